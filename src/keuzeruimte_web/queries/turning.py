"""The turning points 16 and 18 as each corner reads of them: which birthday, what changes, what stays."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.ages import Turning, turning_near
from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class TurningPage:
    """What the page needs: whose birthday, which age, on which day, and whether it has come."""

    pupil: UUID
    name: str
    age: int
    on: date
    passed: bool


def turning_page(viewer: Viewer, *, pupil: UUID) -> TurningPage:
    """The turning point of these weeks; raises Invisible where there is none, or none for this viewer."""
    row = rows(viewer, Kind.PUPIL, Right.HEAR_TURNING).filter(pk=pupil).select_related("person").first()
    near = turning_near(row.person.born, today=viewer.today) if row is not None else None
    if row is None or near is None:
        raise Invisible(Kind.PUPIL)
    return TurningPage(pupil, row.person.given_name, near.age, near.on, near.passed(viewer.today))


__all__ = ["Turning", "TurningPage", "turning_page"]
