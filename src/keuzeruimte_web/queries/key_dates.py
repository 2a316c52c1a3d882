"""The key dates of the year: for a family those of the own class, for who works here all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.key_dates import first_year_of, meant_for, school_year

FAMILY = (ViewerRole.PUPIL, ViewerRole.PARENT)
A_WHILE = timedelta(days=60)
"""How long a day that is over stays in the list of who looks back."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """One key date. `meant_for`: the line that says for which classes; `checked`: somebody here did."""

    id: UUID
    day: date
    title: str
    words: str
    meant_for: str
    remind: int
    source: str
    checked: bool
    version: int


@dataclass(frozen=True, slots=True)
class Year:
    """A school year for which our own dates can be added: its first calendar year and its name."""

    first: int
    name: str


@dataclass(frozen=True, slots=True)
class Dates:
    """What comes, what was, and for who keeps them the years to begin; `rounds`: who opens rounds."""

    coming: tuple[DateLine, ...]
    past: tuple[DateLine, ...]
    may_keep: bool
    years: tuple[Year, ...]
    rounds: bool


def key_dates(viewer: Viewer) -> Dates:
    """The dates that are meant for this viewer, by day. Four queries at most."""
    found = list(rows(viewer, Kind.KEY_DATE).order_by("day", "title", "pk"))
    if viewer.role in FAMILY:
        classes = list(
            rows(viewer, Kind.PUPIL)
            .filter(school_class__isnull=False)
            .order_by("pk")
            .values_list("school_class__level", "school_class__year_group")
        )
        found = [row for row in found if _for_one_of(row, classes)]
    lines = [_line(row) for row in found]
    first = first_year_of(viewer.today)
    may_keep = may(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
    return Dates(
        coming=tuple(line for line in lines if line.day >= viewer.today),
        past=tuple(line for line in lines if viewer.today - A_WHILE <= line.day < viewer.today),
        may_keep=may_keep,
        years=tuple(Year(one, school_year(one)) for one in (first, first + 1)) if may_keep else (),
        rounds=may_keep and may(viewer, Kind.SCHOOL, Right.OPEN_ROUND, viewer.school),
    )


def date_to_change(viewer: Viewer, *, key_date: UUID) -> DateLine:
    """One date, for whoever may change it. Raises Invisible, Forbidden."""
    return _line(require(viewer, Kind.KEY_DATE, Right.CHANGE, key_date))


def _for_one_of(row: Any, classes: Iterable[tuple[str, int]]) -> bool:
    return not row.meant_for or any(
        meant_for(row.meant_for, level=level, year=year) for level, year in classes
    )


def _line(row: Any) -> DateLine:
    return DateLine(
        id=row.pk,
        day=row.day,
        title=row.title,
        words=row.words,
        meant_for=row.meant_for,
        remind=row.remind,
        source=row.source,
        checked=row.checked,
        version=row.version,
    )
