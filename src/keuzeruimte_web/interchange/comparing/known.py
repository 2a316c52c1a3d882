"""What the school knows, as far as files can say something about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

Key = tuple[str, str]
"""Kind ('pupils', 'parents', 'staff') and the number or code by which files name somebody."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody at the school. `values` by name of field, as text, a day, or yes and no; what is not known is
    None, or not there."""

    record: UUID
    values: Mapping[str, object]
    here: bool = True
    """Not archived: a pupil who did not leave, an employee with a task, a parent with a tie that holds."""


@dataclass(frozen=True, slots=True)
class KnownTie:
    """A tie that holds today, between two records."""

    values: Mapping[str, object]


class Given(Mapping[Key, Mapping[str, str]]):
    """What the last file said of each, field by field, as marks: folded up until it is asked for.

    A board has 150,000 of them; as they are they would take more room than all people together.
    """

    def __init__(self) -> None:
        self._folded: dict[Key, str] = {}

    def keep(self, key: Key, marks: Mapping[str, str]) -> None:
        """Keep what was said of this one."""
        self._folded[key] = "\n".join(f"{name}={mark}" for name, mark in marks.items())

    def __getitem__(self, key: Key) -> Mapping[str, str]:
        lines = self._folded[key].split("\n")
        return {name: mark for name, _is, mark in (line.partition("=") for line in lines if line)}

    def __iter__(self) -> Iterator[Key]:
        return iter(self._folded)

    def __len__(self) -> int:
        return len(self._folded)


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
