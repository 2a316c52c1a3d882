"""My conversations: those to close, those to come, and those behind us."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.replica import from_replica
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.guests import guests_of

PAST = 30
"""Conversations behind us on the page; older ones are in each dossier."""
COMING = 100


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in the list."""

    id: UUID
    pupil: UUID
    pupil_name: str
    title: str
    starts_at: datetime
    place: str
    names: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Conversations:
    """The page: to close (the day is over), coming, past."""

    to_close: tuple[Talk, ...]
    coming: tuple[Talk, ...]
    past: tuple[Talk, ...]


@from_replica
def conversations(viewer: Viewer) -> Conversations:
    """All conversations of the viewer's matters; the same number of queries however many there are."""
    mine = rows(viewer, Kind.CONVERSATION, Right.SEE).select_related("matter__pupil__person")
    going = list(mine.exclude(state="closed").order_by("starts_at", "pk")[:COMING])
    past = list(mine.filter(state="closed", cancelled_at=None).order_by("-starts_at", "pk")[:PAST])
    guests = guests_of([talk.pk for talk in (*going, *past)])
    found: dict[str, list[Talk]] = defaultdict(list)
    for talk in going:
        over = timezone.localdate(talk.starts_at) < viewer.today
        found["to_close" if over else "coming"].append(_talk(viewer, talk, guests[talk.pk]))
    return Conversations(
        to_close=tuple(found["to_close"]),
        coming=tuple(found["coming"]),
        past=tuple(_talk(viewer, talk, guests[talk.pk]) for talk in past),
    )


def _talk(viewer: Viewer, talk: Any, guests: list[tuple[UUID, str]]) -> Talk:
    return Talk(
        id=talk.pk,
        pupil=talk.matter.pupil_id,
        pupil_name=talk.matter.pupil.person.full_name,
        title=talk.title,
        starts_at=talk.starts_at,
        place=talk.place,
        names=tuple(name for person, name in guests if person != viewer.person),
        mine=talk.organiser_id == viewer.person,
    )
