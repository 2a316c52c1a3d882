"""A list with heads above it, whatever the file it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from keuzeruimte_web.interchange.reading.refusal import Doubt


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it (the head is 1), and its cells by head, trimmed."""

    number: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """A list. `rows` is read once, from start to end; `doubts` fills meanwhile.

    `heads` are unique: a second head of the same name is followed by its number (`EMAIL`, `EMAIL 2`).
    `read_as` says for people how it was read: the encoding and the separator, or that it was a workbook.
    """

    file: str
    heads: tuple[str, ...]
    rows: Iterator[Row]
    read_as: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def unique(heads: list[str]) -> tuple[str, ...]:
    """Heads of which none is there twice, nor empty: 'EMAIL', 'EMAIL 2'; an empty one becomes its letter."""
    seen: dict[str, int] = {}
    named = []
    for place, head in enumerate(heads):
        name = head or f"({letter(place)})"
        seen[name] = seen.get(name, 0) + 1
        named.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return tuple(named)


def letter(place: int) -> str:
    """The letters above a column as a spreadsheet shows them: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
