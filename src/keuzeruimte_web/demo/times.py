"""Times that are looked for in a world, and what people say of them."""

from collections.abc import Sequence
from datetime import date, datetime

from keuzeruimte_web.demo.days import at as moment
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import (
    Matter,
    Person,
    ProposedTime,
    TimeAnswer,
    TimeProposal,
    TimeReply,
)


def times(
    ledger: Ledger,
    about: Matter,
    title: str,
    *,
    organiser: Person,
    at: Sequence[datetime],
    place: str,
    on: date,
) -> tuple[TimeProposal, tuple[ProposedTime, ...]]:
    """These times, proposed on that day."""
    row = ledger.add(
        TimeProposal,
        matter=about,
        organiser=organiser,
        title=title,
        place=place,
        made_at=moment(on, 16),
    )
    return row, tuple(ledger.add(ProposedTime, proposal=row, starts_at=time) for time in at)


def said(
    ledger: Ledger,
    proposed: tuple[TimeProposal, tuple[ProposedTime, ...]],
    somebody: Person,
    *words: str,
    wish: str = "",
    entered_by: Person | None = None,
) -> None:
    """Somebody is asked, and says this of the times in order; without words nothing yet."""
    proposal, at = proposed
    answered = proposal.made_at if words else None
    reply = ledger.add(
        TimeReply,
        proposal=proposal,
        person=somebody,
        wish=wish,
        answered_at=answered,
        entered_by=entered_by,
    )
    for time, word in zip(at, words, strict=bool(words)):
        if word:
            ledger.add(TimeAnswer, reply=reply, time=time, answer=word)
