"""A long question to SQLite is asked in portions: one question, at one moment."""

import sqlite3
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.db.utils import OperationalError
from django.test.utils import CaptureQueriesContext

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.about import Whom, read_about
from keuzeruimte_web.bridge.portions import AT_A_TIME, in_portions
from keuzeruimte_web.bridge.start import Start
from keuzeruimte_web.records.models import Pupil
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.sqlite3.base import NEXT_PORTION, Cursor

pytestmark = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="portions are for SQLite")


def _asked(sql: str, *, parameters: tuple[object, ...], brought: tuple[str, ...]) -> SimpleNamespace:
    return SimpleNamespace(sql=sql, parameters=parameters, brought=brought, before={})


def test_each_value_stands_in_it_once_and_what_is_brought_by_its_name() -> None:
    whom = _asked("SELECT %s", parameters=("imagined",), brought=("pupil",))
    parts = [
        _asked("SELECT %s, %s, 'a%%' FROM these_pupils", parameters=("mark", 1), brought=("", "")),
        _asked("SELECT %s, %s FROM these_pupils", parameters=("mark", True), brought=("", "")),
    ]

    known = "WITH these_pupils(id) AS (SELECT value FROM json_each(%(these_pupils)s)) "
    texts, values = in_portions({"these_pupils": whom}, parts)
    assert texts.split(NEXT_PORTION) == [
        "WITH these_pupils(id) AS (SELECT %(pupil)s) "
        "SELECT json_group_array(id) AS keep_as_these_pupils FROM these_pupils",
        known + "SELECT %(value_0)s, %(value_1)s, 'a%%' FROM these_pupils",  # noqa: S608
        known + "SELECT %(value_0)s, %(value_2)s FROM these_pupils",  # noqa: S608
    ]
    assert values == {"these_pupils": "[]", "value_0": "mark", "value_1": 1, "value_2": True}


@pytest.mark.django_db
def test_what_is_found_first_is_found_once_for_all_that_follows() -> None:
    numbers = _asked("SELECT 1 UNION SELECT 2 UNION SELECT %s", parameters=(3,), brought=("",))
    odd = _asked("SELECT id FROM numbers WHERE id %% %s", parameters=(2,), brought=("",))
    parts = [
        _asked("SELECT id, %s FROM numbers", parameters=("numbers",), brought=("",)),
        _asked("SELECT id, %s FROM odd", parameters=("odd",), brought=("",)),
    ]
    with connection.cursor() as cursor:
        cursor.execute(*in_portions({"numbers": numbers, "odd": odd}, parts))
        assert cursor.fetchall() == [(1, "numbers"), (2, "numbers"), (3, "numbers"), (1, "odd"), (3, "odd")]


@pytest.mark.django_db
def test_a_portion_is_asked_when_something_is_found_that_it_needs() -> None:
    one = _asked("SELECT %s", parameters=(1,), brought=("",))
    none = _asked("SELECT id FROM one WHERE id > %s", parameters=(1,), brought=("",))
    unneeded = _asked("SELECT id FROM nowhere", parameters=(), brought=())
    parts = [
        _asked("SELECT %s", parameters=(text,), brought=("",))
        for text in ("always", "with one", "with none", "with one of both")
    ]
    needing_more = _asked("SELECT id FROM unneeded", parameters=(), brought=())
    with connection.cursor() as cursor:
        cursor.execute(
            *in_portions(
                {"one": one, "none": none, "unneeded": unneeded},
                [*parts, needing_more],
                only_with=[(), ("one",), ("none",), ("none", "one"), ("none",)],
            )
        )
        assert cursor.fetchall() == [("always",), ("with one",), ("with one of both",)]


@pytest.mark.django_db
def test_portions_are_one_question_with_all_their_rows() -> None:
    text = NEXT_PORTION.join(
        (
            "SELECT %(a)s, 'half %%' UNION ALL SELECT %(b)s, %(a)s",
            "SELECT %(b)s, '(none)' WHERE 0",
            "SELECT 3, %(b)s",
        )
    )
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        connection.cursor() as cursor,
    ):
        cursor.execute(text, {"a": "x", "b": "y", "more": "that nobody asks for"})
        found = cursor.fetchall()
        cursor.execute("SELECT %s", ["a plain one after it"])
        plain = cursor.fetchall()

    assert found == [("x", "half %"), ("y", "x"), (3, "y")]
    assert (plain, len(asked)) == ([("a plain one after it",)], 2)


@pytest.mark.django_db
def test_the_parts_are_made_once_for_each_of_who_is_imagined_however_many_portions_there_are() -> None:
    """Making them takes long: the first visitor after a start of the server waits for it."""
    made_for = []

    def whole(viewer: Viewer, start: Start) -> list[QuerySet[Any]]:
        made_for.append(viewer.person)
        return [Pupil.objects.filter(**start.among(Pupil, "pk")).values_list("pk")] * (3 * AT_A_TIME)

    viewer = Viewer(uuid4(), uuid4(), ViewerRole.PARENT, date(2026, 11, 22))
    with school_scope(viewer.school):
        whom = Whom("pupils of a test", lambda viewer: rows(viewer, Kind.PUPIL), {})
        assert read_about(viewer, whom, whole, key="parts of a test") == []
    assert (len(made_for), len(set(made_for))) == (2, 2)


def test_what_is_written_between_two_portions_is_seen_by_the_next_question(tmp_path: Path) -> None:
    ours = sqlite3.connect(tmp_path / "rows", isolation_level=None)
    ours.execute("PRAGMA journal_mode=WAL")
    ours.execute("CREATE TABLE rows (word)")
    ours.execute("INSERT INTO rows VALUES ('first')")
    theirs = sqlite3.connect(tmp_path / "rows", isolation_level=None)
    ours.create_function(
        "somebody_writes", 0, lambda: theirs.execute("INSERT INTO rows VALUES ('later')") and 1
    )
    text = NEXT_PORTION.join(
        (
            "SELECT word, %(a)s FROM rows",
            "SELECT 'written', somebody_writes()",
            "SELECT word, %(a)s FROM rows",
        )
    )

    cursor = ours.cursor(factory=Cursor)
    cursor.execute(text, {"a": 1})

    assert cursor.fetchall() == [("first", 1), ("written", 1), ("first", 1)]
    assert not ours.in_transaction
    assert ours.execute("SELECT word FROM rows").fetchall() == [("first",), ("later",)]


@pytest.mark.django_db(transaction=True)
def test_a_portion_that_goes_wrong_leaves_nothing_open() -> None:
    with connection.cursor() as cursor, pytest.raises(OperationalError):
        cursor.execute(NEXT_PORTION.join(("SELECT %(a)s", "SELECT nothing FROM nowhere")), {"a": 1})

    assert not connection.connection.in_transaction
