"""A long question in the words of SQLite: in portions, with each value given once.

SQLite keeps what every part of a question walks through open until its end, and looks through all that is
open at each further step: a question of fifty parts takes it twice as long as some parts at a time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from keuzeruimte_web.sqlite3.base import KEEP, NEXT_PORTION

AT_A_TIME = 4
"""Parts in a portion."""
_PLACE = re.compile("%%|%s")


class Asked(Protocol):
    """SQL with its parameters; beside each the name of what is brought, or ""."""

    @property
    def sql(self) -> str: ...

    @property
    def parameters(self) -> tuple[Any, ...]: ...

    @property
    def brought(self) -> tuple[str, ...]: ...


def in_portions(first: Mapping[str, Asked], portions: Sequence[Asked]) -> tuple[str, Mapping[str, Any]]:
    """What is asked in portions, at one moment, and the values that it knows.

    `first`: ids that are found once, each after the one before, and stand in what follows under that name.
    Values stand in it by name: those that are brought by theirs, and each other under a name of its own.
    """
    names: dict[tuple[type, Any], str] = {}
    texts, known = [], list[str]()
    # No word of these texts comes from outside: names of our own, and what Django made of a question.
    for name, asked in first.items():
        steps = ", ".join((*known, f"{name}(id) AS ({_by_name(asked, names)})"))
        texts.append(f"WITH {steps} SELECT json_group_array(id) AS {KEEP}{name} FROM {name}")  # noqa: S608
        known.append(f"{name}(id) AS (SELECT value FROM json_each(%({name})s))")  # noqa: S608
    texts += [f"WITH {', '.join(known)} {_by_name(portion, names)}" for portion in portions]
    values = {name: value for (_kind, value), name in names.items()}
    # Of what is found first nothing is known yet; where the question is written down, this stands for it.
    return NEXT_PORTION.join(texts), {**dict.fromkeys(first, "[]"), **values}


def _by_name(asked: Asked, names: dict[tuple[type, Any], str]) -> str:
    found = _named(zip(asked.brought, asked.parameters, strict=True), names)
    return _PLACE.sub(lambda place: place[0] if place[0] == "%%" else f"%({next(found)})s", asked.sql)


def _named(values: Iterable[tuple[str, Any]], names: dict[tuple[type, Any], str]) -> Iterator[str]:
    for brought, value in values:
        yield brought or names.setdefault((type(value), value), f"value_{len(names)}")
