"""A list of pupils, parents or staff with columns of which the meaning is known, into a roster.

One row a pupil with its parents beside it, one row a parent with the numbers of the pupils, one row a tie,
one row an enrolment: all of these occur, and all of them become the same people.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, islice

from keuzeruimte_web.interchange.reading import cells
from keuzeruimte_web.interchange.reading.bsn import head_says_bsn, looks_like_bsn
from keuzeruimte_web.interchange.reading.columns import Column, Meaning, unwanted
from keuzeruimte_web.interchange.reading.days import NotADay, birthday, day
from keuzeruimte_web.interchange.reading.names import family, plain, whole
from keuzeruimte_web.interchange.reading.people import key_without_number, same, staff_key
from keuzeruimte_web.interchange.reading.refusal import Doubt, Place, Refused, Unsure, Why
from keuzeruimte_web.interchange.reading.roster import (
    ClassEntry,
    Human,
    MentorEntry,
    ParentEntry,
    PupilEntry,
    Roster,
    StaffEntry,
    TieEntry,
)
from keuzeruimte_web.interchange.reading.sheet import Row, Sheet

WATCHED = 2000
"""So many rows are kept back to see whether a column holds citizen service numbers."""


class ListKind(StrEnum):
    """Whom the rows of a list are about."""

    PUPILS = "pupils"
    PARENTS = "parents"
    STAFF = "staff"


def kind_of(sheet: Sheet, meanings: Mapping[str, Meaning]) -> ListKind | None:
    """Whom this list is about, by its columns and else by its name; None where somebody should say."""
    columns = {meaning.column for meaning in meanings.values() if not meaning.parent}
    name = sheet.file.casefold()
    if Column.PUPILS in columns or "ouder" in name or "parent" in name:
        return ListKind.PARENTS
    if {Column.ROLE, Column.MENTOR_OF} & columns or re.search("medewerk|docent|personeel|staff", name):
        return ListKind.STAFF
    if {Column.CLASS, Column.YEAR} & columns or re.search("leerling|pupil|student", name):
        return ListKind.PUPILS
    return None


def read_list(
    roster: Roster, sheet: Sheet, meanings: Mapping[str, Meaning], kind: ListKind, *, today: date
) -> None:
    """Put what this list says into the roster. Raises Refused for a column of citizen service numbers."""
    for head in sheet.heads:
        if head_says_bsn(head):
            raise Refused(Why.BSN, Place(sheet.file, 1, head))
        if unwanted(head) or head not in meanings:
            roster.left_out.append(f"{sheet.file}: {head}")
    reader = _READERS[kind](roster, sheet, {meaning: head for head, meaning in meanings.items()}, today)
    first = list(islice(sheet.rows, WATCHED))
    _no_bsn(sheet, first)
    for row in chain(first, sheet.rows):
        reader.take(row)
    roster.covers.add(str(kind))
    roster.doubts += sheet.doubts
    roster.read_as.append(f"{sheet.file}: {sheet.read_as}")


def _no_bsn(sheet: Sheet, rows: list[Row]) -> None:
    """Also of columns that nobody means to use: what is uploaded should not have been in the file."""
    for head in sheet.heads:
        if looks_like_bsn(row.cells[head] for row in rows):
            raise Refused(Why.BSN, Place(sheet.file, 1, head))


@dataclass(slots=True)
class _Reader(ABC):
    """What the three kinds of list share: cells by meaning, and doubts with their place."""

    roster: Roster
    sheet: Sheet
    heads: Mapping[Meaning, str]
    today: date

    @abstractmethod
    def take(self, row: Row) -> None:
        """Put what this row says into the roster."""

    def said(self, row: Row, column: Column, parent: int = 0) -> str | None:
        """The cell, or None where the list has no such column."""
        head = self.heads.get(Meaning(column, parent))
        return None if head is None else _something(row.cells[head])

    def doubt(self, why: Unsure, row: Row, column: Column | None = None, parent: int = 0) -> None:
        head = self.heads.get(Meaning(column, parent), "") if column else ""
        shown = row.cells.get(head, "")[:60]
        self.roster.doubts.append(Doubt(why, Place(self.sheet.file, row.number, head), shown))

    def human(self, row: Row, key: str, parent: int = 0) -> Human | None:
        """The person in this row, or None where there is no name at all."""
        given, prefix, name = self._name(row, parent)
        if not name:
            return None
        return Human(
            key=key,
            given_name=given,
            prefix=prefix,
            family_name=name,
            born=self._born(row, parent),
            email=self._email(row, parent),
            phone=self.said(row, Column.PHONE, parent),
            address=self._address(row, parent),
            secret=self._yes_or_no(row, Column.SECRET, parent),
            deceased=self._yes_or_no(row, Column.DECEASED, parent),
            speaks=self.said(row, Column.SPEAKS, parent),
            interpreter=self._yes_or_no(row, Column.INTERPRETER, parent),
            school_identity=self.said(row, Column.SCHOOL_IDENTITY, parent),
        )

    def _name(self, row: Row, parent: int) -> tuple[str, str, str]:
        initials = self.said(row, Column.INITIALS, parent) or ""
        given = plain(self.said(row, Column.GIVEN_NAME, parent) or initials)
        prefix = plain(self.said(row, Column.PREFIX, parent) or "")
        name = plain(self.said(row, Column.FAMILY_NAME, parent) or "")
        if name and not prefix:
            prefix, name = family(name)
        if name:
            return given, prefix, name
        found = whole(self.said(row, Column.WHOLE_NAME, parent) or "")
        return (given or found[0], *found[1:])

    def _born(self, row: Row, parent: int) -> date | None:
        try:
            return birthday(self.said(row, Column.BORN, parent) or "", today=self.today)
        except NotADay:
            self.doubt(Unsure.DAY, row, Column.BORN, parent)
            return None

    def left(self, row: Row) -> date | None:
        """The last day, which may be to come."""
        try:
            return day(self.said(row, Column.LEFT) or "")
        except NotADay:
            self.doubt(Unsure.DAY, row, Column.LEFT)
            return None

    def _email(self, row: Row, parent: int) -> str | None:
        text = self.said(row, Column.EMAIL, parent)
        if text is None:
            return None
        try:
            return cells.email(text)
        except cells.NotKnown:
            self.doubt(Unsure.EMAIL, row, Column.EMAIL, parent)
            return None

    def _yes_or_no(self, row: Row, column: Column, parent: int = 0) -> bool | None:
        text = self.said(row, column, parent)
        return None if text is None else cells.yes_or_no(text)

    def _address(self, row: Row, parent: int) -> str | None:
        written = self.said(row, Column.ADDRESS, parent)
        parts = [
            self.said(row, column, parent)
            for column in (Column.STREET, Column.HOUSE, Column.HOUSE_MORE, Column.POSTCODE, Column.PLACE)
        ]
        if all(part is None for part in [written, *parts]):
            return None
        street = " ".join(part for part in [written, *parts[:3]] if part)
        place = " ".join(part for part in parts[3:] if part)
        return ", ".join(part for part in (street, place) if part)

    def tie(self, row: Row, pupil: str, parent: Human, number: int = 0) -> None:
        """The tie between them, once; authority is what the list says, and else unknown."""
        kind = self._word(row, Column.RELATION, number, cells.relation, Unsure.RELATION)
        authority = self._word(row, Column.AUTHORITY, number, cells.authority, Unsure.AUTHORITY)
        if authority is None and Meaning(Column.AUTHORITY, number) in self.heads:
            authority = "unknown"
        self.roster.ties[pupil, parent.key] = TieEntry(
            pupil=pupil,
            parent=parent.key,
            kind=kind,
            authority=authority,
            information_right=self._yes_or_no(row, Column.INFORMATION_RIGHT, number),
            household=self.said(row, Column.HOUSEHOLD, number),
            source=self.said(row, Column.SOURCE, number),
        )

    def _word(
        self, row: Row, column: Column, parent: int, read: Callable[[str], str], why: Unsure
    ) -> str | None:
        text = self.said(row, column, parent)
        if text is None or (not text and column is Column.RELATION):
            return None
        try:
            return read(text)
        except cells.NotKnown:
            self.doubt(why, row, column, parent)
            return None

    def school_class(self, row: Row, name: str) -> str:
        """The class of this row, made known once; answers its key."""
        key = name.casefold()
        level = self.said(row, Column.LEVEL)
        said = self.said(row, Column.YEAR)
        year = cells.year_of(said) if said else cells.year_of(name)
        if key not in self.roster.classes:
            place = Place(self.sheet.file, row.number, self.heads.get(Meaning(Column.CLASS), ""))
            entry = ClassEntry(key=key, name=name, level=level, year_group=year)
            self.roster.has_class(entry, place=place)
        return key


class _Pupils(_Reader):
    def take(self, row: Row) -> None:
        number = _number(self.said(row, Column.NUMBER))
        if not number:
            self.doubt(Unsure.NO_NUMBER, row)
            return
        human = self.human(row, number)
        if human is None:
            self.doubt(Unsure.NO_NAME, row)
            return
        name = self.said(row, Column.CLASS)
        entry = PupilEntry(
            human=human,
            class_key=None if name is None else self.school_class(row, name) if name else "",
            left=self.left(row),
        )
        before = self.roster.pupils.get(number)
        if before is not None and not same(before.human, human):
            self.doubt(Unsure.TWO_PEOPLE, row, Column.NUMBER)
            return
        # A row for each enrolment: the first class stays, unless it was none.
        if before is None or not before.class_key:
            self.roster.pupils[number] = entry
        self._mentors(row, number, entry.class_key or "")
        for parent in (1, 2, 3, 4):
            self._parent(row, number, parent)

    def _mentors(self, row: Row, number: str, class_key: str) -> None:
        own, of_class = self.said(row, Column.OWN_MENTOR), self.said(row, Column.CLASS_MENTOR)
        if own:
            entry = MentorEntry(staff=staff_key(own), pupil=number)
            self.roster.mentors[entry.staff, "", number] = entry
        if of_class and class_key:
            entry = MentorEntry(staff=staff_key(of_class), class_key=class_key)
            self.roster.mentors[entry.staff, class_key, ""] = entry

    def _parent(self, row: Row, pupil: str, parent: int) -> None:
        if not any(meaning.parent == parent for meaning in self.heads):
            return
        number = _number(self.said(row, Column.NUMBER, parent))
        human = self.human(row, number, parent)
        if human is None:
            if any(self.said(row, column, parent) for column in (Column.EMAIL, Column.PHONE)):
                self.doubt(Unsure.NO_NAME, row, Column.EMAIL, parent)
            return
        human = human if number else replace(human, key=key_without_number(human, pupil=pupil))
        before = self.roster.parents.setdefault(human.key, ParentEntry(human))
        self.roster.covers.add("parents")
        if not same(before.human, human):
            self.doubt(Unsure.TWO_PEOPLE, row, Column.NUMBER, parent)
            return
        self.tie(row, pupil, human, parent)


class _Parents(_Reader):
    def take(self, row: Row) -> None:
        pupils = [_number(part) for part in re.split(r"[,;\s]+", self.said(row, Column.PUPILS) or "") if part]
        if not pupils:
            self.doubt(Unsure.NO_PUPIL, row, Column.PUPILS)
            return
        number = _number(self.said(row, Column.NUMBER))
        human = self.human(row, number)
        if human is None:
            self.doubt(Unsure.NO_NAME, row)
            return
        human = human if number else replace(human, key=key_without_number(human, pupil=pupils[0]))
        before = self.roster.parents.setdefault(human.key, ParentEntry(human))
        if not same(before.human, human):
            self.doubt(Unsure.TWO_PEOPLE, row, Column.NUMBER)
            return
        for pupil in pupils:
            self.tie(row, pupil, human)


class _Staff(_Reader):
    def take(self, row: Row) -> None:
        said = self.said(row, Column.NUMBER) or ""
        code = staff_key(said)
        if not code:
            self.doubt(Unsure.NO_NUMBER, row)
            return
        human = self.human(row, code)
        if human is None:
            self.doubt(Unsure.NO_NAME, row)
            return
        before = self.roster.staff.get(code)
        if before is not None and not same(before.human, human):
            self.doubt(Unsure.TWO_PEOPLE, row, Column.NUMBER)
            return
        left = self._yes_or_no(row, Column.LEFT)
        if left is None and self.said(row, Column.LEFT):
            left = self.left(row) is not None
        roles = self._roles(row)
        if before is not None:  # a row for each task
            human = before.human
            unknown = before.roles is None or roles is None
            roles = None if unknown else tuple(dict.fromkeys((before.roles or ()) + (roles or ())))
        self.roster.staff[code] = StaffEntry(human=human, roles=roles)
        if left or said.startswith("*"):
            self.roster.leaves("staff", code)
        for name in re.split(r"[,;]", self.said(row, Column.MENTOR_OF) or ""):
            if name.strip():
                key = name.strip().casefold()
                self.roster.mentors[code, key, ""] = MentorEntry(staff=code, class_key=key)

    def _roles(self, row: Row) -> tuple[str, ...] | None:
        text = self.said(row, Column.ROLE)
        if text is None:
            return None
        try:
            return cells.roles(text)
        except cells.NotKnown:
            self.doubt(Unsure.ROLE, row, Column.ROLE)
            return None


_READERS: dict[ListKind, Callable[[Roster, Sheet, Mapping[Meaning, str], date], _Reader]] = {
    ListKind.PUPILS: _Pupils,
    ListKind.PARENTS: _Parents,
    ListKind.STAFF: _Staff,
}


def _something(text: str) -> str:
    """A dash, as exports write it for nothing, is nothing."""
    return "" if text in ("-", "--", "NULL", "null") else text


def _number(text: str | None) -> str:
    """A number as text, with its leading zeros; '12345.0' was a number in a workbook once."""
    return re.sub(r"\.0$", "", (text or "").strip())
