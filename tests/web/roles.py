"""On PostgreSQL the tests run as the role that serves; some break what only the owner of the tables could."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from keuzeruimte_web.operations.tables import hand_to

SERVES = "keuzeruimte_serves"
"""The role of PostgreSQL that the application has: it owns nothing (`bin/with-postgresql` makes it)."""


@contextmanager
def as_owner() -> Iterator[None]:
    """For a moment the role that made the tables, on this connection. On SQLite there are no roles."""
    if connection.vendor != "postgresql":
        yield
        return
    _say("SET ROLE NONE")
    try:
        yield
    finally:
        _say(f"SET ROLE {SERVES}")


def migrate(to: str = "") -> None:
    """Bring the tables to this migration, or to the newest, as an operator does: as the owner."""
    with as_owner():
        call_command("migrate", "records", *([to] if to else []), verbosity=0)
        if connection.vendor == "postgresql":
            hand_over()


def hand_over() -> None:
    """The role that serves gets the rows. Emptying whole tables is for tests alone."""
    hand_to(SERVES)
    _say(f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {SERVES}")


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
