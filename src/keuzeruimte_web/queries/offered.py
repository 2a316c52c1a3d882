"""Lists that services offered: as the service is told of its own, and as they wait for an administrator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Offered:
    """How far lists are: `waiting` or `left`, or how reading them in goes."""

    id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """Lists that wait for an administrator."""

    id: UUID
    service: str
    at: datetime
    names: tuple[str, ...]
    changes_only: bool


def offered_as_told(viewer: Viewer, *, offered: UUID) -> Offered:
    """How far lists are that this viewer may know of. Raises Invisible. One query."""
    row = require(viewer, Kind.OFFERED_LISTS, Right.SEE, offered, along=("run",))
    return Offered(row.pk, row.run.state if row.run is not None else row.state)


def waiting_offers(viewer: Viewer) -> tuple[WaitingOffer, ...]:
    """What waits, oldest first. One query."""
    waiting = rows(viewer, Kind.OFFERED_LISTS, Right.CHANGE).filter(state="waiting")
    return tuple(
        WaitingOffer(row.pk, row.service.name, row.offered_at, tuple(row.lists or ()), row.changes_only)
        for row in waiting.select_related("service").order_by("offered_at", "pk")
    )
