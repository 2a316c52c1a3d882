"""The report: written, put before everybody at once, answered by each, closed, later only added to."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import Forbidden, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.circles import in_triangle
from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people_at import people_around, people_at
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import (
    Addition,
    AgendaItem,
    Report,
    ReportReader,
    Response,
)
from keuzeruimte_web.records.models.choices import Circle, ReportState, WordsAudience


class NotInThisState(Exception):  # noqa: N818
    """The report is not (or no longer) in the state that this needs."""


class NothingWritten(Exception):  # noqa: N818
    """A report without a word is not put before people."""


def write(viewer: Viewer, *, report: UUID, observed: str, opinion: str, version: int) -> int:
    """Keep the text; answers the new version. Raises Stale, or NotInThisState once it is closed.

    Who agreed to an earlier text has not agreed to this one: an agreement given before a change is taken
    off, the own words stay.
    """
    with transaction.atomic():
        row = _locked(viewer, report, Right.REPORT)
        if row.state == ReportState.CLOSED:
            raise NotInThisState
        changed = (row.observed, row.opinion) != (observed, opinion)
        new = save_version(
            rows(viewer, Kind.REPORT, Right.REPORT),
            pk=report,
            version=version,
            observed=observed,
            opinion=opinion,
        )
        if changed:
            Response.objects.filter(report=row).update(agreed_at=None)
        return new


def put_notes_in(viewer: Viewer, *, report: UUID, version: int) -> int:
    """Put the viewer's own notes of these items under the text, and let go of them; the new version."""
    with transaction.atomic():
        row = _locked(viewer, report, Right.REPORT)
        if row.state != ReportState.DRAFT:
            raise NotInThisState
        notes = rows(viewer, Kind.NOTE, Right.CHANGE).filter(item__report_item__report=row)
        texts = [
            f"{note.item.title}\n{note.text}"
            for note in notes.select_related("item").order_by("item__position", "pk")
        ]
        if not texts:
            return row.version
        new = save_version(
            rows(viewer, Kind.REPORT, Right.REPORT),
            pk=report,
            version=version,
            observed="\n\n".join(filter(None, [row.observed, *texts])),
        )
        notes.delete()
        return new


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a report as its writer leaves it, and the version that was begun with."""

    observed: str
    opinion: str
    version: int


def put_before(viewer: Viewer, *, report: UUID, written: Written | None = None) -> None:
    """Put the report before everybody at the same moment: who was there, and a parent who was not.

    With `written` that text is kept first, in the same step; without, it stands as it was kept last. In the
    circles with parents a parent with the right to information who was absent gets it as well. Doing it
    again changes nothing. Raises NothingWritten, NotInThisState, Stale; then nothing was put before anybody.
    """
    with transaction.atomic():
        if written is not None:
            write(
                viewer,
                report=report,
                observed=written.observed,
                opinion=written.opinion,
                version=written.version,
            )
        row = _locked(viewer, report, Right.REPORT)
        if row.state == ReportState.OPEN:
            return
        if row.state == ReportState.CLOSED:
            raise NotInThisState
        if not row.observed.strip():
            raise NothingWritten
        readers = _readers(viewer, row)
        for person, present in readers.items():
            ReportReader.objects.get_or_create(
                report=row, person_id=person, defaults={"school_id": viewer.school, "present": present}
            )
        Report.objects.filter(pk=row.pk).update(state=ReportState.OPEN, put_before_at=timezone.now())
        pupil = row.conversation.matter.pupil_id
        tell(viewer, people=readers, pupil=pupil, kind=Kind.REPORT, record=row.pk)
        _trace(viewer, row, TraceWord.PUT_REPORT)


def respond(viewer: Viewer, *, report: UUID, agreed: bool, words: str, audience: str, once: UUID) -> None:
    """A reader read it; agrees or not; adds own words or not. Three facts; each may be changed until closing.

    Raises SentBefore; Forbidden once the report is closed.
    """
    with transaction.atomic():
        row = _locked(viewer, report, Right.CONFIRM)
        if row.state != ReportState.OPEN:  # closed between asking and locking
            raise Forbidden("closed")
        remember(viewer, key=once, made=report)
        now = timezone.now()
        response, _new = Response.objects.get_or_create(
            report=row, person_id=viewer.person, defaults={"school_id": viewer.school, "read_at": now}
        )
        response.read_at = response.read_at or now
        response.agreed_at = (response.agreed_at or now) if agreed else None
        response.words = words
        response.audience = WordsAudience(audience)
        response.updated_at = now
        response.save()
        _trace(viewer, row, TraceWord.RESPONDED)


def close_report(viewer: Viewer, *, report: UUID) -> None:
    """Close the report: own words become visible, all at once; from now on there are only additions."""
    with transaction.atomic():
        row = _locked(viewer, report, Right.REPORT)
        if row.state == ReportState.CLOSED:
            return
        if row.state == ReportState.DRAFT:
            raise NotInThisState
        Report.objects.filter(pk=row.pk).update(state=ReportState.CLOSED, closed_at=timezone.now())
        _trace(viewer, row, TraceWord.CLOSED_REPORT)


def add_to(viewer: Viewer, *, report: UUID, text: str, once: UUID) -> None:
    """Add to a closed report, for everybody who reads it. Raises SentBefore."""
    with transaction.atomic():
        row: Report = require(viewer, Kind.REPORT, Right.ADD, report)
        addition = Addition.objects.create(
            school_id=viewer.school, report=row, author_id=viewer.person, text=text
        )
        remember(viewer, key=once, made=addition.pk)
        _trace(viewer, row, TraceWord.ADDED)


def _locked(viewer: Viewer, report: UUID, right: Right) -> Report:
    require(viewer, Kind.REPORT, right, report)
    return Report.objects.select_for_update().get(pk=report)  # type: ignore[no-any-return]


def _readers(viewer: Viewer, report: Report) -> dict[UUID, bool]:
    """Who gets the report, and whether they were there."""
    talk = report.conversation
    people = people_around(viewer, conversation=talk)
    items = list(AgendaItem.objects.filter(report_item__report=report))
    there = {person for group in people_at(items).values() for person in group} | {report.author_id}
    readers = {person: True for person in there if person in people and in_triangle(people[person])}
    if report.circle in (Circle.TRIANGLE, Circle.PARENTS_SCHOOL):
        pupil = talk.matter.pupil_id
        for person in people.values():
            if person.id not in readers and _informed_parent(person, people[pupil], viewer):
                readers[person.id] = False
    return readers


def _informed_parent(person: FilePerson, pupil: FilePerson, viewer: Viewer) -> bool:
    of_age = is_of_age(pupil.born, age=EIGHTEEN, today=viewer.today)
    return person.party == "parents" and person.informed and not person.deceased and not of_age


def _trace(viewer: Viewer, report: Report, word: TraceWord) -> None:
    matter = report.conversation.matter
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=matter.pupil_id,
        matter=matter.pk,
        record=report.pk,
    )
