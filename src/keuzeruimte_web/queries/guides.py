"""A matter as who guides it keeps it: who guides, since when and from when they read, what it is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import domain_in_words, matter_in_words, role_of_staff
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.queries.matter import colleagues_for


@dataclass(frozen=True, slots=True)
class GuideLine:
    """Somebody of school around this matter. `reads_since` is None for who reads all of it."""

    name: str
    role: str
    me: bool
    since: date | None
    until: date | None
    reads_since: date | None
    coming: bool


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic, with the domain in words."""

    id: UUID
    title: str
    domain: str


@dataclass(frozen=True, slots=True)
class Guides:
    """The page of one matter. `runs` is False once it is closed."""

    pupil: UUID
    name: str
    matter: UUID
    title: str
    kind: str
    opened_on: date
    closed_on: date | None
    evaluation: str
    onward: str
    thanks: str
    guides: tuple[GuideLine, ...]
    topics: tuple[TopicLine, ...]
    alone: bool

    @property
    def runs(self) -> bool:
        """Whether it goes on."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier report that can be chosen."""

    id: UUID
    title: str
    on: date
    circle: str


@dataclass(frozen=True, slots=True)
class Handing:
    """What the form of a hand-over offers: colleagues, and the reports that the viewer may read."""

    pupil: UUID
    name: str
    given: str
    matter: UUID
    title: str
    colleagues: tuple[tuple[UUID, str], ...]
    reports: tuple[Earlier, ...]


def guides_of(viewer: Viewer, *, pupil: UUID, matter: UUID) -> Guides:
    """The matter, for who is involved with it. Raises Invisible."""
    found = require(viewer, Kind.MATTER, Right.SEE, matter, along=("pupil__person",))
    if found.pupil_id != pupil:
        raise Invisible(f"{Kind.MATTER}")
    ties = (
        rows(viewer, Kind.INVOLVEMENT)
        .filter(matter=matter)
        .select_related("person")
        .order_by("since", "person__search_name", "pk")
    )
    lines = tuple(
        GuideLine(
            name=tie.person.full_name,
            role=role_of_staff(tie.role),
            me=tie.person_id == viewer.person,
            since=tie.since,
            until=tie.until,
            reads_since=tie.sees_since,
            coming=tie.since is not None and tie.since > viewer.today,
        )
        for tie in ties
        if tie.until is None or tie.until >= viewer.today
    )
    topics = sorted(
        rows(viewer, Kind.TOPIC).filter(matter=matter), key=lambda one: (unmarked(one.title), str(one.pk))
    )
    return Guides(
        pupil=pupil,
        name=found.pupil.person.full_name,
        matter=matter,
        title=found.title,
        kind=matter_in_words(found.kind),
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        evaluation=found.evaluation,
        onward=found.onward,
        thanks=found.thanks,
        guides=lines,
        topics=tuple(TopicLine(t.pk, t.title, domain_in_words(t.domain)) for t in topics),
        alone=not any(line.until is None and not line.me for line in lines),
    )


def handing(viewer: Viewer, *, pupil: UUID, matter: UUID) -> Handing:
    """What can be handed over, and to whom; only of what the viewer reads. Raises Invisible, Forbidden."""
    found = require(viewer, Kind.MATTER, Right.HAND_OVER, matter, along=("pupil__person",))
    if found.pupil_id != pupil:
        raise Invisible(f"{Kind.MATTER}")
    here = rows(viewer, Kind.INVOLVEMENT).filter(matter=matter).exclude(until__lt=viewer.today)
    reports = (
        rows(viewer, Kind.REPORT)
        .filter(conversation__matter=matter, state__in=("open", "closed"))
        .select_related("conversation")
        .order_by("-conversation__starts_at", "circle", "pk")
    )
    person = found.pupil.person
    return Handing(
        pupil=pupil,
        name=person.full_name,
        given=person.given_name,
        matter=matter,
        title=found.title,
        colleagues=colleagues_for(viewer, pupil=pupil, without=tuple(here.values_list("person", flat=True))),
        reports=tuple(
            Earlier(
                report.pk,
                report.conversation.title,
                timezone.localdate(report.conversation.starts_at),
                CIRCLES[report.circle](),
            )
            for report in reports
        ),
    )


CIRCLES = {
    "triangle": lambda: _("Leerling, ouders en school waren erbij."),
    "parents_school": lambda: _("Zonder de leerling."),
    "pupil_school": lambda: _("Zonder de ouders."),
    "school": lambda: _("Alleen school."),
}
