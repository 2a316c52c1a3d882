"""What somebody chose about reminders."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.at_table import spans

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
    """Of the one who looks; the same number of queries however many conversations there are."""
    off = set(rows(viewer, Kind.NO_REMINDERS, Right.SEE).values_list("conversation", flat=True))
    planned = rows(viewer, Kind.CONVERSATION).filter(state="planned", starts_at__gte=timezone.now())
    nearest = list(planned.order_by("starts_at", "pk")[: SHOWN + 1])
    coming = {talk.pk: talk for talk in nearest[:SHOWN]}
    mine = spans(viewer, coming)
    return Reminders(
        wanted=None not in off,
        more=len(nearest) > SHOWN,
        talks=tuple(
            sorted(
                (
                    TalkReminder(pk, coming[pk].title, visits[0].since, pk not in off)
                    for pk, visits in mine.items()
                ),
                key=lambda talk: (talk.since, str(talk.id)),
            )
        ),
    )
