"""Sending what waits in the outbox of a school, each message once (`operations/posting.py` tells how).

Once sent, a row does not tell any more what it was about.
"""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.courier import Courier
from keuzeruimte_web.operations.letters import letter, reminder_letter
from keuzeruimte_web.operations.mailed_invitation import could_not_arrive, invitation_by_mail
from keuzeruimte_web.operations.messages import ASKED_TO_SPEAK
from keuzeruimte_web.operations.placement_link import MAIL as PLACEMENT_MAIL
from keuzeruimte_web.operations.placement_link import link_by_mail, link_could_not_arrive
from keuzeruimte_web.operations.posting import Envelope, bring, claimed, due, long_gone
from keuzeruimte_web.operations.reminders import still_wanted
from keuzeruimte_web.records.models import Message
from keuzeruimte_web.records.models.choices import MessageState
from keuzeruimte_web.records.scope import above_schools, school_scope

FORGET = {"kind": "", "record": None}


def deliver_next(school: UUID, *, courier: Courier, now: datetime) -> bool:
    """Send the message of this school that waits longest; False when there is none, or nobody to give it to.

    May be called by several workers at once, and again after any of them died.
    """
    with school_scope(school):
        message = claimed(Message.objects.select_related("person__account"), now=now)
        if message is None:
            return False
        envelope = _written(message, now=now)
        if envelope is None:
            message.delete()
            return True
        state = bring(message, envelope, courier=courier, now=now)
        if state == MessageState.REFUSED and _invites(message):
            could_not_arrive(message.record)
        if state == MessageState.REFUSED and _to_employer(message):
            link_could_not_arrive(message.record)
        return state != MessageState.WAITING


def schools_with_post(now: datetime) -> list[UUID]:
    """The schools of which something can go out now."""
    with above_schools():
        return sorted(set(Message.objects.filter(due(now)).values_list("school", flat=True)))


def forget_sent(now: datetime) -> None:
    """Let go of messages that went out a month ago."""
    with above_schools():
        Message.objects.filter(long_gone(now)).delete()


def _to_employer(message: Message) -> bool:
    return message.kind == PLACEMENT_MAIL


def _invites(message: Message) -> bool:
    return message.kind == Kind.ACCOUNT_INVITATION


def _written(message: Message, *, now: datetime) -> Envelope | None:
    """The letter of this message; None when it is not to go out any more."""
    if _invites(message):
        return invitation_by_mail(message, forget=FORGET, today=timezone.localdate(now))
    if _to_employer(message):
        return link_by_mail(message, forget=FORGET, today=timezone.localdate(now))
    account = message.person.account
    if account is None or not _still_theirs(message, now=now):
        return None
    write = reminder_letter if message.kind == Kind.REMINDER else letter
    mail = write(
        message=message.pk,
        to=account.email,
        language=account.language,
        formal=message.role == ViewerRole.PARENT,
        several=len(seats_of(account.pk, today=timezone.localdate(now))) > 1,
    )
    return Envelope(mail, forget=FORGET)


def _still_theirs(message: Message, *, now: datetime) -> bool:
    """Whether this person may see the record now: what was taken back is not announced any more."""
    person, record = message.person, message.record
    if record is None or person.account is None or not person.account.is_active or person.deceased:
        return False
    viewer = Viewer(
        person=person.pk,
        school=message.school_id,
        role=ViewerRole(message.role),
        today=timezone.localdate(now),
    )
    if message.kind == Kind.REMINDER:
        return still_wanted(viewer, record)
    if message.kind == ASKED_TO_SPEAK:
        return may(viewer, Kind.CHOICE_MOMENT, Right.SPEAK, record)
    return may(viewer, Kind(message.kind), Right.SEE, record)
