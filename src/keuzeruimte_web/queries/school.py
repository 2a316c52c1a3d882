"""The own school, as the administrator keeps it."""

from dataclasses import dataclass

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """Name, safety text and the second door, in Dutch and for who reads English."""

    name: str
    safety_text: str
    safety_contact: str
    safety_text_en: str
    safety_contact_en: str
    other_person: str
    complaints: str
    other_person_en: str
    complaints_en: str
    version: int


def school(viewer: Viewer) -> SchoolPage:
    """The own school, for who may change it. One query."""
    row = require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
    return SchoolPage(
        row.name,
        row.safety_text,
        row.safety_contact,
        row.safety_text_en,
        row.safety_contact_en,
        row.other_person,
        row.complaints,
        row.other_person_en,
        row.complaints_en,
        row.version,
    )
