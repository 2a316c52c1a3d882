"""Holding a conversation: begin, jot down, close by saying what was done as planned."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.circles import circle_of
from keuzeruimte_web.operations.ending_table import end_table
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people_at import people_around, people_at
from keuzeruimte_web.operations.report_readers import family_that_reads
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.operations.wayround import let_go_of_steps
from keuzeruimte_web.records.models import AgendaItem, Conversation, Note, Report, ReportItem
from keuzeruimte_web.records.models.choices import Circle, ConversationState


class AlreadyClosed(Exception):  # noqa: N818
    """The conversation is closed; what was done there does not change any more."""


class NotYet(Exception):  # noqa: N818
    """A conversation is closed on or after its own day, and not on a day that has not come."""


def begin(viewer: Viewer, *, conversation: UUID) -> None:
    """The conversation begins. Beginning again changes nothing."""
    require(viewer, Kind.CONVERSATION, Right.HOLD, conversation)
    with transaction.atomic():
        Conversation.objects.filter(pk=conversation, state=ConversationState.PLANNED).update(
            state=ConversationState.HELD
        )
        let_go_of_steps(conversation)


def keep_note(viewer: Viewer, *, conversation: UUID, item: UUID, text: str, version: int) -> None:
    """Keep the viewer's own note at an item; an empty text lets go of it. Raises Stale.

    `version` is that of the note as it was read, 0 where there was none.
    """
    with transaction.atomic():
        row: AgendaItem = require(viewer, Kind.ITEM, Right.HOLD, item)
        if row.conversation_id != conversation:
            raise Invisible(Kind.ITEM)
        # Twice at once: the second sees the note that the first made.
        if not AgendaItem.objects.select_for_update().filter(pk=item).first():
            raise Invisible(Kind.ITEM)  # taken out meanwhile
        notes = rows(viewer, Kind.NOTE, Right.CHANGE).filter(item=item)
        if not text.strip():
            notes.filter(version=version).delete()
            return
        note = notes.first()
        if note is None:
            Note.objects.create(
                school_id=viewer.school,
                conversation_id=row.conversation_id,
                item=row,
                author_id=viewer.person,
                text=text,
            )
        elif note.text != text:
            save_version(notes, pk=note.pk, version=version, text=text, updated_at=timezone.now())


def close(viewer: Viewer, *, conversation: UUID, done: set[UUID], on: date, once: UUID) -> None:
    """Close a conversation: which items were done as planned, and on which day.

    What was done is the history that signals look at; what was not leaves no trace in it. For each group of
    people who were at the same points a report begins: what was said without the pupil gets one of its own,
    and who was at one point only reads of that point only.
    Raises SentBefore, AlreadyClosed, NotYet.
    """
    with transaction.atomic():
        remember(viewer, key=once, made=conversation)
        talk = _open_talk(viewer, conversation)
        if on > viewer.today or on < timezone.localdate(talk.starts_at):
            raise NotYet
        items = list(AgendaItem.objects.filter(conversation=talk).order_by("position", "pk"))
        for item in items:
            item.done = item.pk in done
            item.done_on = on if item.done else None
        AgendaItem.objects.bulk_update(items, ["done", "done_on"])
        Conversation.objects.filter(pk=talk.pk).update(
            state=ConversationState.CLOSED, closed_at=timezone.now()
        )
        let_go_of_steps(talk.pk)
        end_table(talk.pk)
        _begin_reports(viewer, talk, [item for item in items if item.done])
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.CLOSED_CONVERSATION,
            pupil=talk.matter.pupil_id,
            matter=talk.matter_id,
            record=talk.pk,
        )


def _open_talk(viewer: Viewer, conversation: UUID) -> Conversation:
    require(viewer, Kind.CONVERSATION, Right.HOLD, conversation)
    talk: Conversation = (
        Conversation.objects.select_for_update(of=("self",)).select_related("matter").get(pk=conversation)
    )
    if talk.state == ConversationState.CLOSED:
        raise AlreadyClosed
    return talk


def _begin_reports(viewer: Viewer, talk: Conversation, done: list[AgendaItem]) -> None:
    """A report for each group of people who read the same points: one a circle in most conversations.

    A report that somebody began before the conversation was closed goes on, with the points it has.
    """
    people = people_around(viewer, conversation=talk)
    present = people_at(done)
    groups: dict[tuple[str, frozenset[UUID]], list[AgendaItem]] = defaultdict(list)
    for item in done:
        there = present[item.pk]
        circle = circle_of(people[person] for person in there if person in people)
        reading = family_that_reads(circle, there, people, pupil=talk.matter.pupil_id, today=viewer.today)
        groups[circle, reading].append(item)
    begun = dict(ReportItem.objects.filter(item__in=done).values_list("item_id", "report_id"))
    for (circle, _reading), items in groups.items():
        new = [item for item in items if item.pk not in begun]
        if circle == Circle.SCHOOL or not new:
            continue
        report = next((begun[item.pk] for item in items if item.pk in begun), None)
        empty = Report.objects.filter(conversation=talk, circle=circle, items=None)
        report = report or empty.values_list("pk", flat=True).first()
        if report is None:
            report = Report.objects.create(
                school_id=viewer.school, conversation=talk, circle=circle, author_id=viewer.person
            ).pk
        ReportItem.objects.bulk_create(
            ReportItem(school_id=viewer.school, report_id=report, item=item) for item in new
        )
