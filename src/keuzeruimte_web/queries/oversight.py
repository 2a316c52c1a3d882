"""What the privacy officer sees: whether the log is whole, and who may what. Never content of a dossier."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.verifying import Fault
from keuzeruimte_web.bridge.policy import Chapter, chapters

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check of the log found: how many lines in how many dossiers, and what was wrong, in words."""

    at: datetime
    lines: int
    dossiers: int
    sealed_at: datetime | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Oversight:
    """The page: the last check first."""

    last: Checked | None
    waits_since: datetime | None
    earlier: tuple[Checked, ...]


def oversight(viewer: Viewer) -> Oversight:
    """The last checks of this school's log; one query."""
    listed = rows(viewer, Kind.LOG_CHECK).order_by(F("at").desc(nulls_first=True), "pk")[: SHOWN + 1]
    found = [
        Checked(
            at=row.at,
            lines=row.lines,
            dossiers=row.chains,
            sealed_at=row.sealed_at,
            faults=tuple(str(Fault(fault).label) for fault in row.faults),
        )
        for row in listed
        if row.at is not None
    ]
    waits = next((row.asked_at for row in listed if row.at is None), None)
    return Oversight(last=found[0] if found else None, waits_since=waits, earlier=tuple(found[1:SHOWN]))


def who_may_what() -> tuple[Chapter, ...]:
    """The access table, in the reader's language."""
    return chapters()
