"""Further study: the lists of the school, one that is looked at, and what stands open with a package."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.key_dates import first_year_of, school_year
from keuzeruimte_web.bridge.programmes import Outlooks, ProgrammeWords, ReadList, levels_of, outlooks, told_of
from keuzeruimte_web.bridge.subject_rules import RoomWords, RulesRefused, held, room_in_words

AT_ONCE = 60
"""Programmes on one page."""
SORTS = ("open", "one_away", "further", "never", "not_told")


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list: for which year, how many programmes, how many rows were left out."""

    id: UUID
    year: str
    programmes: int
    left_out: int
    in_use: bool
    kept_on: date


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list that the viewer keeps, and for which school years one can be brought in."""

    lines: tuple[ListLine, ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list before or after it is used: what we made of it."""

    line: ListLine
    read: ReadList


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from in a form: its value, its name, and whether it is chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One way in which programmes stand: how many, and whether these are shown."""

    sort: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Study:
    """What stands open with a package. `room` is None while there are no rules to choose subjects by.

    `year` is empty while the school keeps no list. `shown` are those of one sort on one page.
    """

    year: str
    rules: tuple[Choice, ...]
    room: RoomWords | None
    parts: tuple[Part, ...]
    shown: tuple[ProgrammeWords, ...]
    levels: tuple[Choice, ...]
    search: str
    sort: str
    page: int
    pages: int
    may_keep: bool
    rounds: bool

    @property
    def chosen(self) -> bool:
        """Whether a profile was chosen, so that there is something to weigh."""
        return self.room is not None and any(one.chosen for one in self.room.profiles)

    @property
    def earlier(self) -> int:
        """The page before this one; 0 on the first."""
        return self.page - 1

    @property
    def later(self) -> int:
        """The page after this one; 0 on the last."""
        return self.page + 1 if self.page < self.pages else 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address of the page: all of it may be anything."""

    rules: str = ""
    profile: str = ""
    subjects: Collection[str] = ()
    level: str = ""
    search: str = ""
    sort: str = ""
    page: str = ""


def lists(viewer: Viewer) -> Lists:
    """Every list, the latest year first. Raises Invisible for who keeps none. Two queries."""
    require(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
    found = rows(viewer, Kind.PROGRAMMES, Right.CHANGE).defer("text").order_by("-year", "in_use", "pk")
    first = first_year_of(viewer.today)
    years = tuple(school_year(year) for year in (first, first + 1))
    return Lists(tuple(map(_line, found)), years)


def list_page(viewer: Viewer, *, programmes: UUID) -> ListPage:
    """One list, for who keeps it. Raises Invisible, Forbidden, ListRefused. One query."""
    row = require(viewer, Kind.PROGRAMMES, Right.CHANGE, programmes)
    return ListPage(_line(row), told_of(row.text))


def study(viewer: Viewer, *, asked: Asked) -> Study:
    """What stands open with the package in the address. Keeps nothing. Four queries at most."""
    books = list(rows(viewer, Kind.SUBJECT_RULES).order_by("title", "-year", "pk"))
    book = next((one for one in books if str(one.pk) == asked.rules), books[0] if books else None)
    lines = rows(viewer, Kind.PROGRAMMES).filter(in_use=True).defer("text").order_by("-year", "pk")
    line = lines.first()
    room = _room(book, asked)
    sort = asked.sort if asked.sort in SORTS else SORTS[0]
    found = Outlooks((), (), (), (), ())
    levels: tuple[Choice, ...] = ()
    if (
        line is not None
        and book is not None
        and room is not None
        and any(one.chosen for one in room.profiles)
    ):

        def text() -> str:
            return str(lines.model.objects.values_list("text", flat=True).get(pk=line.pk))

        names = levels_of(line.pk, text=text)
        levels = tuple(Choice(name, name, name == asked.level) for name in names)
        found = outlooks(
            line.pk,
            text=text,
            school_type=book.school_type,
            profile=asked.profile,
            subjects=held(book.text, profile=asked.profile, subjects=asked.subjects),
            level=asked.level if asked.level in names else "",
            search=asked.search[:80],
        )
    chosen: tuple[ProgrammeWords, ...] = getattr(found, sort)
    pages = max(1, -(-len(chosen) // AT_ONCE))
    page = min(pages, int(asked.page)) if asked.page.isdecimal() and len(asked.page) < 6 else 1
    page = max(page, 1)
    may_keep = may(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
    return Study(
        year=line.year if line is not None else "",
        rules=tuple(Choice(str(one.pk), one.title, one == book) for one in books),
        room=room,
        parts=tuple(Part(one, len(getattr(found, one)), one == sort) for one in SORTS),
        shown=chosen[(page - 1) * AT_ONCE : page * AT_ONCE],
        levels=levels,
        search=asked.search[:80],
        sort=sort,
        page=page,
        pages=pages,
        may_keep=may_keep,
        rounds=may_keep and may(viewer, Kind.SCHOOL, Right.OPEN_ROUND, viewer.school),
    )


def _room(book: Any, asked: Asked) -> RoomWords | None:
    if book is None:
        return None
    try:
        return room_in_words(book.text, profile=asked.profile or None, subjects=asked.subjects)
    except RulesRefused:
        return None


def _line(row: Any) -> ListLine:
    return ListLine(row.pk, row.year, row.programmes, row.left_out, row.in_use, row.kept_on)
