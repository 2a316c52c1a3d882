"""Exports of the whole school: who asked, who agreed, how far it is. Nothing of what is in them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.progress import how_far

LATEST = 20
MAKING = "making"
SHOWN = 12
"""So many signs of a key from its start, and from its end, are read out to each other."""


@dataclass(frozen=True, slots=True)
class ExportShown:
    """One of them. `key_start` and `key_end` are what two people compare; `key` is all of it."""

    id: UUID
    receiver: str
    key: str
    key_start: str
    key_end: str
    state: str
    says: str
    starter: str
    second: str
    asked_at: datetime
    decided_at: datetime | None
    done: int
    total: int
    size: int
    sha256: str
    until: date | None
    fetched_at: datetime | None


def exports(viewer: Viewer) -> tuple[ExportShown, ...]:
    """The latest twenty, as an office knows them. One query."""
    found = _found(viewer, Right.SEE).order_by("-asked_at", "pk")[:LATEST]
    return tuple(_shown(row) for row in found)


def export_page(viewer: Viewer, *, export: UUID) -> ExportShown:
    """One of them. Raises Invisible. One query."""
    row = _found(viewer, Right.SEE).filter(pk=export).first()
    if row is None:
        raise Invisible(f"{Kind.SCHOOL_EXPORT}")
    return _shown(row)


def exports_to_agree(viewer: Viewer) -> tuple[ExportShown, ...]:
    """Those that wait for this viewer, as the second of two. One query."""
    return tuple(_shown(row) for row in _found(viewer, Right.AGREE_EXPORT).order_by("asked_at", "pk"))


def _found(viewer: Viewer, right: Right) -> Any:
    return rows(viewer, Kind.SCHOOL_EXPORT, right).select_related("starter", "second")


def _shown(row: Any) -> ExportShown:
    gone = _("iemand die hier niet meer werkt")
    return ExportShown(
        id=row.pk,
        receiver=row.receiver,
        key=row.key,
        key_start=row.key[:SHOWN],
        key_end=row.key[-SHOWN:],
        state=row.state,
        says=row.get_state_display(),
        starter=row.starter.full_name if row.starter else gone,
        second=row.second.full_name if row.second else "",
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        done=how_far(row.pk) if row.state == MAKING else row.done,
        total=row.total,
        size=row.size,
        sha256=row.sha256,
        until=row.until,
        fetched_at=row.fetched_at,
    )
