"""A school leader opens a dossier: for a reason from a closed list, for a few days, and everybody is told."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.opening import leave_trace_if_allowed
from keuzeruimte_web.records.models import Involvement, Opening, Pupil
from keuzeruimte_web.records.models.choices import OpeningReason

LONGEST = 5
"""Days, the first included: enough for a working week, and never a habit."""


class TooLong(ValueError):  # noqa: N818
    """A dossier is open for one to LONGEST days."""


def open_for_a_reason(viewer: Viewer, *, pupil: UUID, reason: str, days: int, once: UUID) -> None:
    """Open the dossier of this pupil from today on, for so many days. Raises Invisible, SentBefore, TooLong.

    Pupil, parents and the colleagues who guide are told at one moment; not why.
    """
    if not 1 <= days <= LONGEST:
        raise TooLong(days)
    with transaction.atomic():
        remember(viewer, key=once)
        child: Pupil = require(viewer, Kind.PUPIL, Right.OPEN_FOR_A_REASON, pupil)
        row = Opening.objects.create(
            school_id=viewer.school,
            pupil=child,
            leader_id=viewer.person,
            reason=OpeningReason(reason),
            since=viewer.today,
            until=viewer.today + timedelta(days=days - 1),
        )
        _trace(viewer, TraceWord.OPENED_FOR_A_REASON, pupil=pupil, record=row.pk)
        guides = Involvement.objects.filter(pupil=pupil).values_list("person", flat=True)
        people = {pupil, *parents_of(pupil), *guides}
        tell(viewer, people=people, pupil=pupil, kind=Kind.OPENING, record=row.pk)


def end_opening(viewer: Viewer, *, opening: UUID) -> None:
    """Close it before its day. Doing it again changes nothing. Raises Invisible."""
    with transaction.atomic():
        row: Opening = require(viewer, Kind.OPENING, Right.CHANGE, opening)
        if row.ended_at is None:
            row.ended_at = timezone.now()
            row.save(update_fields=["ended_at"])
            _trace(viewer, TraceWord.ENDED_OPENING, pupil=row.pupil_id, record=row.pk)


def read_opened(viewer: Viewer, *, pupil: UUID) -> None:
    """Somebody reads what is open: a trace each time. Raises Invisible once the days are over."""
    leave_trace_if_allowed(viewer, Right.READ_OPENED, pupil=pupil)


def _trace(viewer: Viewer, word: TraceWord, *, pupil: UUID, record: UUID) -> None:
    leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=word, pupil=pupil, record=record)
