"""Setting the time of a conversation that was looked for, for one table or for two; and cancelling one.

Parents who would rather sit apart get two conversations, or one that they come to in turn: the professional
decides which, and what was planned goes on for both (issue: separated parents, METHOD 1).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.busy import Slot, overlap
from keuzeruimte_web.bridge.comers import who_may_come_about
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.plan import change_conversation, plan_conversation
from keuzeruimte_web.operations.points import tell_of
from keuzeruimte_web.operations.turns import at_another_table, in_turn
from keuzeruimte_web.operations.wayround import let_go_of_steps
from keuzeruimte_web.records.models import (
    Conversation,
    Guardianship,
    Invitation,
    ProposedTime,
    TimeProposal,
    TimeReply,
)
from keuzeruimte_web.records.models.choices import ConversationState


class BothAtOnce(Exception):  # noqa: N818
    """Two conversations with the same professional cannot go on at the same time."""


@dataclass(frozen=True, slots=True)
class Table:
    """A conversation to be: at which of the proposed times, and who comes besides the professional."""

    time: UUID
    guests: frozenset[UUID]


@transaction.atomic
def set_time(viewer: Viewer, *, proposal: UUID, table: Table, once: UUID) -> UUID:
    """Set this time; answers the conversation. Everybody invited hears that there is something.

    Raises Invisible, Forbidden, SentBefore, and Clashing where somebody has something else by now.
    """
    row = _open(viewer, proposal)
    talk = _held_at(viewer, row, table, once=once)
    _gone(viewer, row, talk)
    return talk


@transaction.atomic
def set_in_turn(viewer: Viewer, *, proposal: UUID, table: Table, apart: UUID, once: UUID) -> UUID:
    """One conversation in turns: `apart` comes when the other parents have gone. Raises as `set_time`."""
    row = _open(viewer, proposal)
    others = set(parents_asked(row.matter.pupil_id, table.guests)) - {apart}
    if apart not in table.guests or not others:
        raise Invisible("parent")
    talk = _held_at(viewer, row, table, once=once)
    in_turn(viewer, Conversation.objects.get(pk=talk), first=others, then=apart, minutes=row.minutes)
    _gone(viewer, row, talk)
    return talk


@transaction.atomic
def set_apart(
    viewer: Viewer,
    *,
    proposal: UUID,
    time: UUID,
    second: UUID,
    guests: frozenset[UUID],
    apart: UUID,
    once: UUID,
) -> UUID:
    """Two conversations: `apart` comes to the second alone, the other parents to the first alone.

    What was planned goes on at both. Answers the first. Raises as `set_time`, and BothAtOnce.
    """
    row = _open(viewer, proposal)
    others = set(parents_asked(row.matter.pupil_id, guests)) - {apart}
    if apart not in guests or not others:
        raise Invisible("parent")
    first, other = Table(time, guests - {apart}), Table(second, guests - others)
    if overlap(_slot(row, first), _slot(row, other)):
        raise BothAtOnce
    talk = _held_at(viewer, row, first, once=once)
    beside = _planned(viewer, row, other, once=uuid4())
    at_another_table(
        viewer,
        Conversation.objects.get(pk=talk),
        Conversation.objects.get(pk=beside),
        only_there={apart},
    )
    _gone(viewer, row, talk)
    return talk


@transaction.atomic
def set_all(viewer: Viewer, *, chosen: Mapping[UUID, UUID]) -> None:
    """Set a time for each of these proposals, with everybody who can come and did not say it is not needed.

    All or nothing: raises Clashing where one does not go, and Invisible, Forbidden as `set_time`.
    """
    for proposal, time in sorted(chosen.items()):
        row = _open(viewer, proposal)
        can = who_may_come_about(viewer, matter=row.matter_id) or frozenset()
        replies = TimeReply.objects.filter(proposal=row, person__in=can)
        guests = set(replies.filter(not_needed=False).values_list("person", flat=True)) or set(
            replies.values_list("person", flat=True)
        )
        _gone(viewer, row, _held_at(viewer, row, Table(time, frozenset(guests)), once=uuid4()))


@transaction.atomic
def cancel(viewer: Viewer, *, conversation: UUID) -> None:
    """A conversation that does not take place: everybody invited hears that there is something.

    What people wrote before it stays theirs. Cancelling again changes nothing. Raises Invisible, Forbidden.
    """
    talk = require(viewer, Kind.CONVERSATION, Right.PLAN, conversation)
    if talk.cancelled_at is not None:
        return
    if talk.state != ConversationState.PLANNED:
        raise Forbidden("held")
    now = timezone.now()
    Conversation.objects.filter(pk=talk.pk).update(
        state=ConversationState.CLOSED, closed_at=now, cancelled_at=now
    )
    TimeProposal.objects.filter(conversation=talk).delete()
    let_go_of_steps(talk.pk)
    invited = set(Invitation.objects.filter(conversation=talk).values_list("person", flat=True))
    tell_of(viewer, talk, invited)
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.CANCELLED,
        pupil=talk.matter.pupil_id,
        matter=talk.matter_id,
        record=talk.pk,
    )


def parents_asked(pupil: UUID, people: Collection[UUID]) -> list[UUID]:
    """Those of these people who are parents of this pupil."""
    found = Guardianship.objects.filter(pupil=pupil, parent__in=people).order_by("parent")
    return list(dict.fromkeys(found.values_list("parent", flat=True)))


def _open(viewer: Viewer, proposal: UUID) -> TimeProposal:
    row: TimeProposal = require(viewer, Kind.TIME_PROPOSAL, Right.PLAN, proposal)
    TimeProposal.objects.select_for_update().filter(pk=row.pk).first()
    return row


def _slot(row: TimeProposal, table: Table) -> Slot:
    time = ProposedTime.objects.filter(proposal=row, pk=table.time).first()
    if time is None:
        raise Invisible("time")
    return Slot(time.starts_at, timedelta(minutes=row.minutes), row.place)


def _held_at(viewer: Viewer, row: TimeProposal, table: Table, *, once: UUID) -> UUID:
    """The conversation at this table: the one that moves, or a new one."""
    if row.conversation_id is None:
        return _planned(viewer, row, table, once=once)
    slot = _slot(row, table)
    talk = Conversation.objects.get(pk=row.conversation_id)
    remember(viewer, key=once, made=talk.pk)
    _refuse_strangers(row, table)
    change_conversation(
        viewer,
        conversation=talk.pk,
        title=talk.title,
        starts_at=slot.starts_at,
        place=row.place or talk.place,
        guests=table.guests,
        version=talk.version,
        travel=timedelta(minutes=row.travel),
    )
    moved: UUID = talk.pk
    return moved


def _planned(viewer: Viewer, row: TimeProposal, table: Table, *, once: UUID) -> UUID:
    slot = _slot(row, table)
    _refuse_strangers(row, table)
    made: UUID = plan_conversation(
        viewer,
        matter=row.matter_id,
        title=row.title,
        starts_at=slot.starts_at,
        place=row.place,
        guests=table.guests,
        minutes=row.minutes,
        travel=timedelta(minutes=row.travel),
        once=once,
    )
    return made


def _refuse_strangers(row: TimeProposal, table: Table) -> None:
    """Only who was asked comes."""
    asked = set(TimeReply.objects.filter(proposal=row).values_list("person", flat=True))
    if not table.guests or not table.guests <= asked | {row.organiser_id}:
        raise Invisible("guest")


def _gone(viewer: Viewer, row: TimeProposal, talk: UUID) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.SET_TIME,
        pupil=row.matter.pupil_id,
        matter=row.matter_id,
        record=talk,
    )
    row.delete()
