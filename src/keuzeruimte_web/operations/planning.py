"""Finding a time: propose several, hear what fits, set one; and withdraw what is not needed any more.

What families answer goes to staff alone: nobody of a family learns whether another answered (PRODUCT 3).
Once a time is set the proposal is gone, and with it every answer and wish: nobody needs them any more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.busy import Slot
from keuzeruimte_web.bridge.comers import who_may_come_about
from keuzeruimte_web.operations.clashing import refuse_clashes
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.plan import may_come
from keuzeruimte_web.records.models import (
    Conversation,
    Invitation,
    ProposedTime,
    TimeAnswer,
    TimeProposal,
    TimeReply,
)
from keuzeruimte_web.records.models.choices import ConversationState, ProposalState, TimeAnswerWord

FORM = "times"
"""The name of the form under which half-typed times are kept."""
SHOWN_AFTER = timedelta(days=14)
"""How long a family reads that times were withdrawn."""


class Past(Exception):  # noqa: N818
    """A time that is over already."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed: times to choose from, how long it takes (minutes), and where, if that is known.

    `travel`: minutes that somebody needs to come from another place.
    """

    title: str
    times: tuple[datetime, ...]
    minutes: int
    place: str
    travel: int


@dataclass(frozen=True, slots=True)
class Replied:
    """What somebody says: of each time whether it fits, and whatever else one wants to say."""

    answers: Mapping[UUID, str]
    other_words: str = ""
    not_needed: bool = False
    wish: str = ""


@transaction.atomic
def propose(
    viewer: Viewer, *, matter: UUID, proposed: Proposed, guests: Collection[UUID], once: UUID
) -> UUID:
    """Propose times for a new conversation to these people; answers the id of the proposal.

    Raises Invisible, Forbidden (also for somebody who is not in the pupil's file, or is kept away), Clashing,
    Past, and SentBefore the second time that the form is sent.
    """
    about = require(viewer, Kind.MATTER, Right.PLAN, matter)
    asked = may_come(viewer, matter, guests)
    made = _made(viewer, about, proposed, asked, once=once, conversation=None)
    drop_draft(viewer, form=FORM, about=str(about.pupil_id))
    return made


@transaction.atomic
def propose_to_move(viewer: Viewer, *, conversation: UUID, proposed: Proposed, once: UUID) -> UUID:
    """Ask who is invited and can come for another time; until one is set, it stands. Raises as `propose`."""
    talk = require(viewer, Kind.CONVERSATION, Right.PLAN, conversation)
    if talk.state != ConversationState.PLANNED:
        raise Forbidden("held")
    TimeProposal.objects.filter(conversation=talk).delete()
    can = who_may_come_about(viewer, matter=talk.matter_id) or frozenset()
    invited = set(Invitation.objects.filter(conversation=talk).values_list("person", flat=True))
    asked = (invited & can) - {viewer.person}
    made = _made(viewer, talk.matter, proposed, asked, once=once, conversation=talk)
    drop_draft(viewer, form=FORM, about=str(conversation))
    return made


def _made(
    viewer: Viewer,
    about: Any,
    proposed: Proposed,
    asked: set[UUID],
    *,
    once: UUID,
    conversation: Conversation | None,
) -> UUID:
    if any(at <= timezone.now() for at in proposed.times):
        raise Past
    slots = [Slot(at, timedelta(minutes=proposed.minutes), proposed.place) for at in proposed.times]
    refuse_clashes(
        viewer,
        slots,
        people=asked | {viewer.person},
        travel=timedelta(minutes=proposed.travel),
        leaving_out=() if conversation is None else (conversation.pk,),
    )
    row = TimeProposal.objects.create(
        school_id=viewer.school,
        matter=about,
        organiser_id=viewer.person,
        conversation=conversation,
        title=proposed.title,
        place=proposed.place,
        minutes=proposed.minutes,
        travel=proposed.travel,
    )
    remember(viewer, key=once, made=row.pk)
    for at in sorted(set(proposed.times)):
        ProposedTime.objects.create(school_id=viewer.school, proposal=row, starts_at=at)
    for person in sorted(asked - {viewer.person}):
        TimeReply.objects.create(school_id=viewer.school, proposal=row, person_id=person)
    _tell(viewer, row)
    _trace(viewer, row, TraceWord.PROPOSED_TIMES)
    made: UUID = row.pk
    return made


@transaction.atomic
def reply(viewer: Viewer, *, proposal: UUID, replied: Replied) -> None:
    """Answer for oneself, or change that, while a time is looked for. Raises Invisible, Forbidden."""
    row: TimeProposal = require(viewer, Kind.TIME_PROPOSAL, Right.CHOOSE_TIME, proposal)
    own = TimeReply.objects.filter(proposal=row, person=viewer.person).first()
    if own is None:
        raise Invisible(Kind.TIME_REPLY)
    _write(viewer, own, replied, entered_by=None)
    drop_draft(viewer, form="times_reply", about=str(proposal))
    _trace(viewer, row, TraceWord.ANSWERED_TIMES)


@transaction.atomic
def write_down_reply(viewer: Viewer, *, proposal: UUID, person: UUID, replied: Replied) -> None:
    """Write down what somebody told on paper or by phone, marked so; that person reads it and can change it.

    Nobody writes over what somebody answered oneself: raises Forbidden.
    """
    row: TimeProposal = require(viewer, Kind.TIME_PROPOSAL, Right.PLAN, proposal)
    theirs = (
        rows(viewer, Kind.TIME_REPLY, Right.CHANGE)
        .select_related("person")
        .filter(proposal=row, person=person)
        .first()
    )
    if theirs is None or person == viewer.person:
        raise Invisible(Kind.TIME_REPLY)
    if theirs.answered_at is not None and theirs.entered_by_id is None:
        raise Forbidden("answered")
    _write(viewer, theirs, replied, entered_by=viewer.person)
    tell(viewer, people=(person,), pupil=row.matter.pupil_id, kind=Kind.TIME_PROPOSAL, record=row.pk)
    _trace(viewer, row, TraceWord.ANSWERED_TIMES)


def _write(viewer: Viewer, row: TimeReply, replied: Replied, *, entered_by: UUID | None) -> None:
    row.other_words, row.not_needed, row.wish = replied.other_words, replied.not_needed, replied.wish
    row.answered_at, row.entered_by_id = timezone.now(), entered_by
    row.save()
    TimeAnswer.objects.filter(reply=row).delete()
    known = set(ProposedTime.objects.filter(proposal=row.proposal_id).values_list("pk", flat=True))
    TimeAnswer.objects.bulk_create(
        TimeAnswer(school_id=viewer.school, reply=row, time_id=time, answer=TimeAnswerWord(answer))
        for time, answer in sorted(replied.answers.items())
        if time in known
    )


@transaction.atomic
def withdraw(viewer: Viewer, *, proposal: UUID) -> None:
    """Let go of it: everybody asked hears that there is something, and reads that no time is looked for."""
    row: TimeProposal = require(viewer, Kind.TIME_PROPOSAL, Right.PLAN, proposal)
    TimeProposal.objects.filter(pk=row.pk).update(state=ProposalState.WITHDRAWN, ended_at=timezone.now())
    TimeAnswer.objects.filter(reply__proposal=row).delete()
    for theirs in TimeReply.objects.filter(proposal=row):
        theirs.wish, theirs.other_words, theirs.not_needed = "", "", False
        theirs.save()
    _tell(viewer, row)
    _trace(viewer, row, TraceWord.WITHDREW_TIMES)


def forget_withdrawn(*, now: datetime) -> None:
    """Let go of what was withdrawn two weeks ago, and of times that went by and never were set."""
    TimeProposal.objects.filter(state=ProposalState.WITHDRAWN, ended_at__lt=now - SHOWN_AFTER).delete()
    TimeProposal.objects.exclude(times__starts_at__gte=now - SHOWN_AFTER).delete()


def _tell(viewer: Viewer, row: TimeProposal) -> None:
    people = set(TimeReply.objects.filter(proposal=row).values_list("person", flat=True))
    tell(viewer, people=people, pupil=row.matter.pupil_id, kind=Kind.TIME_PROPOSAL, record=row.pk)


def _trace(viewer: Viewer, row: TimeProposal, word: TraceWord) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=row.matter.pupil_id,
        matter=row.matter_id,
        record=row.pk,
    )


__all__ = [
    "Past",
    "Proposed",
    "Replied",
    "forget_withdrawn",
    "propose",
    "propose_to_move",
    "reply",
    "withdraw",
    "write_down_reply",
]
