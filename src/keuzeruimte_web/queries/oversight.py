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
LINES = 150
"""Lines of the access table on one page, so that it stays well under 60 KB; a kind is never cut in two."""


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a kind stands in the table: its page, and its place among all kinds, from 1."""

    kind: str
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class AccessTable:
    """One page of the table, and where every kind of it is found."""

    shown: tuple[tuple[int, Chapter], ...]
    places: tuple[Place, ...]
    page: int
    pages: int


def who_may_what(page: int) -> AccessTable:
    """A page of the access table, in the reader's language; the last one for a number beyond it."""
    placed: list[tuple[int, Chapter]] = []
    here, lines = 1, 0
    for chapter in chapters():
        if lines and lines + len(chapter.lines) > LINES:
            here, lines = here + 1, 0
        lines += len(chapter.lines)
        placed.append((here, chapter))
    page = min(max(page, 1), here)
    numbered = tuple(enumerate(placed, start=1))
    return AccessTable(
        shown=tuple((number, chapter) for number, (at, chapter) in numbered if at == page),
        places=tuple(Place(chapter.kind, at, number) for number, (at, chapter) in numbered),
        page=page,
        pages=here,
    )
