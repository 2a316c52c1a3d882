"""What was offered, and what is needed before it can be read: nothing, or a word about its columns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import IO

from keuzeruimte_web.interchange.reading.columns import Meaning, guess
from keuzeruimte_web.interchange.reading.edexml import read_edexml
from keuzeruimte_web.interchange.reading.listed import ListKind, kind_of, read_list
from keuzeruimte_web.interchange.reading.oneroster import is_one, read_oneroster
from keuzeruimte_web.interchange.reading.package import Member, members
from keuzeruimte_web.interchange.reading.refusal import Place, Refused, Why
from keuzeruimte_web.interchange.reading.roster import Roster
from keuzeruimte_web.interchange.reading.separated import separated
from keuzeruimte_web.interchange.reading.sheet import Sheet
from keuzeruimte_web.interchange.reading.workbook import sheets_of

TEXT = frozenset({"csv", "txt", "tsv", ""})
BOOKS = frozenset({"xlsx", "xls", "xlsb", "ods", "xlsm"})

XML = (b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
"""How a file of XML begins, in UTF-8 and in both orders of UTF-16."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list whose columns somebody may have to explain first. `kind` None: whom it is about is not clear."""

    sheet: Sheet
    kind: ListKind | None
    meanings: dict[str, Meaning]


@dataclass(frozen=True, slots=True)
class Offered:
    """What was offered: a roster that speaks for itself, or lists."""

    format: str
    roster: Roster | None = None
    lists: tuple[Listed, ...] = ()


def recognise(files: dict[str, IO[bytes]], *, today: date) -> Offered:
    """Look at what was offered, by its content. Raises Refused; `files` are by the names people gave them."""
    found = tuple(_told_apart(member for name, stream in files.items() for member in members(name, stream)))
    if not found:
        raise Refused(Why.EMPTY, Place(""))
    if is_one(found):
        sds = not any(member.name.casefold() == "manifest.csv" for member in found)
        return Offered("sds" if sds else "oneroster", roster=read_oneroster(found, today=today))
    if len(found) == 1 and _starts(found[0]).startswith(XML):
        return Offered("edexml", roster=read_edexml(found[0], today=today))
    lists = tuple(_listed(sheet) for member in found for sheet in _sheets(member))
    return Offered("lists", lists=lists)


def read_lists(lists: tuple[Listed, ...], *, today: date) -> Roster:
    """Read lists of which everything is known: pupils first, whatever their order. Raises Refused."""
    roster = Roster()
    order = {ListKind.STAFF: 0, ListKind.PUPILS: 1, ListKind.PARENTS: 2}
    for listed in sorted(lists, key=lambda one: order.get(one.kind, 3) if one.kind else 3):
        if listed.kind is None:
            raise Refused(Why.UNKNOWN_KIND, Place(listed.sheet.file))
        read_list(roster, listed.sheet, listed.meanings, listed.kind, today=today)
    return roster


def _told_apart(found: Iterable[Member]) -> Iterable[Member]:
    """Files of which no two have one name: the second `lijst.csv`, of another folder, is `2 lijst.csv`."""
    met: Counter[str] = Counter()
    for member in found:
        met[member.name] += 1
        number = met[member.name]
        yield member if number == 1 else replace(member, name=f"{number} {member.name}")


def _sheets(member: Member) -> tuple[Sheet, ...]:
    if member.suffix in BOOKS or _starts(member).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return sheets_of(member)
    if member.suffix in TEXT:
        return (separated(member),)
    raise Refused(Why.UNKNOWN_KIND, Place(member.name))


def _listed(sheet: Sheet) -> Listed:
    meanings = guess(sheet.heads)
    return Listed(sheet, kind_of(sheet, meanings), meanings)


def _starts(member: Member) -> bytes:
    with member.opened() as stream:
        return stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
