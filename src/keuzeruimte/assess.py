"""The flow: act by act on its own day, protection and silence, then the plan, the signals and the verdict."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from keuzeruimte.case import Act, Case
from keuzeruimte.day import Day
from keuzeruimte.finding import ActAssessment, Assessment, Finding, Signal
from keuzeruimte.past import HEAVY, Past, day_of
from keuzeruimte.plan import Plan
from keuzeruimte.rank import role_of, top_of
from keuzeruimte.rule import Rule
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES, SIGNALS
from keuzeruimte.rules.signals import BEGINNINGS
from keuzeruimte.situation import Situation
from keuzeruimte.words import Hierarchy, Severity, Verb, Verdict

RESPONSIBILITY = Hierarchy.RESPONSIBILITY
WEIGHT = {severity: place for place, severity in enumerate(Severity)}
RULES_FOR: dict[Verb, tuple[Rule, ...]] = {
    verb: tuple(rule for rule in ACT_RULES if rule.verbs is None or verb in rule.verbs) for verb in Verb
}


def assess(case: Case, *, on: Day | None = None) -> Assessment:
    """Assess the plan and the history of a case by all rules of the method (METHOD 2-6).

    The case must hold: one pupil, only people it knows, a domain for every act, a day for every act of the
    history. `reading` sees to that. KeyError or StopIteration where it does not. `on` is the day of the case,
    where it is there already.
    """
    ahead = assess_plan(case.plan, on=on or Day(case, day=case.as_of))
    history = _assess_history(case)
    signals = _signals(Past(case, history=history)) if case.events else ()
    return replace(ahead, history=history, signals=signals)


def assess_plan(plan: tuple[Act, ...], *, on: Day) -> Assessment:
    """Assess these acts to come as the plan of a case; its history is left out, and signals with it.

    Many plans can be tried on one day: what was found on an act is remembered there for the next plan, and
    what was found on a plan for when it is asked about again.
    """
    met = on.plans.get(id(plan))
    if met is not None:
        return met[1]
    planned = [Situation.of(act, on=on) for act in plan]
    key = tuple(map(id, planned))  # the day holds its situations, so that no other gets their ids
    found = on.assessed.get(key)
    if found is None:
        acts = tuple([_at_place(index, situation) for index, situation in enumerate(planned)])
        professional = tuple([situation for situation in planned if situation.by_professional])
        whole = _assess_plan(Plan(professional, on=on)) if professional else ()
        found = on.assessed[key] = Assessment(_verdict(acts, whole), acts, (), whole, ())
    on.plans[id(plan)] = (plan, found)
    return found


def signals_of(case: Case) -> tuple[Signal, ...]:
    """The signals of a case alone, as `assess` gives them (METHOD 6)."""
    if not any(event.kind in BEGINNINGS for event in case.events):
        return ()
    return _signals(Past(case, history=_assess_history(case)))


def _assess_history(case: Case) -> tuple[ActAssessment, ...]:
    """The acts done, each on its own day; acts of one day share what holds on it."""
    days: dict[date, Day] = {}
    assessed = []
    for index, act in enumerate(case.history):
        day = day_of(act)
        if day not in days:
            days[day] = Day(case, day=day)
        assessed.append(_assess_act(index, Situation.of(act, on=days[day]), in_history=True))
    return tuple(assessed)


def _at_place(index: int, situation: Situation) -> ActAssessment:
    """An act to come, at this place of a plan."""
    found = situation.at_place.get(index)
    if found is None:
        elsewhere = next(iter(situation.at_place.values()), None)
        found = _assess_act(index, situation) if elsewhere is None else _moved(elsewhere, index)
        situation.at_place[index] = found
    return found


def _moved(found: ActAssessment, index: int) -> ActAssessment:
    """The same act at another place of a plan: nothing else is found on it there."""
    findings = [
        Finding(one.rule, one.severity, one.hierarchy, one.touches, one.proof, index, one.in_history)
        for one in found.findings
    ]
    return ActAssessment(index, found.act, found.role, found.top, tuple(findings))


def _assess_act(index: int, situation: Situation, *, in_history: bool = False) -> ActAssessment:
    top = top_of(situation.on, domain=situation.domain)
    found = fired(situation) if situation.by_professional else ()
    findings = [
        Finding(
            rule.id,
            severity,
            rule.hierarchy,
            tuple(sorted(rule.touches(situation))),
            rule.proof(situation),
            index,
            in_history,
        )
        for rule, severity in found
    ]
    return ActAssessment(index, situation.act, role_of(situation, top=top), top, tuple(findings))


def fired(situation: Situation) -> tuple[tuple[Rule, Severity], ...]:
    """What fires on a professional's act, heaviest first, after duty, protection and silence had a say."""
    if situation.fired is None:
        situation.fired = tuple(_weighed(situation))
    return situation.fired


def _weighed(situation: Situation) -> list[tuple[Rule, Severity]]:
    fired: list[tuple[Rule, Severity]] = []
    lifted_in_responsibility = False
    for rule in RULES_FOR[situation.act.verb]:
        severity = rule.weigh(situation)
        if severity is None or (rule.tells_of_protection and not lifted_in_responsibility):
            continue
        weighs_on_responsibility = rule.hierarchy is RESPONSIBILITY and severity in HEAVY
        if weighs_on_responsibility and situation.open_route:
            continue
        if rule.lifted_by_protection and situation.protection:
            lifted_in_responsibility = lifted_in_responsibility or weighs_on_responsibility
            continue
        fired.append((rule, severity))
    if len(fired) > 1:
        ids = {rule.id for rule, _ in fired}
        fired = [one for one in fired if one[0].silent_where.isdisjoint(ids)]
        fired.sort(key=_heaviest_first)
    return fired


def _heaviest_first(fired: tuple[Rule, Severity]) -> tuple[int, str]:
    return WEIGHT[fired[1]], fired[0].id


def _assess_plan(plan: Plan) -> tuple[Finding, ...]:
    """What the plan rules find, heaviest first, then by rule and person."""
    findings = [
        (
            rule,
            Finding(
                rule.id, rule.severity, None, tuple(sorted(found.touches)), found.proof, person=found.person
            ),
        )
        for rule in PLAN_RULES
        for found in rule.look(plan)
    ]
    speaking = {(finding.rule, finding.person) for _, finding in findings}
    audible = (
        finding
        for rule, finding in findings
        if not any((silencer, finding.person) in speaking for silencer in rule.silent_where)
    )
    return tuple(
        sorted(audible, key=lambda finding: (WEIGHT[finding.severity], finding.rule, finding.person or ""))
    )


def _signals(past: Past) -> tuple[Signal, ...]:
    """The signals, by name."""
    signs = {rule.id: (rule, sign) for rule in SIGNALS if (sign := rule.look(past)) is not None}
    return tuple(
        Signal(signal, sign.act, sign.events)
        for signal, (rule, sign) in sorted(signs.items())
        if rule.silent_where.isdisjoint(signs)
    )


def _verdict(acts: Iterable[ActAssessment], plan: Iterable[Finding]) -> Verdict:
    """The heaviest severity of the acts to come and of the plan as a whole."""
    severities = {finding.severity for act in acts for finding in act.findings}
    severities.update(finding.severity for finding in plan)
    if Severity.CONFLICT in severities:
        return Verdict.CONFLICT
    return Verdict.RISK if Severity.RISK in severities else Verdict.CLEAR
