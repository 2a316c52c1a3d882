"""The viewer's triangle as a picture with its words: the latest conversation, with earlier ones behind it.

Drawn live from what is shared with the viewer now: what is taken back is gone, also from earlier ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Protocol
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keuzeruimte.triangle.drawing import large
from keuzeruimte.triangle.geometry import ENDS
from keuzeruimte.triangle.joint import JointTriangle
from keuzeruimte.triangle.phrasing import compared, room_in_words, strength_in_words
from keuzeruimte.triangle.small import small, small_source

from . import facts as f
from .people import FilePerson
from .stored import Stored, by_record
from .triangles import triangle_for_viewer

GHOSTS = 3
IN_SMALL = 2
"""Triangles in a small picture: the latest, and one before."""


@dataclass(frozen=True, slots=True)
class Row:
    """A connection in words: what each of its two ends said."""

    side: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that a page can show as it is, with the same in words."""

    svg: SafeString
    rows: tuple[Row, ...]
    space: str
    compared: str
    at: datetime


class Talked(Protocol):
    """A conversation of which there is a triangle: which one, and when."""

    @property
    def id(self) -> UUID: ...

    @property
    def starts_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """The viewer's triangle of one conversation."""

    talk: Talked
    triangle: JointTriangle


def drawn_of(stored: Stored, people: Mapping[UUID, FilePerson], *, most: int | None = None) -> list[Drawn]:
    """Every conversation that the viewer may see and of which something is shared, latest first.

    `most`: no more than so many of them.
    """
    answers = by_record(stored.shown(f.AnswerFact))
    talks = [talk for talk in stored.shown(f.ConversationFact) if talk.id in answers]
    talks.sort(key=lambda talk: (talk.starts_at, talk.id.int), reverse=True)
    drawn = (
        Drawn(talk, triangle)
        for talk in talks
        if (triangle := triangle_for_viewer(answers[talk.id], people=people, conversation=talk.id))
    )
    return list(islice(drawn, most))


def small_picture(drawn: list[Drawn]) -> SafeString:
    """The latest triangle, small, with one earlier; open marks while nothing is shared."""
    if not drawn:
        return _nothing_yet()
    now, before = drawn[0], drawn[1] if drawn[1:] else None
    return SafeString(small(now.triangle, earlier=before.triangle if before else None))


@cache
def _nothing_yet() -> SafeString:
    return SafeString(small(None))


def small_picture_at(one: Drawn, *, title: str) -> SafeString:
    """The triangle of one conversation, small, as it is seen now."""
    return SafeString(small(one.triangle, title=title))


@cache
def source_of_small_pictures() -> SafeString:
    """What each small picture uses: once on a page, before the first."""
    return SafeString(small_source())


def names_of_corners(pupil: str) -> Mapping[str, str]:
    """How the corners are called beside a triangle, and (`joined`) how two of them are named as one side."""
    return {
        "pupil": pupil,
        "parents": _("Ouders"),
        "school": _("School"),
        "joined": _("%(first)s en %(second)s"),
    }


def large_picture(drawn: list[Drawn], *, name: str, title: str, pupil: str, lang: str) -> Picture | None:
    """The latest triangle, large, with earlier ones as ghosts; None while nothing is shared."""
    if not drawn:
        return None
    now, *earlier = drawn
    names = names_of_corners(pupil)
    return Picture(
        svg=SafeString(
            large(
                now.triangle,
                name=name,
                title=title,
                lang=lang,
                pupil=pupil,
                earlier=[one.triangle for one in earlier[:GHOSTS]],
            )
        ),
        rows=tuple(
            Row(
                side=names["joined"]
                % {"first": names[ENDS[connection][0]], "second": names[ENDS[connection][1]].lower()},
                words=tuple(
                    f"{names[corner]}: {strength_in_words(value, lang=lang)}"
                    for corner, value in zip(ENDS[connection], (side.first, side.second), strict=True)
                ),
            )
            for connection, side in now.triangle.sides
        ),
        space=room_in_words(now.triangle.keuzeruimte, lang=lang),
        compared=compared(now.triangle, earlier=earlier[0].triangle, lang=lang) if earlier else "",
        at=now.talk.starts_at,
    )


def who_shared(stored: Stored) -> frozenset[UUID]:
    """Whose words or answers the viewer may see."""
    return frozenset(
        {voice.person for voice in stored.shown(f.VoiceFact)}
        | {answer.person for answer in stored.shown(f.AnswerFact)}
    )
