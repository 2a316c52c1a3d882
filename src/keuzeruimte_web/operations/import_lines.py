"""The lines of one time of reading in: in pieces, whether something happens to them, and what they say."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from keuzeruimte_web.records.models import Import, ImportLine
from keuzeruimte_web.records.models.choices import ImportSort

DAYS = frozenset({"born", "left"})
PIECE = 500


def pieces_of(run: Import, *, backwards: bool = False) -> Iterator[list[ImportLine]]:
    """All lines in order of their number, or from the last to the first, a piece at a time."""
    last: int | None = None
    while True:
        found = run.lines.order_by("-number" if backwards else "number")
        if last is not None:
            found = found.filter(number__lt=last) if backwards else found.filter(number__gt=last)
        piece = list(found[:PIECE])
        if not piece:
            return
        last = piece[-1].number
        yield piece


def acts(line: ImportLine) -> bool:
    """Whether something happens to this line, as it was proposed or chosen."""
    if line.choice == "skip" or line.sort == ImportSort.SAME:
        return False
    return line.sort != ImportSort.UNCLEAR or bool(line.choice)


def makes(line: ImportLine) -> bool:
    """Whether this line makes somebody who was not known."""
    return line.sort == ImportSort.NEW or line.choice == "new"


def said_by(line: ImportLine) -> dict[str, Any]:
    """What the file said in the fields of this line, also those that were not taken."""
    return {one["field"]: read(one["field"], one["after"]) for one in line.detail["fields"]}


def values_of(line: ImportLine, *, held: bool = False) -> dict[str, Any]:
    """What is taken from the fields of this line; those changed by hand only where somebody said so."""
    return {
        one["field"]: read(one["field"], one["after"])
        for one in line.detail["fields"]
        if held or not one["held"]
    }


def read(name: str, value: Any) -> Any:
    """A value from JSON again."""
    if name in DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def plain_of(value: Any) -> Any:
    """A value for JSON."""
    return value.isoformat() if isinstance(value, date) else value


LENGTHS: dict[str, int] = {"email": 254, "phone": 30, "address": 200, "household": 80, "source": 120}
"""Of the columns of contacts and ties; what is longer is cut, for a phone number of 40 signs is none."""


def fitting(said: dict[str, Any]) -> dict[str, Any]:
    """Texts no longer than their columns."""
    return {
        name: value[: LENGTHS[name]] if name in LENGTHS and isinstance(value, str) else value
        for name, value in said.items()
        if value is not None
    }
