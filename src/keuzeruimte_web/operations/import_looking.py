"""What a worker does first: read what was offered, hold it beside the school, and write down every line."""

import base64
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.interchange.comparing.change import Change, Sort
from keuzeruimte_web.interchange.comparing.compare import compare
from keuzeruimte_web.interchange.comparing.known import Known
from keuzeruimte_web.interchange.reading.columns import chosen, kept
from keuzeruimte_web.interchange.reading.listed import ListKind
from keuzeruimte_web.interchange.reading.recognise import Listed, read_lists, recognise
from keuzeruimte_web.interchange.reading.refusal import Doubt, Refused
from keuzeruimte_web.interchange.reading.roster import Roster
from keuzeruimte_web.operations.import_knowing import known_school, marker
from keuzeruimte_web.operations.importing import remembered
from keuzeruimte_web.records.models import Import, ImportLine
from keuzeruimte_web.records.models.choices import ImportState
from keuzeruimte_web.records.scope import school_scope

PIECE = 1000
SHOWN_DOUBTS = 200
"""A page of more is too heavy for a telephone."""


def look(school: UUID, *, run: UUID, today: date) -> None:
    """Look at what was offered. May stop anywhere and run again: what it wrote before goes first."""
    with school_scope(school):
        row = Import.objects.filter(pk=run, state=ImportState.READING).first()
        if row is None:
            return
        try:
            roster = _read(row, today=today)
        except Refused as refused:
            _refuse(row, refused)
            return
        if roster is not None:
            _write(row, roster, today=today)


def _read(row: Import, *, today: date) -> Roster | None:
    """What the files say, or None when somebody should explain the columns first."""
    files = {file.name: BytesIO(base64.b64decode(file.content)) for file in row.files.order_by("pk")}
    offered = recognise(files, today=today)  # type: ignore[arg-type]
    row.format = offered.format
    if offered.roster is not None:
        offered.roster.changes_only |= row.changes_only
        return offered.roster
    lists = tuple(_explained(row, listed) for listed in offered.lists)
    row.columns = {listed.sheet.file: _columns(row, listed) for listed in lists}
    if not all(_understood(row, listed) for listed in lists):
        row.state = ImportState.ASKING
        row.save(update_fields=["state", "columns", "format"])
        return None
    roster = read_lists(lists, today=today)
    roster.changes_only = row.changes_only
    return roster


def _explained(row: Import, listed: Listed) -> Listed:
    """The list with the meanings that somebody chose now, or for the same heads before."""
    heads = list(listed.sheet.heads)
    said = (row.columns or {}).get(listed.sheet.file)
    if said and said.get("chosen"):
        return Listed(listed.sheet, ListKind(said["kind"]), chosen(heads, said["meanings"]))
    before = remembered(heads)
    if before:
        return Listed(listed.sheet, ListKind(before[0]), chosen(heads, before[1]))
    return listed


def _columns(row: Import, listed: Listed) -> dict[str, Any]:
    """What the screen needs to ask about the columns: heads, what is known, whether somebody chose it."""
    said = (row.columns or {}).get(listed.sheet.file, {})
    return {
        "heads": list(listed.sheet.heads),
        "kind": str(listed.kind or ""),
        "meanings": kept(listed.meanings),
        "chosen": bool(said.get("chosen")) or remembered(list(listed.sheet.heads)) is not None,
    }


def _understood(row: Import, listed: Listed) -> bool:
    """Somebody chose, or everything that matters was recognised by itself."""
    columns = {str(meaning.column) for meaning in listed.meanings.values() if not meaning.parent}
    by_itself = listed.kind is not None and bool(columns & {"family_name", "whole_name"})
    numbered = "number" in columns or (listed.kind is ListKind.PARENTS and "pupils" in columns)
    return bool(row.columns and row.columns[listed.sheet.file]["chosen"]) or (by_itself and numbered)


def _write(row: Import, roster: Roster, *, today: date) -> None:
    known = known_school(row.school_id, today=today)
    changes = compare(roster, known, mark=marker(row.school_id))
    untouchable = _untouchable(row, today=today)
    row.lines.all().delete()
    row.total = len(roster.staff) + len(roster.pupils) + len(roster.parents) + len(roster.ties)
    row.done = 0
    row.save(update_fields=["total", "done", "columns", "format"])
    counted: dict[str, Counter[str]] = {}
    number = 0
    for piece in _pieces(changes):
        lines = []
        for change in piece:
            sort, reasons = _for_whom(change, untouchable)
            counted.setdefault(change.kind, Counter())[str(sort)] += 1
            if sort is not Sort.SAME:
                number += 1
                lines.append(_line(row, number, change, sort, reasons))
        ImportLine.objects.bulk_create(lines)
        row.done += len(piece)
        row.save(update_fields=["done"])
    here = {kind: sum(person.here for person in people.values()) for kind, people in known.people.items()}
    row.counts = {
        "people": {kind: {**counter, "here": here.get(kind, 0)} for kind, counter in counted.items()}
    }
    row.notes = {**_notes(roster), "leading": list(_leading(roster, known, but=untouchable))}
    row.state = ImportState.READY
    with transaction.atomic():
        if Import.objects.select_for_update().filter(pk=row.pk, state=ImportState.READING).exists():
            row.save(update_fields=["counts", "notes", "state"])


def _pieces(changes: Iterator[Change]) -> Iterator[list[Change]]:
    piece: list[Change] = []
    for change in changes:
        piece.append(change)
        if len(piece) == PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def _untouchable(row: Import, *, today: date) -> frozenset[UUID]:
    """Whom the starter may not change: the own family, and oneself (PRODUCT 3)."""
    if row.starter_id is None:
        return frozenset()
    viewer = Viewer(row.starter_id, row.school_id, ViewerRole.ADMINISTRATOR, today)
    everybody = set(rows(viewer, Kind.PERSON).values_list("pk", flat=True))
    changed = set(rows(viewer, Kind.PERSON, Right.CHANGE).values_list("pk", flat=True))
    return frozenset(everybody - changed | {row.starter_id})


def _for_whom(change: Change, untouchable: Iterable[UUID]) -> tuple[Sort, list[str]]:
    reasons = [str(reason) for reason in change.reasons]
    if change.sort is not Sort.SAME and {change.record, *change.candidates} & set(untouchable):
        return Sort.UNCLEAR, ["own-family"]
    return change.sort, reasons


def _line(row: Import, number: int, change: Change, sort: Sort, reasons: list[str]) -> ImportLine:
    return ImportLine(
        school_id=row.school_id,
        run=row,
        number=number,
        kind=change.kind,
        sort=str(sort),
        key=change.key[:300],
        name=change.name[:400],
        person=change.record,
        detail={  # type: ignore[misc]
            "fields": [
                {"field": one.field, "before": plain(one.before), "after": plain(one.after), "held": one.held}
                for one in change.fields
            ],
            "reasons": reasons,
            "candidates": [str(candidate) for candidate in change.candidates],
        },
    )


def plain(value: object) -> Any:
    """A value as JSON holds it: a day as ISO 8601, roles as a list."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _notes(roster: Roster) -> Mapping[str, Any]:
    """What belongs to all of it: classes and mentors to be made, what was not understood or not used."""
    return {
        "classes": [asdict(entry) for entry in roster.classes.values()],
        "mentors": [asdict(entry) for entry in roster.mentors.values()],
        "doubts": [_doubt(doubt) for doubt in roster.doubts[:SHOWN_DOUBTS]],
        "more_doubts": max(0, len(roster.doubts) - SHOWN_DOUBTS),
        "left_out": sorted(set(roster.left_out)),
        "read_as": roster.read_as,
    }


def _leading(roster: Roster, known: Known, *, but: Collection[UUID]) -> Iterator[tuple[str, str]]:
    """Who becomes mentor of which class, by name: it opens the files of a class, so somebody looks first."""
    for entry in roster.mentors.values():
        record = known.keys.get(("staff", entry.staff))
        here = entry.class_key in roster.classes or entry.class_key in known.classes
        if not here or record in but or (record, entry.class_key) in known.mentors:
            continue
        said, was = roster.staff.get(entry.staff), known.people["staff"].get(record) if record else None
        if said is not None:
            parts = [said.human.given_name, said.human.prefix, said.human.family_name]
        elif was is not None:
            parts = [str(was.values.get(part) or "") for part in ("given_name", "prefix", "family_name")]
        else:
            continue
        group = roster.classes.get(entry.class_key)
        yield " ".join(part for part in parts if part), group.name if group else entry.class_key.upper()


def _doubt(doubt: Doubt) -> dict[str, Any]:
    place = doubt.place
    return {
        "why": str(doubt.why),
        "file": place.file,
        "row": place.row,
        "column": place.column,
        "shown": doubt.shown,
    }


def _refuse(row: Import, refused: Refused) -> None:
    """Nothing of it is kept but why, and where; the cell itself is not repeated."""
    place = refused.place
    row.files.all().delete()
    row.lines.all().delete()
    row.state = ImportState.REFUSED
    row.refusal = {
        "why": str(refused.why),
        "file": place.file[-120:],
        "row": place.row,
        "column": place.column[:60],
    }
    row.columns = None
    row.save(update_fields=["state", "refusal", "columns", "format"])
