"""Steps to begin a choice moment with: a file, checked; and the days they fall on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from keuzeruimte.careers.moments.words import ChoiceKind, StepKind, StepWho
from keuzeruimte.careers.subjects.book import SchoolType
from keuzeruimte.reading.document import read_document
from keuzeruimte.reading.fields import Field, Ids, attributes, count, each, items, table, text, word
from keuzeruimte.reading.place import Place
from keuzeruimte.reading.refusal import CaseFileError

SHIPPED = files("keuzeruimte.careers.moments") / "shipped"
MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
FIRST_MONTH = 8
"""A school year begins in August: a day from August to December falls in its first half."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: whose it is, what is done, and its day: so many days after the opening, or a day of the year
    (month, day), or none."""

    kind: StepKind
    title: str
    who: StepWho
    what: str = ""
    after_days: int | None = None
    on: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """The steps of one kind of choice, for these types of school and this year, or for all."""

    key: str
    title: str
    kind: ChoiceKind
    source: str
    steps: tuple[Step, ...]
    school_types: tuple[SchoolType, ...] = ()
    year_group: int | None = None


def _month_and_day(value: object, place: Place, people: Ids = ()) -> tuple[int, int]:
    written = text(value, place)
    if not MONTH_AND_DAY.fullmatch(written):
        raise CaseFileError("not-a-day", place=place, found=written)
    month, day = written.split("-")
    return int(month), int(day)


_HEAD = (
    Field("title", "title", text, required=True),
    Field("kind", "kind", word(ChoiceKind), required=True),
    Field("school_types", "school_types", each(word(SchoolType))),
    Field("year_group", "year_group", count),
    Field("source", "source", text, required=True),
)
_STEP = (
    Field("kind", "kind", word(StepKind), required=True),
    Field("title", "title", text, required=True),
    Field("who", "who", word(StepWho), required=True),
    Field("what", "what", text),
    Field("after_days", "after_days", count),
    Field("on_day", "on", _month_and_day),
)


@cache
def shipped_templates() -> tuple[Template, ...]:
    """What we ship, by key in the order of the closed list of kinds."""
    entries = [entry for entry in SHIPPED.iterdir() if entry.name.endswith(".yaml")]
    found = [read_template(entry.read_bytes(), key=entry.name.removesuffix(".yaml")) for entry in entries]
    return tuple(sorted(found, key=lambda one: (list(ChoiceKind).index(one.kind), one.key)))


def read_template(content: bytes, *, key: str) -> Template:
    """The template in these bytes. Raises CaseFileError with the place and what is allowed there."""
    found = table(read_document(content), Place())
    head: dict[str, Any] = attributes(
        {name: value for name, value in found.items() if name != "steps"}, _HEAD, place=Place()
    )
    place = Place().key("steps")
    steps = tuple(
        Step(**attributes(table(one, place.item(number)), _STEP, place=place.item(number)))  # type: ignore[arg-type]
        for number, one in enumerate(items(found.get("steps"), place))
    )
    return Template(key=key, steps=steps, **head)


def days_of(steps: Sequence[Step], *, opened: date) -> tuple[date | None, ...]:
    """The day of each step for a choice that opens on this day, in this school year; never before it."""
    return tuple(_day(step, opened) for step in steps)


def _day(step: Step, opened: date) -> date | None:
    if step.after_days is not None:
        return opened + timedelta(days=step.after_days)
    if step.on is None:
        return None
    month, day = step.on
    first = opened.year if opened.month >= FIRST_MONTH else opened.year - 1
    year = first if month >= FIRST_MONTH else first + 1
    return max(opened, _existing(year, month, day))


def _existing(year: int, month: int, day: int) -> date:
    """This day, or the last of its month where there is no such day."""
    for back in range(4):
        try:
            return date(year, month, day - back)
        except ValueError:
            continue
    raise ValueError(day)
