"""A dossier as a school leader reads it who opened it for a reason: what stands, what happened."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import domain_in_words, event_in_words, matter_in_words, role_of_staff
from keuzeruimte_web.queries.institutions import Standing, institutions
from keuzeruimte_web.queries.matter import colleagues_for


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """What school noted: what was seen, and what was thought of it."""

    on: date
    who: str
    kind: str
    observed: str
    opinion: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was put before its readers."""

    id: UUID
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class ReadMatter:
    """One matter, whole. `may_propose`: it runs, and may be protected. `chooses`: it has a choice."""

    id: UUID
    title: str
    kind: str
    reason: str
    goal: str
    opened_on: date
    closed_on: date | None
    guides: tuple[str, ...]
    entrusted: tuple[str, ...]
    limits: tuple[str, ...]
    asked: tuple[str, ...]
    reports: tuple[ReadReport, ...]
    agreements: tuple[str, ...]
    events: tuple[ReadEvent, ...]
    may_propose: bool
    chooses: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """The page. `opening`: what can be closed before its day."""

    pupil: UUID
    name: str
    opening: UUID
    until: date
    matters: tuple[ReadMatter, ...]


@dataclass(frozen=True, slots=True)
class Proposing:
    """What the form of a protection offers."""

    pupil: UUID
    name: str
    matter: UUID
    title: str
    colleagues: tuple[tuple[UUID, str], ...]
    institutions: tuple[Standing, ...]


def opened(viewer: Viewer, *, pupil: UUID) -> Opened:
    """The dossier, while it is open (`operations.leading` left the trace). Raises Invisible."""
    mine = rows(viewer, Kind.OPENING, Right.CHANGE).filter(
        pupil__in=rows(viewer, Kind.PUPIL, Right.READ_OPENED).filter(pk=pupil).values("pk"),
        ended_at=None,
        since__lte=viewer.today,
        until__gte=viewer.today,
    )
    latest = mine.select_related("pupil__person").order_by("-until", "pk").first()
    if latest is None:
        raise Invisible(f"{Kind.PUPIL}")
    parts = _parts(viewer, pupil)
    matters = rows(viewer, Kind.MATTER).filter(pupil=pupil).order_by("-opened_on", "pk")
    return Opened(
        pupil=pupil,
        name=latest.pupil.person.full_name,
        opening=latest.pk,
        until=latest.until,
        matters=tuple(_read(matter, parts) for matter in matters),
    )


def proposing(viewer: Viewer, *, matter: UUID) -> Proposing:
    """A matter for which the viewer may write a protection down. Raises Invisible, Forbidden."""
    found = require(viewer, Kind.MATTER, Right.PROPOSE, matter, along=("pupil__person",))
    return Proposing(
        pupil=found.pupil_id,
        name=found.pupil.person.full_name,
        matter=matter,
        title=found.title,
        colleagues=colleagues_for(viewer, pupil=found.pupil_id),
        institutions=institutions(viewer, pupil=found.pupil_id)[0],
    )


def _by_matter(found: Any, path: str = "matter_id") -> dict[UUID, list[Any]]:
    """Rows grouped by their matter, in the order in which they come."""
    grouped: dict[UUID, list[Any]] = defaultdict(list)
    for one in found.annotate(of_matter=F(path)):
        grouped[one.of_matter].append(one)
    return grouped


def _parts(viewer: Viewer, pupil: UUID) -> dict[str, dict[UUID, list[Any]]]:
    """All there is to read, by matter: one query a kind, however many matters."""
    here, talk = {"matter__pupil": pupil}, {"conversation__matter__pupil": pupil}
    now = viewer.today
    return {
        "guides": _by_matter(
            rows(viewer, Kind.INVOLVEMENT)
            .filter(**here)
            .exclude(until__lt=now)
            .select_related("person")
            .order_by("person__given_name", "pk")
        ),
        "entrusted": _by_matter(
            rows(viewer, Kind.DELEGATION)
            .filter(**here, status="agreed")
            .exclude(until__lt=now)
            .order_by("created_at", "pk")
        ),
        "limits": _by_matter(
            rows(viewer, Kind.LIMIT)
            .filter(**here)
            .exclude(until__lt=now)
            .select_related("topic")
            .order_by("since", "pk")
        ),
        "asked": _by_matter(rows(viewer, Kind.REQUEST).filter(**here).order_by("asked_on", "pk")),
        "reports": _by_matter(
            rows(viewer, Kind.REPORT)
            .filter(**talk)
            .select_related("conversation")
            .order_by("-conversation__starts_at", "pk"),
            "conversation__matter_id",
        ),
        "agreements": _by_matter(
            rows(viewer, Kind.AGREEMENT).filter(**talk).order_by("-made_on", "pk"), "conversation__matter_id"
        ),
        "events": _by_matter(
            rows(viewer, Kind.EVENT).filter(**here).select_related("person").order_by("-on", "pk")
        ),
    }


def _read(matter: Any, parts: dict[str, dict[UUID, list[Any]]]) -> ReadMatter:
    of = {name: found[matter.pk] for name, found in parts.items()}
    return ReadMatter(
        id=matter.pk,
        title=matter.title,
        kind=matter_in_words(matter.kind),
        reason=matter.reason,
        goal=matter.goal,
        opened_on=matter.opened_on,
        closed_on=matter.closed_on,
        guides=tuple(f"{tie.person.full_name} ({role_of_staff(tie.role)})" for tie in of["guides"]),
        entrusted=tuple(one.words for one in of["entrusted"]),
        limits=tuple(
            limit.topic.title if limit.topic else domain_in_words(limit.domain) for limit in of["limits"]
        ),
        asked=tuple(request.words for request in of["asked"] if request.words),
        reports=tuple(
            ReadReport(one.pk, one.conversation.title, timezone.localdate(one.conversation.starts_at))
            for one in of["reports"]
        ),
        agreements=tuple(one.text for one in of["agreements"]),
        events=tuple(
            ReadEvent(one.on, one.person.full_name, event_in_words(one.kind), one.observed, one.opinion)
            for one in of["events"]
        ),
        may_propose=matter.closed_on is None,
        chooses=matter.kind == "choice_moment",
    )
