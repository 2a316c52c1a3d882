"""How a fact is read: which model, by which path to the pupil, and which path each field has.

What people wrote comes sealed, and is opened when it is first asked for: the files of three hundred pupils
hold thousands of texts, and a page shows a few of them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from django.db.models import F as Column

from keuzeruimte_web.records.sealed import Sealed, SealedText

from .one_text import OneText
from .opening import in_json, opened, opened_in, sealed_column

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class At:
    """The path of a field in the records, where it differs from its name."""

    path: str


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of fact: its model, the path to the pupil, name -> path, and how a row becomes a fact."""

    model: Any
    pupil: str
    paths: Mapping[str, str]
    make: Callable[[Any, Sequence[Any]], Any]

    @property
    def row(self) -> Any:
        """The values of a fact, in the order of its fields, as one row of JSON."""
        return OneText(
            *(in_json(self.model, path) if "__" in path else Column(path) for path in self.paths.values())
        )


@dataclass(frozen=True, slots=True)
class _SealedElsewhere:
    """A text of another record than the fact's own, with which record that is."""

    row: Mapping[str, Any]


class _WhenAsked:
    """A field of a fact that can come sealed: opened the first time that it is asked for."""

    def __init__(self, slot: Any, column: SealedText, convert: Callable[[Any], Any] | None) -> None:
        self.slot, self.column, self.convert = slot, column, convert

    def __get__(self, fact: Any, owner: type | None = None) -> Any:
        if fact is None:
            return self
        value = self.slot.__get__(fact)
        if type(value) is Sealed:
            value = opened_in(self.column, value.stored, pk=fact.id)
        elif type(value) is _SealedElsewhere:
            value = opened(value.row)
        else:
            return value
        if self.convert and value is not None:
            value = self.convert(value)
        self.slot.__set__(fact, value)
        return value

    def __set__(self, fact: Any, value: Any) -> None:
        self.slot.__set__(fact, value)


Filled = tuple[Callable[[Any, Any], None], Callable[[Any], Any] | None]
"""What fills a field of a fact, and how a value that is there becomes what it holds."""
SOURCES: dict[type, Source] = {}


def source(model: Any, *, pupil: str) -> Callable[[type[F]], type[F]]:
    """Register a class of facts with where it is stored."""

    def register(fact: type[F]) -> type[F]:
        hints = get_type_hints(fact, include_extras=True)
        names = [f.name for f in fields(fact) if f.name != "id"]  # type: ignore[arg-type]
        paths = {name: _path(name, hints[name]) for name in names}
        filled: list[Filled] = [(fact.__dict__["id"].__set__, as_uuid)]
        for name, path in paths.items():
            slot, convert, column = fact.__dict__[name], _converter(hints[name]), sealed_column(model, path)
            if column is not None:
                setattr(fact, name, _WhenAsked(slot, column, convert))
                convert = _SealedElsewhere if "__" in path else Sealed
            filled.append((slot.__set__, convert))
        SOURCES[fact] = Source(model=model, pupil=pupil, paths=paths, make=_maker(fact, filled))
        return fact

    return register


def made(fact: type[F], pk: Any, row: Sequence[Any]) -> F:
    """A fact from its row of JSON."""
    found: F = SOURCES[fact].make(pk, row)
    return found


def _maker(fact: type, filled: Sequence[Filled]) -> Callable[[Any, Sequence[Any]], Any]:
    """A function that fills the slots of a new fact, one line a field, as `dataclass` writes its `__init__`.

    A page about a class has thousands of values; going through fields one after the other takes three times
    as long as having them written out.
    """
    names = [f"value_{place}" for place in range(1, len(filled))]
    room: dict[str, Any] = {"new": object.__new__, "fact": fact}
    lines = ["def make(value_0, row):"]
    if names:
        lines.append(f" {', '.join(names)}, = row")
    lines.append(" made = new(fact)")
    for place, (fill, convert) in enumerate(filled):
        room |= {f"fill_{place}": fill, f"convert_{place}": convert}
        value = f"value_{place}"
        if convert is not None:
            value = f"None if {value} is None else convert_{place}({value})"
        lines.append(f" fill_{place}(made, {value})")
    lines.append(" return made")
    exec("\n".join(lines), room)  # noqa: S102 - no word of it comes from outside: places of fields alone
    make: Callable[[Any, Sequence[Any]], Any] = room["make"]
    return make


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
    UUID: _parsed,
    datetime: as_moment,
    date: date.fromisoformat,
    bool: bool,
    list[str]: _list,
}
