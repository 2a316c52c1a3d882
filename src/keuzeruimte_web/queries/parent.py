"""What a parent sees: the children, and of each child what was agreed, shared and entrusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from keuzeruimte_web.access.ages import EIGHTEEN, Turning, is_of_age, turning_near
from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import OF_PARENTS, Seen
from keuzeruimte_web.bridge.own_triangle import drawn_for
from keuzeruimte_web.queries.family import (
    AgreementLine,
    CancelledLine,
    ChoiceLine,
    OwnTriangle,
    ReportLine,
    TalkLine,
    TimesLine,
    Who,
    agreements,
    cancelled,
    drawn_choices,
    in_force,
    name_of,
    other_parents,
    own_triangle,
    people,
    read_family,
    read_one,
    reports,
    talks,
    times,
)
from keuzeruimte_web.queries.matters import MatterLine, matters
from keuzeruimte_web.queries.own_limits import LimitLine, limits
from keuzeruimte_web.queries.own_words import OwnWords, own_words
from keuzeruimte_web.queries.placements import placement_names
from keuzeruimte_web.queries.requests import RequestLine, requests
from keuzeruimte_web.queries.trusts import EndingLine, TrustLine, colleagues, endings, trusts


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child on the parent's home."""

    id: UUID
    name: str
    school_class: str
    next_talk: datetime | None
    to_read: int
    ending: int
    adult: bool
    died: bool
    turning: Turning | None
    turned: bool


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer of a talk without the pupil."""

    id: UUID
    title: str
    words: str
    professional: str
    lapses_on: date
    accepted: bool


@dataclass(frozen=True, slots=True)
class WordsLine:
    """Words of somebody: the viewer's own, or shared with the viewer."""

    kind: str
    who: Who
    words: str


@dataclass(frozen=True, slots=True)
class Child:
    """Everything on the page of one child."""

    id: UUID
    name: str
    adult: bool
    died: bool
    informed: bool
    born_here: bool
    tone: str
    matters: tuple[MatterLine, ...]
    other_parents: tuple[Who, ...]
    colleagues: tuple[Who, ...]
    agreements: tuple[AgreementLine, ...]
    choices: tuple[ChoiceLine, ...]
    reports: tuple[ReportLine, ...]
    talks: tuple[TalkLine, ...]
    times: tuple[TimesLine, ...]
    cancelled: tuple[CancelledLine, ...]
    triangle: OwnTriangle | None
    limits: tuple[LimitLine, ...]
    entrusted: tuple[TrustLine, ...]
    asked: tuple[TrustLine, ...]
    stopped: tuple[TrustLine, ...]
    endings: tuple[EndingLine, ...]
    requests: tuple[RequestLine, ...]
    offers: tuple[OfferLine, ...]
    told: tuple[WordsLine, ...]
    shared: tuple[WordsLine, ...]
    sees_village: bool
    sees_career: bool
    placements: tuple[tuple[UUID, str], ...]
    written: tuple[OwnWords, ...]
    turning: Turning | None
    turned: bool
    sees_log: bool
    may_ask: bool

    @property
    def may_limit(self) -> bool:
        """Is there a matter on which this parent is asked and heard?"""
        return any(matter.may_limit for matter in self.matters)

    @property
    def may_entrust(self) -> bool:
        """Is there a matter in which this parent entrusts?"""
        return any(matter.may_entrust for matter in self.matters)


def children_of(viewer: Viewer) -> tuple[ChildLine, ...]:
    """The parent's children, by name. A court order hides the child; a child of 18 stays by name alone."""
    lines = []
    for seen in read_family(viewer).values():
        tie = _tie(seen, viewer)
        if tie is None:
            continue
        who = people(seen, viewer=viewer)
        near = turning_near(tie.born, today=viewer.today)
        coming = talks(seen, who=who, viewer=viewer)
        lines.append(
            ChildLine(
                id=seen.pupil,
                name=who[seen.pupil].name,
                school_class=tie.school_class or "",
                next_talk=coming[0].visits[0].since if coming else None,
                to_read=sum(1 for line in reports(seen) if line.open and not line.answered),
                ending=len(endings(seen, who=who, viewer=viewer, born=tie.born)),
                adult=_adult(tie, viewer),
                died=tie.deceased,
                turning=near,
                turned=near is not None and near.passed(viewer.today),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.adult, line.name, line.id.int)))


def child_of(viewer: Viewer, *, pupil: UUID, lang: str) -> Child:
    """The page of one child. Raises Invisible for who is no child of this parent."""
    seen = read_one(viewer, pupil=pupil, kinds=OF_PARENTS)
    tie = _tie(seen, viewer)
    if tie is None:
        raise Invisible
    who = people(seen, viewer=viewer)
    near = turning_near(tie.born, today=viewer.today)
    entrusted = trusts(seen, who=who, viewer=viewer)
    voices = sorted(seen.every(ff.VoiceSeen), key=lambda v: (v.kind, v.id.int))
    open_talks = {t.id for t in seen.every(ff.Talk) if t.state != "closed"}
    return Child(
        id=pupil,
        name=who[pupil].name,
        adult=_adult(tie, viewer),
        died=tie.deceased,
        informed=bool(seen.every(ff.MatterTitle)),
        born_here=tie.kind in ("birth", "adoptive"),
        tone=_tone(seen),
        matters=matters(seen),
        other_parents=other_parents(seen, who=who, today=viewer.today),
        colleagues=colleagues(seen, who=who, today=viewer.today),
        agreements=agreements(seen, who=who, today=viewer.today),
        choices=drawn_choices(seen, viewer=viewer),
        reports=reports(seen),
        talks=talks(seen, who=who, viewer=viewer),
        times=times(seen),
        cancelled=cancelled(seen, viewer=viewer),
        triangle=own_triangle(
            seen,
            who=who,
            drawn=drawn_for(seen, parties={person: one.party for person, one in who.items()}),
            viewer=viewer,
            lang=lang,
        ),
        limits=limits(seen, who=who, viewer=viewer),
        entrusted=tuple(t for t in entrusted if t.status == "agreed"),
        asked=tuple(t for t in entrusted if t.status == "asked"),
        stopped=tuple(t for t in entrusted if t.status == "withdrawn"),
        endings=endings(seen, who=who, viewer=viewer, born=tie.born),
        requests=requests(seen, who=who),
        offers=_offers(seen, who=who),
        told=tuple(
            WordsLine(v.kind, who[v.entered_by], v.words)
            for v in voices
            if v.entered_by and v.entered_by in who and v.person == viewer.person and v.of in open_talks
        ),
        shared=tuple(
            WordsLine(v.kind, who[v.person], v.words)
            for v in voices
            if v.person != viewer.person and v.person in who and v.of in open_talks
        ),
        sees_village=bool(seen.every(ff.VillageSeen)),
        sees_career=bool(seen.every(ff.CareerSeen)),
        placements=placement_names(seen),
        written=own_words(seen, viewer=viewer, born=tie.born) if tie.born and _adult(tie, viewer) else (),
        turning=near,
        turned=near is not None and near.passed(viewer.today),
        sees_log=bool(seen.every(ff.LogToRead)),
        may_ask=bool(seen.every(ff.ToAsk)),
    )


def _offers(seen: Seen, *, who: Mapping[UUID, Who]) -> tuple[OfferLine, ...]:
    own = {answer.of: answer for answer in seen.every(ff.OwnOffer)}
    facts = sorted(seen.every(ff.OfferSeen), key=lambda offer: (offer.lapses_on, offer.id.int))
    return tuple(
        OfferLine(
            id=offer.id,
            title=offer.title,
            words=offer.words,
            professional=name_of(who, offer.professional),
            lapses_on=offer.lapses_on,
            accepted=own[offer.id].accepted_at is not None,
        )
        for offer in facts
        if offer.id in own
    )


def _tie(seen: Seen, viewer: Viewer) -> ff.OwnTie | None:
    ties = [tie for tie in seen.every(ff.OwnTie) if in_force(tie, viewer.today)]
    return ties[0] if ties and viewer.role == ViewerRole.PARENT else None


def _adult(tie: ff.OwnTie, viewer: Viewer) -> bool:
    return is_of_age(tie.born, age=EIGHTEEN, today=viewer.today)


def _tone(seen: Seen) -> str:
    """How the page begins: a trajectory weighs more than a choice; without either it is a plain page."""
    kinds = {matter.kind for matter in seen.every(ff.MatterTitle) if matter.closed_on is None}
    kinds |= {talk.matter_kind for talk in seen.every(ff.Talk) if talk.state != "closed"}
    return next((kind for kind in ("trajectory", "choice_moment") if kind in kinds), "")
