"""SQL that is built once a role instead of once a request.

Building the text of a query of some forty parts (`about.py`) takes Django far longer than the database takes
to answer it. The text depends on the role alone; person, school and day are parameters. So it is built for an
imaginary viewer and kept, and the places of that viewer's values are filled in each time.

It is built for two imaginary viewers. Every parameter in which the two differ must be a value that we know
how to fill in; a ground that reckons with the viewer in a way not known here is refused, not guessed at.
"""

from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connections, models
from django.db.models import QuerySet
from django_scopes import get_scope

from keuzeruimte_web.access.ages import EIGHTEEN, SIXTEEN, born_by
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.once import First, asked_first, nothing_first
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.planned import Question, Rows

from .beforehand import name_of
from .opening import NoSchool

Build = Callable[..., QuerySet[Any]]
Value = UUID | date | datetime | str
"""What can be filled in: an id, a day, a moment or a name."""


class Within(str):
    """A text to look for anywhere in a field, by `__contains`."""

    __slots__ = ()


class NotAParameter(RuntimeError):  # noqa: N818
    """The query depends on the viewer in a way that cannot be filled in; `compiled.py` must learn it."""


@dataclass(frozen=True, slots=True, eq=False)
class Text(Question):
    """A question in which the viewer brings something: person, day, school.

    `named`: the parameters stand in the text by name, each once, and these are the values of all but what is
    brought. `before`: steps that it looks into, which whoever asks it puts before it (`in_steps`); `columns`:
    what such a step finds. `left_out`: those that find nothing where it says everything.
    """

    guest: bool = False
    named: Mapping[str, Any] | None = None
    before: Mapping[str, "Text"] = field(default_factory=dict)
    columns: str = "id"
    left_out: frozenset[str] = frozenset()

    def for_viewer(self, viewer: Viewer, *, using: str, **ids: Value) -> tuple[Any, ...] | Mapping[str, Any]:
        """The parameters with this viewer's person, day and school (of the scope that is open), and more."""
        values = self.values(viewer, using=using, **ids)
        return self.filled(values) if self.named is None else {**self.named, **values}

    def rows_for(self, viewer: Viewer, *, using: str, **ids: Value) -> Rows:
        """The rows that this viewer finds."""
        values = self.values(viewer, using=using, **ids)
        if self.named is None:
            return self.rows(values, using=using)
        with connections[using].cursor() as cursor:
            cursor.execute(self.sql, {**self.named, **values})
            return list(cursor.fetchall())

    def values(self, viewer: Viewer, *, using: str, **ids: Value) -> Mapping[str, Any]:
        """What this viewer brings, by name, as the database wants it."""
        if (viewer.seat is not None) != self.guest:
            raise NotAParameter("a guest at the table reads no file, and nobody else looks as a guest")
        school = get_scope().get("school")
        if not isinstance(school, UUID):
            raise NoSchool
        return _prepared({**_values(viewer, school), **ids}, using=using)


_KEPT: dict[Hashable, Text] = {}


def text_for(
    role: ViewerRole,
    build: Build,
    *,
    key: Hashable,
    using: str,
    ids: tuple[str, ...] | Mapping[str, type[Value]] = (),
    guest: bool = False,
    once: bool = False,
    usual: bool = False,
) -> Text:
    """The text of this query for a role, built the first time. `key` tells this query from others.

    `ids`: the names of the ids that are filled in besides what the viewer brings; a mapping says of each what
    kind of value it is. `guest`: for who looks from a place at a table; nobody else fills it in, and a guest
    no other. `once`: what it asks about the viewer alone are steps before it; `usual`: without what finds
    something for few (`access.once`). Raises EmptyResultSet where this role can find nothing.
    """
    place = (key, role, guest, once, usual, connections[using].vendor)
    if place not in _KEPT:
        kinds = ids if isinstance(ids, Mapping) else dict.fromkeys(ids, UUID)
        # Rows stand in their place with SQLite: it finds each by an index there, and a list has none.
        first = partial(asked_first, lists_only=connections[using].vendor == "sqlite", usual=usual)
        gathers = first if once else nothing_first
        _KEPT[place] = _built(role, build, using=using, ids=kinds, guest=guest, gathers=gathers)
    return _KEPT[place]


def _built(
    role: ViewerRole,
    build: Build,
    *,
    using: str,
    ids: Mapping[str, type[Value]],
    guest: bool,
    gathers: Callable[[], AbstractContextManager[First]],
) -> Text:
    asked: list[_Asked] = []
    steps = []
    for number in (1, 2):
        viewer = imaginary(role, number=number, guest=guest)
        named = imagined_ids(ids, number=number)
        with gathers() as first:
            sql, parameters = _compiled(build, viewer, using=using, ids=named)
        prepared = _prepared({**_values(viewer, viewer.school), **named}, using=using)
        asked.append((sql, parameters, prepared))
        steps.append([(step.sql, step.parameters, prepared) for step in first.steps.values()])
    before: dict[str, Text] = {}
    names: dict[str, str] = {}  # of a step, while the text is made -> as it stands in every text
    for (gathered, step), one, other in zip(first.steps.items(), *steps, strict=True):
        text = replace(_same(one, other, names), columns=step.columns)
        names[gathered] = name_of(text)
        before[names[gathered]] = text
    left_out = frozenset(names[gathered] for gathered in first.left_out)
    return replace(_same(asked[0], asked[1], names), guest=guest, before=before, left_out=left_out)


_Asked = tuple[str, tuple[Any, ...], Mapping[str, Any]]


def _same(one: _Asked, other: _Asked, names: Mapping[str, str]) -> Text:
    """The text that two imaginary viewers have in common, with these names in it."""
    (sql, first, here), (other_sql, second, there) = one, other
    if sql != other_sql or len(first) != len(second):
        raise NotAParameter(sql)
    brought = tuple(_brought(pair, here, there) for pair in zip(first, second, strict=True))
    for gathered, name in names.items():
        sql = sql.replace(gathered, name)
    return Text(sql, first, brought)


def _brought(pair: tuple[Any, Any], here: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    """The name of what both imaginary viewers brought here; empty for a value that is always the same."""
    names = [name for name in here if pair == (here[name], there[name])]
    if pair[0] != pair[1] and not names:
        raise NotAParameter(pair)
    return names[0] if names else ""


def _compiled(
    build: Build, viewer: Viewer, *, using: str, ids: Mapping[str, Value]
) -> tuple[str, tuple[Any, ...]]:
    with school_scope(viewer.school):
        sql, parameters = build(viewer, **ids).using(using).query.get_compiler(using).as_sql()
    return sql, tuple(parameters)


def imaginary(role: ViewerRole, *, number: int, guest: bool) -> Viewer:
    """Somebody of this role for whom a text is made. `number`: 1 or 2, who have nothing in common."""
    return Viewer(
        person=UUID(int=(number << 64) + 1, version=4),
        school=UUID(int=(number << 64) + 2, version=4),
        role=role,
        today=date(3000 + 100 * number, 1 + number, 10 + number),
        seat=UUID(int=(number << 64) + 3, version=4) if guest else None,
    )


def imagined_ids(ids: Mapping[str, type[Value]], *, number: int) -> dict[str, Value]:
    """What such a viewer fills in: for each name a value of its kind that nothing else has."""
    return {
        name: _imagined(kind, number=number, place=4 + place)
        for place, (name, kind) in enumerate(ids.items())
    }


def _imagined(kind: type[Value], *, number: int, place: int) -> Value:
    """A value of this kind that nothing else has."""
    if kind is UUID:
        return UUID(int=(number << 64) + place, version=4)
    if issubclass(kind, str):
        return kind(f"imagined {number} {place}")
    day = date(2000 + 300 * number + place, 2 + number, 20 + number)
    return datetime(day.year, day.month, day.day, number, place, tzinfo=UTC) if kind is datetime else day


def _values(viewer: Viewer, school: UUID) -> Mapping[str, UUID | date]:
    return {
        "person": viewer.person,
        "school": school,
        "today": viewer.today,
        "sixteen": born_by(viewer.today, age=SIXTEEN),
        "eighteen": born_by(viewer.today, age=EIGHTEEN),
        **({} if viewer.seat is None else {"seat": viewer.seat}),
    }


def _prepared(values: Mapping[str, Value], *, using: str) -> dict[str, Any]:
    """As this database wants them: SQLite keeps ids and days as text."""
    connection = connections[using]
    prepared: dict[str, Any] = {
        name: f"%{connection.ops.prep_for_like_query(value)}%"
        if type(value) is Within
        else _FIELDS[type(value)].get_db_prep_value(value, connection=connection, prepared=False)
        for name, value in values.items()
    }
    return prepared


_FIELDS: Mapping[type, Any] = {
    UUID: models.UUIDField(),
    date: models.DateField(),
    datetime: models.DateTimeField(),
    str: models.TextField(),
}
