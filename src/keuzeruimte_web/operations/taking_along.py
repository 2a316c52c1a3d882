"""That somebody took a list of pupils, or letters about them, along, out of this program."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.people import trace_of


def took_list(viewer: Viewer) -> None:
    """Leave a trace; what stood on the list was asked of `access` for this viewer."""
    with transaction.atomic():
        trace_of(viewer, TraceWord.TOOK_LIST, record=viewer.person)


def printed_letters(viewer: Viewer, *, about: Iterable[tuple[UUID, UUID, UUID]]) -> None:
    """Leave a trace in each file of which letters were made: pupil, matter and choice moment."""
    with transaction.atomic():
        for pupil, matter, moment in sorted(set(about), key=str):
            leave_trace(
                viewer.school,
                actor=viewer.person,
                role=viewer.role,
                word=TraceWord.PRINTED_LETTERS,
                pupil=pupil,
                matter=matter,
                record=moment,
            )
