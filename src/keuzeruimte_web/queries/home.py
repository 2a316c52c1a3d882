"""The staff home: what asks attention today, and all one's pupils as small triangles, by given name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.about import Whom
from keuzeruimte_web.bridge.at_hand import in_class
from keuzeruimte_web.bridge.counted import how_many, how_many_by_class
from keuzeruimte_web.bridge.pictures import IN_SMALL, drawn_of, small_picture, source_of_small_pictures
from keuzeruimte_web.bridge.voices import voices_of
from keuzeruimte_web.components.wording import joined
from keuzeruimte_web.queries.attention import Card, near, things_of, with_cards
from keuzeruimte_web.queries.files import File, files_at_home, files_of_class

AT_ONCE = 45
"""Pupils on one page; with more, one class is shown at a time, so that the page stays light."""
CARDS = 10
"""Cards at once; the others are on the pages of conversations and agreements."""
SHAPES = {"pupil": "l", "parents": "o", "school": "s"}
"""The shapes of heard_source.html."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose voice was heard: three marks (id of the shape, place), and the same in a sentence."""

    marks: tuple[tuple[str, int], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One pupil among the others. `voices` only of who is guided: nobody else is asked to be heard."""

    id: UUID
    name: str
    school_class: str
    picture: SafeString
    next: datetime | None
    guided: bool
    voices: Voices | None


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """A class to choose; `value` is empty for all classes."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The page. Each card comes with the triangle of its pupil. `unguided`: matters to find a guide for."""

    cards: tuple[tuple[Card, SafeString], ...]
    more_cards: int
    pupils: tuple[Tile, ...]
    total: int
    classes: tuple[ClassChoice, ...]
    source: SafeString
    unguided: int
    leads: bool
    to_confirm: int


def home(viewer: Viewer, *, lang: str, school_class: str = "") -> Home:
    """What a professional comes back to; two queries whatever the number of pupils, three for who leads.

    Of more than AT_ONCE, only the files of the class that is shown are read, and those in which something
    asks attention: of talks those of the first cards.

    `school_class` is the name of a class of the viewer's pupils; anything else shows all, or the first class
    where all would be more than AT_ONCE.
    """
    each, (leads, to_confirm) = how_many_by_class(
        viewer,
        Right.OPEN_DOSSIER,
        (Kind.SCHOOL, Right.LEAD),
        (Kind.PROTECTION_PROPOSAL, Right.CONFIRM),
    )
    # Nobody else finds any, and to look takes the matters of the whole school.
    (unguided,) = how_many(viewer, (Kind.MATTER, Right.APPOINT)) if leads else (0,)
    total = sum(each.values())
    names = sorted(filter(None, each))
    chosen = school_class if school_class in names else ""
    if not chosen and total > AT_ONCE and names:
        chosen = names[0]
    mine, others = at_work(viewer, school_class=chosen if total > AT_ONCE else "")
    things = sorted(
        (thing for file in mine for thing in things_of(file, lang=lang)), key=lambda thing: thing.turn
    )
    shown = [file for file in mine if not chosen or file.school_class == chosen]
    return Home(
        cards=tuple((thing.card(), picture_of(thing.file)) for thing in things[:CARDS]),
        more_cards=max(0, len(things) + others - CARDS),
        pupils=tuple(tile_of(file) for file in shown),
        total=total,
        classes=_classes(each, total, names, chosen),
        source=source_of_small_pictures(),
        unguided=unguided,
        leads=leads > 0,
        to_confirm=to_confirm,
    )


def at_work(viewer: Viewer, *, school_class: str, most: int = CARDS) -> tuple[list[File], int]:
    """The files of every pupil of the viewer; or of one class, and of whom something asks attention.

    Of others of whom that is a talk alone, of the first `most`; the number is how many more talks ask it.
    """
    days = near(viewer)
    if not school_class:
        return files_at_home(viewer, Whom("mine, and the days", _mine, days)), 0
    here = partial(_at_hand, most=most)
    return files_of_class(viewer, Whom(("at hand", most), here, {"school_class": school_class, **days}))


def _mine(viewer: Viewer, **_days: Any) -> QuerySet[Any]:
    """Who died is found by name, and asks no attention."""
    return rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(person__deceased=False)


def _at_hand(viewer: Viewer, school_class: str, most: int, **days: Any) -> QuerySet[Any]:
    near_or_here = in_class(school_class) | with_cards(viewer, most=most, **days)
    return _mine(viewer).filter(near_or_here)


def _classes(each: Mapping[str, int], total: int, names: list[str], chosen: str) -> tuple[ClassChoice, ...]:
    if len(names) < 2:
        return ()
    everybody = [] if total > AT_ONCE else [ClassChoice("", _("Alle klassen"), total, not chosen)]
    return (*everybody, *(ClassChoice(name, name, each[name], name == chosen) for name in names))


def picture_of(file: File) -> SafeString:
    shared = file.stored.shown(f.AnswerFact)
    return small_picture(drawn_of(file.stored, file.people, most=IN_SMALL) if shared else [])


def tile_of(file: File) -> Tile:
    today = file.viewer.today
    coming = sorted(
        talk.starts_at
        for talk in file.stored.shown(f.ConversationFact)
        if talk.state != "closed" and timezone.localdate(talk.starts_at) >= today
    )
    guided = bool(file.matters())
    return Tile(
        id=file.stored.pupil.person,
        name=file.name,
        school_class=file.school_class,
        picture=picture_of(file),
        next=coming[0] if coming else None,
        guided=guided,
        voices=_voices(file) if guided else None,
    )


def _voices(file: File) -> Voices:
    heard = voices_of(file.stored, file.people, viewer=file.viewer.person, today=file.viewer.today)
    return Voices(
        marks=tuple(
            (f"{'g' if spoke else 'n'}{SHAPES[party]}", 22 * place)
            for place, (party, spoke) in enumerate(heard.full)
        ),
        sentence=_("Nog te horen: %(names)s") % {"names": joined([p.short for p in heard.to_ask])}
        if heard.to_ask
        else _("Alle stemmen gehoord"),
    )
