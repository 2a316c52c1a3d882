"""What somebody chose about reminders."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.kept import asked_by
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.my_visits import my_visits

SHOWN = 60
"""Conversations on the page, the nearest ones; one is reminded two days before, so later ones have time."""


@dataclass(frozen=True, slots=True)
class TalkReminder:
    """A conversation that comes, and whether one is reminded of it."""

    id: UUID
    title: str
    since: datetime
    wanted: bool


@dataclass(frozen=True, slots=True)
class Reminders:
    """The page: whether one is reminded at all, and of which conversation. `more`: there are later ones."""

    wanted: bool
    talks: tuple[TalkReminder, ...]
    more: bool


def reminders(viewer: Viewer) -> Reminders:
    """Of the one who looks; two queries however many conversations there are."""
    off = {one.conversation_id for one in asked_by(viewer, _off, key="no reminders")}
    nearest = my_visits(viewer, now=timezone.now(), most=SHOWN + 1)
    talks = (
        TalkReminder(one.id, one.title, one.visits[0].since, one.id not in off) for one in nearest[:SHOWN]
    )
    return Reminders(
        wanted=None not in off,
        more=len(nearest) > SHOWN,
        talks=tuple(sorted(talks, key=lambda talk: (talk.since, str(talk.id)))),
    )


def _off(viewer: Viewer) -> QuerySet[Any]:
    return rows(viewer, Kind.NO_REMINDERS, Right.SEE)
