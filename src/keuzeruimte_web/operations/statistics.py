"""How many rows lie where: what a database must know before it can choose the shortest way to them."""

from django.db import connection
from django.db.models import Model

MOST = 1000
"""Rows that SQLite looks at in each index: enough to tell a class from a school, and done in a moment."""
COUNTER = "keuzeruimte_count_table"
"""The function of PostgreSQL by which the role that serves has a table counted, which only its owner may."""


def count_the_tables() -> None:
    """Let SQLite look how its rows are spread; PostgreSQL does that by itself. May run at any time.

    Without it SQLite takes the school for a good way to find a row, where all rows are of that school.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {MOST}")
        cursor.execute("ANALYZE")


def count_what_came_in(*models: type[Model]) -> None:
    """After much came in at once: in the tables of these models, or in all. PostgreSQL counts by itself as
    well, but a minute later, and never within a transaction.

    Until then it takes a school of three hundred new pupils for an empty one, and answers a page in minutes.
    Each table by itself: nobody waits for it, and it may stop halfway. Within a transaction it counts what
    came in there, and what it counted stays held against being counted until the end.
    """
    if connection.vendor != "postgresql":
        return count_the_tables()
    with connection.cursor() as cursor:
        for table in [model._meta.db_table for model in models] or _tables():
            cursor.execute(f"SELECT {COUNTER}(%s)", [table])
    return None


def let_be_counted(role: str = "") -> None:
    """Make the function that counts a table, as the owner of the tables; `role` may use it as well.

    Who may make nothing here, such as the role that serves, leaves it as the owner made it.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_schema_privilege('public', 'CREATE')")
        if not cursor.fetchone()[0]:
            return
        # It does one thing, to a table of its owner, and finds nothing by a path that somebody else chose.
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {COUNTER}(which name) RETURNS void LANGUAGE plpgsql SECURITY DEFINER"
            " SET search_path = pg_catalog, pg_temp"
            " AS $$ BEGIN EXECUTE format('ANALYZE public.%I', which); END $$"
        )
        cursor.execute(f"REVOKE ALL ON FUNCTION {COUNTER}(name) FROM PUBLIC")
        if role:
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {COUNTER}(name) TO {connection.ops.quote_name(role)}")


def _tables() -> list[str]:
    """Every table of ours, and of the programs that we are built with."""
    return connection.introspection.table_names()
