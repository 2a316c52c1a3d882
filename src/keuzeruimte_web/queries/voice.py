"""Own wishes, expectations, knowledge and questions before one conversation."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.at_table import Span
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.bridge.slots import ELSEWHERE, TO, mark, typed_so_far
from keuzeruimte_web.queries.answers import AnswersPage, answers_of
from keuzeruimte_web.queries.family import (
    Who,
    agreements,
    in_order,
    name_of,
    other_parents,
    people,
    read_of_talk,
    read_one,
    times_at,
    who_left,
)
from keuzeruimte_web.queries.matters import MatterLine, matters
from keuzeruimte_web.queries.own_limits import LimitLine, limits
from keuzeruimte_web.queries.subjects import LIMIT_DOMAINS
from keuzeruimte_web.queries.trusts import TrustLine, trusts

__all__ = ["LIMIT_DOMAINS", "TO"]


@dataclass(frozen=True, slots=True)
class SaidNow:
    """Own words in one slot as they stand for their author, and who sees them.

    `base`: the mark of these words, to go on from. `apart`: they were changed since, and whoever they are
    shared with still reads the words of before. `elsewhere`: what the author typed on another device.
    """

    words: str = ""
    shared_with: tuple[UUID, ...] = ()
    base: str = mark("")
    apart: bool = False
    elsewhere: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What somebody of school acknowledges, in words to the viewer."""

    id: UUID
    words: str
    by: Who


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
    acknowledged: tuple[Acknowledged, ...]
    did: tuple[str, ...]
    said: Mapping[str, SaidNow]
    told: tuple[ToldNow, ...]
    guests: tuple[Who, ...]
    answers: AnswersPage
    limits: tuple[LimitLine, ...]
    trusts: tuple[TrustLine, ...]
    matters: tuple[MatterLine, ...]

    @property
    def family(self) -> tuple[Who, ...]:
        """Who of the family comes."""
        return tuple(one for one in self.guests if one.party in ("pupil", "parents"))

    @property
    def changed_apart(self) -> bool:
        """Does somebody still read the words of before?"""
        return any(one.apart for one in self.said.values())

    def now(self, slot: str) -> SaidNow:
        """The words in a slot; empty where there are none."""
        return self.said.get(slot, SaidNow())


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """A conversation before which something was told, and the parents who are invited to it."""

    id: UUID
    title: str
    day: date
    parents: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class ToldPage:
    """For whom and before which conversation a professional can write down what a parent told."""

    pupil: UUID
    name: str
    parents: tuple[Who, ...]
    talks: tuple[ToldBefore, ...]
    matters: tuple[MatterLine, ...]


def voice_page(viewer: Viewer, *, conversation: UUID) -> VoicePage:
    """The page on which the viewer prepares. Raises Invisible for who is not invited."""
    seen, talk = read_of_talk(viewer, conversation=conversation)
    who = people(seen, viewer=viewer)
    voices = [v for v in seen.every(ff.VoiceSeen) if v.of == conversation]
    mine = sorted((v for v in voices if v.person == viewer.person), key=lambda v: (v.kind, str(v.id)))
    guests = {g.person for g in seen.every(ff.Guest) if g.of == conversation} - {viewer.person}
    left = who_left(seen, who=who, today=viewer.today)
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
        acknowledged=tuple(
            Acknowledged(v.id, v.words, who[v.person])
            for v in sorted(voices, key=lambda v: str(v.id))
            if v.to == viewer.person and v.person in who
        ),
        did=tuple(
            line.text
            for line in agreements(seen, who=who, today=viewer.today)
            if line.done and any(one.me for one in line.who)
        ),
        said=_said(viewer, seen, conversation, [v for v in mine if v.entered_by is None], left=left),
        told=tuple(
            ToldNow(v.id, v.kind, v.words, name_of(who, v.entered_by))
            for v in mine
            if v.entered_by is not None
        ),
        guests=in_order(who, guests - left),
        answers=answers_of(seen, talk, who=who, viewer=viewer),
        limits=limits(seen, who=who, viewer=viewer) if viewer.role == ViewerRole.PARENT else (),
        trusts=tuple(t for t in trusts(seen, who=who, viewer=viewer) if t.status != "withdrawn")
        if viewer.role == ViewerRole.PARENT
        else (),
        matters=matters(seen) if viewer.role == ViewerRole.PARENT else (),
    )


def _said(
    viewer: Viewer, seen: Seen, conversation: UUID, voices: Iterable[ff.VoiceSeen], *, left: Set[UUID]
) -> dict[str, SaidNow]:
    shared: dict[UUID, set[UUID]] = {}
    for share in seen.every(ff.VoiceShare):
        if share.viewer not in left:
            shared.setdefault(share.of, set()).add(share.viewer)
    typed = typed_so_far(viewer, form="voice", about=str(conversation))
    found = {f"{v.kind}_{v.to}" if v.to else v.kind: v for v in voices}
    slots = {*found, *(name.removesuffix(ELSEWHERE) for name in typed)}
    return {
        slot: SaidNow(
            words=typed.get(slot, found[slot].words if slot in found else ""),
            shared_with=tuple(sorted(shared.get(found[slot].id, ()), key=str)) if slot in found else (),
            base=mark(typed.get(slot, found[slot].words if slot in found else "")),
            apart=slot in typed and slot in found,
            elsewhere=typed.get(slot + ELSEWHERE, ""),
            seen=mark(typed[slot + ELSEWHERE]) if slot + ELSEWHERE in typed else "",
        )
        for slot in sorted(slots)
    }


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
        talks=tuple(
            ToldBefore(
                id=t.id,
                title=t.title,
                day=timezone.localdate(t.starts_at),
                parents=frozenset(one.id for one in parents if (t.id, one.id) in invited),
            )
            for t in talks
        ),
        matters=tuple(MatterLine(m.id, m.title, may_limit=True, may_entrust=False) for m in running),
    )
