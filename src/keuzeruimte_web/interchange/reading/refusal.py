"""Why a file, or one row of it, is not taken: a reason from a closed list, and where it is."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a whole file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY_FILES = "too-many-files"
    SWELLS = "swells"
    """A package that grows beyond measure when it is opened (zip bomb)."""
    OUTSIDE = "outside"
    """A name in a package that points outside of it."""
    NOT_READABLE = "not-readable"
    LOCKED = "locked"
    """A workbook or package with a password."""
    HIDDEN_SIGNS = "hidden-signs"
    """A character that cannot be seen: NUL, or one that turns the direction of reading."""
    FORMULA = "formula"
    """A cell with a sum that reaches out of the list."""
    LONG_CELL = "long-cell"
    OPEN_QUOTE = "open-quote"
    """A quotation mark that is not closed where its cell ends: what stands behind it would be lost in it."""
    DECLARES = "declares"
    """XML with a document type or entities, which can read other files."""
    BSN = "bsn"
    """A column of citizen service numbers: schools may not give those to this program."""
    UNKNOWN_KIND = "unknown-kind"
    NO_HEAD = "no-head"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is. Rows are counted as a spreadsheet shows them: the head is row 1. 0 is the whole file."""

    file: str
    row: int = 0
    column: str = ""


class Refused(Exception):  # noqa: N818
    """This file is not taken. Nothing of it was kept."""

    def __init__(self, why: Why, place: Place) -> None:
        super().__init__(str(why))
        self.why = why
        self.place = place


class Unsure(StrEnum):
    """Why one row, or one cell of it, could not be understood. The rest of the file goes on."""

    NO_NUMBER = "no-number"
    NO_NAME = "no-name"
    NO_PUPIL = "no-pupil"
    """A parent whose pupil is not in the files, nor known."""
    TWO_PEOPLE = "two-people"
    """One number with two different names or days of birth."""
    DAY = "day"
    AUTHORITY = "authority"
    """A word for authority that is not known: it counts as unknown, and gives nothing."""
    RELATION = "relation"
    EMAIL = "email"
    YEAR = "year"
    """A class whose year cannot be told from the file or its name."""
    CLASS_NAME = "class-name"
    """A class whose name is longer than one may be: cut short, two classes could become one."""
    ROLE = "role"
    MENTOR = "mentor"
    """A mentor who is not among the staff of these files, or a name that two of them bear."""
    LONGER_ROW = "longer-row"
    """More cells than heads: a separator inside a text, most likely."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at. `shown` is the cell as it stood, at most 60 characters."""

    why: Unsure
    place: Place
    shown: str = ""
