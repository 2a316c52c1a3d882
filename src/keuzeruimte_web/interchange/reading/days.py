"""Days as lists hold them: 2011-03-05, 5-3-2011, 05/03/2011; 1899/12/30 is Magister's way to say nothing."""

import re
from datetime import date, timedelta

FORMS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4})(?: .*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
)
NOTHING = frozenset({"1899-12-30", "1900-01-00", "0000-00-00"})
SERIAL = re.compile(r"\d{5}")
FIRST = date(1899, 12, 30)
"""The day from which a spreadsheet counts."""
YEARS = range(1900, 2200)
"""As in a form (`components/fields.py`): another year is a slip, or a program's way to say never."""


class NotADay(Exception):  # noqa: N818
    """This cell is not a day."""


def day(text: str) -> date | None:
    """The day, or None where the cell says nothing. Raises NotADay."""
    text = text.strip()
    if text in ("", "-", "--"):
        return None
    for form in FORMS:
        found = form.fullmatch(text)
        if found:
            year, month, number = int(found["y"]), int(found["m"]), int(found["d"])
            if f"{year:04}-{month:02}-{number:02}" in NOTHING:
                return None
            return _day(year, month, number)
    if SERIAL.fullmatch(text):
        return FIRST + timedelta(days=int(text))
    raise NotADay(text[:20])


def birthday(text: str, *, today: date) -> date | None:
    """As `day`, of somebody who is born: as in a form, no day to come. Raises NotADay."""
    born = day(text)
    if born is not None and born > today:
        raise NotADay(text[:20])
    return born


def _day(year: int, month: int, number: int) -> date:
    if year not in YEARS:
        raise NotADay
    try:
        return date(year, month, number)
    except ValueError as error:
        raise NotADay from error
