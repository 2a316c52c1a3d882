"""What the form of closing a matter shows: the goal of then, and what is still open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Still:
    """A conversation that is not closed, or of which a report is not."""

    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Closing:
    """The matter that ends. `still`: what the viewer sees of what has to be closed first."""

    pupil: UUID
    name: str
    matter: UUID
    title: str
    goal: str
    still: tuple[Still, ...]


def closing(viewer: Viewer, *, pupil: UUID, matter: UUID) -> Closing:
    """A matter that the viewer may close. Raises Invisible, Forbidden."""
    found = require(viewer, Kind.MATTER, Right.HAND_OVER, matter, along=("pupil__person",))
    if found.pupil_id != pupil:
        raise Invisible(f"{Kind.MATTER}")
    reports = rows(viewer, Kind.REPORT).filter(conversation__matter=matter).exclude(state="closed")
    talks = rows(viewer, Kind.CONVERSATION).filter(matter=matter)
    open_talks = talks.exclude(state="closed") | talks.filter(pk__in=reports.values("conversation"))
    return Closing(
        pupil=pupil,
        name=found.pupil.person.full_name,
        matter=matter,
        title=found.title,
        goal=found.goal,
        still=tuple(
            Still(talk.title, timezone.localdate(talk.starts_at))
            for talk in open_talks.order_by("starts_at", "pk")
        ),
    )
