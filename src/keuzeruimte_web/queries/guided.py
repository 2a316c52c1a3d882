"""For pupil and parents: who of school guides, from when, and what that person can read. In words.

An earlier report that somebody may read is named only to who may read that report (access table), so a pupil
learns of no talk without the pupil, nor a parent of one without parents. The sentences about the rest are the
same whatever there is, and so tell nothing of what exists (docs/decisions/0082).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.listed import domain_in_words, reason_in_words, role_of_staff


@dataclass(frozen=True, slots=True)
class ReportRead:
    """An earlier report that somebody who came later can read."""

    id: UUID
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class GuideSeen:
    """Somebody of school. `reads_since` None: reads all of it; `matter` False: the mentor of the pupil."""

    id: UUID
    name: str
    role: str
    since: date | None
    last_day: date | None
    coming: bool
    reads_since: date | None
    events_since: date | None
    reports: tuple[ReportRead, ...]


@dataclass(frozen=True, slots=True)
class MatterGuided:
    """A matter by its title (empty for who may not know it), with who guides it and who did.

    `nobody`: it goes on, and nobody guides it today. Of a closed one: how all look back, and who goes on.
    """

    title: str
    closed_on: date | None
    evaluation: str
    onward: str
    thanks: str
    guides: tuple[GuideSeen, ...]
    before: tuple[GuideSeen, ...]
    nobody: bool


@dataclass(frozen=True, slots=True)
class ReadAlong:
    """A school leader read along: who, and on which days. `reason` is empty for who is not told why."""

    id: UUID
    name: str
    since: date
    last_day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Protected:
    """A protection, for parents: who carries it, on which ground, for what, until when, and when you talk."""

    id: UUID
    carries: str
    ground: str
    domains: tuple[str, ...]
    since: date | None
    until: date
    talk_on: date | None


@dataclass(frozen=True, slots=True)
class Guided:
    """The page. `parent`: a parent reads, with whom one also speaks of what parents entrust and ask."""

    pupil: UUID
    name: str
    parent: bool
    mentors: tuple[GuideSeen, ...]
    matters: tuple[MatterGuided, ...]
    read_along: tuple[ReadAlong, ...]
    protected: tuple[Protected, ...]


def guided(viewer: Viewer, *, pupil: UUID) -> Guided:
    """Who guides this pupil, for the pupil or a parent. Raises Invisible."""
    child = rows(viewer, Kind.PUPIL).filter(pk=pupil).select_related("person").first()
    if child is None:
        raise Invisible(f"{Kind.PUPIL}")
    ties = list(
        rows(viewer, Kind.INVOLVEMENT)
        .filter(pupil=pupil)
        .select_related("person")
        .order_by("-since", "person__search_name", "pk")
    )
    reports: dict[UUID, list[ReportRead]] = defaultdict(list)
    for handed in (
        rows(viewer, Kind.HANDED_REPORT)
        .filter(involvement__pupil=pupil)
        .select_related("report__conversation")
        .order_by("report__conversation__starts_at", "pk")
    ):
        talk = handed.report.conversation
        reports[handed.involvement_id].append(
            ReportRead(handed.report_id, talk.title, timezone.localdate(talk.starts_at))
        )
    seen, spoken = rows(viewer, Kind.MATTER), rows(viewer, Kind.MATTER, Right.SPEAK).filter(closed_on=None)
    matters = list(
        (seen | spoken)
        .filter(pupil=pupil)
        .annotate(
            seen=Exists(seen.filter(pk=OuterRef("pk"))), spoken=Exists(spoken.filter(pk=OuterRef("pk")))
        )
    )
    known = {matter.pk: matter for matter in matters if matter.seen}
    speaks = {matter.pk for matter in matters if matter.spoken}
    lines: dict[UUID | None, list[GuideSeen]] = defaultdict(list)
    for tie in ties:
        lines[tie.matter_id].append(
            GuideSeen(
                id=tie.pk,
                name=tie.person.full_name,
                role=role_of_staff(tie.role),
                since=tie.since,
                last_day=tie.until,
                coming=tie.since is not None and tie.since > viewer.today,
                reads_since=tie.sees_since,
                events_since=tie.events_since,
                reports=tuple(reports[tie.pk]),
            )
        )
    shown = {pk for pk in lines if pk is not None and (pk in known or pk in speaks)} | set(known)
    return Guided(
        pupil=pupil,
        name=child.person.given_name,
        parent=viewer.role == ViewerRole.PARENT,
        mentors=_now(lines[None], viewer.today),
        read_along=_read_along(viewer, pupil),
        protected=_protected(viewer, pupil),
        matters=tuple(
            sorted(
                (
                    MatterGuided(
                        title=known[pk].title if pk in known else "",
                        closed_on=known[pk].closed_on if pk in known else None,
                        evaluation=known[pk].evaluation if pk in known else "",
                        onward=known[pk].onward if pk in known else "",
                        thanks=known[pk].thanks if pk in known else "",
                        guides=_now(lines[pk], viewer.today),
                        before=_gone(lines[pk], viewer.today),
                        nobody=pk in speaks and not any(not g.coming for g in _now(lines[pk], viewer.today)),
                    )
                    for pk in shown
                ),
                key=lambda one: (one.closed_on is not None, one.title),
            )
        ),
    )


def _read_along(viewer: Viewer, pupil: UUID) -> tuple[ReadAlong, ...]:
    why = rows(viewer, Kind.OPENING, Right.KNOW_REASON).filter(pk=OuterRef("pk"))
    openings = (
        rows(viewer, Kind.OPENING).filter(pupil=pupil).select_related("leader").annotate(why=Exists(why))
    )
    return tuple(
        ReadAlong(
            id=one.pk,
            name=one.leader.full_name,
            since=one.since,
            last_day=timezone.localdate(one.ended_at) if one.ended_at else one.until,
            reason=reason_in_words(one.reason) if one.why else "",
        )
        for one in openings.order_by("-opened_at", "pk")
    )


def _protected(viewer: Viewer, pupil: UUID) -> tuple[Protected, ...]:
    found = rows(viewer, Kind.PROTECTION).filter(matter__pupil=pupil, until__gte=viewer.today)
    return tuple(
        Protected(
            id=one.pk,
            carries=one.protector.full_name,
            ground=one.ground,
            domains=tuple(domain_in_words(domain) for domain in one.domains),
            since=one.since,
            until=one.until,
            talk_on=one.talk_on,
        )
        for one in found.select_related("protector").order_by("until", "pk")
    )


def _now(lines: list[GuideSeen], today: date) -> tuple[GuideSeen, ...]:
    return tuple(line for line in lines if line.last_day is None or line.last_day >= today)


def _gone(lines: list[GuideSeen], today: date) -> tuple[GuideSeen, ...]:
    return tuple(line for line in lines if line.last_day is not None and line.last_day < today)
