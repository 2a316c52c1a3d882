"""Putting back how it was before something was read in, as far as nobody built on it since."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.progress import Progress
from keuzeruimte_web.operations.employment import end_with_the_tasks
from keuzeruimte_web.operations.guardianship import Tie, change_guardianship
from keuzeruimte_web.operations.import_knowing import OF_A_TIE, PERSONAL, REACHED, named
from keuzeruimte_web.operations.import_lines import PIECE, pieces_of, read, said_by
from keuzeruimte_web.operations.import_numbers import FIELD, put_number_back
from keuzeruimte_web.operations.mentors import OFFICES, follow_the_class, mentor_no_more
from keuzeruimte_web.operations.spans import end_from, holds_or_will
from keuzeruimte_web.records.models import (
    Contact,
    Employment,
    Guardianship,
    Import,
    ImportLine,
    OutsideKey,
    Person,
    Pupil,
    SchoolClass,
)
from keuzeruimte_web.records.models.choices import ImportState
from keuzeruimte_web.records.scope import school_scope


def undo(school: UUID, *, run: UUID, today: date) -> None:
    """Put it back, in one transaction. Run twice, the second finds it done."""
    with school_scope(school), transaction.atomic():
        row = Import.objects.select_for_update().filter(pk=run, state=ImportState.UNDOING).first()
        if row is None or row.starter_id is None:
            return
        viewer = Viewer(row.starter_id, school, ViewerRole.ADMINISTRATOR, today)
        made, far = [], Progress(row.pk)
        for piece in pieces_of(row, backwards=True):
            _untied(piece)
            for line in piece:
                _put_back(viewer, line)
            made += [UUID(line.undo["made"]) for line in piece if "made" in (line.undo or {})]
            far.now(at_least=(row.total - piece[-1].number) // 2)
        stayed = _let_go(made, far=far)
        for pk in stayed:
            _end(viewer, pk)
        notes = row.notes or {}
        mentor_no_more(viewer, began=notes.get("began", ()))
        empty = SchoolClass.objects.filter(pupils__isnull=True, mentorships__isnull=True)
        empty.filter(pk__in=notes.get("made", ())).delete()
        row.lines.all().delete()
        row.counts = {**row.counts, "stayed": len(stayed)}
        row.state = ImportState.UNDONE
        row.save(update_fields=["state", "counts"])


def _put_back(viewer: Viewer, line: ImportLine) -> None:
    if not line.undo:
        return
    said = said_by(line)
    if "tie" in line.undo:
        _untie(viewer, line)
    elif "before" in line.undo and line.person is not None:
        before = line.undo["before"]
        person = Person.objects.filter(pk=line.person).first()
        if person is None:
            return
        _fields(person, before, said, PERSONAL)
        contact = Contact.objects.filter(person=person).first()
        if contact is not None:
            _fields(contact, before, said, REACHED)
        if FIELD in before:
            put_number_back(person=person.pk, before=before[FIELD], said=str(said.get(FIELD)))
        if {"left", "class"} & before.keys():
            _place(viewer, line.person, before)
        if "roles" in before:
            _roles(viewer, line.person, set(before["roles"]))


def _untied(piece: list[ImportLine]) -> None:
    """Ties that came in go again; the next file tells of them as if it were the first."""
    tied = {line.key: line for line in piece if "tied" in (line.undo or {})}
    Guardianship.objects.filter(pk__in=[UUID(line.undo["tied"]) for line in tied.values()]).delete()
    parents = [line.person for line in tied.values()]
    keys = OutsideKey.objects.filter(kind="ties", person__in=parents).defer("given")
    OutsideKey.objects.filter(pk__in=[row.pk for row in keys if row.key in tied]).delete()


def _untie(viewer: Viewer, line: ImportLine) -> None:
    """The tie as it was before, from today, where it still is as the file said."""
    pupil, parent = line.undo["tie"]
    now = Guardianship.objects.filter(holds_or_will(viewer.today), pupil=pupil, parent=parent).first()
    if now is not None and named(now, OF_A_TIE) == line.undo["after"]:
        tie = Tie(court_block=now.court_block, **line.undo["before"])
        change_guardianship(viewer, guardianship=now.pk, tie=tie, since=viewer.today)


def _fields(row: Any, before: dict[str, Any], said: dict[str, Any], names: tuple[str, ...]) -> None:
    """What still is as the file said goes back; what somebody changed since stays."""
    back = {
        name: read(name, before[name])
        for name in names
        if name in before and getattr(row, name) == said.get(name)
    }
    for name, value in back.items():
        setattr(row, name, value)
    if back:
        if hasattr(row, "version"):
            row.version += 1
        row.save()


def _place(viewer: Viewer, pk: UUID, before: dict[str, Any]) -> None:
    child = Pupil.objects.get(pk=pk)
    former = child.school_class_id
    if "left" in before:
        child.left_on = read("left", before["left"])
    if "class" in before:
        child.school_class_id = UUID(before["class"]) if before["class"] else None
    child.save(update_fields=["left_on", "school_class"])
    if child.school_class_id != former:
        follow_the_class(viewer, pupil=child, left=former)


def _roles(viewer: Viewer, pk: UUID, wanted: set[str]) -> None:
    """The tasks of before begin again today; what the file gave ends."""
    now = Employment.objects.filter(holds_or_will(viewer.today), person=pk).exclude(role__in=OFFICES)
    here = set(now.values_list("role", flat=True))
    for row in now.exclude(role__in=wanted):
        end_from(row, day=viewer.today)
    for role in wanted - here:
        Employment.objects.create(school_id=viewer.school, person_id=pk, role=role, since=viewer.today)
    end_with_the_tasks(viewer, person=pk, day=viewer.today)


def _let_go(made: Sequence[UUID], *, far: Progress) -> list[UUID]:
    """Delete who came in, many at once; answers who stays, because something hangs on them by now."""
    stayed = list(Person.objects.filter(pk__in=made, account__isnull=False).values_list("pk", flat=True))
    going = [pk for pk in made if pk not in set(stayed)]
    pieces = [going[start : start + PIECE] for start in range(0, len(going), PIECE)]
    while pieces:
        piece = pieces.pop()
        try:
            with transaction.atomic():
                Person.objects.filter(pk__in=piece).delete()
            far.add(len(piece))
        except (ProtectedError, RestrictedError):
            if len(piece) == 1:
                stayed += piece
            else:
                half = len(piece) // 2
                pieces += [piece[:half], piece[half:]]
    return stayed


def _end(viewer: Viewer, pk: UUID) -> None:
    """Who cannot be deleted any more leaves today: nothing that was written is lost."""
    Pupil.objects.filter(pk=pk, left_on__isnull=True).update(left_on=viewer.today)
    _roles(viewer, pk, set())
