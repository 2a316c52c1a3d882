"""What the school knows, as far as files can say something about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

Key = tuple[str, str]
"""Kind ('pupils', 'parents', 'staff') and the number or code by which files name somebody."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody at the school. `values` by name of field, as text, a day, or yes and no; None is not known."""

    record: UUID
    values: Mapping[str, object]
    here: bool = True
    """Not archived: a pupil who did not leave, an employee with a task, a parent with a tie that holds."""


@dataclass(frozen=True, slots=True)
class KnownTie:
    """A tie that holds today, between two records."""

    values: Mapping[str, object]


@dataclass(slots=True)
class Known:
    """All of it.

    `keys`: whom earlier files named by a number. `given`: what the last file said of each, field by field, as
    a mark and not as the value itself; with it a change by hand is told from a change in the file.
    """

    people: Mapping[str, Mapping[UUID, KnownPerson]]
    ties: Mapping[tuple[UUID, UUID], KnownTie]
    classes: frozenset[str]
    keys: Mapping[Key, UUID]
    given: Mapping[Key, Mapping[str, str]]
    today: date
    mentors: frozenset[tuple[UUID, str]] = field(default_factory=frozenset)
    """Record of who leads a class, and the key of that class."""
