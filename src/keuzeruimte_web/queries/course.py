"""The course of a conversation, for who leads it: item by item who comes in and who goes out, and when.

What each person is told is reckoned by `bridge.at_table`. Here it stands for everybody beside each other:
only those who prepare see it so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.bridge.at_table import Span, visits
from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.bridge.point import Point


@dataclass(frozen=True, slots=True)
class Step:
    """An item: when it begins and ends, and who comes in or goes out before it. At the first nobody moves."""

    starts_at: datetime
    ends_at: datetime
    comes: tuple[str, ...]
    goes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody's visits, as this person is told them, and the minutes spent outside in between."""

    name: str
    party: str
    visits: tuple[Span, ...]
    waits: int


@dataclass(frozen=True, slots=True)
class Course:
    """The steps in the order of the agenda, everybody's visits, and when it is over."""

    steps: tuple[Step, ...]
    comings: tuple[Coming, ...]
    ends_at: datetime

    @property
    def somebody_moves(self) -> bool:
        """Does anybody come in later, or leave earlier?"""
        return any(step.comes or step.goes for step in self.steps)

    @property
    def waiting(self) -> tuple[Coming, ...]:
        """Those of the family who wait outside in between, and are not told so; colleagues see the whole."""
        return tuple(one for one in self.comings if one.waits and one.party in ("pupil", "parents"))


def course_of(
    starts_at: datetime, points: Sequence[Point], *, lanes: Sequence[FilePerson], pupil: UUID
) -> Course:
    """The course of these points, one after the other, for these people."""
    begins = timezone.localtime(starts_at)
    steps: list[Step] = []
    parts: Mapping[UUID, list[tuple[int, int]]] = {person.id: [] for person in lanes}
    before, there = 0, None
    for point in points:
        hears = point.hears
        here = {person.id for person in lanes if person.id in hears}
        steps.append(
            Step(
                starts_at=begins + timedelta(minutes=before),
                ends_at=begins + timedelta(minutes=before + point.minutes),
                comes=() if there is None else _names(lanes, here - there),
                goes=() if there is None else _names(lanes, there - here),
            )
        )
        for person in here:
            # What waits for a yes of somebody else does not exist for the pupil yet.
            if person != pupil or not point.who("waits_for") - {pupil}:
                parts[person].append((before, point.minutes))
        before, there = before + point.minutes, here
    return Course(
        steps=tuple(steps),
        comings=tuple(_coming(person, begins, parts[person.id]) for person in lanes if parts[person.id]),
        ends_at=begins + timedelta(minutes=before),
    )


def _coming(person: FilePerson, begins: datetime, parts: list[tuple[int, int]]) -> Coming:
    told = visits(begins, parts)
    length = sum(((span.until or span.since) - span.since for span in told), timedelta())
    there = sum(minutes for _, minutes in parts)
    return Coming(person.short, person.party, told, length // timedelta(minutes=1) - there)


def _names(lanes: Sequence[FilePerson], ids: set[UUID]) -> tuple[str, ...]:
    return tuple(person.short for person in lanes if person.id in ids)
