"""Who does what by when: made at an item, done by the owner's own word."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.circles import circle_of
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people_at import people_around, people_at
from keuzeruimte_web.operations.talk import AlreadyClosed
from keuzeruimte_web.records.models import AgendaItem, Agreement, AgreementPerson, AgreementYes
from keuzeruimte_web.records.models.choices import ConversationState


class NotThere(Exception):  # noqa: N818
    """Only who was at the point can take something on: nobody is given a task behind the back."""


def agree(
    viewer: Viewer,
    *,
    item: UUID,
    text: str,
    owners: Collection[UUID],
    due: date | None,
    once: UUID,
    decides: Collection[UUID] = (),
) -> UUID:
    """Write down an agreement made at an item, in the circle of who was there; answers its id.

    `decides`: who has the last word in it; nobody where that needs no saying. Raises SentBefore,
    AlreadyClosed, or NotThere where an owner, or who decides, was not at that item.
    """
    with transaction.atomic():
        require(viewer, Kind.ITEM, Right.HOLD, item)
        row = AgendaItem.objects.select_related("conversation__matter").get(pk=item)
        if row.conversation.state == ConversationState.CLOSED:
            raise AlreadyClosed
        there = people_at([row])[row.pk]
        if not owners or not {*owners, *decides} <= there:
            raise NotThere
        people = people_around(viewer, conversation=row.conversation)
        agreement: Agreement = Agreement.objects.create(
            school_id=viewer.school,
            conversation=row.conversation,
            item=row,
            circle=circle_of(people[person] for person in there if person in people),
            text=text,
            due_on=due,
            made_on=viewer.today,
        )
        AgreementPerson.objects.bulk_create(
            AgreementPerson(school_id=viewer.school, agreement=agreement, person_id=person, part=part)
            for part, group in (("owner", set(owners)), ("decides", set(decides)), ("present", there))
            for person in group
        )
        remember(viewer, key=once, made=agreement.pk)
        mark_changed(row.conversation_id)
    return agreement.pk


def drop_agreement(viewer: Viewer, *, agreement: UUID) -> None:
    """Take back an agreement while the conversation lasts. Raises AlreadyClosed."""
    with transaction.atomic():
        row: Agreement = require(viewer, Kind.AGREEMENT, Right.SEE, agreement)
        require(viewer, Kind.CONVERSATION, Right.HOLD, row.conversation_id)
        if row.conversation.state == ConversationState.CLOSED:
            raise AlreadyClosed
        row.delete()
        mark_changed(row.conversation_id)


def finish(viewer: Viewer, *, agreement: UUID, done: bool = True) -> None:
    """The owner says that it is done, or (after a slip) that it is not yet. What was proposed for it is gone.

    What was let go of together stays so.
    """
    with transaction.atomic():
        row: Agreement = require(viewer, Kind.AGREEMENT, Right.FINISH, agreement)
        if row.let_go_on is not None or done == (row.done_at is not None):
            return
        Agreement.objects.filter(pk=row.pk).update(
            done_at=timezone.now() if done else None,
            done_by=viewer.person if done else None,
            proposal="",
            proposed_by=None,
            proposed_due=None,
        )
        mark_changed(row.conversation_id)
        AgreementYes.objects.filter(agreement=row).delete()
        if done:
            leave_trace(
                viewer.school,
                actor=viewer.person,
                role=viewer.role,
                word=TraceWord.FINISHED_AGREEMENT,
                pupil=row.conversation.matter.pupil_id,
                matter=row.conversation.matter_id,
                record=row.pk,
            )


__all__ = ["AlreadyClosed", "Invisible", "NotThere", "agree", "drop_agreement", "finish"]
