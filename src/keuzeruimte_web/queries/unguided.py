"""Matters that nobody guides any more: for the school leader, who finds somebody and reads none of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import matter_in_words
from keuzeruimte_web.queries.matter import colleagues_for


@dataclass(frozen=True, slots=True)
class Unguided:
    """A matter by its kind in words and whose it is: no title, no reason."""

    id: UUID
    kind: str
    name: str
    school_class: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class Appointing:
    """One of them, with the colleagues who could guide it."""

    about: Unguided
    colleagues: tuple[tuple[UUID, str], ...]


def unguided(viewer: Viewer) -> tuple[Unguided, ...]:
    """What the viewer has to find somebody for, oldest first; empty for who does not lead."""
    found = rows(viewer, Kind.MATTER, Right.APPOINT).select_related("pupil__person", "pupil__school_class")
    return tuple(_line(matter) for matter in found.order_by("opened_on", "pk"))


def appointing(viewer: Viewer, *, matter: UUID) -> Appointing:
    """One of them. Raises Invisible."""
    along = ("pupil__person", "pupil__school_class")
    found = require(viewer, Kind.MATTER, Right.APPOINT, matter, along=along)
    return Appointing(_line(found), colleagues_for(viewer, pupil=found.pupil_id))


def _line(about: Any) -> Unguided:
    return Unguided(
        id=about.pk,
        kind=matter_in_words(about.kind),
        name=about.pupil.person.full_name,
        school_class=about.pupil.school_class.name if about.pupil.school_class else "",
        opened_on=about.opened_on,
    )
