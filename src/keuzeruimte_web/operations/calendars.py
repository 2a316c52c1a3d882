"""Calendars elsewhere: a file of one conversation, and a secret address that a calendar reads along.

What somebody's calendar was told is remembered per person and visit (`CalendarEntry`): a UID that stays, a
number that grows when that person's own time changes, and the visit as cancelled when it is no longer there.
What changes for others changes nothing here, not even a number (PRODUCT 3).
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.at_table import Span, spans
from keuzeruimte_web.bridge.busy import AN_HOUR
from keuzeruimte_web.bridge.ics import Visit, WholeDay, in_ics
from keuzeruimte_web.bridge.key_dates import meant_for
from keuzeruimte_web.records.models import CalendarEntry, CalendarFeed, Invitation, School
from keuzeruimte_web.records.scope import above_schools, school_scope

BACK = timedelta(days=30)
"""How long a visit that is over stays in the calendar."""
BYTES = 32
"""Of chance in an address: 256 bits; at least 128 is asked."""


@dataclass(frozen=True, slots=True)
class File:
    """A calendar, and the mark by which a reader knows that it is still the same."""

    content: bytes
    etag: str


def make_feed(viewer: Viewer) -> str:
    """A new secret for the viewer's own calendar, to be shown once; the one before it works no more."""
    token = secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        CalendarFeed.objects.update_or_create(
            person_id=viewer.person,
            role=viewer.role.value,
            defaults={"token_hash": _hash(token), "made_at": timezone.now()},
            create_defaults={"school_id": viewer.school, "token_hash": _hash(token)},
        )
        _trace(viewer, TraceWord.MADE_FEED)
    return token


def end_feed(viewer: Viewer) -> None:
    """The address works no more. Again changes nothing."""
    with transaction.atomic():
        ended, _each = rows(viewer, Kind.CALENDAR_FEED, Right.CHANGE).delete()
        if ended:
            _trace(viewer, TraceWord.ENDED_FEED)


def read_feed(token: str, *, today: date) -> File | None:
    """The calendar behind this secret; None for every other, an ended one, and who is not here any more."""
    with above_schools():
        feed = CalendarFeed.objects.filter(token_hash=_hash(token)).select_related("person").first()
        if feed is None or feed.person.account_id is None or not feed.person.account.is_active:
            return None
        seat = next(
            (
                seat.viewer
                for seat in seats_of(feed.person.account_id, today=today)
                if seat.viewer.person == feed.person_id and seat.viewer.role == feed.role
            ),
            None,
        )
        language = feed.person.account.language
    if seat is None:
        return None
    with school_scope(seat.school):
        return _file(seat, _told(seat, None), days=_days(seat), language=language)


def conversation_file(viewer: Viewer, *, conversation: UUID, language: str) -> File:
    """One conversation for a calendar, as far as the viewer is there. Raises Invisible, Forbidden."""
    require(viewer, Kind.CONVERSATION, Right.SEE, conversation)
    told = _told(viewer, conversation)
    if not told:
        raise Invisible(Kind.CONVERSATION)
    return _file(viewer, told, language=language)


def _told(viewer: Viewer, conversation: UUID | None) -> list[Any]:
    """The viewer's visits as calendars are told of them, brought up to date first."""
    since = timezone.now() - BACK
    talks = rows(viewer, Kind.CONVERSATION).filter(
        starts_at__gte=since, pk__in=Invitation.objects.filter(person=viewer.person).values("conversation")
    )
    entries = CalendarEntry.objects.filter(person=viewer.person, role=viewer.role.value)
    if conversation is not None:
        talks, entries = talks.filter(pk=conversation), entries.filter(conversation=conversation)
    found = {talk.pk: talk for talk in talks}
    now = timezone.now()
    with transaction.atomic():
        known = {(entry.conversation_id, entry.visit): entry for entry in entries.select_for_update()}
        there = _visits(viewer, found)
        for key, span in there.items():
            _keep(viewer, key, span, known.get(key), cancelled=_off(found[key[0]]), now=now)
        for key, entry in known.items():
            if key not in there and not entry.cancelled:
                _change(entry, now=now, cancelled=True)
        entries.filter(until__lt=since).delete()
    return list(entries.order_by("since", "pk"))


def _visits(viewer: Viewer, talks: Mapping[UUID, Any]) -> dict[tuple[UUID, int], tuple[datetime, datetime]]:
    visits: Mapping[UUID, Collection[Span]] = spans(viewer, talks)
    return {
        (talk, number): (span.since, span.until or span.since + _length(talks[talk]))
        for talk, those in visits.items()
        for number, span in enumerate(those)
    }


def _length(talk: Any) -> timedelta:
    return timedelta(minutes=talk.minutes) if talk.minutes else AN_HOUR


def _off(talk: Any) -> bool:
    return talk.cancelled_at is not None


def _keep(
    viewer: Viewer,
    key: tuple[UUID, int],
    span: tuple[datetime, datetime],
    entry: Any,
    *,
    cancelled: bool,
    now: datetime,
) -> None:
    if entry is None:
        if not cancelled:
            CalendarEntry.objects.get_or_create(
                person_id=viewer.person,
                role=viewer.role.value,
                conversation_id=key[0],
                visit=key[1],
                defaults={
                    "school_id": viewer.school,
                    "since": span[0],
                    "until": span[1],
                    "made_at": now,
                    "changed_at": now,
                },
            )
    elif (entry.since, entry.until, entry.cancelled) != (*span, cancelled):
        _change(entry, now=now, since=span[0], until=span[1], cancelled=cancelled)


def _change(entry: Any, *, now: datetime, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.sequence, entry.changed_at = entry.sequence + 1, now
    entry.save()


def _days(viewer: Viewer) -> list[WholeDay]:
    """The key dates that are meant for this viewer. Who works here chooses conversations alone (0136)."""
    if viewer.role not in (ViewerRole.PUPIL, ViewerRole.PARENT):
        return []
    classes = list(
        rows(viewer, Kind.PUPIL)
        .filter(school_class__isnull=False)
        .order_by("pk")
        .values_list("school_class__level", "school_class__year_group")
    )
    found = rows(viewer, Kind.KEY_DATE).filter(day__gte=viewer.today - BACK).order_by("day", "title", "pk")
    return [
        WholeDay(row.pk, row.day, row.title, row.version - 1)
        for row in found
        if not row.meant_for or any(meant_for(row.meant_for, level=one, year=year) for one, year in classes)
    ]


def _file(viewer: Viewer, told: list[Any], *, days: Iterable[WholeDay] = (), language: str) -> File:
    school = School.objects.get(pk=viewer.school).name
    with override(language):
        title = gettext("Gesprek op school")
        words = gettext("Meer staat in Keuzeruimte: %(address)s") % {"address": settings.ADDRESS}
    content = in_ics(
        (
            Visit(
                id=entry.pk,
                since=entry.since,
                until=entry.until,
                made_at=entry.made_at,
                changed_at=entry.changed_at,
                sequence=entry.sequence,
                cancelled=entry.cancelled,
            )
            for entry in told
        ),
        days=days,
        title=title,
        school=school,
        words=words,
        domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "keuzeruimte",
        name="Keuzeruimte",
    )
    return File(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _trace(viewer: Viewer, word: TraceWord) -> None:
    leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=word, record=viewer.person)


__all__ = [
    "File",
    "ViewerRole",
    "conversation_file",
    "end_feed",
    "make_feed",
    "read_feed",
]
