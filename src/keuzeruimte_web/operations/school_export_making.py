"""What a worker does when two people agreed: write the school, locked as it is written, and keep it."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.progress import Progress
from keuzeruimte_web.bridge.school_export import collections, how_many, left_out
from keuzeruimte_web.interchange.writing.documented import write_documented
from keuzeruimte_web.interchange.writing.locked import write_locked
from keuzeruimte_web.records.models import ExportPiece, Matter, School, SchoolExport, Trace
from keuzeruimte_web.records.models.choices import ExportState
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.records.snapshot import snapshot

THERE = timedelta(days=7)
"""How long it is there to be fetched."""
PIECE = 512 * 1024
"""Bytes in a piece: one is in memory at a time."""
TOLD_AT_ONCE = 100


def make_export(school: UUID, *, run: UUID, now: datetime) -> None:
    """Make it, of how everything is at one moment.

    Killed halfway, the next worker begins anew; run twice, the second finds it made.
    """
    with school_scope(school):
        row = SchoolExport.objects.filter(pk=run, state=ExportState.MAKING).first()
        if row is None or row.starter_id is None:
            return
        # Only what is locked lies on the disk, in a file without a name.
        with TemporaryFile() as locked:
            row.total = how_many()
            row.save(update_fields=["total"])
            with snapshot():
                write_locked(locked, lambda out: _write(row, out, now=now), key=row.key)
                pupils = list(Matter.objects.order_by("pupil").values_list("pupil", flat=True).distinct())
            _tell_each_dossier(row, pupils)
            _keep(row, locked, now=now)


def pieces_of(school: UUID, *, run: UUID) -> Iterator[bytes]:
    """The locked bytes, a piece at a time."""
    with school_scope(school):
        numbers = list(
            ExportPiece.objects.filter(run=run).order_by("number").values_list("number", flat=True)
        )
    for number in numbers:
        with school_scope(school):
            piece = ExportPiece.objects.get(run=run, number=number)
        yield base64.b64decode(piece.content)


def _write(row: SchoolExport, out: IO[bytes], *, now: datetime) -> None:
    far = Progress(row.pk, writes=False)
    school = School.objects.get(pk=row.school_id)
    about = {
        "school": {"id": str(school.pk), "name": school.name},
        "begun_at": now.isoformat(),
        "export": str(row.pk),
        "left_out": left_out(),
    }
    write_documented(out, collections(written=far.add), about=about)


def _tell_each_dossier(row: SchoolExport, went: Sequence[UUID]) -> None:
    """A line in the log of every dossier that went along: the people it is about read it there."""
    traces = Trace.objects.filter(word=TraceWord.WENT_TO_BOARD, record=row.pk)
    told = set(traces.values_list("pupil", flat=True))
    pupils = [pupil for pupil in went if pupil not in told]
    for start in range(0, len(pupils), TOLD_AT_ONCE):
        with transaction.atomic():
            for pupil in pupils[start : start + TOLD_AT_ONCE]:
                leave_trace(
                    row.school_id,
                    actor=row.starter_id,  # type: ignore[arg-type]
                    role="administrator",
                    word=TraceWord.WENT_TO_BOARD,
                    pupil=pupil,
                    record=row.pk,
                )


def _keep(row: SchoolExport, locked: IO[bytes], *, now: datetime) -> None:
    """All pieces at once, unless somebody took it back meanwhile."""
    checksum, size = hashlib.sha256(), 0
    with transaction.atomic():
        held = SchoolExport.objects.select_for_update().get(pk=row.pk)
        if held.state != ExportState.MAKING:
            return
        locked.seek(0)
        number = 0
        while content := locked.read(PIECE):
            checksum.update(content)
            size += len(content)
            ExportPiece.objects.create(
                school_id=row.school_id,
                run=held,
                number=number,
                content=base64.b64encode(content).decode(),
            )
            number += 1
        held.state, held.done, held.total = ExportState.READY, row.total, row.total
        held.size, held.sha256 = size, checksum.hexdigest()
        held.made_at, held.until = now, timezone.localdate() + THERE
        held.save()
