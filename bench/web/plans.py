"""Which questions make PostgreSQL read a whole table: asked by EXPLAIN, of every question of a page."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

SMALL = 500
"""Rows that may as well be read whole."""
BY_INDEX = ("Index Scan", "Index Only Scan", "Bitmap Index Scan")


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
        question = sql.lstrip().upper().startswith(("SELECT", "WITH", "EXECUTE"))
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


def _read_whole(plan: dict[str, Any], *, few: bool = False) -> Iterator[str]:
    """Tables read from end to end, or all of a school; `few`: it stops as soon as enough is found."""
    kind, few = plan["Node Type"], few or plan["Node Type"] == "Limit"
    if kind == "Seq Scan" and _rows_of(plan["Relation Name"]) > SMALL:
        yield plan["Relation Name"]
    elif kind in BY_INDEX and not few:
        index = _index(plan["Index Name"])
        if index.rows > SMALL and (
            not _begins_at(index, plan) or (plan["Plan Rows"] > SMALL and _of_a_school(plan))
        ):
            yield index.table
    for part in plan.get("Plans", ()):
        yield from _read_whole(part, few=few)


@dataclass(frozen=True, slots=True)
class _Index:
    """An index: of which table, the first thing that it is ordered by, and how many rows it has."""

    table: str
    first: str
    rows: float


def _begins_at(index: _Index, plan: dict[str, Any]) -> bool:
    """Whether it is looked up where it begins; otherwise all of the index is gone through."""
    return re.search(rf"\b{re.escape(index.first)}\b", plan.get("Index Cond", "")) is not None


def _of_a_school(plan: dict[str, Any]) -> bool:
    """Whether nothing but the school narrows what is read here."""
    said = plan["Index Cond"]
    return "school_id" in said and " AND " not in said


def _index(name: str) -> _Index:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.indrelid::regclass::text, pg_get_indexdef(i.indexrelid, 1, true), c.reltuples"
            " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indexrelid = %s::regclass",
            [name],
        )
        return _Index(*cursor.fetchone())


def _rows_of(table: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
        (rows,) = cursor.fetchone()
    return float(rows)
