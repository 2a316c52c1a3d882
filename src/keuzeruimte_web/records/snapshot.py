"""Reading much as it was at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything that is read inside is as it was when the first of it was read. Write nothing inside.

    With PostgreSQL a transaction that can repeat what it read and cannot write; with SQLite one that does not
    lock, as others here do to write, so nobody waits for it. Inside another transaction it is a part of that.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    with _repeatable() if connection.vendor == "postgresql" else _deferred(), transaction.atomic():
        yield


@contextmanager
def _repeatable() -> Iterator[None]:
    line: Any = connection.connection
    line.isolation_level, line.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        yield
    finally:
        if not line.closed:
            line.isolation_level, line.read_only = None, None


@contextmanager
def _deferred() -> Iterator[None]:
    wrapper: Any = connection
    usual, wrapper.transaction_mode = wrapper.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        wrapper.transaction_mode = usual
