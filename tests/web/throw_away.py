"""Tests throw their world away; the trail, which only grows, lets go of its guards for that moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from keuzeruimte_web.records.growing import lifted


@contextmanager
def whole_worlds_go() -> Iterator[None]:
    """Inside, Django's `flush` (after a test with transactions of its own) also empties the trail."""
    kind = type(connection.ops)
    plain = kind.execute_sql_flush

    def flush(ops: Any, statements: Any) -> None:
        with lifted(ops.connection):
            plain(ops, statements)

    kind.execute_sql_flush = flush  # type: ignore[method-assign]
    try:
        yield
    finally:
        kind.execute_sql_flush = plain  # type: ignore[method-assign]
