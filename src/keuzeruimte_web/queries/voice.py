"""Own wishes, expectations, knowledge and questions before one conversation."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.at_table import Span
from keuzeruimte_web.queries.family import (
    Who,
    in_order,
    name_of,
    other_parents,
    people,
    read_of_talk,
    read_one,
    times_at,
)
from keuzeruimte_web.queries.matters import MatterLine
from keuzeruimte_web.queries.subjects import LIMIT_DOMAINS

__all__ = ["LIMIT_DOMAINS"]


@dataclass(frozen=True, slots=True)
class SaidNow:
    """Own words of one kind as they stand, and who sees them."""

    kind: str
    words: str
    shared_with: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ToldNow:
    """What the viewer told somebody of school, who wrote it down."""

    id: UUID
    kind: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class VoicePage:
    """What the page needs."""

    conversation: UUID
    pupil: UUID
    name: str
    first_name: str
    title: str
    visits: tuple[Span, ...]
    place: str
    tone: str
    closed: bool
    said: tuple[SaidNow, ...]
    told: tuple[ToldNow, ...]
    guests: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class ToldPage:
    """For whom and before which conversation a professional can write down what a parent told."""

    pupil: UUID
    name: str
    parents: tuple[Who, ...]
    talks: tuple[tuple[UUID, str, datetime], ...]
    matters: tuple[MatterLine, ...]


def voice_page(viewer: Viewer, *, conversation: UUID) -> VoicePage:
    """The viewer's own words before a conversation. Raises Invisible for who is not invited."""
    seen, talk = read_of_talk(viewer, conversation=conversation)
    who = people(seen, viewer=viewer)
    shared: dict[UUID, set[UUID]] = {}
    for share in seen.every(ff.VoiceShare):
        shared.setdefault(share.of, set()).add(share.viewer)
    mine = sorted(
        (v for v in seen.every(ff.VoiceSeen) if v.person == viewer.person and v.of == conversation),
        key=lambda v: (v.kind, str(v.id)),
    )
    guests = {g.person for g in seen.every(ff.Guest) if g.of == conversation} - {viewer.person}
    return VoicePage(
        conversation=conversation,
        pupil=seen.pupil,
        name=who[seen.pupil].name,
        first_name=name_of(who, viewer.person),
        title=talk.title,
        visits=times_at(seen, talk, viewer=viewer),
        place=talk.place,
        tone=talk.matter_kind,
        closed=talk.state == "closed",
        said=tuple(
            SaidNow(v.kind, v.words, tuple(sorted(shared.get(v.id, ()), key=str)))
            for v in mine
            if v.entered_by is None
        ),
        told=tuple(
            ToldNow(v.id, v.kind, v.words, name_of(who, v.entered_by))
            for v in mine
            if v.entered_by is not None
        ),
        guests=in_order(who, guests),
    )


def told_page(viewer: Viewer, *, pupil: UUID) -> ToldPage:
    """For a professional who is involved with this pupil. Raises Invisible."""
    seen = read_one(viewer, pupil=pupil)
    who = people(seen, viewer=viewer)
    parents = other_parents(seen, who=who, today=viewer.today)
    invited = {(g.of, g.person) for g in seen.every(ff.Guest)}
    talks = sorted(
        (
            t
            for t in seen.every(ff.Talk)
            if t.state != "closed"
            and (t.id, viewer.person) in invited
            and any((t.id, parent.id) in invited for parent in parents)
        ),
        key=lambda t: (t.starts_at, str(t.id)),
    )
    running = [m for m in seen.every(ff.MatterTitle) if m.closed_on is None]
    if not running:
        raise Invisible
    running.sort(key=lambda m: (m.opened_on, str(m.id)), reverse=True)
    return ToldPage(
        pupil=pupil,
        name=who[pupil].name,
        parents=parents,
        talks=tuple((t.id, t.title, t.starts_at) for t in talks),
        matters=tuple(MatterLine(m.id, m.title, may_limit=True, may_entrust=False) for m in running),
    )
