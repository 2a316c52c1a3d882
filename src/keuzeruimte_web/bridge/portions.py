"""A long question in the words of SQLite: in portions, with each value given once.

SQLite keeps what every part of a question walks through open until its end, and looks through all that is
open at each further step: a question of fifty parts takes it twice as long as some parts at a time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from keuzeruimte_web.sqlite3.base import KEEP, NEXT_PORTION, ONLY_WITH

from .beforehand import Asked

AT_A_TIME = 4
"""Parts in a portion."""
_PLACE = re.compile("%%|%s")


def in_portions(
    first: Mapping[str, Asked], portions: Sequence[Asked], *, only_with: Sequence[tuple[str, ...]] = ()
) -> tuple[str, Mapping[str, Any]]:
    """What is asked in portions, at one moment, and the values that it knows.

    `first`: ids that are found once, each after the one before, and stand in what follows under that name; so
    does what each asks `before`. Values stand in it by name: those that are brought by theirs, and each other
    under a name of its own. `only_with`: of each portion the names of ids without which it finds nothing, and
    is not asked.
    """
    names: dict[tuple[type, Any], str] = {}
    found: dict[str, Asked] = {}
    for name, asked in first.items():
        found |= {**asked.before, name: asked}
    for portion in portions:
        found |= portion.before
    # No word of these texts comes from outside: names of our own, and what Django made of a question.
    known: dict[str, str] = {}
    texts = []
    for name, asked in found.items():
        step = f"{name}(id) AS ({_by_name(asked, names)})"
        steps = ", ".join(filter(None, (_looked_into(known, step), step)))
        texts.append(f"WITH {steps} SELECT json_group_array(id) AS {KEEP}{name} FROM {name}")  # noqa: S608
        known[name] = f"{name}(id) AS (SELECT value FROM json_each(%({name})s))"  # noqa: S608
    for portion, needed in zip(portions, only_with or [()] * len(portions), strict=True):
        text = _by_name(portion, names)
        steps = _looked_into(known, text)
        only = f"/* {ONLY_WITH}{' '.join(needed)} */ " if needed else ""
        texts.append(f"{only}WITH {steps} {text}" if steps else f"{only}{text}")
    values = {name: value for (_kind, value), name in names.items()}
    # Of what is found first nothing is known yet; where the question is written down, this stands for it.
    return NEXT_PORTION.join(texts), {**dict.fromkeys(found, "[]"), **values}


def _looked_into(known: Mapping[str, str], text: str) -> str:
    """The steps that this text looks into."""
    return ", ".join(step for name, step in known.items() if f"FROM {name}" in text)


def _by_name(asked: Asked, names: dict[tuple[type, Any], str]) -> str:
    found = _named(zip(asked.brought, asked.parameters, strict=True), names)
    return _PLACE.sub(lambda place: place[0] if place[0] == "%%" else f"%({next(found)})s", asked.sql)


def _named(values: Iterable[tuple[str, Any]], names: dict[tuple[type, Any], str]) -> Iterator[str]:
    for brought, value in values:
        yield brought or names.setdefault((type(value), value), f"value_{len(names)}")
