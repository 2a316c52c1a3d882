"""Key dates between a page and the engine: those that we ship, and for which classes a day is meant."""

from dataclasses import dataclass
from datetime import date

from keuzeruimte.careers.dates import ClassesError, classes_in, first_year_of, is_for, shipped_dates

LONGEST_BEFORE = 60


class ClassesRefused(ValueError):  # noqa: N818
    """A line that names no classes; `found` is what we did not understand."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True, slots=True)
class Shipped:
    """A key date as we ship it, with the line that says for whom."""

    day: date
    title: str
    words: str
    meant_for: str
    remind: int
    source: str


def shipped(first_year: int) -> tuple[Shipped, ...]:
    """The key dates of the school year that begins in this calendar year."""
    return tuple(
        Shipped(one.day, one.title, one.words, ", ".join(map(str, one.meant_for)), one.remind, one.source)
        for one in shipped_dates(first_year)
    )


def line_of_classes(text: str) -> str:
    """The same line, written evenly: ‘Havo5 ;vwo 6’ becomes ‘havo 5, vwo 6’. Raises ClassesRefused."""
    try:
        return ", ".join(map(str, classes_in(text)))
    except ClassesError as error:
        raise ClassesRefused(error.found) from error


def meant_for(line: str, *, level: str, year: int) -> bool:
    """Whether a day with this line is meant for a class of this level in this year."""
    return is_for(classes_in(line), level=level, year=year)


def school_year(first_year: int) -> str:
    """‘2026-2027’ for 2026."""
    return f"{first_year}-{first_year + 1}"


__all__ = [
    "LONGEST_BEFORE",
    "ClassesRefused",
    "Shipped",
    "first_year_of",
    "line_of_classes",
    "meant_for",
    "school_year",
    "shipped",
]
