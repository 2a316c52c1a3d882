"""What a pupil sees: the own triangle, agreements, conversations, reports. No limit is ever read under 18."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.ages import EIGHTEEN, Turning, is_of_age, turning_near
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.facts import PupilFact
from keuzeruimte_web.bridge.family import OF_PUPILS
from keuzeruimte_web.bridge.own_triangle import Picture, drawn_for, large_picture
from keuzeruimte_web.queries.family import (
    AgreementLine,
    CancelledLine,
    ChoiceLine,
    OwnTriangle,
    ReportLine,
    TalkLine,
    TimesLine,
    agreements,
    cancelled,
    drawn_choices,
    other_parents,
    own_triangle,
    people,
    read_one,
    reports,
    talks,
    times,
)
from keuzeruimte_web.queries.matters import MatterLine, matters
from keuzeruimte_web.queries.own_limits import LimitLine, limits
from keuzeruimte_web.queries.parent import WordsLine
from keuzeruimte_web.queries.trusts import EndingLine, TrustLine, endings, trusts


@dataclass(frozen=True, slots=True)
class PupilHome:
    """Everything on a pupil's page. `age` is None where the school does not know it."""

    id: UUID
    name: str
    age: int | None
    adult: bool
    tone: str
    parents: tuple[str, ...]
    choices: tuple[ChoiceLine, ...]
    matters: tuple[MatterLine, ...]
    picture: Picture | None
    triangle: OwnTriangle | None
    agreements: tuple[AgreementLine, ...]
    talks: tuple[TalkLine, ...]
    times: tuple[TimesLine, ...]
    cancelled: tuple[CancelledLine, ...]
    reports: tuple[ReportLine, ...]
    shared: tuple[WordsLine, ...]
    village: tuple[str, ...]
    limits: tuple[LimitLine, ...]
    entrusted: tuple[TrustLine, ...]
    endings: tuple[EndingLine, ...]
    stopped: tuple[TrustLine, ...]
    to_share: bool
    turning: Turning | None
    turned: bool


def pupil_home(viewer: Viewer, *, lang: str, title: str) -> PupilHome:
    """The page of the pupil who looks. `title` is the name of the drawing, for a screen reader."""
    seen = read_one(viewer, pupil=viewer.person, kinds=OF_PUPILS)
    who = people(seen, viewer=viewer)
    born = next((fact.born for fact in seen.every(PupilFact)), None)
    running = [m for m in seen.every(ff.MatterTitle) if m.closed_on is None]
    running.sort(key=lambda m: (m.opened_on, str(m.id)), reverse=True)
    kinds = {m.kind for m in running}
    entrusted = trusts(seen, who=who, viewer=viewer)
    open_talks = {t.id for t in seen.every(ff.Talk) if t.state != "closed"}
    adult = is_of_age(born, age=EIGHTEEN, today=viewer.today)
    near = turning_near(born, today=viewer.today)
    drawn = drawn_for(seen, parties={person: one.party for person, one in who.items()})
    return PupilHome(
        id=viewer.person,
        name=who[viewer.person].name,
        age=_age(born, viewer.today) if born else None,
        adult=adult,
        tone=next((kind for kind in ("trajectory", "choice_moment") if kind in kinds), ""),
        parents=tuple(one.name for one in other_parents(seen, who=who, today=viewer.today)),
        choices=drawn_choices(seen, viewer=viewer),
        matters=matters(seen),
        picture=large_picture(drawn, name="mijn", title=title, pupil=who[viewer.person].name, lang=lang),
        triangle=own_triangle(seen, who=who, drawn=drawn, viewer=viewer, lang=lang),
        agreements=agreements(seen, who=who, today=viewer.today),
        talks=talks(seen, who=who, viewer=viewer),
        times=times(seen),
        cancelled=cancelled(seen, viewer=viewer),
        reports=reports(seen),
        shared=tuple(
            WordsLine(v.kind, who[v.person], v.words)
            for v in sorted(seen.every(ff.VoiceSeen), key=lambda v: (v.kind, str(v.id)))
            if v.person != viewer.person and v.person in who and v.of in open_talks
        ),
        village=tuple(
            one.name for one in sorted(seen.every(ff.VillagerSeen), key=lambda v: (v.added_at, str(v.id)))
        ),
        limits=limits(seen, who=who, viewer=viewer) if adult else (),
        endings=endings(seen, who=who, viewer=viewer, born=None),
        entrusted=tuple(t for t in entrusted if t.status == "agreed"),
        stopped=tuple(t for t in entrusted if t.status == "withdrawn"),
        to_share=bool(seen.every(ff.CanShareWith)),
        turning=near,
        turned=near is not None and near.passed(viewer.today),
    )


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
