"""The report: written, put before everybody at once, answered by each, closed, later only added to."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.advice import advice_to_parents
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.report_readers import WITH_PUPIL, readers_of
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import (
    Addition,
    Message,
    Report,
    ReportReader,
    ReportVersion,
    Response,
)
from keuzeruimte_web.records.models.choices import Circle, MessageState, ReportState, WordsAudience


class NotInThisState(Exception):  # noqa: N818
    """The report is not (or no longer) in the state that this needs."""


class NothingWritten(Exception):  # noqa: N818
    """A report without a word is not put before people."""


class OfSomebodyWhoLeft(Exception):  # noqa: N818
    """The draft of somebody who is not involved any more: take it over first, then it is yours to write."""


class AdviceForParents(Exception):  # noqa: N818
    """A list of advice to parents stands in a report that the pupil reads. `lines`: what reads like that."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("advice to parents")
        self.lines = lines


def write(viewer: Viewer, *, report: UUID, observed: str, opinion: str, version: int) -> int:
    """Keep the text; answers the new version. Raises Stale, OfSomebodyWhoLeft, NotInThisState once it is
    closed, and AdviceForParents where its readers would read that at once.

    Who agreed to an earlier text has not agreed to this one: an agreement given before a change is taken
    off, the own words stay. The text that lay before them stays readable, and they hear that there is
    something new.
    """
    with transaction.atomic():
        row = _writable(viewer, report)
        if row.state == ReportState.CLOSED:
            raise NotInThisState
        changed = (row.observed, row.opinion) != (observed, opinion)
        if changed and row.state == ReportState.OPEN:
            _no_advice(row, observed, opinion)
            _keep_version(viewer, row)
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
        row = _writable(viewer, report)
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
    again changes nothing. Raises NothingWritten, NotInThisState, Stale, OfSomebodyWhoLeft, AdviceForParents;
    then nothing was put before anybody.
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
        row = _writable(viewer, report)
        if row.state == ReportState.OPEN:
            return
        if row.state == ReportState.CLOSED:
            raise NotInThisState
        if not row.observed.strip():
            raise NothingWritten
        _no_advice(row, row.observed, row.opinion)
        readers = readers_of(viewer, row)
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
    """Add to a closed report, for everybody who reads it. Raises SentBefore, and AdviceForParents for who
    works here."""
    with transaction.atomic():
        row: Report = require(viewer, Kind.REPORT, Right.ADD, report)
        if viewer.role == ViewerRole.PROFESSIONAL:
            _no_advice(row, text)
        addition = Addition.objects.create(
            school_id=viewer.school, report=row, author_id=viewer.person, text=text
        )
        remember(viewer, key=once, made=addition.pk)
        _trace(viewer, row, TraceWord.ADDED)


def take_over(viewer: Viewer, *, report: UUID) -> None:
    """A draft of somebody who left becomes the viewer's to finish (docs/decisions/0117).

    What was seen and said goes along. What its writer thought does not: a thought is not inherited.
    Raises NotInThisState once it lies before people.
    """
    with transaction.atomic():
        row = _locked(viewer, report, Right.REPORT)
        if row.state != ReportState.DRAFT:
            raise NotInThisState
        if row.author_id == viewer.person:
            return
        row.author_id, row.opinion, row.version = viewer.person, "", row.version + 1
        row.save(update_fields=["author", "opinion", "version"])
        _trace(viewer, row, TraceWord.TOOK_OVER_REPORT)


def without_the_pupil(viewer: Viewer, *, report: UUID) -> UUID:
    """The report for parents and school of the same conversation, where advice to parents belongs.

    One that is not yet put before anybody goes on; else one begins. Answers its id.
    """
    with transaction.atomic():
        row = _writable(viewer, report)
        beside = Report.objects.filter(
            conversation=row.conversation,
            circle=Circle.PARENTS_SCHOOL,
            state=ReportState.DRAFT,
            author=viewer.person,
        ).order_by("pk")
        found: UUID | None = beside.values_list("pk", flat=True).first()
        if found is None:
            made: Report = Report.objects.create(
                school_id=viewer.school,
                conversation=row.conversation,
                circle=Circle.PARENTS_SCHOOL,
                author_id=viewer.person,
            )
            found = made.pk
    return found


def move_advice(viewer: Viewer, *, report: UUID, written: Written) -> UUID:
    """Keep the text without what reads as advice to parents; that goes under the report without the pupil.

    Answers the id of that report. Raises Stale, NotInThisState, OfSomebodyWhoLeft; then nothing moved.
    """
    with transaction.atomic():
        beside = without_the_pupil(viewer, report=report)
        lines = (*advice_to_parents(written.observed), *advice_to_parents(written.opinion))
        write(
            viewer,
            report=report,
            observed=_without(written.observed),
            opinion=_without(written.opinion),
            version=written.version,
        )
        if lines:
            row = _locked(viewer, beside, Right.REPORT)
            row.observed = "\n".join(filter(None, [row.observed, *lines]))
            row.version += 1
            row.save(update_fields=["observed", "version"])
    return beside


def _without(text: str) -> str:
    told = set(advice_to_parents(text))
    return "\n".join(line for line in text.splitlines() if line.strip() not in told).strip()


def _no_advice(row: Report, *texts: str) -> None:
    if row.circle in WITH_PUPIL:
        lines = tuple(line for text in texts for line in advice_to_parents(text))
        if lines:
            raise AdviceForParents(lines)


def _keep_version(viewer: Viewer, row: Report) -> None:
    """The text that lay before its readers; and tell them, unless a letter about it is still to go out."""
    ReportVersion.objects.create(
        school_id=viewer.school,
        report=row,
        number=row.version,
        observed=row.observed,
        opinion=row.opinion,
        author_id=row.author_id,
    )
    waiting = Message.objects.filter(kind=Kind.REPORT, record=row.pk, state=MessageState.WAITING)
    told = set(waiting.values_list("person", flat=True))
    readers = set(ReportReader.objects.filter(report=row).values_list("person", flat=True)) - told
    pupil = row.conversation.matter.pupil_id
    tell(viewer, people=readers, pupil=pupil, kind=Kind.REPORT, record=row.pk)


def _writable(viewer: Viewer, report: UUID) -> Report:
    row = _locked(viewer, report, Right.REPORT)
    if row.state == ReportState.DRAFT and row.author_id != viewer.person:
        raise OfSomebodyWhoLeft
    return row


def _locked(viewer: Viewer, report: UUID, right: Right) -> Report:
    require(viewer, Kind.REPORT, right, report)
    return Report.objects.select_for_update().get(pk=report)  # type: ignore[no-any-return]


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
