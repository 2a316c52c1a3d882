"""Who comes in as the wrong role of PostgreSQL, or before there are tables, is told what to do."""

from collections.abc import Callable

import pytest
from django.db import connection
from installation import Installation

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no roles")
New = Callable[..., Installation]


def test_who_may_not_make_tables_is_told_who_may(installation: New) -> None:
    here = installation("here")
    here.settings["PGOPTIONS"] = "-c role=keuzeruimte_serves"
    said = here.run("prepare", code=1)
    assert "Run prepare as the one that owns them" in said
    assert "Traceback" not in said


def test_a_command_without_tables_says_so(installation: New) -> None:
    said = installation("here").run(
        "open-school", "Lindecollege", "--given", "Petra", "--family", "Vos", code=1
    )
    assert "The tables are not there" in said
    assert "Traceback" not in said


def test_a_role_that_is_not_there_is_told_before_anything_is_made(installation: New) -> None:
    here = installation("here")
    assert "knows no role nobody_here, and nothing was done" in here.run(
        "prepare", "--serves", "nobody_here", code=1
    )
    assert (
        here.script("from django.db import connection\nprint(connection.introspection.table_names())") == "[]"
    )
