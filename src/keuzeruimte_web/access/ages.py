"""Ages by date: at 16 the pupil holds the privacy rights, at 18 the pupil decides (PRODUCT 3).

Everything is reckoned from `born` and the day, nothing of it is stored. Who was born on 29 February is of age
on 1 March in a year without one; a birthday that the school does not know makes nobody older.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SIXTEEN, EIGHTEEN = 16, 18
TURNING_AGES = (SIXTEEN, EIGHTEEN)
A_DAY = timedelta(days=1)
AHEAD = timedelta(weeks=8)
"""From how long before everybody is told of what will change."""
SHORTLY = timedelta(weeks=2)
"""The second time to tell, before; and how long afterwards it is still told of."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A turning point that is near: which age, and the birthday on which it begins."""

    age: int
    on: date

    def passed(self, today: date) -> bool:
        """Whether that birthday has come."""
        return self.on <= today


def birthday(born: date, *, age: int) -> date:
    """The first day of being this old."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def born_by(today: date, *, age: int) -> date:
    """The latest day of birth of somebody who is this old or older today."""
    try:
        return today.replace(year=today.year - age)
    except ValueError:
        return today.replace(year=today.year - age, day=28)


def is_of_age(born: date | None, *, age: int, today: date) -> bool:
    """Whether somebody is this old or older; who has no known birthday is taken for younger."""
    return born is not None and born <= born_by(today, age=age)


def born_for_turning(today: date, *, age: int) -> tuple[date, date]:
    """Between which days somebody was born who is near the turning point at this age, or just not."""
    return born_by(today - SHORTLY - A_DAY, age=age), born_by(today + AHEAD + A_DAY, age=age) + A_DAY


def turning_near(born: date | None, *, today: date) -> Turning | None:
    """The turning point of these weeks: from eight weeks before until two weeks after; else None."""
    for age in TURNING_AGES if born is not None else ():
        on = birthday(born, age=age)  # type: ignore[arg-type]
        if on - AHEAD <= today <= on + SHORTLY:
            return Turning(age, on)
    return None
