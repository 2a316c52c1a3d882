"""Letting the whole school go out for the board: one asks, another agrees, a worker makes it (PRODUCT 3)."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.interchange.writing.locked import public_key
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.school_export_making import pieces_of
from keuzeruimte_web.records.models import SchoolExport
from keuzeruimte_web.records.models.choices import ExportState
from keuzeruimte_web.records.scope import school_scope

export_waits = Signal()
"""Sent, with `school` and `run`, in the transaction of who agreed."""
UNANSWERED = timedelta(days=14)
"""So long somebody can agree; after that it is asked anew."""


class ExportWaits(Exception):  # noqa: N818
    """An export is asked for already, or being made."""


def ask_for_export(viewer: Viewer, *, receiver: str, key: str, once: UUID) -> UUID:
    """Ask for it, for somebody at the board, locked with the board's own key. Answers its id.

    Raises Invisible, Forbidden, ExportWaits, SentBefore; NotAKey and SecretHalf for another text than a key.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.EXPORT, viewer.school)
        made = uuid4()
        remember(viewer, key=once, made=made)
        try:
            with transaction.atomic():
                SchoolExport.objects.create(
                    pk=made,
                    school_id=viewer.school,
                    starter_id=viewer.person,
                    receiver=receiver.strip(),
                    key=public_key(key),
                    asked_at=timezone.now(),
                )
        except IntegrityError as error:
            raise ExportWaits from error
        trace_of(viewer, TraceWord.ASKED_EXPORT, record=made)
    return made


def agree_to_export(viewer: Viewer, *, export: UUID) -> None:
    """Agree, as the second of two people: a worker makes it. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row = _held(viewer, Right.AGREE_EXPORT, export)
        row.state, row.second_id, row.decided_at = ExportState.MAKING, viewer.person, timezone.now()
        row.save(update_fields=["state", "second", "decided_at"])
        trace_of(viewer, TraceWord.AGREED_EXPORT, record=row.pk)
        export_waits.send(sender=SchoolExport, school=str(viewer.school), run=str(row.pk))


def decline_export(viewer: Viewer, *, export: UUID) -> None:
    """Do not agree: nothing is made. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row = _held(viewer, Right.AGREE_EXPORT, export)
        row.state, row.second_id, row.decided_at = ExportState.DECLINED, viewer.person, timezone.now()
        row.save(update_fields=["state", "second", "decided_at"])
        trace_of(viewer, TraceWord.DECLINED_EXPORT, record=row.pk)


def drop_export(viewer: Viewer, *, export: UUID) -> None:
    """Take it back: what was made goes at once, with its key. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row = _held(viewer, Right.CHANGE, export)
        _wipe(row, state=ExportState.DROPPED)
        trace_of(viewer, TraceWord.DROPPED_EXPORT, record=row.pk)


def fetch_export(viewer: Viewer, *, export: UUID) -> tuple[Iterator[bytes], int]:
    """The locked file in pieces, and its size. Each time it leaves a trace. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row = _held(viewer, Right.FETCH, export)
        row.fetched_at = timezone.now()
        row.save(update_fields=["fetched_at"])
        trace_of(viewer, TraceWord.FETCHED_EXPORT, record=row.pk)
    return pieces_of(viewer.school, run=row.pk), row.size


def waiting_exports(school: UUID) -> list[UUID]:
    """What a worker should go on with."""
    with school_scope(school):
        return list(SchoolExport.objects.filter(state=ExportState.MAKING).values_list("pk", flat=True))


def let_exports_go(school: UUID) -> None:
    """What was there long enough goes, with its key; so does what nobody answered in two weeks."""
    now = timezone.now()
    with school_scope(school):
        over = SchoolExport.objects.filter(state=ExportState.READY, until__lt=timezone.localdate())
        for row in over:
            with transaction.atomic():
                _wipe(row, state=ExportState.GONE)
        SchoolExport.objects.filter(state=ExportState.ASKED, asked_at__lt=now - UNANSWERED).update(
            state=ExportState.GONE
        )


def _wipe(row: SchoolExport, *, state: ExportState) -> None:
    """The pieces and the key of this export alone; who asked and who agreed stays."""
    row.pieces.all().delete()
    row.state = state
    row.save(update_fields=["state"])
    store.destroy(row.pk, school=row.school_id)
    ring.forget(row.school_id)


def _held(viewer: Viewer, right: Right, export: UUID) -> SchoolExport:
    require(viewer, Kind.SCHOOL_EXPORT, right, export)
    SchoolExport.objects.select_for_update().get(pk=export)
    row: SchoolExport = require(viewer, Kind.SCHOOL_EXPORT, right, export)
    return row
