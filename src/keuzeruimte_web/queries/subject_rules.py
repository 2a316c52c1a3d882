"""A school's subject rules: the list, one of them in words, and the choice room. No pupil in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.rule_entries import EntryList, ToFill, entry_lists, to_fill
from keuzeruimte_web.bridge.subject_rules import (
    BookWords,
    RoomWords,
    RulesRefused,
    in_words,
    room_in_words,
    shipped,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One file of rules in the list."""

    id: UUID
    title: str
    school_type: str
    year: str
    changed_on: date


@dataclass(frozen=True, slots=True)
class RulesList:
    """Every file of the school. `may_keep`: who may add one; `rounds`: who opens a choice for a class."""

    lines: tuple[Line, ...]
    may_keep: bool
    rounds: bool


@dataclass(frozen=True, slots=True)
class RulesPage:
    """One file in words; where this program does not find it sound any more, `refused` says where.

    `may_change`: who may change it or take it away.
    """

    line: Line
    words: BookWords | None
    refused: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class RulesText:
    """The file itself, to change it or take it along."""

    line: Line
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """The parts and rules of a file."""

    line: Line
    lists: tuple[EntryList, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One part or rule, for a form."""

    line: Line
    fill: ToFill


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The choice room of a file: what is open and closed with these subjects; `seen`: looked at."""

    line: Line
    room: RoomWords
    seen: tuple[str, ...]


def rules_list(viewer: Viewer) -> RulesList:
    """Every file that the viewer may see, by title, the latest year first. Three queries."""
    found = rows(viewer, Kind.SUBJECT_RULES).defer("text").order_by("title", "-year", "pk")
    return RulesList(
        lines=tuple(_line(row) for row in found),
        may_keep=may(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school),
        rounds=may(viewer, Kind.SCHOOL, Right.OPEN_ROUND, viewer.school),
    )


def rules_page(viewer: Viewer, *, rules: UUID) -> RulesPage:
    """One file in words. Raises Invisible. Two queries."""
    row = require(viewer, Kind.SUBJECT_RULES, Right.SEE, rules)
    words, refused = None, ""
    try:
        words = in_words(row.text)
    except RulesRefused as refusal:
        refused = refusal.told
    return RulesPage(_line(row), words, refused, may(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules))


def rules_text(viewer: Viewer, *, rules: UUID) -> RulesText:
    """The text of one file, for whoever may see it. Raises Invisible. One query."""
    row = require(viewer, Kind.SUBJECT_RULES, Right.SEE, rules)
    return RulesText(_line(row), row.text, row.version)


def rules_to_change(viewer: Viewer, *, rules: UUID) -> RulesText:
    """The text of one file, for whoever may change it. Raises Invisible, Forbidden."""
    row = require(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules)
    return RulesText(_line(row), row.text, row.version)


def to_begin_from(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """The files that a school can begin from: key and title. Raises Invisible."""
    require(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
    return shipped()


def rule_entries(viewer: Viewer, *, rules: UUID) -> EntriesPage:
    """Every part and rule of a file, to change one by one. Raises Invisible, Forbidden, RulesRefused."""
    row = require(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules)
    return EntriesPage(_line(row), entry_lists(row.text))


def entry_to_fill(viewer: Viewer, *, rules: UUID, where: str, kind: str = "") -> EntryPage:
    """One of them, or a new one of this kind. Raises Invisible (also of what is not there), RulesRefused."""
    row = require(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules)
    try:
        return EntryPage(_line(row), to_fill(row.text, where=where, kind=kind))
    except LookupError as error:
        raise Invisible(f"{Kind.SUBJECT_RULES}") from error


def choice_room(
    viewer: Viewer, *, rules: UUID, profile: str | None, subjects: Collection[str], looked_at: Collection[str]
) -> RoomPage:
    """The choice room with this profile and these subjects (codes). Keeps nothing.

    What is chosen was looked at. Raises Invisible, RulesRefused. One query.
    """
    row = require(viewer, Kind.SUBJECT_RULES, Right.SEE, rules)
    seen = {*looked_at, *subjects, *([profile] if profile else [])}
    room = room_in_words(row.text, profile=profile, subjects=subjects, looked_at=seen)
    return RoomPage(_line(row), room, tuple(one.code for one in room.options if one.code in seen))


def _line(row: Any) -> Line:
    return Line(row.pk, row.title, row.get_school_type_display(), row.year, row.changed_on)
