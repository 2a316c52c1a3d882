"""How the outbox stands, for the operator: numbers and ids, no people; and what to do with an unsure one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q
from django.utils import timezone

from keuzeruimte_web.records.models import AccountLetter, Message
from keuzeruimte_web.records.models.choices import MessageState
from keuzeruimte_web.records.scope import above_schools

ANSWER_TAKES = timedelta(minutes=5)
"""A mail server that has not answered to a whole letter after this, does not answer any more."""

OUTBOXES: tuple[tuple[Any, dict[str, object]], ...] = (
    (Message, {"kind": "", "record": None}),
    (AccountLetter, {"email": "", "browser": ""}),
)
"""Where letters wait, and what a row forgets once it is known to be sent."""


class NotUnsure(Exception):  # noqa: N818
    """There is no such message that waits for a decision."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """How many messages wait since when, and how many went out; by id, as in the Message-ID, those about
    which somebody has to decide."""

    waiting: int
    since: datetime | None
    sent: int
    unsure: tuple[UUID, ...]
    refused: tuple[UUID, ...]


def how_it_stands(*, now: datetime) -> Outbox:
    """The outbox of all schools together, and that of the accounts."""
    with above_schools():
        counts = [
            row
            for letters, _ in OUTBOXES
            for row in letters.objects.values("state").annotate(n=Count("pk"), oldest=Min("created_at"))
        ]
        to_go = [row for row in counts if row["state"] in (MessageState.WAITING, MessageState.CLAIMED)]
        return Outbox(
            waiting=sum(row["n"] for row in to_go),
            since=min((row["oldest"] for row in to_go), default=None),
            sent=sum(row["n"] for row in counts if row["state"] == MessageState.SENT),
            unsure=_ids(Q(state=MessageState.HANDED, changed_at__lt=now - ANSWER_TAKES)),
            refused=_ids(Q(state=MessageState.REFUSED)),
        )


def send_again(message: UUID, *, now: datetime) -> None:
    """The letter did not arrive: put it back in the queue, with the same Message-ID. Raises NotUnsure."""
    _decided(message, now=now, state=MessageState.WAITING)


def it_went(message: UUID, *, now: datetime) -> None:
    """The letter did arrive (the mail server's log has its Message-ID). Raises NotUnsure."""
    _decided(message, now=now, state=MessageState.SENT)


def _ids(state: Q) -> tuple[UUID, ...]:
    found = [
        row
        for letters, _ in OUTBOXES
        for row in letters.objects.filter(state).order_by("created_at", "pk").values_list("created_at", "pk")
    ]
    return tuple(pk for _created, pk in sorted(found))


def _decided(message: UUID, *, now: datetime, state: MessageState) -> None:
    given = Q(state=MessageState.HANDED, changed_at__lt=now - ANSWER_TAKES)
    change = {"state": state, "claim": None, "next_try_at": now, "changed_at": timezone.now()}
    with above_schools():
        for letters, forget in OUTBOXES:
            sent = forget if state == MessageState.SENT else {}
            decide = letters.objects.filter(given | Q(state=MessageState.REFUSED), pk=message)
            if decide.update(**change, **sent):
                return
    raise NotUnsure(message)
