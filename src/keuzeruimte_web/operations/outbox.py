"""How the outbox stands, for the operator: numbers and ids, no people; and what to do with an unsure one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q
from django.utils import timezone

from keuzeruimte_web.records.models import Message
from keuzeruimte_web.records.models.choices import MessageState
from keuzeruimte_web.records.scope import above_schools

ANSWER_TAKES = timedelta(minutes=5)
"""A mail server that has not answered to a whole letter after this, does not answer any more."""


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
    """The outbox of all schools together."""
    with above_schools():
        counts = {
            row["state"]: row
            for row in Message.objects.values("state").annotate(n=Count("pk"), oldest=Min("created_at"))
        }
        to_go = [counts[state] for state in (MessageState.WAITING, MessageState.CLAIMED) if state in counts]
        decide = Message.objects.order_by("created_at", "pk").values_list("pk", flat=True)
        return Outbox(
            waiting=sum(row["n"] for row in to_go),
            since=min((row["oldest"] for row in to_go), default=None),
            sent=counts.get(MessageState.SENT, {"n": 0})["n"],
            unsure=tuple(decide.filter(state=MessageState.HANDED, changed_at__lt=now - ANSWER_TAKES)),
            refused=tuple(decide.filter(state=MessageState.REFUSED)),
        )


def send_again(message: UUID, *, now: datetime) -> None:
    """The letter did not arrive: put it back in the queue, with the same Message-ID. Raises NotUnsure."""
    _decided(message, now=now, state=MessageState.WAITING)


def it_went(message: UUID, *, now: datetime) -> None:
    """The letter did arrive (the mail server's log has its Message-ID). Raises NotUnsure."""
    _decided(message, now=now, state=MessageState.SENT, kind="", record=None)


def _decided(message: UUID, *, now: datetime, state: MessageState, **forget: object) -> None:
    with above_schools():
        given = Q(state=MessageState.HANDED, changed_at__lt=now - ANSWER_TAKES)
        to_decide = Message.objects.filter(given | Q(state=MessageState.REFUSED), pk=message)
        if not to_decide.update(
            state=state, claim=None, next_try_at=now, changed_at=timezone.now(), **forget
        ):
            raise NotUnsure(message)
