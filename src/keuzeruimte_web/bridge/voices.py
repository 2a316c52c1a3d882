"""Whose voice was heard by this professional: an invitation to ask, never a fault of somebody (PRODUCT 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from . import facts as f
from .case import heard
from .people import FilePerson, in_force
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
    today: date,
    among: Iterable[UUID] | None = None,
    heard_here: Iterable[UUID] | None = None,
) -> Heard:
    """Whose voice was heard; `among` keeps to some people, such as those invited.

    `heard_here`: who was heard at the choice that it is about (`heard_at_choice`); without it, anywhere in
    the file.

    Of the parents each counts, whatever their authority, as long as the tie lasts and no court keeps them
    away. The viewer hears itself, so the corner of school
    is always heard.
    """
    spoke = {viewer, *(heard(stored) if heard_here is None else heard_here)}
    asked = people.keys() if among is None else people.keys() & set(among)
    there = {stored.pupil.person} | {
        tie.person
        for tie in stored.all(f.GuardianshipFact)
        if in_force(tie, today) and not tie.court_block and not tie.deceased
    }
    family = sorted(
        (people[person] for person in asked & there), key=lambda one: (PARTIES.index(one.party), one.full)
    )
    to_ask = tuple(person for person in family if person.id not in spoke)
    silent = {person.party for person in to_ask}
    return Heard(full=tuple((party, party not in silent) for party in PARTIES), to_ask=to_ask)
