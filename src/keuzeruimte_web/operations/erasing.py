"""Carrying out an erasure that was asked for: the second of two people, who sees what goes before it does."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.erasure import erase_dossier
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.records.models import PrivacyRequest


def carry_out(viewer: Viewer, *, privacy_request: UUID, once: UUID) -> None:
    """Erase the dossier that this request is about, with its key, its trail and the request itself.

    The privacy officer agreed before; the administrator is another person (decision 0095). In the school's
    own trail stays that it was done, by whom, and an id that leads to nobody. Raises Invisible, Forbidden,
    SentBefore.
    """
    with transaction.atomic():
        remember(viewer, key=once)
        row: PrivacyRequest = require(viewer, Kind.PRIVACY_REQUEST, Right.CARRY_OUT, privacy_request)
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.ERASED_DOSSIER,
            record=row.pupil_id,
        )
        erase_dossier(row.pupil_id, school=viewer.school, by=viewer.person, now=timezone.now())
