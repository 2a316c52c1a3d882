"""Opening a dossier: nobody reads a person's file without a trace."""

from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord


def open_dossier(viewer: Viewer, *, pupil: UUID) -> Any:
    """The pupil, when this professional may open the dossier; leaves a trace. Or Invisible, Forbidden."""
    found = require(viewer, Kind.PUPIL, Right.OPEN_DOSSIER, pupil)
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.OPENED_DOSSIER,
        pupil=pupil,
        record=pupil,
    )
    return found
