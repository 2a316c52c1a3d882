"""What stands beside a dossier for somebody who guides: what was shared, and placements. One query."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer

from .rows import as_rows, asked_together


@dataclass(frozen=True, slots=True)
class Beside:
    """Whether the pupil shows the drawing, or a piece of the career file, to this viewer; and the placements
    that go on, by employer."""

    village: bool
    career: bool
    placements: tuple[tuple[UUID, str], ...]


def beside(viewer: Viewer, *, pupil: UUID) -> Beside:
    """What this viewer may know of beside the dossier of this pupil."""
    found = list(asked_together(viewer, _parts, key="beside", pupil=pupil))
    marks = {mark for mark, _pk, _row in found}
    placements = [(row["since"], pk, row["employer"]) for mark, pk, row in found if mark == "placement"]
    return Beside(
        village="village" in marks,
        career="career" in marks,
        placements=tuple((pk, employer) for _since, pk, employer in sorted(placements, key=str)),
    )


def _parts(viewer: Viewer, pupil: UUID) -> tuple[QuerySet[Any], ...]:
    going = rows(viewer, Kind.PLACEMENT).filter(pupil=pupil, ended_on__isnull=True)
    return (
        as_rows(rows(viewer, Kind.VILLAGE).filter(pupil=pupil), mark="village", fields={}),
        as_rows(rows(viewer, Kind.CAREER_ITEM).filter(pupil=pupil), mark="career", fields={}),
        as_rows(going, mark="placement", fields={"employer": "employer", "since": "since"}),
    )
