"""For a school leader: how guidance goes, in counts; and what one opened or asked oneself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.replica import from_replica
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.choice_figures import ChoiceFigures, choice_figures
from keuzeruimte_web.bridge.figures import Figures, figures
from keuzeruimte_web.bridge.listed import domain_in_words, reason_in_words

from .people import named

MOST = 20


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A dossier that the viewer has open."""

    id: UUID
    pupil: UUID
    name: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A protection that waits for the second. `mine`: the viewer confirms, or not."""

    id: UUID
    name: str
    carries: str
    ground: str
    domains: tuple[str, ...]
    until: date
    talk_on: date
    leader: str
    second: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A pupil whose dossier could be opened."""

    id: UUID
    name: str
    school_class: str


@dataclass(frozen=True, slots=True)
class Leading:
    """The page of a leader."""

    figures: Figures
    choices: ChoiceFigures
    unguided: int
    open: tuple[OpenLine, ...]
    proposals: tuple[ProposalLine, ...]
    sought: str
    found: tuple[Found, ...]


@from_replica
def leading(viewer: Viewer, *, sought: str = "") -> Leading:
    """What a school leader comes back to. Raises Invisible for who does not lead."""
    counted = figures(viewer)
    mine = rows(viewer, Kind.OPENING, Right.CHANGE).filter(
        ended_at=None, since__lte=viewer.today, until__gte=viewer.today
    )
    return Leading(
        figures=counted,
        choices=choice_figures(viewer),
        unguided=rows(viewer, Kind.MATTER, Right.APPOINT).count(),
        open=tuple(
            OpenLine(o.pk, o.pupil_id, o.pupil.person.full_name, reason_in_words(o.reason), o.until)
            for o in mine.select_related("pupil__person").order_by("until", "pk")
        ),
        proposals=proposals(viewer),
        sought=sought,
        found=_found(viewer, sought) if len(sought) > 1 else (),
    )


def proposals(viewer: Viewer) -> tuple[ProposalLine, ...]:
    """The protections that wait, which the viewer asked or is asked to confirm."""
    waiting = rows(viewer, Kind.PROTECTION_PROPOSAL).select_related(
        "matter__pupil__person", "leader", "second"
    )
    return tuple(
        ProposalLine(
            id=one.pk,
            name=one.matter.pupil.person.full_name,
            carries=f"{one.given_name} {one.family_name}",
            ground=one.ground,
            domains=tuple(domain_in_words(domain) for domain in one.domains),
            until=one.until,
            talk_on=one.talk_on,
            leader=one.leader.full_name,
            second=one.second.full_name,
            mine=one.second_id == viewer.person,
        )
        for one in waiting.order_by("asked_at", "pk")
    )


def pupil_to_open(viewer: Viewer, *, pupil: UUID) -> Found:
    """A pupil whose dossier the viewer could open. Raises Invisible."""
    along = ("person", "school_class")
    found = require(viewer, Kind.PUPIL, Right.OPEN_FOR_A_REASON, pupil, along=along)
    group = found.school_class
    return Found(pupil, found.person.full_name, group.name if group else "")


def _found(viewer: Viewer, sought: str) -> tuple[Found, ...]:
    pupils = named(rows(viewer, Kind.PUPIL, Right.OPEN_FOR_A_REASON), sought, field="person__search_name")
    return tuple(
        Found(one.pk, one.person.full_name, one.school_class.name if one.school_class else "")
        for one in pupils.select_related("person", "school_class").order_by("person__search_name", "pk")[
            :MOST
        ]
    )
