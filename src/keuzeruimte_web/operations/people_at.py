"""Who was at an agenda item, from the records: for the circle of a report or an agreement."""

from collections.abc import Mapping
from uuid import UUID

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.people import FilePerson, people_of
from keuzeruimte_web.bridge.stored import read
from keuzeruimte_web.bridge.there import people_at
from keuzeruimte_web.records.models import Conversation

__all__ = ["people_around", "people_at"]


def people_around(viewer: Viewer, *, conversation: Conversation) -> Mapping[UUID, FilePerson]:
    """Everybody in the file of the pupil of this conversation."""
    pupil = conversation.matter.pupil_id
    stored = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=pupil), besides=())
    return people_of(stored[pupil], today=viewer.today, matter=conversation.matter_id)
