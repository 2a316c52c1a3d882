"""SQL that is built once a role instead of once a request.

The query of `stored.read` has some forty parts, and building its text takes Django far longer than the
database takes to answer it. The text depends on the role alone; person, school and day are parameters. So it
is built for an imaginary viewer and kept, and the places of that viewer's values are filled in each time.

It is built for two imaginary viewers. Every parameter in which the two differ must be a value that we know
how to fill in; a ground that reckons with the viewer in a way not known here is refused, not guessed at.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections, models
from django.db.models import QuerySet
from django_scopes import get_scope

from keuzeruimte_web.access.ages import EIGHTEEN, SIXTEEN, born_by
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.viewer import Viewer, ViewerRole

from .opening import NoSchool

Build = Callable[[Viewer], QuerySet[Any]]


class NotAParameter(RuntimeError):  # noqa: N818
    """The query depends on the viewer in a way that cannot be filled in; `compiled.py` must learn it."""


@dataclass(frozen=True, slots=True)
class Text:
    """SQL with its parameters; a parameter is a value, or the name of what the viewer brings."""

    sql: str
    parameters: tuple[Any, ...]
    brought: tuple[str, ...]  # beside each parameter: the name of what is brought, or ""

    def for_viewer(self, viewer: Viewer, *, using: str) -> tuple[Any, ...]:
        """The parameters with this viewer's person, day and school (of the scope that is open)."""
        if viewer.seat is not None:
            raise NotAParameter("a guest at the table reads no file")
        school = get_scope().get("school")
        if not isinstance(school, UUID):
            raise NoSchool
        values = _prepared(_values(viewer, school), using=using)
        return tuple(
            values[name] if name else value for name, value in zip(self.brought, self.parameters, strict=True)
        )


_KEPT: dict[Hashable, Text] = {}


def text_for(role: ViewerRole, build: Build, *, key: Hashable, using: str) -> Text:
    """The text of this query for a role, built the first time. `key` tells this query from others."""
    place = (key, role, connections[using].vendor)
    if place not in _KEPT:
        _KEPT[place] = _built(role, build, using=using)
    return _KEPT[place]


def _built(role: ViewerRole, build: Build, *, using: str) -> Text:
    one, other = (_imaginary(role, number=n) for n in (1, 2))
    (sql, first), (other_sql, second) = (_compiled(build, viewer, using=using) for viewer in (one, other))
    if sql != other_sql or len(first) != len(second):
        raise NotAParameter(role)
    brought = tuple(_brought(pair, one, other, using=using) for pair in zip(first, second, strict=True))
    return Text(sql, first, brought)


def _brought(pair: tuple[Any, Any], one: Viewer, other: Viewer, *, using: str) -> str:
    """The name of what both imaginary viewers brought here; empty for a value that is always the same."""
    here, there = (_prepared(_values(viewer, viewer.school), using=using) for viewer in (one, other))
    names = [name for name in here if pair == (here[name], there[name])]
    if pair[0] != pair[1] and not names:
        raise NotAParameter(one.role, pair)
    return names[0] if names else ""


def _compiled(build: Build, viewer: Viewer, *, using: str) -> tuple[str, tuple[Any, ...]]:
    with school_scope(viewer.school):
        sql, parameters = build(viewer).using(using).query.get_compiler(using).as_sql()
    return sql, tuple(parameters)


def _imaginary(role: ViewerRole, *, number: int) -> Viewer:
    return Viewer(
        person=UUID(int=(number << 64) + 1, version=4),
        school=UUID(int=(number << 64) + 2, version=4),
        role=role,
        today=date(3000 + 100 * number, 1 + number, 10 + number),
    )


def _values(viewer: Viewer, school: UUID) -> Mapping[str, UUID | date]:
    return {
        "person": viewer.person,
        "school": school,
        "today": viewer.today,
        "sixteen": born_by(viewer.today, age=SIXTEEN),
        "eighteen": born_by(viewer.today, age=EIGHTEEN),
    }


def _prepared(values: Mapping[str, UUID | date], *, using: str) -> dict[str, Any]:
    """As this database wants them: SQLite keeps ids and days as text."""
    connection = connections[using]
    fields: Mapping[type, Any] = {UUID: models.UUIDField(), date: models.DateField()}
    prepared: dict[str, Any] = {
        name: fields[type(value)].get_db_prep_value(value, connection=connection, prepared=False)
        for name, value in values.items()
    }
    return prepared
