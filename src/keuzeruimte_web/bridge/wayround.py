"""*The way round*: the nearest plan without a conflict, made of what this viewer may know, as small steps.

The search sees only the facts that the viewer sees. An item on which hidden facts make a difference, now or
after a step, is left as it is: no step may tell of them, by what it says or by what it avoids. There the
viewer reads with whom to talk first. Nothing of this is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from keuzeruimte.assess import assess_plan
from keuzeruimte.case import Act, Case
from keuzeruimte.day import Day
from keuzeruimte.edits.editbook import EDIT_SOURCES
from keuzeruimte.explain import source_words, words_for_rule
from keuzeruimte.explain_step import words_for_step
from keuzeruimte.finding import Finding
from keuzeruimte.repair import Repair, Step, repair
from keuzeruimte.taking import Line, Taken, by_itself, one_by_one

from .applying import MINUTES, Change
from .assessing import HEAVY, what_stays
from .case import CaseOfRecords
from .facts import ItemFact
from .point import Point, point_of_act
from .stored import Stored


@dataclass(frozen=True, slots=True)
class Way:
    """The way round of one plan.

    `alone` has, for each step, the plan with that step only (None: it cannot be taken by itself).
    `consult` names with whom to talk first, where something stays as it is because of what is hidden.
    """

    repair: Repair
    steps: tuple[Taken, ...]
    alone: tuple[tuple[Line, ...] | None, ...]
    consult: tuple[str, ...]
    mark: str

    @property
    def end(self) -> tuple[Line, ...]:
        """The plan with all steps taken; there is at least one."""
        return self.steps[-1].after

    @property
    def plan(self) -> tuple[Act, ...]:
        """The acts of the plan with all steps taken, also where there is none."""
        return self.repair.case.plan


def way_round(stored: Stored, origin: CaseOfRecords, *, apart_from: UUID | None = None) -> Way:
    """The way round of the plan of this case, for who may see what `stored` says.

    `apart_from` is the item that stands in the viewer's own form: its version is no part of the mark.
    """
    visible = _visible(stored, origin)
    today = origin.day if visible is origin.case else Day(visible, day=visible.as_of)
    keep, consult = frozenset(_differing(origin.day, today, origin.case.plan)), set[str]()
    outcome, steps = _steps(visible, keep, today)
    while steps and visible is not origin.case:
        end = steps[-1].after
        touched = [end[place].item for place in _differing(origin.day, today, [line.act for line in end])]
        more = {item for item in touched if item is not None} - keep
        if not more and None not in touched:
            break
        consult.update(what_stays(stored, origin, tuple(line.act for line in end), lang="nl")[1])
        # Where a new act runs into something hidden, the items that were changed are left alone, one and all.
        keep |= more or {taken.item for taken in steps if taken.item is not None}
        if not more and not any(taken.item is not None for taken in steps):
            outcome, steps = replace(outcome, steps=(), case=visible), ()
            break
        outcome, steps = _steps(visible, keep, today)
    alone = tuple(
        by_itself(visible, taken, step, on=today) for taken, step in zip(steps, outcome.steps, strict=True)
    )
    mark = _mark(stored, origin, outcome, apart_from=apart_from)
    return Way(outcome, steps, alone, tuple(sorted(consult)), mark)


def agenda_after(stored: Stored, origin: CaseOfRecords, lines: Sequence[Line]) -> tuple[Change, ...]:
    """The whole agenda as these lines have it: which items stay, which change, which are new."""
    minutes = {fact.id: fact.minutes for fact in stored.all(ItemFact)}
    changes = []
    for line in lines:
        if line.item is None:
            changes.append(Change(None, point_of_act(line.act, minutes=MINUTES)))
            continue
        item = origin.plan[line.item]
        same = line.act == origin.case.plan[line.item]
        changes.append(Change(item, None if same else point_of_act(line.act, minutes=minutes[item])))
    return tuple(changes)


def gone_and_come(way: Way, place: int) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """What leaves the plan with this step, and what comes, as points without a title."""
    taken = way.steps[place]
    before, after = ([line.act for line in lines] for lines in (taken.before, taken.after))
    return (
        tuple(point_of_act(act, minutes=MINUTES) for act in before if act not in after),
        tuple(point_of_act(act, minutes=MINUTES) for act in after if act not in before),
    )


@dataclass(frozen=True, slots=True)
class StepTexts:
    """What a professional reads of one step."""

    title: str
    why: str
    wording: str
    sources: tuple[str, ...]
    removes: tuple[str, ...]


def texts_of(step: Step, *, origin: CaseOfRecords, lang: str) -> StepTexts:
    """The texts of a step in `nl` or `en`, with the names of its people and topics."""
    words = words_for_step(step, lang=lang, names=origin.names_in(lang))
    return StepTexts(
        words.title,
        words.why,
        words.wording,
        tuple(source_words(key, lang=lang) for key in EDIT_SOURCES[step.edit]),
        tuple(words_for_rule(rule, lang=lang).title for rule in dict.fromkeys(step.removes)),
    )


def _steps(visible: Case, keep: frozenset[int], today: Day) -> tuple[Repair, tuple[Taken, ...]]:
    outcome = repair(visible, keep=keep, on=today)
    return outcome, tuple(one_by_one(visible, outcome.steps))


def _visible(stored: Stored, origin: CaseOfRecords) -> Case:
    """The case with only the facts that the viewer may see; the case itself where nothing is hidden."""
    case = origin.case

    def seen(facts: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(fact for fact in facts if origin.record_of(fact) in stored.seen)

    kinds = ("delegations", "limits", "requests", "protection")
    shown = {kind: seen(getattr(case, kind)) for kind in kinds}
    if all(shown[kind] == getattr(case, kind) for kind in kinds):
        return case
    return replace(case, **shown)  # type: ignore[arg-type]


def _differing(with_all: Day, with_seen: Day, plan: Sequence[Act]) -> list[int]:
    """The places in this plan where hidden facts make a difference to what is found."""
    if with_seen is with_all:
        return []
    whole, part = assess_plan(tuple(plan), on=with_all), assess_plan(tuple(plan), on=with_seen)
    return [
        place
        for place, (one, other) in enumerate(zip(whole.acts, part.acts, strict=True))
        if _heavy(one.findings) != _heavy(other.findings)
    ]


def _heavy(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return sorted((found.rule, found.severity.value) for found in findings if found.severity in HEAVY)


def _mark(stored: Stored, origin: CaseOfRecords, outcome: Repair, *, apart_from: UUID | None) -> str:
    """A mark of this way round: another one when an item, or a fact that it rests on, changed meanwhile."""
    versions = {fact.id: fact.version for fact in stored.all(ItemFact)}
    items = [(str(item), versions[item]) for item in origin.plan if item != apart_from]
    steps = [
        (
            step.edit,
            step.item,
            step.person,
            [(act.verb.value, act.by, act.to, act.present) for act in step.acts],
        )
        for step in outcome.steps
    ]
    return sha256(repr((items, len(origin.plan), steps)).encode()).hexdigest()[:24]
