"""What files say of a school's people, whatever kind of file it was: people, classes, ties, and doubts.

A field that is None was not in the file: what the school knows stays. An empty text was there, and is empty.
"""

from dataclasses import dataclass, field
from datetime import date

from keuzeruimte_web.interchange.reading.refusal import Doubt, Place, Unsure

LONGEST_CLASS = 20
"""Signs in the name of a class, as on the form."""


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody as the file knows them. `key`: the number or code that names the same one in a next file."""

    key: str
    given_name: str
    prefix: str
    family_name: str
    born: date | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    secret: bool | None = None
    deceased: bool | None = None
    speaks: str | None = None
    interpreter: bool | None = None
    school_identity: str | None = None
    """The ECK iD, as the file writes it."""


@dataclass(frozen=True, slots=True)
class PupilEntry:
    """A pupil. `class_key` None: the file knows no classes; empty: no class yet. `left`: the last day."""

    human: Human
    class_key: str | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class ParentEntry:
    """A parent or carer."""

    human: Human


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """Somebody who works at the school. `roles` None: the file knows none."""

    human: Human
    roles: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class TieEntry:
    """A parent of a pupil. What is None the file does not say; authority that is not said stays unknown."""

    pupil: str
    parent: str
    kind: str | None = None
    authority: str | None = None
    information_right: bool | None = None
    household: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """A class. `year_group` None: neither the file nor the name says which year it is."""

    key: str
    name: str
    level: str | None = None
    year_group: int | None = None


@dataclass(frozen=True, slots=True)
class MentorEntry:
    """A mentor of a class, or of one pupil: the latter goes before the former."""

    staff: str
    class_key: str = ""
    pupil: str = ""


@dataclass(slots=True)
class Roster:
    """All of it. `changes_only`: the files say what changed since the last; who is missing is not gone.

    `covers`: of which kinds of people the files mean to hold everybody ('pupils', 'parents', 'staff').
    """

    changes_only: bool = False
    covers: set[str] = field(default_factory=set)
    classes: dict[str, ClassEntry] = field(default_factory=dict)
    staff: dict[str, StaffEntry] = field(default_factory=dict)
    pupils: dict[str, PupilEntry] = field(default_factory=dict)
    parents: dict[str, ParentEntry] = field(default_factory=dict)
    ties: dict[tuple[str, str], TieEntry] = field(default_factory=dict)
    mentors: dict[tuple[str, str, str], MentorEntry] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    gone: dict[str, set[str]] = field(default_factory=dict)
    """Who the file itself says is to be removed, by kind: 'pupils', 'parents', 'staff'."""
    read_as: list[str] = field(default_factory=list)
    """For people: which file was read how."""
    coarse: bool = False
    """A family name holds its prefix, and two tasks of ours have one name: what agrees so far is the same."""
    left_out: list[str] = field(default_factory=list)
    """Columns and files that were seen and are not used, or are not wanted (a password, an origin)."""

    def has_class(self, entry: ClassEntry, *, place: Place) -> None:
        """There is such a class; with a doubt where it cannot be made as it is."""
        self.classes[entry.key] = entry
        if entry.year_group is None:
            self.doubts.append(Doubt(Unsure.YEAR, place, entry.name[:60]))
        elif len(entry.name) > LONGEST_CLASS:
            self.doubts.append(Doubt(Unsure.CLASS_NAME, place, entry.name[:60]))

    def leaves(self, kind: str, key: str) -> None:
        """The file says itself that this one is to be removed."""
        self.gone.setdefault(kind, set()).add(key)
