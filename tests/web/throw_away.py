"""Tests throw their world away; the trail, which only grows, lets go of its guards for that moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from roles import as_owner

from keuzeruimte_web.records import growing


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """Without the guards of the trail: what only the owner of the tables can do."""
    with as_owner():
        growing.lift(connection)
    try:
        yield
    finally:
        with as_owner():
            growing.guard(connection)


@contextmanager
def whole_worlds_go() -> Iterator[None]:
    """Inside, Django's `flush` (after a test with transactions of its own) also empties the trail.

    PostgreSQL empties tables at once, without asking the guards of each row.
    """
    if connection.vendor == "postgresql":
        yield
        return
    kind = type(connection.ops)
    plain = kind.execute_sql_flush

    def flush(ops: Any, statements: Any) -> None:
        with growing.lifted(ops.connection):
            plain(ops, statements)

    kind.execute_sql_flush = flush  # type: ignore[method-assign]
    try:
        yield
    finally:
        kind.execute_sql_flush = plain  # type: ignore[method-assign]
