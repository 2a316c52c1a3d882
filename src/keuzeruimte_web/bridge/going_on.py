"""When what is entrusted comes to its end, how long it would go on, and how long one is asked about it."""

from datetime import date, timedelta

BEFORE = timedelta(days=28)
"""From then on it stands on the pages of those who may say something of it."""
AFTER = timedelta(days=14)
"""So long after its last day one can still say that it goes on."""
SHORTEST, LONGEST = timedelta(days=28), timedelta(days=183)
A_DAY = timedelta(days=1)


def asked_about(until: date | None, *, today: date) -> bool:
    """Is this the time to ask? From four weeks before its last day until two weeks after."""
    return until is not None and until - BEFORE <= today <= until + AFTER


def next_span(*, since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """The first and the last day of what it goes on as: as long again, but four weeks to half a year.

    It begins when the first ends, or today where that is past. So whoever says it, names the same days.
    """
    last = until or today
    length = min(max(last - since, SHORTEST), LONGEST) if since else LONGEST
    first = max(last + A_DAY, today)
    return first, first + length
