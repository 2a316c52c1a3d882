"""What can be put beside a choice: a package by the rules, or a programme from the list of the school."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.choice_file import choice_file
from keuzeruimte_web.bridge.programmes import ListRefused, ProgrammeWords, programmes_like
from keuzeruimte_web.bridge.subject_rules import RoomWords, RulesRefused, room_in_words
from keuzeruimte_web.queries.choice_room import held_of

MOST = 30
"""Programmes shown at once; with more of them one looks further."""
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class RulesLine:
    """A file of rules to put a package together by."""

    id: UUID
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PackagePage:
    """The room to put a package together in. `room` is None while no rules are chosen, or where they do not
    hold for this program."""

    rules: UUID | None
    lines: tuple[RulesLine, ...]
    room: RoomWords | None
    profile: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    """Programmes that were looked for. `programmes` is None while the school keeps no list."""

    programmes: UUID | None
    year: str
    search: str
    found: tuple[ProgrammeWords, ...]
    more: int
    weighed: bool


def package_page(
    viewer: Viewer,
    *,
    of_moment: UUID | None,
    asked: str,
    profile: str,
    subjects: Collection[str],
    looked_at: Collection[str] = (),
) -> PackagePage:
    """The room with this profile and these subjects. `of_moment`: the rules of the choice, where it has any;
    else those that are asked for, or the only ones. `looked_at`: in this choice, before. One query."""
    found = list(rows(viewer, Kind.SUBJECT_RULES).order_by("title", "-year", "pk"))
    named = str(of_moment) if of_moment else asked
    one = next((row for row in found if str(row.pk) == named), found[0] if len(found) == 1 else None)
    lines = tuple(
        RulesLine(row.pk, f"{row.title} {row.year}".strip(), row is one)
        for row in found
        if of_moment is None or row is one
    )
    if one is None:
        return PackagePage(None, lines, None, "", ())
    try:
        room = room_in_words(one.text, profile=profile or None, subjects=subjects, looked_at=looked_at)
    except RulesRefused:
        return PackagePage(None, lines, None, "", ())
    return PackagePage(
        rules=one.pk,
        lines=lines,
        room=room,
        profile=next((choice.code for choice in room.profiles if choice.chosen), ""),
        subjects=tuple(choice.code for choice in room.subjects if choice.code in set(subjects)),
    )


def programmes_page(viewer: Viewer, *, moment: UUID, search: str) -> ProgrammesPage:
    """Programmes of the latest list in use with these words, weighed with what the pupil chose already.

    Raises Invisible. Four queries, and one more the first time a list is read.
    """
    file = choice_file(viewer, moment=moment)
    if not file.informed:
        raise Invisible(f"{Kind.CHOICE_MOMENT}")
    lines = rows(viewer, Kind.PROGRAMMES).filter(in_use=True).order_by("-year", "pk")
    line = lines.values_list("pk", "year").first()
    sought = search.strip()[:80]
    if line is None or len(sought) < SHORTEST:
        return ProgrammesPage(line[0] if line else None, line[1] if line else "", sought, (), 0, False)
    package = held_of(viewer, file)
    try:
        found = programmes_like(
            line[0],
            text=lambda: str(lines.values_list("text", flat=True).get(pk=line[0])),
            search=sought,
            held=package,
        )
    except ListRefused:
        found = ()
    return ProgrammesPage(
        line[0], line[1], sought, found[:MOST], max(0, len(found) - MOST), package is not None
    )
