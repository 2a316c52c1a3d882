"""The one function that leaves a trace, in the same transaction as what it tells of."""

from uuid import UUID

from keuzeruimte_web.records.models import Trace

from .words import TraceWord


def leave_trace(
    school: UUID,
    *,
    actor: UUID,
    role: str,
    word: TraceWord,
    pupil: UUID | None = None,
    matter: UUID | None = None,
    record: UUID | None = None,
) -> None:
    """Add one line to the trail: who, in which role, did what, to which record. Ids only."""
    Trace.objects.create(
        school_id=school,
        actor_id=actor,
        role=role,
        word=word,
        pupil_id=pupil,
        matter_id=matter,
        record=record,
    )
