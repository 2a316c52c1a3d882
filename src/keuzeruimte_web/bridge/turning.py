"""What a birthday ends: at 18 the pupil entrusts, and what parents entrusted stops (PRODUCT 3)."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from keuzeruimte_web.access.ages import EIGHTEEN, birthday


def entrusted_until(
    until: date | None, *, by: Collection[UUID], pupil: UUID, born: date | None
) -> date | None:
    """The last day on which something entrusted stands; None: no end is known.

    What parents gave, or objected to, ends with the day before the pupil is 18, whatever they wrote. What the
    pupil gave is the pupil's. Reckoned by date: nothing is written when the day comes (METHOD 3).
    """
    if born is None or pupil in by:
        return until
    last = birthday(born, age=EIGHTEEN) - timedelta(days=1)
    return last if until is None else min(until, last)
