"""Where somebody goes on after a form: to the preparation it was opened from, if that is a page of theirs."""

from uuid import UUID

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

ASKED = "gesprek"
"""The word in an address behind which the conversation stands."""


def preparing_for(viewer: Viewer, asked: str, *, pupil: UUID) -> UUID | None:
    """The conversation about this pupil that `asked` names, when the viewer prepares for it; else None.

    An address never says where to go: it names a conversation, and the page is ours.
    """
    try:
        conversation = UUID(asked)
    except ValueError:
        return None
    mine = rows(viewer, Kind.CONVERSATION, Right.SPEAK).filter(pk=conversation, matter__pupil=pupil)
    return conversation if mine.exists() else None
