"""The assessment of a plan beside its agenda: one point at a time, and the plan as a whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from keuzeruimte.words import Verdict
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.applying import has_alternative
from keuzeruimte_web.bridge.assessing import (
    HEAVY,
    ReadAct,
    ReadFinding,
    SeenAct,
    act_in_words,
    finding_in_words,
    plan_seen,
)
from keuzeruimte_web.bridge.case import CaseOfRecords
from keuzeruimte_web.bridge.ladders import Ladder, Role, ladders_of
from keuzeruimte_web.bridge.parking import parents_to_offer
from keuzeruimte_web.bridge.point import point_in
from keuzeruimte_web.bridge.sentence import Sentence, Sentences
from keuzeruimte_web.bridge.stored import Stored

CONSULT = "consult"
LookAt = Callable[[Mapping[UUID, str]], UUID | None]
"""Which item to look at, knowing how each stands."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it. `key` names it for *apply*; empty where nothing can be applied."""

    rule: str
    severity: str
    title: str
    why: str
    effect: str
    instead: str
    wording: str
    source: str
    open: bool
    key: str
    can_park: bool


@dataclass(frozen=True, slots=True)
class WeighedPoint:
    """One point: the sentence, the role that follows, the ladders, the findings, with whom to talk first."""

    sentence: Sentence
    role: Role
    ladders: tuple[Ladder, ...]
    findings: tuple[Shown, ...]
    consult: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The assessment: of the whole plan, and of the `item` and point one looks at (None without one).

    `states` says in one word how each item stands; `consult` names with whom to talk first.
    """

    verdict: Verdict
    item: UUID | None
    point: WeighedPoint | None
    whole: tuple[Shown, ...]
    states: dict[UUID, str]
    consult: tuple[str, ...]


def weigh(
    viewer: Viewer, stored: Stored, *, origin: CaseOfRecords, said: Sentences, look_at: LookAt
) -> Weighed:
    """Assess the plan of this case as it stands in these facts, looking at the item that `look_at` names.

    `said` puts the point in words as the viewer reads it.
    """
    lang = "en" if get_language() == "en" else "nl"
    seen = plan_seen(stored, origin)
    states = {act.item: _state(act) for act in seen.acts}
    item = look_at(states)
    act = next((act for act in seen.acts if act.item == item), None)
    whole = (finding_in_words(origin, finding, None, lang=lang) for finding in seen.whole)
    return Weighed(
        verdict=seen.verdict,
        item=item,
        point=_point(viewer, stored, origin, act_in_words(stored, origin, act, lang=lang), said)
        if act
        else None,
        whole=tuple(_shown(stored, origin, finding, item=None) for finding in whole),
        states=states,
        consult=tuple(sorted({*seen.consult, *(name for act in seen.acts for name in act.consult)})),
    )


def _state(act: SeenAct) -> str:
    """A severity; `consult` where something stays hidden and nothing heavy is shown; or empty."""
    heaviest = act.heaviest
    return CONSULT if act.consult and heaviest not in HEAVY else heaviest or ""


def _point(
    viewer: Viewer, stored: Stored, origin: CaseOfRecords, act: ReadAct, said: Sentences
) -> WeighedPoint:
    point = point_in(stored, act.item)
    ladders, role = ladders_of(act, stored=stored, origin=origin, viewer=viewer.person)
    can_park = bool(parents_to_offer(stored, origin))
    return WeighedPoint(
        sentence=said.of(point),
        role=role,
        ladders=ladders,
        findings=tuple(
            _shown(stored, origin, finding, item=act.item, first=place == 0, can_park=can_park)
            for place, finding in enumerate(act.findings)
        ),
        consult=act.consult,
    )


def _shown(
    stored: Stored,
    origin: CaseOfRecords,
    finding: ReadFinding,
    *,
    item: UUID | None,
    first: bool = False,
    can_park: bool = False,
) -> Shown:
    heavy = finding.severity in HEAVY
    applies = heavy and has_alternative(stored, origin, rule=finding.rule, item=item, person=finding.person)
    return Shown(
        rule=finding.rule,
        severity=finding.severity.value,
        title=finding.title,
        why=finding.why,
        effect=finding.effect,
        instead=finding.instead,
        wording=finding.wording,
        source=". ".join(finding.sources),
        open=first,
        key=f"{finding.rule}:{finding.person or ''}" if applies else "",
        can_park=heavy and can_park,
    )
