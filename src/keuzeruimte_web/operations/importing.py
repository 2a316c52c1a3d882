"""Reading in what a school has, as the administrator steers it: offer, explain, choose, apply, undo, drop."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import IO
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.import_lines import choices_of, too_much
from keuzeruimte_web.interchange.reading.columns import fingerprint
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.records.models import ColumnChoice, Import, ImportFile, ImportLine
from keuzeruimte_web.records.models.choices import ImportState
from keuzeruimte_web.records.scope import school_scope

UNDO = timedelta(days=7)
"""So long reading in can be undone."""

OPEN = (ImportState.READING, ImportState.ASKING, ImportState.READY)


import_waits = Signal()
"""Sent, with `school` and `run`, in the transaction of what gives a worker something to do."""


class BusyAlready(Exception):  # noqa: N818
    """Something is being read in at this school; that is finished or dropped first."""


class TooMuchWouldGo(Exception):  # noqa: N818
    """More would disappear than is likely: somebody says first that it is right."""


class NotNow(Exception):  # noqa: N818
    """Reading in is not at the point where this can be done; somebody else was quicker, perhaps."""


def offer_files(viewer: Viewer, *, files: Mapping[str, IO[bytes]], changes_only: bool, once: UUID) -> UUID:
    """Keep what was offered; a worker looks at it. Raises SentBefore, BusyAlready."""
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.ENTER, viewer.school)
        made = uuid4()
        remember(viewer, key=once, made=made)
        try:
            with transaction.atomic():
                run: Import = Import.objects.create(
                    pk=made,
                    school_id=viewer.school,
                    starter_id=viewer.person,
                    begun_at=timezone.now(),
                    changes_only=changes_only,
                )
        except IntegrityError as error:
            raise BusyAlready from error
        for name, stream in files.items():
            content = base64.b64encode(stream.read()).decode()
            ImportFile.objects.create(school_id=viewer.school, run=run, name=name[-120:], content=content)
        trace_of(viewer, TraceWord.OFFERED_FILES, record=run.pk)
        _wait(viewer, run.pk)
    return run.pk


def explain_columns(viewer: Viewer, *, run: UUID, lists: Mapping[str, tuple[str, Mapping[str, str]]]) -> None:
    """Say for each list, by its name, whom it is about and what its columns mean; it is remembered.

    Raises NotNow.
    """
    with transaction.atomic():
        row = _at(viewer, run, ImportState.ASKING, ImportState.READY)
        columns = {name: dict(said) for name, said in (row.columns or {}).items()}
        for name, (kind, meanings) in lists.items():
            if name not in columns:
                continue
            columns[name] |= {"kind": kind, "meanings": dict(meanings), "chosen": True}
            ColumnChoice.objects.update_or_create(
                heads=_known_by(columns[name]["heads"]),
                defaults={"school_id": viewer.school, "kind": kind, "meanings": dict(meanings)},
            )
        row.columns, row.state = columns, ImportState.READING
        row.save(update_fields=["columns", "state"])
        _wait(viewer, run)


def remembered(heads: list[str]) -> tuple[str, dict[str, str]] | None:
    """Whom a list with these heads was about last time, and what its columns meant."""
    row = ColumnChoice.objects.filter(heads=_known_by(heads)).first()
    return (row.kind, row.meanings) if row else None


def choose_line(viewer: Viewer, *, run: UUID, line: UUID, choice: str) -> None:
    """Choose what happens to one line: '' as proposed, 'skip', 'new', 'theirs' or 'same:<person>'.

    Raises NotNow, and ValueError for a choice this line does not have.
    """
    with transaction.atomic():
        _at(viewer, run, ImportState.READY)
        row: ImportLine = require(viewer, Kind.IMPORT_LINE, Right.CHANGE, line)
        if row.run_id != run or choice not in choices_of(row):
            raise ValueError(choice)
        row.choice = choice
        row.save(update_fields=["choice"])


def ask_to_apply(viewer: Viewer, *, run: UUID, much_is_right: bool) -> None:
    """Let it be read in; a worker does it. Raises NotNow, TooMuchWouldGo.

    NotNow as well where who offered it was erased: whose own family it may not change is known no more.
    """
    with transaction.atomic():
        row = _at(viewer, run, ImportState.READY)
        if row.starter_id is None:
            raise NotNow
        if too_much(row.counts) and not much_is_right:
            raise TooMuchWouldGo
        row.state, row.done, row.total = ImportState.APPLYING, 0, row.lines.count()
        row.save(update_fields=["state", "done", "total"])
        trace_of(viewer, TraceWord.READ_IN, record=row.pk)
        _wait(viewer, run)


def ask_to_undo(viewer: Viewer, *, run: UUID) -> None:
    """Put back how it was, within a week. Raises NotNow, also when another was read in after it.

    Who asks does it in the place of who offered it, where that person was erased.
    """
    with transaction.atomic():
        row = _at(viewer, run, ImportState.APPLIED)
        later = Import.objects.filter(state=ImportState.APPLIED, applied_at__gt=row.applied_at)
        if row.until is None or row.until < viewer.today or later.exists():
            raise NotNow
        try:
            with transaction.atomic():
                row.state, row.done, row.total = ImportState.UNDOING, 0, row.lines.count()
                row.starter_id = row.starter_id or viewer.person
                row.save(update_fields=["state", "done", "total", "starter"])
        except IntegrityError as error:
            raise BusyAlready from error
        trace_of(viewer, TraceWord.PUT_BACK, record=row.pk)
        _wait(viewer, run)


def drop(viewer: Viewer, *, run: UUID) -> None:
    """Do not read it in: files and lines go. Raises NotNow once it was read in.

    Also while it is being read in, which happens wholly or not at all: a worker that is at it goes first.
    """
    with transaction.atomic():
        row = _at(viewer, run, *OPEN, ImportState.APPLYING)
        row.files.all().delete()
        row.lines.all().delete()
        row.state, row.columns, row.notes = ImportState.DROPPED, None, None
        row.save(update_fields=["state", "columns", "notes"])


def leave_as_read(viewer: Viewer, *, run: UUID) -> None:
    """Do not put it back after all: it stays as it was read in. Raises NotNow once it was put back."""
    with transaction.atomic():
        row = _at(viewer, run, ImportState.UNDOING)
        row.state = ImportState.APPLIED
        row.save(update_fields=["state"])


def waiting_imports(school: UUID) -> list[UUID]:
    """What a worker should go on with."""
    at_work = (ImportState.READING, ImportState.APPLYING, ImportState.UNDOING)
    with school_scope(school):
        return list(Import.objects.filter(state__in=at_work).values_list("pk", flat=True))


def forget_old_imports(school: UUID, *, today: date) -> None:
    """What can no longer be undone needs no lines; what nobody finished in a week is dropped."""
    with school_scope(school), transaction.atomic():
        over = Import.objects.filter(state=ImportState.APPLIED, until__lt=today)
        ImportLine.objects.filter(run__in=over.values("pk")).delete()
        for row in Import.objects.filter(state__in=OPEN, begun_at__date__lt=today - UNDO):
            row.files.all().delete()
            row.lines.all().delete()
            row.state, row.columns, row.notes = ImportState.DROPPED, None, None
            row.save(update_fields=["state", "columns", "notes"])


def _at(viewer: Viewer, run: UUID, *states: ImportState) -> Import:
    row: Import = require(viewer, Kind.IMPORT, Right.CHANGE, run)
    row = Import.objects.select_for_update().get(pk=row.pk)
    if row.state not in states:
        raise NotNow
    return row


def _wait(viewer: Viewer, run: UUID) -> None:
    import_waits.send(sender=Import, school=str(viewer.school), run=str(run))


def _known_by(heads: list[str]) -> str:
    return hashlib.sha256(fingerprint(heads).encode()).hexdigest()
