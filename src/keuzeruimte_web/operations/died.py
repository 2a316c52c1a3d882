"""Writing down that a pupil died: nobody is asked anything more, and what was written can still be read."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.spans import end_from, holds_or_will
from keuzeruimte_web.operations.wayround import let_go_of_steps
from keuzeruimte_web.records.models import (
    Conversation,
    Delegation,
    Doubt,
    Guardianship,
    Matter,
    Message,
    Offer,
    Person,
    Placement,
    PlacementLink,
    Pupil,
    TimeProposal,
)
from keuzeruimte_web.records.models.choices import ConversationState, DelegationStatus, MessageState


def record_death(viewer: Viewer, *, pupil: UUID) -> None:
    """That this pupil died. Sent twice, it changes nothing. Raises Invisible, Forbidden.

    The program tells nobody: people do that (docs/decisions/0229).
    """
    with transaction.atomic():
        child: Pupil = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
        if _say(child.pk, deceased=True):
            ask_nothing_more(viewer, pupil=child.pk)
            trace_of(viewer, TraceWord.CORRECTED_PERSON, record=child.pk, pupil=child.pk)


def take_back_death(viewer: Viewer, *, pupil: UUID) -> None:
    """It was written down of the wrong person. What ended stays ended. Raises Invisible, Forbidden."""
    with transaction.atomic():
        child: Pupil = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
        if _say(child.pk, deceased=False):
            trace_of(viewer, TraceWord.CORRECTED_PERSON, record=child.pk, pupil=child.pk)


def ask_nothing_more(viewer: Viewer, *, pupil: UUID) -> None:
    """Within the transaction of who calls: what was to come goes, what ran ends, and today is the last day.

    Nobody hears of it. Reports, agreements and words stay as they are, for who may read them.
    """
    child = Pupil.objects.select_for_update(of=("self",)).get(pk=pupil)
    if child.left_on is None or child.left_on > viewer.today:
        child.left_on = viewer.today
        child.save(update_fields=["left_on"])
        trace_of(viewer, TraceWord.LEFT_SCHOOL, pupil=pupil, record=pupil)
    now, of_pupil = timezone.now(), {"matter__pupil": pupil}
    planned = Conversation.objects.filter(state=ConversationState.PLANNED, **of_pupil)
    for talk in list(planned.values_list("pk", flat=True)):
        let_go_of_steps(talk)
    planned.update(state=ConversationState.CLOSED, closed_at=now, cancelled_at=now)
    TimeProposal.objects.filter(**of_pupil).delete()
    Offer.objects.filter(**of_pupil).delete()
    Doubt.objects.filter(colleagues__isnull=True, **of_pupil).delete()
    entrusted: Any = Delegation.objects.filter(status=DelegationStatus.AGREED, **of_pupil)
    for row in entrusted.filter(holds_or_will(viewer.today)):
        end_from(row, day=viewer.today)
    Placement.objects.filter(pupil=pupil, ended_on__isnull=True).update(ended_on=viewer.today)
    PlacementLink.objects.filter(placement__pupil=pupil, ended_at=None).update(ended_at=now)
    Matter.objects.filter(pupil=pupil, closed_on__isnull=True).update(closed_on=viewer.today)
    _keep_letters_back(pupil)


def _keep_letters_back(pupil: UUID) -> None:
    """What waits for a parent goes, but of who has another child here: a letter names none."""
    others = Guardianship.objects.filter(pupil__person__deceased=False).exclude(pupil=pupil).values("parent")
    parents = Guardianship.objects.filter(pupil=pupil).exclude(parent__in=others).values("parent")
    waiting = Message.objects.filter(state=MessageState.WAITING, role=ViewerRole.PARENT)
    waiting.filter(person__in=parents).delete()


def _say(pupil: UUID, *, deceased: bool) -> bool:
    """Whether it was not so yet."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=pupil)
    if person.deceased == deceased:
        return False
    person.deceased = deceased
    person.version += 1
    person.save(update_fields=["deceased", "version"])
    return True
