"""Every day of the demo, told from one day: the demo is always today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_MONTH = 8
SATURDAY = 5
AGE_IN_YEAR_ONE = 12


@dataclass(frozen=True, slots=True)
class Days:
    """The days around `today`. Days of school fall on weekdays; today itself is what it is."""

    today: date

    def before(self, days: int) -> date:
        """So many days ago; at the weekend the Friday before."""
        day = self.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))

    def after(self, days: int) -> date:
        """So many days from now; at the weekend the Monday after."""
        day = self.today + timedelta(days=days)
        return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day

    @property
    def first_year(self) -> int:
        """The calendar year in which this school year began."""
        return self.today.year if self.today.month >= FIRST_MONTH else self.today.year - 1

    def born(self, year_group: int, *, month: int, day: int, later: int = 0) -> date:
        """The birthday of somebody who is in this year of school in the ordinary way.

        Who is in the first year turned 12 by the end of September. `later` counts the years that somebody
        is older than that.
        """
        year = self.first_year - AGE_IN_YEAR_ONE - year_group + 1 - later
        return date(year - 1 if month > FIRST_MONTH + 1 else year, month, day)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on a day, on the clock of the school."""
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)
