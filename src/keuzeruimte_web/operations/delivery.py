"""Sending what waits in the outbox, each message once: claim the row, hand the letter over, mark the row.

waiting -> claimed -> handed -> sent. A claim that lasts too long is void: the letter was not given to the
server, and somebody else takes it. `handed` is written just before the letter becomes the server's. A row
that stays there may have been sent or not: it is never tried again by itself, an operator decides
(`operations/outbox.py`). Once sent, a row does not tell any more what it was about.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import F, Q
from django.utils import timezone

from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.courier import Courier, NotNow, Overtaken, Refused, Unsure
from keuzeruimte_web.operations.letters import letter
from keuzeruimte_web.records.models import Message
from keuzeruimte_web.records.models.choices import MessageState
from keuzeruimte_web.records.scope import above_schools, school_scope

CLAIM_LASTS = timedelta(minutes=5)
"""Longer than a letter can take with the time limits on the mail server's answers."""
LONGEST_WAIT = timedelta(minutes=15)
KEPT = timedelta(days=30)
"""How long a row stays after its letter went out, for questions about it."""


def deliver_next(school: UUID, *, courier: Courier, now: datetime) -> bool:
    """Send the message of this school that waits longest; False when there is none, or nobody to give it to.

    May be called by several workers at once, and again after any of them died.
    """
    with school_scope(school):
        message = _claimed(now)
        if message is None:
            return False
        if not _still_theirs(message, now=now):
            message.delete()
            return True
        return _brought(message, courier=courier, now=now)


def schools_with_post(now: datetime) -> list[UUID]:
    """The schools of which something can go out now."""
    with above_schools():
        return sorted(set(Message.objects.filter(_due(now)).values_list("school", flat=True)))


def forget_sent(now: datetime) -> None:
    """Let go of messages that went out a month ago."""
    with above_schools():
        Message.objects.filter(state=MessageState.SENT, changed_at__lt=now - KEPT).delete()


def _due(now: datetime) -> Q:
    waiting = Q(state=MessageState.WAITING, next_try_at__lte=now)
    return waiting | Q(state=MessageState.CLAIMED, changed_at__lt=now - CLAIM_LASTS)


def _claimed(now: datetime) -> Message | None:
    """A due message that is ours: one UPDATE decides who gets it."""
    while True:
        pk = (
            Message.objects.filter(_due(now))
            .order_by("created_at", "pk")
            .values_list("pk", flat=True)
            .first()
        )
        if pk is None:
            return None
        claim = uuid4()
        took = Message.objects.filter(_due(now), pk=pk).update(
            state=MessageState.CLAIMED, claim=claim, changed_at=timezone.now(), tries=F("tries") + 1
        )
        if took:
            found: Message = Message.objects.select_related("person__account").get(pk=pk)
            return found


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
    return may(viewer, Kind(message.kind), Right.SEE, record)


def _brought(message: Message, *, courier: Courier, now: datetime) -> bool:
    account = message.person.account
    if account is None:
        raise ValueError("a message to nobody")
    mail = letter(
        message=message.pk,
        to=account.email,
        language=account.language,
        formal=message.role == ViewerRole.PARENT,
    )
    try:
        courier.bring(mail, last_moment=lambda: _moved(message, MessageState.CLAIMED, MessageState.HANDED))
    except NotNow:
        _back(message, now=now)
        return False
    except Refused:
        Message.objects.filter(pk=message.pk, claim=message.claim).update(
            state=MessageState.REFUSED, changed_at=timezone.now()
        )
    except (Unsure, Overtaken):
        return True
    else:
        _moved(message, MessageState.HANDED, MessageState.SENT, kind="", record=None)
    return True


def _moved(message: Message, before: MessageState, after: MessageState, **forget: object) -> bool:
    """One step on, only while the claim is still ours."""
    mine = Message.objects.filter(pk=message.pk, claim=message.claim, state=before)
    return bool(mine.update(state=after, changed_at=timezone.now(), **forget))


def _back(message: Message, *, now: datetime) -> None:
    wait = min(timedelta(minutes=2 ** min(message.tries - 1, 10)), LONGEST_WAIT)
    Message.objects.filter(pk=message.pk, claim=message.claim).update(
        state=MessageState.WAITING, claim=None, next_try_at=now + wait, changed_at=timezone.now()
    )
