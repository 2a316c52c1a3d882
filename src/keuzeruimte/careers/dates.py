"""Key dates of a school year: which days we ship, and for which classes a day is meant.

The days change by law and by habit, so they are data that each school checks (`calendar/dates.yaml`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from keuzeruimte.reading.document import read_document
from keuzeruimte.reading.fields import Field, attributes, count, each, items, text
from keuzeruimte.reading.place import Place

FIRST_MONTH = 8
"""A school year runs from August until July."""
LONGEST_BEFORE = 60
"""Days before a key date that somebody can be reminded at most."""
CLASSES = re.compile(r"(?P<level>[^\W\d_]+)(?:\s*(?P<year>[1-6]))?", re.ASCII)


class ClassesError(ValueError):
    """What stands there names no classes; `found` is what it was."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True, slots=True)
class Classes:
    """Some classes: a type of education, in one year of it or (None) in every year."""

    level: str
    year: int | None

    def __str__(self) -> str:
        return self.level if self.year is None else f"{self.level} {self.year}"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that counts: for whom (nothing: everybody), and how many days before one is reminded (0: not)."""

    day: date
    title: str
    words: str
    meant_for: tuple[Classes, ...]
    remind: int
    source: str


def shipped_dates(first_year: int) -> tuple[KeyDate, ...]:
    """The key dates of the school year that begins in this calendar year, by day. To be checked each year."""
    return tuple(
        sorted((_dated(one, first_year) for one in _shipped()), key=lambda one: (one.day, one.title))
    )


def first_year_of(day: date) -> int:
    """In which calendar year the school year of this day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def classes_in(text: str) -> tuple[Classes, ...]:
    """The classes that a line such as *havo 5, vwo 6* names; none for an empty one. Raises ClassesError."""
    found: dict[Classes, None] = {}
    for part in (part.strip() for part in re.split(r"[,;]", text)):
        if not part:
            continue
        match = CLASSES.fullmatch(part)
        if match is None:
            raise ClassesError(part)
        year = match["year"]
        found[Classes(match["level"].casefold(), int(year) if year else None)] = None
    return tuple(found)


def is_for(meant_for: tuple[Classes, ...], *, level: str, year: int) -> bool:
    """Whether a day is meant for a class of this level (*havo/vwo*, *vmbo-tl*) in this year of school."""
    words = set(re.split(r"[^\w]+", level.casefold()))
    return not meant_for or any(one.level in words and one.year in (None, year) for one in meant_for)


_FIELDS = (
    Field("day", "day", text, required=True),
    Field("title", "title", text, required=True),
    Field("words", "words", text),
    Field("for", "meant_for", each(text)),
    Field("remind", "remind", count),
    Field("source", "source", text, required=True),
)


@cache
def _shipped() -> tuple[Mapping[str, object], ...]:
    content = (files("keuzeruimte.careers") / "calendar" / "dates.yaml").read_bytes()
    found = items(read_document(content), Place())
    return tuple(attributes(one, _FIELDS, place=Place().item(index)) for index, one in enumerate(found))


def _dated(given: Mapping[str, object], first_year: int) -> KeyDate:
    month, day = (int(part) for part in str(given["day"]).split("-"))
    # The first of September after the exams still belongs to who leaves: it ends the year.
    ends = (month, day) == (9, 1)
    meant = given.get("meant_for", ())
    remind = given.get("remind", 0)
    return KeyDate(
        day=date(first_year if month >= FIRST_MONTH and not ends else first_year + 1, month, day),
        title=str(given["title"]),
        words=str(given.get("words", "")),
        meant_for=classes_in(", ".join(meant) if isinstance(meant, tuple) else ""),
        remind=remind if isinstance(remind, int) else 0,
        source=str(given["source"]),
    )
