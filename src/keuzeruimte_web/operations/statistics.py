"""How many rows lie where: what SQLite must be told before it can choose the shortest way to them."""

from django.db import connection

MOST = 1000
"""Rows looked at in each index: enough to tell a class from a school, and done in a moment."""


def count_the_tables() -> None:
    """Let SQLite look how its rows are spread; PostgreSQL does that by itself. May run at any time.

    Without it SQLite takes the school for a good way to find a row, where all rows are of that school.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {MOST}")
        cursor.execute("ANALYZE")
