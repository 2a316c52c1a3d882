"""PostgreSQL tables without indexes, keys and foreign keys while they are filled, and putting that back.

What is to be put back stands in a table beside them, in the same transaction as its removal: so filling can
be broken off at any moment and goes on where it was. Every row is looked at when a foreign key comes back. As
a superuser of the cluster of the worlds, which the application never is.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from keuzeruimte_web.demo.ledger import ORDER

CONSTRAINTS = """
    SELECT contype, conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    FROM pg_constraint
    WHERE (contype IN ('p', 'u', 'x', 'f') AND conrelid = ANY (%(filled)s::regclass[]))
    OR (contype = 'f' AND confrelid = ANY (%(filled)s::regclass[]))
"""
INDEXES = """
    SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index
    WHERE indrelid = ANY (%(filled)s::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
"""
NOTE = "CREATE TABLE to_put_back (step int, relation text, statement text)"
NOTED = "INSERT INTO to_put_back VALUES (%s, %s, %s)"
READ = "SELECT step, relation, statement FROM to_put_back ORDER BY step, relation"
DONE = "DELETE FROM to_put_back WHERE statement = %s"
STEPS = {1: "keys", 2: "indexes", 3: "foreign keys", 4: "what they lead to", 5: "care"}
ONE_BY_ONE = (3,)
"""Steps that lock two tables."""


def take_off() -> None:
    """Leave the tables bare, where that was not done already."""
    tables = [kind._meta.db_table for kind in ORDER]
    with transaction.atomic(), connection.cursor() as cursor:
        if _is_bare(cursor):
            return
        found = sorted(_found(cursor, tables), reverse=True)
        cursor.execute(NOTE)
        for step, relation, back, off in found:
            cursor.execute(NOTED, [step, relation, back])
            if off:
                cursor.execute(off)


def put_back(said: Callable[[str], None]) -> None:
    """Bring everything back, with two at work where there are two cores; `said` hears what is being done."""
    with connection.cursor() as cursor:
        if not _is_bare(cursor):
            return
        cursor.execute(READ)
        waiting = cursor.fetchall()
    said("settling rows")
    _by_table((kind._meta.db_table, f'VACUUM (FREEZE) "{kind._meta.db_table}"') for kind in ORDER)
    for step, rows in groupby(waiting, key=lambda row: row[0]):
        said(f"putting back {STEPS[step]}")
        _by_table(((table, statement) for _, table, statement in rows), at_once=step not in ONE_BY_ONE)
    said("counting rows")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("DROP TABLE to_put_back")


def _found(cursor: Any, tables: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """What is there: its step, its table, the statement that puts it back, and the one that takes it off."""
    cursor.execute(CONSTRAINTS, {"filled": tables})
    for kind, table, name, definition in cursor.fetchall():
        back, off = f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}", f"DROP CONSTRAINT {name}"
        if kind == "f":
            yield 3, table, f"{back} NOT VALID", f"ALTER TABLE {table} {off}"
            yield 4, table, f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}", ""
        else:
            yield 1, table, back, f"ALTER TABLE {table} {off}"
    cursor.execute(INDEXES, {"filled": tables})
    for table, name, definition in cursor.fetchall():
        yield 2, table, definition, f"DROP INDEX {name}"
    for table in tables:
        change = f'ALTER TABLE "{table}"'
        yield 5, table, f"{change} RESET (autovacuum_enabled)", f"{change} SET (autovacuum_enabled = off)"


def _is_bare(cursor: Any) -> bool:
    return "to_put_back" in connection.introspection.table_names(cursor)


def _by_table(asked: Iterable[tuple[str, str]], *, at_once: bool = True) -> None:
    """Run statements, those of one table one after the other."""
    of: dict[str, list[str]] = {}
    for table, statement in asked:
        of.setdefault(table, []).append(statement)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0)) if at_once else 1) as workers:
        for done in [workers.submit(_run, statements) for statements in of.values()]:
            done.result()


def _run(statements: list[str]) -> None:
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                if statement.startswith("VACUUM"):  # which no transaction may hold
                    cursor.execute(statement)
                    continue
                with transaction.atomic():
                    cursor.execute(DONE, [statement])
                    cursor.execute(statement)
    finally:
        connection.close()
