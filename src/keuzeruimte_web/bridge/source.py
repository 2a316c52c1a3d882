"""How a fact is read: which model, by which path to the pupil, and which path each field has."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import lru_cache
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
    """A kind of fact: its model, the path to the pupil, name -> path, and name -> converter where needed."""

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
            converters={name: found for name in names if (found := _converter(hints[name]))},
        )
        return fact

    return register


def made(fact: type[F], pk: Any, row: Mapping[str, Any]) -> F:
    """A fact from its row of JSON. A page about a class has thousands of values: each is made plainly."""
    convert = SOURCES[fact].converters
    values: dict[str, Any] = {}
    for name, value in row.items():
        plain = opened(value) if type(value) is dict else value
        values[name] = None if plain is None else convert[name](plain) if name in convert else plain
    make: Callable[..., F] = fact
    return make(id=as_uuid(pk), **values)


def as_uuid(value: Any) -> UUID:
    """An id as it comes out of JSON, with or without dashes."""
    return value if isinstance(value, UUID) else _parsed(value)


@lru_cache(maxsize=50_000)
def _parsed(text: str) -> UUID:
    # The same people and records come back on every page; reading an id takes longer than finding it again.
    return UUID(text)


def _path(name: str, hint: Any) -> str:
    return next((extra.path for extra in get_args(hint)[1:] if isinstance(extra, At)), name)


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    """How a value that is there becomes what the fact holds; None when it is that already."""
    kinds = {hint, *get_args(hint)}
    kinds |= {inner for kind in list(kinds) for inner in get_args(kind)}
    for kind, convert in _CONVERTERS.items():
        if kind in kinds:
            return convert
    return None


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
