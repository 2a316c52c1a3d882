"""Who of school looked at a pupil's file, as far as this viewer may see what was opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import ExtractHour, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Employment, Involvement, Person
from keuzeruimte_web.records.models.choices import StaffRole

SHOWN = {TraceWord.OPENED_CONVERSATION: Kind.CONVERSATION, TraceWord.OPENED_REPORT: Kind.REPORT}
"""Openings of a record with a name of its own; every other is told as an opening of the dossier."""
PART_OF_DAY = {"night": 6, "morning": 12, "afternoon": 18, "evening": 24}
"""Each with the hour at which it ends."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked in this hour of this day; `record` only where the viewer may see it."""

    day: date
    hour: int
    actor: UUID
    word: TraceWord
    record: UUID | None
    title: str

    @property
    def part(self) -> str:
        """The part of the day: 'night', 'morning', 'afternoon' or 'evening'. Never told by the hour."""
        return next(part for part, end in PART_OF_DAY.items() if self.hour < end)

    @property
    def in_words(self) -> str:
        """What was opened, as far as the viewer may know it."""
        if self.word == TraceWord.OPENED_CONVERSATION:
            return _("het gesprek ‘%(title)s’") % {"title": self.title}
        if self.word == TraceWord.OPENED_REPORT:
            return _("het verslag van ‘%(title)s’") % {"title": self.title}
        if self.word == TraceWord.WENT_TO_BOARD:
            return _("een kopie van het dossier voor het bestuur, op slot")
        return _("het dossier")


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looked: the name, and what this person was for the pupil that day."""

    name: str
    roles: tuple[tuple[date | None, date | None, str], ...]

    def role_on(self, day: date) -> str:
        """The role on that day, else any role that the person had."""
        held = [
            role
            for since, until, role in self.roles
            if (since is None or since <= day) and (until is None or until >= day)
        ]
        found = held or [role for *_span, role in self.roles]
        return str(StaffRole(found[0]).label) if found else _("medewerker")


def dossier_first(opened: Iterable[str]) -> tuple[str, ...]:
    """What somebody opened, in words and in order: the dossier, and then the rest by name."""
    return tuple(sorted(opened, key=lambda words: (words != _("het dossier"), words)))


def last_day(viewer: Viewer, *, pupil: UUID, until: date | None) -> date | None:
    """The last day, up to and including `until`, of which this viewer may read a line."""
    lines = _lines(viewer, pupil)
    if until is not None:
        lines = lines.filter(at__lt=_midnight_after(until))
    at = lines.order_by("-at").values_list("at", flat=True).first()
    return None if at is None else timezone.localdate(at)


def looked(viewer: Viewer, *, pupil: UUID, since: date, until: date) -> list[Looked]:
    """What this viewer may read of these days, each only once however often it was opened in an hour.

    A record that the viewer may not see is told as an opening of the dossier: nobody can tell them apart.
    """
    found = list(
        _lines(viewer, pupil)
        .filter(at__gte=_midnight_after(since - timedelta(days=1)), at__lt=_midnight_after(until))
        .annotate(day=TruncDate("at"), hour=ExtractHour("at"))
        .order_by()
        .values_list("day", "hour", "actor", "word", "record")
        .distinct()
    )
    titles = _titles(viewer, [(word, record) for *_when, word, record in found])
    return [
        Looked(day, hour, actor, TraceWord(word), record, titles[record])
        if record in titles
        else Looked(day, hour, actor, _told(word), None, "")
        for day, hour, actor, word, record in found
    ]


def lookers(people: Iterable[UUID], *, pupil: UUID) -> Mapping[UUID, Looker]:
    """Who these people are. Who looked is named to those whom it is about, also when that person left."""
    ids = set(people)
    roles: dict[UUID, list[tuple[date | None, date | None, str]]] = {person: [] for person in ids}
    held, told = ("person", "since", "until", "role", "order"), Involvement.objects.filter(pupil=pupil)
    ties = (told.filter(person__in=ids).annotate(order=Value(1)).order_by().values_list(*held)).union(
        Employment.objects.filter(person__in=ids).annotate(order=Value(2)).order_by().values_list(*held),
    )
    for person, since, until, role, _order in ties.order_by("order", "role", "since", "until"):
        roles[person].append((since, until, role))
    names = {person.pk: person.full_name for person in Person.objects.filter(pk__in=ids)}
    return {
        person: Looker(names.get(person, _("iemand die hier werkte")), tuple(roles[person])) for person in ids
    }


def _lines(viewer: Viewer, pupil: UUID) -> Any:
    return rows(viewer, Kind.TRACE).filter(pupil=pupil)


def _titles(viewer: Viewer, opened: Iterable[tuple[str, UUID | None]]) -> Mapping[UUID | None, str]:
    """The titles of what was opened, for what this viewer may see."""
    wanted: dict[Kind, set[UUID]] = {kind: set() for kind in SHOWN.values()}
    for word, record in opened:
        kind = SHOWN.get(TraceWord(word))
        if kind is not None and record is not None:
            wanted[kind].add(record)
    talks = rows(viewer, Kind.CONVERSATION).filter(pk__in=wanted[Kind.CONVERSATION])
    reports = rows(viewer, Kind.REPORT).filter(pk__in=wanted[Kind.REPORT]).select_related("conversation")
    titles: dict[UUID | None, str] = {talk.pk: talk.title for talk in talks}
    return titles | {report.pk: report.conversation.title for report in reports}


def _told(word: str) -> TraceWord:
    """What has no name of its own is an opening of the dossier; what left for the board is told as that."""
    left = TraceWord.WENT_TO_BOARD
    return left if word == left else TraceWord.OPENED_DOSSIER


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))
