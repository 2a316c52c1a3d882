"""When each person is at the table: for calendars, pages, print and whoever else tells somebody a time.

For who is not at an item it does not exist, nor a gap in time where it was (PRODUCT 3). So nobody is told
when a conversation begins or ends, but when that person comes in and goes out: once, or in separate visits
where so much lies between that nobody would wait for it. Why is told nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.on_record import at_item
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import AgendaItem, Invitation

WAITS = timedelta(minutes=30)
"""Up to this long between two items somebody stays near, and it is one visit; longer, and one comes back."""


@dataclass(frozen=True, slots=True)
class Span:
    """A visit to the table. `until` is None while nothing on the agenda is for this person."""

    since: datetime
    until: datetime | None


def spans(viewer: Viewer, conversations: Iterable[UUID]) -> Mapping[UUID, tuple[Span, ...]]:
    """By conversation the viewer's own visits, first one first; at least one each. Two queries.

    Only conversations that the viewer may see and is invited to; all others are left out. In a family no
    visit tells of an item at which that person is not. A professional without an own item sits in on it all.
    """
    talks: dict[UUID, datetime] = dict(
        rows(viewer, Kind.CONVERSATION, Right.SEE)
        .filter(
            pk__in=list(conversations),
            invitations__in=Invitation.objects.filter(person=viewer.person),
        )
        .values_list("pk", "starts_at")
    )
    parts: dict[UUID, list[tuple[int, int, bool]]] = {talk: [] for talk in talks}
    mine = at_item().condition(viewer) | Q(by=viewer.person)
    seen = with_minutes_before(rows(viewer, Kind.ITEM, Right.SEE).filter(conversation__in=talks))
    for talk, before, minutes, there in (
        seen.annotate(there=Q(pk__in=AgendaItem.objects.filter(mine)))
        .order_by("conversation", "minutes_before")
        .values_list("conversation", "minutes_before", "minutes", "there")
    ):
        parts[talk].append((before, minutes, there))
    return {talk: own_visits(viewer, start, parts[talk]) for talk, start in talks.items()}


def own_visits(
    viewer: Viewer, starts_at: datetime, items: Iterable[tuple[int, int, bool]]
) -> tuple[Span, ...]:
    """The viewer's visits to a conversation with these items that the viewer sees: (minutes before it, its
    minutes, whether one is there). A professional without an own item sits in on it all."""
    seen = list(items)
    parts = [(before, minutes) for before, minutes, there in seen if there]
    length = max((before + minutes for before, minutes, _there in seen), default=0)
    if not parts and length and viewer.role == ViewerRole.PROFESSIONAL:
        parts = [(0, length)]
    return visits(starts_at, parts)


def visits(starts_at: datetime, parts: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The visits of somebody for whom these parts of a conversation are: (minutes before it, its minutes)."""
    found: list[tuple[datetime, datetime]] = []
    for before, minutes in sorted(parts):
        since = starts_at + timedelta(minutes=before)
        until = since + timedelta(minutes=minutes)
        if found and since - found[-1][1] <= WAITS:
            found[-1] = (found[-1][0], max(until, found[-1][1]))
        else:
            found.append((since, until))
    return tuple(Span(since, until) for since, until in found) or (Span(starts_at, None),)


def with_minutes_before(items: "QuerySet[Any]") -> "QuerySet[Any]":
    """These agenda items, each with the minutes of everything that comes before it, seen or not."""
    earlier = (
        AgendaItem.objects.filter(
            Q(position__lt=OuterRef("position")) | Q(position=OuterRef("position"), pk__lt=OuterRef("pk")),
            conversation=OuterRef("conversation"),
        )
        .order_by()
        .values("conversation")
        .annotate(total=Sum("minutes"))
        .values("total")
    )
    found: QuerySet[Any] = items.annotate(minutes_before=Coalesce(Subquery(earlier), 0))
    return found
