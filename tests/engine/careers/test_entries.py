"""One part or rule written back in a file leaves all else as it was."""

import pytest

from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.entries import (
    NoSuchEntryError,
    lists_in,
    with_entry,
    with_one_more,
    without_entry,
)

OWN = """# van ons allemaal
subject_rules: 1
title: Onze havo  # en van niemand anders
profiles:
  nt: {name: N, parts: [{all: [nat]}, {choose: 1, from: [wisA, wisB]}]}
common:
  - all: [netl]
    name: voor iedereen
    why: >-
      Dit is
      voor iedereen.

  # hieronder kiest iemand zelf
  - {choose: 1, from: any}
rules:
"""


@pytest.mark.parametrize("key", shipped_books())
def test_every_part_and_rule_that_we_ship_is_written_back_alike(key: str) -> None:
    text = shipped_books()[key].read_text("utf-8")
    book = read_book(text.encode())
    for one in lists_in(text):
        for entry in one.entries:
            assert read_book(with_entry(text, where=entry.where, table=entry.table).encode()) == book
        table = {"at_most": 60, "from": "any"} if one.where == "rules" else {"choose": 0, "from": "any"}
        more = with_one_more(text, of=one.where, table={**table, "id": "nog-een"})
        assert read_book(more.encode()) != book
        last = next(again for again in lists_in(more) if again.where == one.where).entries[-1]
        assert last.table["id"] == "nog-een"
        assert read_book(without_entry(more, where=last.where).encode()) == book


def test_comments_and_order_stay_and_only_the_one_is_written_anew() -> None:
    changed = with_entry(OWN, where="common.0", table={"all": ["netl", "entl"], "name": "ieder: één"})
    assert changed == OWN.replace(
        "all: [netl]\n    name: voor iedereen\n    why: >-\n      Dit is\n      voor iedereen.",
        "{all: [netl, entl], name: 'ieder: één'}",
    )
    assert with_one_more(OWN, of="rules", table={"not_together": ["wisA", "wisB"]}) == OWN.replace(
        "rules:\n", "rules:\n  - {not_together: [wisA, wisB]}\n"
    )
    assert with_one_more(OWN, of="profiles.nt.parts", table={"all": ["schk"]}) == OWN.replace(
        "[wisA, wisB]}]}", "[wisA, wisB]}, {all: [schk]}]}"
    )
    assert without_entry(OWN, where="profiles.nt.parts.0") == OWN.replace("{all: [nat]}, ", "")
    assert without_entry(OWN, where="profiles.nt.parts.1") == OWN.replace(
        ", {choose: 1, from: [wisA, wisB]}", ""
    )
    assert without_entry(OWN, where="common.1") == OWN.replace("  - {choose: 1, from: any}\n", "")


@pytest.mark.parametrize("where", ["title", "rules.0", "common.9", "profiles.zz.parts.0", "../x", "common"])
def test_what_is_not_there_is_refused(where: str) -> None:
    with pytest.raises(NoSuchEntryError):
        with_entry(OWN, where=where, table={})
