"""The rows that the board gets (access/to_board.py), as data with a schema."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from keuzeruimte_web.access.to_board import APART, GOING, OWN, STAYING, Going
from keuzeruimte_web.interchange.writing.documented import Collection, Field
from keuzeruimte_web.records.pieces import in_pieces

AT_ONCE = 500
NAMES = {going.model: going.name for going in GOING}


def how_many() -> int:
    """How many rows there are to write at the school whose scope is open."""
    return sum(_rows(going).count() for going in GOING)


def collections(*, written: Callable[[int], None]) -> Iterator[Collection]:
    """Every kind that goes, with its rows; `written` hears how many more were read."""
    for going in GOING:
        yield Collection(going.name, fields_of(going), _counted(_values(going), written))


def left_out() -> Mapping[str, list[str]]:
    """What did not go, and why, for the manifest."""
    said = {OWN: "somebody's own", APART: "has a way out of its own"}
    return {
        said.get(why, why): sorted(str(kind) for kind, because in STAYING.items() if because == why)
        for why in sorted(set(STAYING.values()))
    }


def fields_of(going: Going) -> dict[str, Field]:
    """The columns of a kind, as a schema knows them; its own id first."""
    return {"id": Field("string", "uuid")} | {name: _field(going, name) for name in going.columns}


def _field(going: Going, name: str) -> Field:
    column: Any = going.model._meta.get_field(name)
    empty = bool(column.null) or name in going.hidden
    if isinstance(column, models.ForeignKey):
        return Field("string", "uuid", empty=empty, leads_to=NAMES.get(column.related_model, ""))
    words = tuple(str(value) for value, _label in column.flatchoices or ())
    if column.blank and words and isinstance(column, models.CharField):
        words = ("", *words)
    kinds: tuple[tuple[type[models.Field[Any, Any]], tuple[str, str]], ...] = (
        (models.BooleanField, ("boolean", "")),
        (models.DateTimeField, ("string", "date-time")),
        (models.DateField, ("string", "date")),
        (models.IntegerField, ("integer", "")),
        (models.JSONField, ("array", "")),
    )
    for kind, (of_type, of_format) in kinds:
        if isinstance(column, kind):
            return Field(of_type, of_format, empty=empty)
    return Field("string", empty=empty, words=words)


def _rows(going: Going) -> Any:
    manager: Any = going.model._default_manager
    return manager.filter(going.only)


def _values(going: Going) -> Iterator[dict[str, Any]]:
    manager: Any = going.model._default_manager
    hidden = {
        name: frozenset(manager.filter(when).values_list("pk", flat=True))
        for name, when in going.hidden.items()
    }
    own = {name: going.model._meta.get_field(name).attname for name in going.columns}  # type: ignore[union-attr]
    for row in in_pieces(_rows(going)):
        yield {"id": str(row.pk)} | {
            name: None if row.pk in hidden.get(name, ()) else _plain(getattr(row, attribute))
            for name, attribute in own.items()
        }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _counted(rows: Iterator[dict[str, Any]], written: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    number = 0
    for row in rows:
        number += 1
        if number == AT_ONCE:
            written(number)
            number = 0
        yield row
    written(number)
