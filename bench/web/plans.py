"""Which questions make PostgreSQL read a whole table: asked by EXPLAIN, of every question of a page."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

SMALL = 500
"""Rows that may as well be read whole."""


@dataclass(slots=True)
class Scans:
    """What was found: table and question, for each table that would be read whole."""

    found: list[tuple[str, str]] = field(default_factory=list)
    asked: int = 0
    _explaining: bool = False

    def explain(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Django's wrapper around every statement: ask first how it would be answered."""
        question = sql.lstrip().upper().startswith(("SELECT", "WITH"))
        if question and not many and not self._explaining:
            self._explaining = True
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                    (plan,) = cursor.fetchone()
                self.asked += 1
                whole = json.loads(plan) if isinstance(plan, str) else plan
                self.found += [(table, sql) for table in _read_whole(whole[0]["Plan"])]
            finally:
                self._explaining = False
        return execute(sql, params, many, context)


@contextmanager
def looked_for() -> Iterator[Scans]:
    """Every question inside is explained before it is asked."""
    scans = Scans()
    # First of all, before the wall puts its own word in front of the statement (records/wall.py).
    connection.ensure_connection()
    connection.execute_wrappers.insert(0, scans.explain)
    try:
        yield scans
    finally:
        connection.execute_wrappers.remove(scans.explain)


def _read_whole(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan" and _rows_of(plan["Relation Name"]) > SMALL:
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _read_whole(part)


def _rows_of(table: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
        (rows,) = cursor.fetchone()
    return float(rows)
