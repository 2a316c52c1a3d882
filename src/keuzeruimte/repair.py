"""The way round: the nearest plan without a loyalty conflict, as small steps that can be taken one by one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from keuzeruimte.assess import assess_plan
from keuzeruimte.case import Act, Case
from keuzeruimte.day import Day
from keuzeruimte.edits.apply import in_place, weights
from keuzeruimte.edits.options import Change, Options
from keuzeruimte.edits.search import ASK_COST, BRING_COST, Nearest, nearest
from keuzeruimte.edits.whole import ask_voice, bring_pupil
from keuzeruimte.finding import Assessment, Finding
from keuzeruimte.past import HEAVY
from keuzeruimte.situation import Situation
from keuzeruimte.words import Severity, Verdict

EXACT_UP_TO = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of the plan: on which item as the plan then stands, and which rules it takes away.

    `act` is what stood there, None for an edit of the plan as a whole; `acts` are what came in its place;
    `person` is who is asked, where the edit asks somebody.
    """

    edit: str
    item: int
    removes: tuple[str, ...]
    cost: int
    act: Act | None
    acts: tuple[Act, ...]
    case: Case
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """The outcome: the steps, the case with the plan they lead to, and what could not be mended.

    `exact` is whether the least cost is promised, which it is up to eight items. `good` are the strengths
    that the plan had from the beginning.
    """

    steps: tuple[Step, ...]
    case: Case
    verdict: Verdict
    cost: int
    exact: bool
    remains: tuple[Finding, ...]
    good: tuple[Finding, ...]


def repair(
    case: Case, *, take: int | None = None, keep: frozenset[int] = frozenset(), on: Day | None = None
) -> Repair:
    """The nearest plan whose verdict is clear, or that comes closest to it; a clear plan stays as it is.

    `take` applies the first so many steps only; no number of them makes the verdict worse. The items in
    `keep` are not edited, whatever is found on them (the pupil may still be brought to a careers talk). `on`
    is the day of the case, where it is there already.
    Raises what `assess` raises for a case that does not hold.
    """
    today = on or Day(case, day=case.as_of)
    before = assess_plan(case.plan, on=today)
    steps: tuple[Step, ...] = ()
    if before.verdict is not Verdict.CLEAR:
        steps = tuple(_steps(case, nearest(case.plan, options=Options(today), keep=keep), today))
    if take is not None:
        steps = steps[: max(0, take)]
    after = steps[-1].case if steps else case
    outcome = assess_plan(after.plan, on=today)
    return Repair(
        steps=steps,
        case=after,
        verdict=outcome.verdict,
        cost=sum(step.cost for step in steps),
        exact=len(case.plan) <= EXACT_UP_TO,
        remains=tuple(finding for finding in _findings(outcome) if finding.severity in HEAVY),
        good=tuple(finding for finding in _findings(before) if finding.severity is Severity.STRENGTH),
    )


def _steps(case: Case, way: Nearest, today: Day) -> Iterator[Step]:
    """The steps in the order of the plan, then those of the plan as a whole."""
    start = 0
    for changes in way.changes:
        length = 1
        for number, change in enumerate(changes, start=1):
            item = case.plan.index(change.act, start, start + length)
            step = _changed(case, change, item, today)
            length += len(step.case.plan) - len(case.plan)
            case = step.case
            if number == len(changes) and _follows_anyway(case.plan, start, start + length, today):
                case = replace(case, plan=(*case.plan[:start], *case.plan[start + length :]))
                step = replace(step, case=case)
                length = 0
            yield step
        start += length
    for person in way.missing.ask:
        index, ask = ask_voice(case.plan, on=today, person=person)
        after = replace(case, plan=(*case.plan[:index], ask, *case.plan[index:]))
        yield Step("ask-voice", index, _gone(case, after, today), ASK_COST, None, (ask,), after, person)
        case = after
    if way.missing.bring_pupil:
        after = replace(case, plan=bring_pupil(case.plan, on=today))
        new = [index for index, act in enumerate(after.plan) if case.plan[index : index + 1] != (act,)]
        acts = tuple(act for act in after.plan if act not in case.plan)
        stood = case.plan[new[0]] if len(after.plan) == len(case.plan) else None
        yield Step("bring-pupil", new[0], _gone(case, after, today), BRING_COST, stood, acts, after)


def _follows_anyway(plan: tuple[Act, ...], start: int, end: int, today: Day) -> bool:
    """Whether what an item became stands later in the plan already, in this order, with nothing to mend."""
    later = iter(plan[end:])
    return all(act in later and not weights(Situation.of(act, on=today)) for act in plan[start:end])


def _changed(case: Case, change: Change, item: int, today: Day) -> Step:
    after = replace(case, plan=in_place(case.plan, item=item, acts=change.acts))
    removes = _gone(case, after, today) or _gone_from_item(change, today)
    return Step(change.edit, item, removes, change.cost, change.act, change.acts, after)


def _gone(before: Case, after: Case, today: Day) -> tuple[str, ...]:
    was, then = (_heavy_rules(assess_plan(case.plan, on=today)) for case in (before, after))
    return tuple(sorted(was - then))


def _gone_from_item(change: Change, today: Day) -> tuple[str, ...]:
    """What this act no longer gives cause for, where other acts of the plan still do."""
    left = {rule for act in change.acts for rule in weights(Situation.of(act, on=today))}
    return tuple(sorted(weights(Situation.of(change.act, on=today)).keys() - left))


def _heavy_rules(assessment: Assessment) -> Counter[str]:
    return Counter(finding.rule for finding in _findings(assessment) if finding.severity in HEAVY)


def _findings(assessment: Assessment) -> tuple[Finding, ...]:
    return (*(finding for act in assessment.acts for finding in act.findings), *assessment.plan)
