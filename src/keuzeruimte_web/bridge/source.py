"""How a fact is read: which model, by which path to the pupil, and which path each field has."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from .opening import opened

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class At:
    """The path of a field in the records, where it differs from its name."""

    path: str


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of fact: its model, the path to the pupil, and name -> (path, converter)."""

    model: Any
    pupil: str
    paths: Mapping[str, str]
    converters: Mapping[str, Callable[[Any], Any]]


SOURCES: dict[type, Source] = {}


def source(model: Any, *, pupil: str) -> Callable[[type[F]], type[F]]:
    """Register a class of facts with where it is stored."""

    def register(fact: type[F]) -> type[F]:
        hints = get_type_hints(fact, include_extras=True)
        names = [f.name for f in fields(fact) if f.name != "id"]  # type: ignore[arg-type]
        SOURCES[fact] = Source(
            model=model,
            pupil=pupil,
            paths={name: _path(name, hints[name]) for name in names},
            converters={name: _converter(hints[name]) for name in names},
        )
        return fact

    return register


def made(fact: type[F], pk: Any, row: Mapping[str, Any]) -> F:
    """A fact from its row of JSON."""
    convert = SOURCES[fact].converters
    make: Callable[..., F] = fact
    return make(id=as_uuid(pk), **{name: convert[name](opened(value)) for name, value in row.items()})


def as_uuid(value: Any) -> UUID:
    """An id as it comes out of JSON, with or without dashes."""
    return value if isinstance(value, UUID) else UUID(value)


def _path(name: str, hint: Any) -> str:
    return next((extra.path for extra in get_args(hint)[1:] if isinstance(extra, At)), name)


def _converter(hint: Any) -> Callable[[Any], Any]:
    kinds = {hint, *get_args(hint)}
    kinds |= {inner for kind in list(kinds) for inner in get_args(kind)}
    for kind, convert in _CONVERTERS.items():
        if kind in kinds:
            return lambda value: None if value is None else convert(value)
    return lambda value: value


def as_moment(value: str) -> datetime:
    """A moment as it comes out of JSON; without a zone it is in UTC."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_day(value: str | None) -> date | None:
    """A day as it comes out of JSON."""
    return None if value is None else date.fromisoformat(value)


def _list(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


_CONVERTERS: Mapping[Any, Callable[[Any], Any]] = {
    UUID: as_uuid,
    datetime: as_moment,
    date: date.fromisoformat,
    bool: bool,
    list[str]: _list,
}
