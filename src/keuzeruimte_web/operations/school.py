"""What the school says of itself: its name, and its own way out when somebody is not safe."""

from django.db import transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import save_version


def change_school(
    viewer: Viewer,
    *,
    version: int,
    name: str,
    safety_text: str,
    safety_contact: str,
    safety_text_en: str,
    safety_contact_en: str,
    other_person: str = "",
    complaints: str = "",
    other_person_en: str = "",
    complaints_en: str = "",
) -> None:
    """Change the own school. Raises Stale."""
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
        save_version(
            rows(viewer, Kind.SCHOOL, Right.CHANGE),
            pk=viewer.school,
            version=version,
            name=name,
            safety_text=safety_text,
            safety_contact=safety_contact,
            safety_text_en=safety_text_en,
            safety_contact_en=safety_contact_en,
            other_person=other_person,
            complaints=complaints,
            other_person_en=other_person_en,
            complaints_en=complaints_en,
        )
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=viewer.school)
