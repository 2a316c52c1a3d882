"""Who and which room is taken, when: so that nobody is asked to be at two places at once.

A professional learns of a family only what stands in conversations that this professional may see; that a
parent sits at another table, about another child, is not for the school at large to know (PRODUCT 3). Of a
colleague and of a room one learns that they are taken, and not by what. What stays hidden here is shown to
the family itself, on its own page (decision 0107).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.at_table import spans
from keuzeruimte_web.records.models import AgendaItem, Conversation, Guardianship, Invitation, Person

AN_HOUR = timedelta(hours=1)
"""How long a conversation takes whose agenda is still empty."""
LONGEST = timedelta(hours=12)
TRAVEL = timedelta(minutes=10)
"""Between two places, where nobody said otherwise."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time, a place (empty: not said yet), and how long it takes."""

    starts_at: datetime
    length: timedelta
    place: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + self.length


@dataclass(frozen=True, slots=True)
class Taken:
    """A conversation that is planned: who is there, and of whom the viewer may know that."""

    talk: UUID
    slot: Slot
    people: frozenset[UUID]
    known: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Clash:
    """A time that does not go: who (by name) or which room is taken then. `close`: only too little time."""

    starts_at: datetime
    names: tuple[str, ...]
    room: str
    close: bool


def clashes(
    viewer: Viewer,
    slots: Iterable[Slot],
    *,
    people: Collection[UUID],
    travel: timedelta = TRAVEL,
    leaving_out: Collection[UUID] = (),
) -> tuple[Clash, ...]:
    """Which of these times do not go for these people, as far as the viewer may know; first one first.

    `leaving_out`: conversations that do not count, because they are the ones that would move.
    """
    wanted = sorted(slots, key=lambda slot: slot.starts_at)
    taken = taken_around(viewer, wanted, travel=travel)
    names = _names(people)
    return tuple(
        Clash(slot.starts_at, tuple(sorted(names[p] for p in who)), room, near)
        for slot in wanted
        for who, room, near in (
            in_the_way(slot, taken, people=people, travel=travel, leaving_out=leaving_out),
        )
        if who or room
    )


def in_the_way(
    slot: Slot,
    taken: Iterable[Taken],
    *,
    people: Collection[UUID],
    travel: timedelta,
    leaving_out: Collection[UUID] = (),
) -> tuple[set[UUID], str, bool]:
    """Who of these people, and which room, is taken then; True where only the time between is too short."""
    who, room, near = set[UUID](), "", True
    for other in taken:
        if other.talk in leaving_out:
            continue
        known = other.known.intersection(people)
        if known and too_near(slot, other.slot, travel=travel):
            who |= known
            near = near and not overlap(slot, other.slot)
        if slot.place.strip() and same_place(slot, other.slot) and overlap(slot, other.slot):
            room, near = slot.place, False
    return who, room, near


def own_clashes(
    viewer: Viewer, slots: Collection[Slot], *, travel: timedelta, leaving_out: Collection[UUID] = ()
) -> set[datetime]:
    """Which of these times the viewer oneself cannot keep: only by when one is at a table oneself."""
    if not slots:
        return set()
    first, last = _around(slots, travel=travel)
    coming = rows(viewer, Kind.CONVERSATION).filter(starts_at__gt=first, starts_at__lt=last)
    talks = list(coming.exclude(state="closed").exclude(pk__in=leaving_out))
    mine = spans(viewer, [talk.pk for talk in talks])
    visits = [
        Slot(visit.since, (visit.until - visit.since) if visit.until else _asked_for(talk), talk.place)
        for talk in talks
        for visit in mine.get(talk.pk, ())
    ]
    return {slot.starts_at for slot in slots for visit in visits if too_near(slot, visit, travel=travel)}


def overlap(one: Slot, other: Slot) -> bool:
    """Both go on at some moment; one may begin when the other ends."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def too_near(one: Slot, other: Slot, *, travel: timedelta) -> bool:
    """Nobody can be at both: they overlap, or there is too little time to go from one place to the other."""
    gap = timedelta(0) if same_place(one, other) else travel
    return one.starts_at < other.ends_at + gap and other.starts_at < one.ends_at + gap


def same_place(one: Slot, other: Slot) -> bool:
    """The same room, however it was typed; where nobody named one, people stay where they are."""
    return len({" ".join(slot.place.split()).casefold() for slot in (one, other)}) == 1


def taken_around(viewer: Viewer, slots: Collection[Slot], *, travel: timedelta) -> list[Taken]:
    """What is planned around these times; the same number of queries however many there are."""
    if not slots:
        return []
    first, last = _around(slots, travel=travel)
    talks: list[Any] = list(
        Conversation.objects.select_related("matter")
        .filter(~Q(state="closed"), starts_at__gt=first, starts_at__lt=last)
        .order_by("starts_at", "pk")
    )
    ids = [talk.pk for talk in talks]
    seen = set(rows(viewer, Kind.CONVERSATION).filter(pk__in=ids).values_list("pk", flat=True))
    guests = _guests(ids)
    family = _family({talk.matter.pupil_id for talk in talks})
    lengths = lengths_of(talks)
    return [
        Taken(
            talk.pk,
            Slot(talk.starts_at, lengths[talk.pk], talk.place),
            frozenset(guests[talk.pk]),
            frozenset(guests[talk.pk] - (set() if talk.pk in seen else family[talk.matter.pupil_id])),
        )
        for talk in talks
    ]


def _guests(conversations: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {pk: set() for pk in conversations}
    links = Invitation.objects.filter(conversation__in=conversations)
    for talk, person in links.values_list("conversation", "person"):
        found[talk].add(person)
    return found


def _family(pupils: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Each pupil with everybody who is or was a parent, also who works here."""
    found = {pupil: {pupil} for pupil in pupils}
    for pupil, parent in Guardianship.objects.filter(pupil__in=pupils).values_list("pupil", "parent"):
        found[pupil].add(parent)
    return found


def _around(slots: Collection[Slot], *, travel: timedelta) -> tuple[datetime, datetime]:
    first = min(slot.starts_at for slot in slots) - travel - LONGEST
    return first, max(slot.ends_at for slot in slots) + travel


def _asked_for(talk: Any) -> timedelta:
    return timedelta(minutes=talk.minutes) if talk.minutes else AN_HOUR


def lengths_of(conversations: Iterable[Any]) -> dict[UUID, timedelta]:
    """How long each takes by its agenda, else as it was asked for, else an hour. One query."""
    asked = {talk.pk: talk.minutes for talk in conversations}
    listed = dict.fromkeys(asked, 0)
    items = AgendaItem.objects.filter(conversation__in=asked)
    for talk, length in items.values_list("conversation", "minutes"):
        listed[talk] += length
    return {
        talk: timedelta(minutes=minutes) if (minutes := listed[talk] or asked[talk]) else AN_HOUR
        for talk in asked
    }


def _names(people: Collection[UUID]) -> dict[UUID, str]:
    return {person.pk: person.full_name for person in Person.objects.filter(pk__in=people)}
