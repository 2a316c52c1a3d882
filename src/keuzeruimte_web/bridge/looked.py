"""Who of school looked at a pupil's file, as far as this viewer may see what was opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Subquery, Value
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Employment, Involvement, Person
from keuzeruimte_web.records.models.choices import StaffRole

from .rows import as_rows, together

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


def span_of(viewer: Viewer, *, pupil: UUID, until: date | None) -> tuple[str, str, date | None, date | None]:
    """The pupil's full and given name, and the first and last day, up to and including `until`, of which this
    viewer may read a line; None where there is none. One query, that looks at both ends and not at the whole
    of a long log. Raises Invisible, Forbidden."""
    lines = _lines(viewer, pupil)
    if until is not None:
        lines = lines.filter(at__lt=_midnight_after(until))
    whose = rows(viewer, Kind.PUPIL, Right.LOOK_BACK).filter(pk=pupil).order_by()
    found = whose.values_list(
        "person__given_name",
        "person__prefix",
        "person__family_name",
        Subquery(lines.order_by("at").values("at")[:1]),
        Subquery(lines.order_by("-at").values("at")[:1]),
    ).first()
    if found is None:
        require(viewer, Kind.PUPIL, Right.LOOK_BACK, pupil)
        raise Invisible(f"{Kind.PUPIL}")
    *name, first, last = found
    return " ".join(part for part in name if part), name[0], _day_of(first), _day_of(last)


def last_before(viewer: Viewer, *, pupil: UUID, day: date) -> date | None:
    """The last day before this one of which this viewer may read a line. One query."""
    lines = _lines(viewer, pupil).filter(at__lt=_midnight_after(day - timedelta(days=1)))
    return _day_of(lines.order_by("-at").values_list("at", flat=True).first())


def looked(viewer: Viewer, *, pupil: UUID, since: date, until: date) -> list[Looked]:
    """What this viewer may read of these days, each only once however often it was opened in an hour.

    A record that the viewer may not see is told as an opening of the dossier: nobody can tell them apart.
    """
    lines = (
        _lines(viewer, pupil)
        .filter(at__gte=_midnight_after(since - timedelta(days=1)), at__lt=_midnight_after(until))
        .annotate(when=Substr(Cast("at", CharField()), 1, len("2026-11-20 09")))
        .order_by()
        .values_list("when", "actor", "word", "record")
        .distinct()
    )
    found = [(*_here(when), actor, word, record) for when, actor, word, record in lines]
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
    if not ids:
        return {}
    roles: dict[UUID, list[tuple[date | None, date | None, str]]] = {person: [] for person in ids}
    names: dict[UUID, str] = {}
    no_day, nothing = Cast(Value(None), DateField()), Value("")
    held = ("person", "since", "until", "role", "order", "given", "prefix", "family")
    unnamed = {"given": nothing, "prefix": nothing, "family": nothing}
    ties, works = (
        model.objects.filter(person__in=ids, **more).order_by().annotate(order=Value(order), **unnamed)
        for order, (model, more) in enumerate(((Involvement, {"pupil": pupil}), (Employment, {})))
    )
    people_named = (
        Person.objects.filter(pk__in=ids)
        .order_by()
        .annotate(no_day=no_day, nothing=nothing, order=Value(2))
        .values_list("pk", "no_day", "no_day", "nothing", "order", "given_name", "prefix", "family_name")
    )
    found = ties.values_list(*held).union(works.values_list(*held), people_named)
    for person, since, until, role, order, *name in found.order_by("order", "role", "since", "until"):
        if order == 2:
            names[person] = " ".join(part for part in name if part)
        else:
            roles[person].append((since, until, role))
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
    reports = rows(viewer, Kind.REPORT).filter(pk__in=wanted[Kind.REPORT])
    both = together(
        (
            as_rows(talks, mark="talk", fields={"title": "title"}),
            as_rows(reports, mark="report", fields={"title": "conversation__title"}),
        )
    )
    return {record: row["title"] for _mark, record, row in both}


def _told(word: str) -> TraceWord:
    """What has no name of its own is an opening of the dossier; what left for the board is told as that."""
    left = TraceWord.WENT_TO_BOARD
    return left if word == left else TraceWord.OPENED_DOSSIER


def _here(when: str) -> tuple[date, int]:
    """The day and the hour at school of this hour of UTC, as both databases write it.

    Asked for in words, for SQLite would call back into Python for every line. Zones differ by whole hours.
    """
    at = timezone.localtime(datetime.fromisoformat(f"{when}:00+00:00"))
    return at.date(), at.hour


def _day_of(at: datetime | None) -> date | None:
    return None if at is None else timezone.localdate(at)


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))
