"""Whose voice was heard by this professional: an invitation to ask, never a fault of somebody (PRODUCT 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from .case import heard
from .people import FilePerson
from .stored import Stored

PARTIES = ("pupil", "parents", "school")


@dataclass(frozen=True, slots=True)
class Heard:
    """Per party whether it was heard, and by name whom of the family to ask."""

    full: tuple[tuple[str, bool], ...]
    to_ask: tuple[FilePerson, ...]


def voices_of(
    stored: Stored,
    people: Mapping[UUID, FilePerson],
    *,
    viewer: UUID,
    among: Iterable[UUID] | None = None,
) -> Heard:
    """Whose voice was heard; `among` keeps to some people, such as those invited.

    Of the parents each counts, whatever their authority. The viewer hears itself, so the corner of school
    is always heard.
    """
    spoke = heard(stored) | {viewer}
    asked = people.keys() if among is None else people.keys() & set(among)
    family = [
        people[person]
        for person in sorted(
            asked, key=lambda p: (PARTIES.index(people[p].party or "school"), people[p].full)
        )
        if people[person].party in ("pupil", "parents") and not people[person].deceased
    ]
    to_ask = tuple(person for person in family if person.id not in spoke)
    silent = {person.party for person in to_ask}
    return Heard(full=tuple((party, party not in silent) for party in PARTIES), to_ask=to_ask)
