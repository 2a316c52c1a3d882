"""The table of a conversation: open it for others to join, say who sits there, admit by name, close it."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, may, require
from keuzeruimte_web.access.present import viewers_around
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.comers import parents_out
from keuzeruimte_web.bridge.together import around
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.codes import digest
from keuzeruimte_web.operations.ending_table import end_table
from keuzeruimte_web.operations.talk import AlreadyClosed
from keuzeruimte_web.records.models import (
    AgendaItem,
    AtTable,
    Conversation,
    FinishedPoint,
    Invitation,
    PlacedWords,
    Table,
    TableSeat,
)
from keuzeruimte_web.records.models.choices import ConversationState

LETTERS, DIGITS = "CDFHJKMNPRTVWXY", "234679"
"""Four letters, four digits, none that look alike: no invitation looks like it (decision 0114)."""
LASTS = timedelta(hours=4)
"""After that a table that nobody closed is closed."""


class NotOnTheList(Exception):  # noqa: N818
    """Only who is invited, and belongs to the family, is admitted with a code; colleagues sign in."""


class NotWaiting(Exception):  # noqa: N818
    """This device does not wait any more: it was admitted, sent away, or it waited too long."""


def open_table(viewer: Viewer, *, conversation: UUID) -> None:
    """Let others join, with a new code; everybody who is invited sits at it. Again changes nothing.

    Raises AlreadyClosed, Invisible, Forbidden.
    """
    with transaction.atomic():
        talk = _running(viewer, conversation)
        table = Table.objects.filter(conversation=talk).first()
        if table is not None and table.closed_at is None and table.until > timezone.now():
            return
        if table is None:
            table = Table(school_id=viewer.school, conversation=talk)
        table.code = new_table_code()
        table.code_hash = digest(table.code)
        table.opened_at = timezone.now()
        table.until = table.opened_at + LASTS
        table.closed_at = None
        table.turn = None
        table.save()
        TableSeat.objects.filter(table=table, ended_at__isnull=True).update(ended_at=timezone.now())
        _seat_everybody(viewer, table, talk)
        _trace(viewer, talk, TraceWord.OPENED_TABLE)
        mark_changed(talk.pk)


def close_table(viewer: Viewer, *, conversation: UUID) -> None:
    """Nobody joins any more, and every device that did sees nothing more. Again changes nothing."""
    with transaction.atomic():
        require(viewer, Kind.CONVERSATION, Right.HOLD, conversation)
        end_table(conversation)


def set_present(viewer: Viewer, *, conversation: UUID, people: Collection[UUID]) -> None:
    """Say who sits at the table now: the screen on it shows what each of them may see, and no more.

    Raises NotOnTheList for somebody who is not invited.
    """
    with transaction.atomic():
        table = _held(viewer, conversation)
        if not set(people) <= _invited(conversation):
            raise NotOnTheList
        AtTable.objects.filter(table=table).exclude(person__in=people).delete()
        Table.objects.filter(pk=table.pk).exclude(turn__in=people).update(turn=None)
        for person in people:
            _sit_down(viewer, table, person)
        mark_changed(conversation)


def set_finished(viewer: Viewer, *, conversation: UUID, item: UUID, finished: bool) -> None:
    """Say that an item was dealt with, or (after a slip) that it was not yet. Again changes nothing."""
    with transaction.atomic():
        row: AgendaItem = require(viewer, Kind.ITEM, Right.HOLD, item)
        if row.conversation_id != conversation:
            raise Invisible(Kind.ITEM)
        table = _held(viewer, conversation)
        if finished:
            FinishedPoint.objects.get_or_create(table=table, item=row, defaults={"school_id": viewer.school})
        else:
            FinishedPoint.objects.filter(table=table, item=row).delete()
        mark_changed(conversation)


def give_turn(viewer: Viewer, *, conversation: UUID, person: UUID | None) -> None:
    """Say whom everybody listens to now, or (None) nobody in particular. Again changes nothing.

    Raises NotOnTheList for somebody who does not sit at the table now.
    """
    with transaction.atomic():
        table = _held(viewer, conversation)
        if person is not None and not AtTable.objects.filter(table=table, person=person).exists():
            raise NotOnTheList
        Table.objects.filter(pk=table.pk).update(turn=person)
        mark_changed(conversation)


def place_words(viewer: Viewer, *, conversation: UUID, item: UUID, voice: UUID, there: bool) -> None:
    """Lay somebody's words at this item, or take them away from it. Nobody reads them who could not before.

    Raises Invisible for words that the viewer may not read. Again changes nothing.
    """
    with transaction.atomic():
        point: AgendaItem = require(viewer, Kind.ITEM, Right.HOLD, item)
        words = require(viewer, Kind.VOICE, Right.SEE, voice)
        if {point.conversation_id, words.conversation_id} != {conversation}:
            raise Invisible(Kind.ITEM)
        table = _held(viewer, conversation)
        placed = PlacedWords.objects.filter(table=table, voice=voice)
        if there:
            PlacedWords.objects.update_or_create(
                table=table, voice_id=voice, defaults={"item": point, "school_id": viewer.school}
            )
        else:
            placed.filter(item=point).delete()
        mark_changed(conversation)


def admit(viewer: Viewer, *, seat: UUID, person: UUID | None) -> None:
    """Let a device that waits join as this person, or (None) as the screen that lies on the table.

    An earlier device of that person ends. Raises NotOnTheList, NotWaiting, Invisible, Forbidden.
    """
    with transaction.atomic():
        row = _waiting(viewer, seat)
        table: Table = row.table
        talk = Conversation.objects.select_related("matter").get(pk=table.conversation_id)
        now = timezone.now()
        if person is None:
            row.is_screen = True
        else:
            _require_guest(viewer, talk, person)
            TableSeat.objects.filter(table=table, person=person, ended_at__isnull=True).update(ended_at=now)
            row.person_id = person
            _sit_down(viewer, table, person)
        row.admitted_by_id, row.admitted_at = viewer.person, now
        row.save(update_fields=["is_screen", "person", "admitted_by", "admitted_at"])
        _trace(viewer, talk, TraceWord.ADMITTED)
        mark_changed(talk.pk)


def send_away(viewer: Viewer, *, seat: UUID) -> None:
    """End a device at the table: one that waits, or one that was admitted. Again changes nothing."""
    with transaction.atomic():
        row: TableSeat = require(viewer, Kind.TABLE_SEAT, Right.ADMIT, seat)
        TableSeat.objects.filter(pk=row.pk, ended_at__isnull=True).update(ended_at=timezone.now())
        mark_changed(row.table.conversation_id)


def new_table_code() -> str:
    """A random code for a table: 'KWMT-4927'. It admits nobody by itself."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(4))
    return f"{letters}-{''.join(secrets.choice(DIGITS) for _ in range(4))}"


def _running(viewer: Viewer, conversation: UUID) -> Conversation:
    require(viewer, Kind.CONVERSATION, Right.HOLD, conversation)
    talk: Conversation = (
        Conversation.objects.select_for_update(of=("self",)).select_related("matter").get(pk=conversation)
    )
    if talk.state == ConversationState.CLOSED:
        raise AlreadyClosed
    return talk


def _held(viewer: Viewer, conversation: UUID) -> Table:
    """The open table of a conversation that the viewer holds; raises AlreadyClosed without one."""
    require(viewer, Kind.CONVERSATION, Right.HOLD, conversation)
    table: Table | None = (
        Table.objects.select_for_update(of=("self",))
        .filter(conversation=conversation, closed_at__isnull=True)
        .first()
    )
    if table is None:
        raise AlreadyClosed
    return table


def _waiting(viewer: Viewer, seat: UUID) -> TableSeat:
    require(viewer, Kind.TABLE_SEAT, Right.ADMIT, seat)
    row: TableSeat = TableSeat.objects.select_for_update(of=("self",)).select_related("table").get(pk=seat)
    if row.admitted_at or row.ended_at or row.table.closed_at:
        raise NotWaiting
    return row


def _require_guest(viewer: Viewer, talk: Conversation, person: UUID) -> None:
    """Invited, of the family, and somebody who may speak at this conversation when signed in."""
    around = viewers_around(
        _invited(talk.pk), pupil=talk.matter.pupil_id, school=viewer.school, today=viewer.today
    )
    guest = around.get(person)
    if guest is None or guest.role == ViewerRole.PROFESSIONAL:
        raise NotOnTheList
    if not may(guest, Kind.CONVERSATION, Right.SPEAK, talk.pk):
        raise NotOnTheList


def _invited(conversation: UUID) -> set[UUID]:
    return set(Invitation.objects.filter(conversation=conversation).values_list("person", flat=True))


def _seat_everybody(viewer: Viewer, table: Table, talk: Conversation) -> None:
    """All but who cannot come any more: the screen would be empty because of somebody who is not there."""
    AtTable.objects.filter(table=table).delete()
    people = around(talk, school=viewer.school, today=viewer.today)
    asked = {guest.id for guest in people.guests} | {talk.organiser_id}
    for person in sorted(asked - people.left - parents_out(viewer, pupil=people.pupil), key=str):
        _sit_down(viewer, table, person)


def _sit_down(viewer: Viewer, table: Table, person: UUID) -> None:
    AtTable.objects.get_or_create(table=table, person_id=person, defaults={"school_id": viewer.school})


def _trace(viewer: Viewer, talk: Conversation, word: TraceWord) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=talk.matter.pupil_id,
        matter=talk.matter_id,
        record=talk.pk,
    )
