"""Queries that are asked on every page are built once, and only filled in each time.

Building the text of a query of `access` takes Django far longer than the database takes to answer it. The
text depends on the role alone; person, school, day and the record asked for are parameters. So it is built
for two imaginary viewers: wherever the two differ, the value must be one that we know how to fill in, and
else the query is not kept. Whoever builds asks the database nothing (that would be kept too): it is refused.
A guest at a table has texts of its own, with the place at the table as one more value.
"""

import json
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django_scopes import get_scope

from keuzeruimte_web.records.planned import Question
from keuzeruimte_web.records.scope import above_schools, school_scope

from .ages import EIGHTEEN, SIXTEEN, born_by
from .making import Making, making
from .viewer import Viewer, ViewerRole

Value = UUID | date | str
Build = Callable[..., QuerySet[Any]]


class NotKept(RuntimeError):  # noqa: N818
    """It depends on who asks in a way that cannot be filled in, or asked something while it was built."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A query as Django prepared it: the question, and how records are made of its rows."""

    making: Making
    question: Question

    def ask(self, values: Mapping[str, Value]) -> list[Any]:
        """The records, with these values filled in."""
        return self.making.records(self.question.rows(_prepared(values), using=DEFAULT_DB_ALIAS))


_KEPT: dict[Hashable, _Kept | None] = {}
PLAIN: set[Hashable] = set()
"""What could not be kept, and is built each time."""


def asked_by(viewer: Viewer, build: Build, *, key: Hashable, **ids: UUID | str) -> list[Any]:
    """The records of `build(viewer, **ids)`, whose text is built once a role. `key` tells it from others."""
    place = (key, viewer.role, viewer.seat is not None, connections[DEFAULT_DB_ALIAS].vendor)
    if place in PLAIN or not _ordinary(viewer):
        return list(build(viewer, **ids))
    if place not in _KEPT:
        try:
            _KEPT[place] = _built_twice(viewer, build, ids)
        except NotKept:
            PLAIN.add(place)
            return list(build(viewer, **ids))
    kept = _KEPT[place]
    return kept.ask({**_values(viewer), **ids}) if kept else []


def which_hold(asked: Sequence[tuple[Viewer, Build, Hashable]], **ids: UUID | str) -> list[int] | None:
    """The numbers of the questions (`asked_by`) that find a record, in one; None where one is not kept.

    Each brings its own viewer, and is asked by the text of that viewer's role.
    """
    parts: list[str] = []
    brought: list[Any] = []
    for number, (viewer, build, key) in enumerate(asked):
        place = (key, viewer.role, viewer.seat is not None, connections[DEFAULT_DB_ALIAS].vendor)
        if place in PLAIN or not _ordinary(viewer):
            return None
        if place not in _KEPT:
            try:
                _KEPT[place] = _built_twice(viewer, build, ids)
            except NotKept:
                PLAIN.add(place)
                return None
        kept = _KEPT[place]
        if kept:
            parts.append(f"SELECT {number} WHERE EXISTS ({kept.question.sql})")
            brought += kept.question.filled(_prepared({**_values(viewer), **ids}))
    if not parts:
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), brought)
        return sorted(number for (number,) in cursor.fetchall())


def _ordinary(viewer: Viewer) -> bool:
    """Who looks at the own school, and brings no more than is filled in. Who looks above has another text."""
    known = Viewer(viewer.person, viewer.school, viewer.role, viewer.today, viewer.seat)
    return viewer == known and get_scope().get("school") == viewer.school


def _built_twice(asks: Viewer, build: Build, ids: Mapping[str, Value]) -> _Kept | None:
    made: list[Any] = []
    values: list[Mapping[str, Value]] = []
    for number in (1, 2):
        viewer = _imaginary(asks.role, number=number, guest=asks.seat is not None)
        named = {
            name: _imagined(value, number=number, place=4 + place)
            for place, (name, value) in enumerate(ids.items())
        }
        with school_scope(viewer.school):
            made.append(_compiled(build(viewer, **named)))
        values.append({**_values(viewer), **named})
    return _joined(made[0], made[1], values[0], values[1])


def asked_above(build: Build, *, key: Hashable, **values: Value) -> list[Any]:
    """The records of `build(**values)` above the schools, whose text is built once."""
    place = (key, "above", connections[DEFAULT_DB_ALIAS].vendor)
    with above_schools():
        if place not in _KEPT:
            one, other = (
                {name: _imagined(v, number=n, place=k) for k, (name, v) in enumerate(values.items())}
                for n in (1, 2)
            )
            _KEPT[place] = _joined(_compiled(build(**one)), _compiled(build(**other)), one, other)
        kept = _KEPT[place]
        return kept.ask(values) if kept else []


def asked_here(build: Build, *, key: Hashable, **values: Value) -> list[Any]:
    """The records of `build(**values)` at the school of the scope that is open, whose text is built once.

    For what access decided already: it asks about nobody who looks.
    """
    school = get_scope().get("school")
    place = (key, "here", connections[DEFAULT_DB_ALIAS].vendor)
    if not isinstance(school, UUID):
        return list(build(**values))
    if place not in _KEPT:
        made, named = [], []
        for number in (1, 2):
            one = {
                name: _imagined(v, number=number, place=4 + k) for k, (name, v) in enumerate(values.items())
            }
            elsewhere = UUID(int=(number << 64) + 2, version=4)
            with school_scope(elsewhere):
                made.append(_compiled(build(**one)))
            named.append({"school": elsewhere, **one})
        _KEPT[place] = _joined(made[0], made[1], named[0], named[1])
    kept = _KEPT[place]
    return kept.ask({"school": school, **values}) if kept else []


def one_of(written: Value) -> RawSQL:
    """For `pk__in`: ids that `written_ids` wrote as one value; the text is the same for any number."""
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
        return RawSQL("SELECT value::uuid FROM json_array_elements_text(%s::json)", [written])
    return RawSQL("SELECT value FROM json_each(%s)", [written])


def written_ids(ids: Collection[UUID]) -> str:
    """These ids as one value for `one_of`."""
    return json.dumps(sorted(pk.hex for pk in ids))


def _compiled(found: QuerySet[Any]) -> tuple[Any, str, tuple[Any, ...]] | None:
    def refuse(*_: Any) -> Any:
        raise NotKept("asked while it was built")

    connection = connections[DEFAULT_DB_ALIAS]
    with connection.execute_wrapper(refuse):
        compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
    return compiler, sql, tuple(parameters)


def _joined(first: Any, second: Any, one: Mapping[str, Value], other: Mapping[str, Value]) -> _Kept | None:
    if first is None and second is None:
        return None
    if first is None or second is None or first[1] != second[1] or len(first[2]) != len(second[2]):
        raise NotKept("another text for another person")
    here, there = _prepared(one), _prepared(other)
    names = []
    for pair in zip(first[2], second[2], strict=True):
        fitting = [name for name in here if pair == (here[name], there[name])]
        if pair[0] != pair[1] and not fitting:
            raise NotKept(pair)
        names.append(fitting[0] if fitting else "")
    return _Kept(making(first[0], using=DEFAULT_DB_ALIAS), Question(first[1], first[2], tuple(names)))


def _imagined(value: Value, *, number: int, place: int) -> Value:
    """Something of the same kind that nobody has."""
    if isinstance(value, UUID):
        return UUID(int=(number << 64) + place, version=4)
    if isinstance(value, datetime):
        return datetime(3000 + number, 1, 1, tzinfo=UTC) + timedelta(days=place)
    if isinstance(value, date):
        return date(3000 + 100 * number, 1 + place, 9 + number)
    return f"imagined {number} {place}"


def _imaginary(role: ViewerRole, *, number: int, guest: bool) -> Viewer:
    return Viewer(
        person=UUID(int=(number << 64) + 1, version=4),
        school=UUID(int=(number << 64) + 2, version=4),
        role=role,
        today=date(3000 + 100 * number, 1 + number, 10 + number),
        seat=UUID(int=(number << 64) + 3, version=4) if guest else None,
    )


def _values(viewer: Viewer) -> dict[str, Value]:
    return {
        "person": viewer.person,
        "school": viewer.school,
        "today": viewer.today,
        "sixteen": born_by(viewer.today, age=SIXTEEN),
        "eighteen": born_by(viewer.today, age=EIGHTEEN),
        **({} if viewer.seat is None else {"seat": viewer.seat}),
    }


def _prepared(values: Mapping[str, Value]) -> dict[str, Any]:
    """As this database wants them: SQLite keeps ids and days as text."""
    connection = connections[DEFAULT_DB_ALIAS]
    return {
        name: _FIELDS[type(value)].get_db_prep_value(value, connection=connection, prepared=False)
        for name, value in values.items()
    }


_FIELDS: Mapping[type, Any] = {
    UUID: models.UUIDField(),
    date: models.DateField(),
    datetime: models.DateTimeField(),
    str: models.TextField(),
}
