"""The way of a letter out, each once: claim its row, hand the letter over, mark the row.

waiting -> claimed -> handed -> sent. A claim that lasts too long is void: the letter was not given to the
server, and somebody else takes it. `handed` is written just before the letter becomes the server's. A row
that stays there may have been sent or not: it is never tried again by itself, an operator decides
(`operations/outbox.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from keuzeruimte_web.operations.courier import Courier, NotNow, Overtaken, Refused, Unsure
from keuzeruimte_web.records.models.choices import MessageState

CLAIM_LASTS = timedelta(minutes=5)
"""Longer than a letter can take with the time limits on the mail server's answers."""
LONGEST_WAIT = timedelta(minutes=15)
KEPT = timedelta(days=30)
"""How long a row stays after its letter went out, for questions about it."""


def _nothing() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter that is written, and what happens with it.

    `handing` is done together with the step to `handed`, just before the letter becomes the server's: it
    keeps what the letter promises, such as the hash of its code; False calls the letter back. `forget`: what
    the row does not tell any more once it is sent.
    """

    mail: EmailMessage
    handing: Callable[[], bool] = _nothing
    forget: Mapping[str, object] = field(default_factory=dict)


def due(now: datetime) -> Q:
    """What can go out now."""
    waiting = Q(state=MessageState.WAITING, next_try_at__lte=now)
    return waiting | Q(state=MessageState.CLAIMED, changed_at__lt=now - CLAIM_LASTS)


def long_gone(now: datetime) -> Q:
    """What went out so long ago that its row can go."""
    return Q(state=MessageState.SENT, changed_at__lt=now - KEPT)


def claimed(rows: Any, *, now: datetime) -> Any | None:
    """The due row of these that waits longest, and is ours now: one UPDATE decides who gets it."""
    while True:
        pk = rows.filter(due(now)).order_by("created_at", "pk").values_list("pk", flat=True).first()
        if pk is None:
            return None
        took = rows.filter(due(now), pk=pk).update(
            state=MessageState.CLAIMED, claim=uuid4(), changed_at=timezone.now(), tries=F("tries") + 1
        )
        if took:
            return rows.get(pk=pk)


def bring(row: Any, envelope: Envelope, *, courier: Courier, now: datetime) -> MessageState:
    """Hand over the letter of a row that was claimed; how far it is after that.

    `waiting`: the server did not take it now; `handed`: nobody knows, or somebody else took it over.
    """
    try:
        courier.bring(envelope.mail, last_moment=lambda: _handing(row, envelope))
    except NotNow:
        _back(row, now=now)
        return MessageState.WAITING
    except Refused:
        refuse(row)
        return MessageState.REFUSED
    except (Unsure, Overtaken):
        return MessageState.HANDED
    _moved(row, MessageState.HANDED, MessageState.SENT, **envelope.forget)
    return MessageState.SENT


def refuse(row: Any) -> None:
    """There is no way to this address: an operator can try again later."""
    mine = type(row).objects.filter(pk=row.pk, claim=row.claim)
    mine.update(state=MessageState.REFUSED, changed_at=timezone.now())


def _handing(row: Any, envelope: Envelope) -> bool:
    with transaction.atomic():
        goes = _moved(row, MessageState.CLAIMED, MessageState.HANDED) and envelope.handing()
        if not goes:
            transaction.set_rollback(True)
    return goes


def _moved(row: Any, before: MessageState, after: MessageState, **forget: object) -> bool:
    """One step on, only while the claim is still ours."""
    mine = type(row).objects.filter(pk=row.pk, claim=row.claim, state=before)
    return bool(mine.update(state=after, changed_at=timezone.now(), **forget))


def _back(row: Any, *, now: datetime) -> None:
    wait = min(timedelta(minutes=2 ** min(row.tries - 1, 10)), LONGEST_WAIT)
    type(row).objects.filter(pk=row.pk, claim=row.claim).update(
        state=MessageState.WAITING, claim=None, next_try_at=now + wait, changed_at=timezone.now()
    )
