"""A list of what somebody sees of all matters: the question starts at those matters, one by one.

A database that is asked for *the conversations that I may see, by day* goes through those of the whole
school, as the grounds of access are many conditions with *or* between them. Here it is told where to begin:
at the matters that somebody holds (`access/held.py`); of each it reads the records by their index, and asks
the grounds of those alone (decision 0180). The text is built once a role (decision 0105).
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from keuzeruimte_web.access.held import matters_held
from keuzeruimte_web.access.replica import read_at
from keuzeruimte_web.access.viewer import Viewer

from .compiled import Text, Value, text_for
from .one_text import OneText

At = Callable[[str], dict[str, Any]]
"""Says of a path that it leads to the record at hand: a matter, or what was found at it."""


# Not a value from outside: a name within the same question.
SHOWN = RawSQL("shown.id", [])
ONE_LIST = {
    "postgresql": "coalesce(json_agg(one.row_of::json), '[]')::text",
    "sqlite": "json_group_array(json(one.row_of))",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list. `key` tells it from others.

    `on_the_way`: the ids that lead from a matter to what is listed, step by step. `found`: what a viewer may
    see of what is listed, at the last of these; as `values_list` of `columns`, the first of which is `id`. It
    must start at `access` (`rows`). `shown`: which of `found` stand on the page, in SQL. `beside`: what is
    read with each of those, as `row_of` (`in_one_row`), in order; it finds them by `SHOWN`.
    `ids`: what kind of values `found` takes besides.
    """

    key: Hashable
    columns: tuple[str, ...]
    found: Callable[..., QuerySet[Any]]
    shown: str
    on_the_way: tuple[Callable[[At], QuerySet[Any]], ...]
    beside: Callable[[Viewer], QuerySet[Any]] | None = None
    ids: Mapping[str, type[Value]] = field(default_factory=dict)


_KEPT: dict[Hashable, Text] = {}


def in_one_row(*paths: Any) -> Any:
    """The values at the end of these paths (or expressions) as one text, for `values_of`."""
    return OneText(*(F(path) if isinstance(path, str) else path for path in paths))


def values_of(row: str) -> list[Any]:
    """What `in_one_row` wrote, or a list of those."""
    read: list[Any] = json.loads(row)
    return read


def listed(viewer: Viewer, kind: Listed, *numbers: int, **ids: Value) -> list[tuple[Any, ...]]:
    """The columns of what is shown, and as the last one what is read beside it (`values_of`); one query.

    `numbers` are filled in where `shown` says `%s`. The order is the caller's to make.
    """
    using = read_at()
    place = (kind.key, viewer.role, connections[using].vendor)
    try:
        if place not in _KEPT:
            _KEPT[place] = _whole(viewer, kind, using=using)
    except EmptyResultSet:
        return []
    text = _KEPT[place]
    values = {_number(place): number for place, number in enumerate(numbers)}
    return text.rows({**text.values(viewer, using=using, **ids), **values}, using=using)


def _number(place: int) -> str:
    return f"number {place}"


def _whole(viewer: Viewer, kind: Listed, *, using: str) -> Text:
    """The text, in which the viewer brings something, and the numbers of `shown` are filled in."""
    vendor, role = connections[using].vendor, viewer.role

    def step(find: Callable[[At], QuerySet[Any]], number: int) -> Text:
        return text_for(
            role, lambda _: find(_at(vendor, f"held_{number}")), key=("held", kind.key, number), using=using
        )

    def found_of(viewer: Viewer, **ids: Value) -> QuerySet[Any]:
        return kind.found(viewer, _at(vendor, f"held_{len(kind.on_the_way)}"), **ids)

    matters = text_for(role, matters_held, key="matters held", using=using)
    steps = [step(find, number) for number, find in enumerate(kind.on_the_way)]
    found = text_for(role, found_of, key=("found", kind.key), using=using, ids=kind.ids)
    beside = Text("", (), ())
    if kind.beside is not None:
        beside = text_for(role, kind.beside, key=("beside", kind.key), using=using)
    columns = ", ".join(kind.columns)
    parts = [
        f"held_0(id) AS ({matters.sql})",
        *(f"held_{n + 1}(id) AS ({_of_each(one.sql, n, vendor)})" for n, one in enumerate(steps)),
        f"found({columns}) AS ({_of_each(found.sql, len(steps), vendor)})",
        f"shown({columns}) AS ({kind.shown})",
    ]
    together = f"(SELECT {ONE_LIST[vendor]} FROM ({beside.sql}) AS one)" if beside.sql else "'[]'"  # noqa: S608
    sql = f"WITH {', '.join(parts)} SELECT {columns}, {together} FROM shown"  # noqa: S608
    numbers = tuple(_number(place) for place in range(kind.shown.count("%s")))
    texts = (matters, *steps, found, Text("", (0,) * len(numbers), numbers), beside)
    return Text(sql, sum((t.parameters for t in texts), ()), sum((t.brought for t in texts), ()))


def _of_each(sql: str, number: int, vendor: str) -> str:
    """What this finds at each that was found before."""
    if vendor != "postgresql":
        return sql
    # One after the other: `OFFSET 0` keeps PostgreSQL from reading everything and joining afterwards.
    return f"SELECT one.* FROM held_{number} CROSS JOIN LATERAL ({sql} OFFSET 0) AS one"  # noqa: S608


def _at(vendor: str, held: str) -> At:
    if vendor == "postgresql":
        return lambda path: {path: RawSQL(f"{held}.id", [])}  # noqa: S611
    return lambda path: {f"{path}__in": RawSQL(f"SELECT id FROM {held}", [])}  # noqa: S608, S611
