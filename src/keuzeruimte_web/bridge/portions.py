"""A long question in the words of SQLite: in portions, with each value given once.

SQLite keeps what every part of a question walks through open until its end, and looks through all that is
open at each further step: a question of fifty parts takes it twice as long as five of ten parts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from keuzeruimte_web.sqlite3.base import NEXT_PORTION

AT_A_TIME = 10
"""Parts in a portion. Each begins by finding the pupil anew, so fewer is not better."""
_PLACE = re.compile("%%|%s")


class Asked(Protocol):
    """SQL with its parameters; beside each the name of what is brought, or ""."""

    @property
    def sql(self) -> str: ...

    @property
    def parameters(self) -> tuple[Any, ...]: ...

    @property
    def brought(self) -> tuple[str, ...]: ...


def in_portions(whom: Asked, portions: Sequence[Asked]) -> tuple[str, Mapping[str, Any]]:
    """What is asked about `whom`, in portions that are asked at one moment, and the values that it knows.

    Values stand in it by name: those that are brought by theirs, and each other under a name of its own.
    """
    names: dict[tuple[type, Any], str] = {}
    head = _by_name(whom, names)
    texts = [f"WITH these_pupils(id) AS ({head}) {_by_name(portion, names)}" for portion in portions]
    return NEXT_PORTION.join(texts), {name: value for (_kind, value), name in names.items()}


def _by_name(asked: Asked, names: dict[tuple[type, Any], str]) -> str:
    found = _named(zip(asked.brought, asked.parameters, strict=True), names)
    return _PLACE.sub(lambda place: place[0] if place[0] == "%%" else f"%({next(found)})s", asked.sql)


def _named(values: Iterable[tuple[str, Any]], names: dict[tuple[type, Any], str]) -> Iterator[str]:
    for brought, value in values:
        yield brought or names.setdefault((type(value), value), f"value_{len(names)}")
