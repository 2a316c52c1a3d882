"""The way round: the nearest plan that is clear, in steps that never make anything worse."""

from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import random_case

from keuzeruimte.alternatives import HEAVIER
from keuzeruimte.assess import assess
from keuzeruimte.case import Act, Case
from keuzeruimte.day import Day
from keuzeruimte.edits.apply import edited
from keuzeruimte.edits.bearing import Bearing
from keuzeruimte.edits.costs import COSTS
from keuzeruimte.edits.editbook import EDIT_SOURCES, EDITS
from keuzeruimte.edits.whole import ask_voice, bring_pupil
from keuzeruimte.reading.case_file import read_case
from keuzeruimte.repair import EXACT_UP_TO, Repair, repair
from keuzeruimte.situation import Situation
from keuzeruimte.words import SCHOOL_ROLES, Role, Severity, Verb, Verdict

CASES = Path(__file__).parent.parent / "cases"
HEAVY = {Severity.CONFLICT, Severity.RISK}
seeds = st.integers(0, 10**9)


def method_case(name: str) -> Case:
    (file,) = CASES.glob(f"{name}-*.yaml")
    return read_case(file.read_bytes(), today=date(2026, 3, 10))


def shown(plan: tuple[Act, ...]) -> list[tuple[str, list[str], list[str], str]]:
    return [(str(a.verb), sorted(a.to), sorted(a.waits_for), a.topic or "") for a in plan]


def repairs(how_many: int, *, most_items: int) -> Iterator[tuple[Case, Repair]]:
    for seed in range(how_many):
        case = random_case(Random(seed), most_items=most_items)
        yield case, repair(case)


def test_saskia_is_not_asked_about_the_divorce_before_her_parents_said_yes() -> None:
    outcome = repair(method_case("saskia-1"))
    parents = ["moeder", "vader"]
    assert outcome.verdict is Verdict.CLEAR
    assert [step.edit for step in outcome.steps] == ["ask-first", "listen"]
    assert shown(outcome.case.plan) == [
        ("guide", ["saskia"], [], "pesten"),
        ("acknowledge", parents, [], "scheiding"),
        ("ask_permission", parents, [], "scheiding"),
        ("discuss", ["saskia"], parents, "scheiding"),
        ("listen", ["saskia"], [], "scheiding"),
    ]


def test_timos_parents_are_offered_another_appointment_and_get_back_what_is_theirs() -> None:
    outcome = repair(method_case("timo-1"))
    parents = ["moeder", "vader"]
    assert outcome.verdict is Verdict.CLEAR
    assert [step.edit for step in outcome.steps] == ["another-appointment", "hand-back"]
    assert shown(outcome.case.plan) == [
        ("offer_follow_up", parents, [], "driftig"),
        ("advise", parents, parents, "driftig"),
        ("acknowledge", parents, [], "driftig"),
        ("hand_back", parents, [], "driftig"),
    ]
    assert "timo" not in {*outcome.case.plan[1].to, *outcome.case.plan[1].present}


def test_a_profile_choice_gets_the_pupils_and_the_other_parents_voice_and_choice() -> None:
    outcome = repair(method_case("lob-1"))
    assert outcome.verdict is Verdict.CLEAR
    assert [(step.edit, step.person) for step in outcome.steps] == [
        ("acknowledge-each", None),
        ("leave-choice", None),
        ("ask-voice", "vader"),
        ("ask-voice", "yara"),
    ]


def test_what_stands_later_in_the_plan_already_is_not_put_in_twice() -> None:
    outcome = repair(method_case("femke"))
    assert [str(act.verb) for act in outcome.case.plan] == ["inform", "inform", "ask_permission", "guide"]


@pytest.mark.parametrize("name", sorted({file.name.split(".")[0] for file in CASES.glob("*.yaml")}))
def test_every_case_of_the_method_has_a_way_round(name: str) -> None:
    case = read_case((CASES / f"{name}.yaml").read_bytes(), today=date(2026, 3, 10))
    outcome = repair(case)
    assert (outcome.verdict, outcome.remains) == (Verdict.CLEAR, ())
    if assess(case).verdict is Verdict.CLEAR:
        assert (outcome.steps, outcome.case) == ((), case)


@given(seeds)
def test_a_clear_plan_comes_back_unchanged_and_repairing_twice_changes_nothing(seed: int) -> None:
    case = random_case(Random(seed), most_items=5)
    outcome = repair(case)
    if assess(case).verdict is Verdict.CLEAR:
        assert (outcome.case, outcome.steps, outcome.cost) == (case, (), 0)
    again = repair(outcome.case)
    assert (again.case, again.steps) == (outcome.case, ())


@given(seeds)
def test_no_number_of_steps_makes_the_verdict_worse(seed: int) -> None:
    case = random_case(Random(seed), most_items=5)
    whole = repair(case)
    verdict = assess(case).verdict
    for number in range(len(whole.steps) + 1):
        part = repair(case, take=number)
        assert part.steps == whole.steps[:number]
        assert HEAVIER[part.verdict] <= HEAVIER[verdict]
        assert part.verdict == assess(part.case).verdict
        verdict = part.verdict
    assert repair(case, take=99) == whole


def test_every_step_takes_something_away_and_costs_what_the_table_says() -> None:
    for _, outcome in repairs(400, most_items=5):
        assert outcome.cost == sum(COSTS[step.edit][0] for step in outcome.steps)
        for step in outcome.steps:
            assert step.removes, step
            assert step.acts, step


def test_no_step_touches_what_people_agreed_asked_or_said() -> None:
    for case, outcome in repairs(400, most_items=5):
        after = outcome.case
        assert (after.people, after.delegations, after.limits, after.requests, after.voices) == (
            case.people,
            case.delegations,
            case.limits,
            case.requests,
            case.voices,
        )
        assert (after.protection, after.history, after.events) == (case.protection, case.history, case.events)


def test_no_step_brings_in_anybody_but_parents_pupil_and_colleagues() -> None:
    village = 0
    for case, outcome in repairs(600, most_items=5):
        mine = {
            person.id
            for person in case.people.values()
            if person.role in SCHOOL_ROLES | {Role.PUPIL, Role.PARENT}
        }
        for step in outcome.steps:
            before = set() if step.act is None else {*step.act.to, *step.act.present}
            after = {who for act in step.acts for who in (*act.to, *act.present)}
            village += bool(before - mine)
            assert after - mine <= before, step
    assert village


def test_what_waits_for_a_yes_was_asked_or_offered_before() -> None:
    waiting = 0
    for case, outcome in repairs(600, most_items=5):
        asked: set[str] = set()
        for act in outcome.case.plan:
            if act not in case.plan and act.verb is not Verb.ASK_PERMISSION:
                new = set(act.waits_for).difference(*(a.waits_for for a in case.plan))
                assert new <= asked
                waiting += bool(new)
            if act.verb in {Verb.ASK_PERMISSION, Verb.OFFER_FOLLOW_UP}:
                asked |= set(act.to)
    assert waiting


def test_protection_stays_in_the_plan_as_it_is() -> None:
    seen = 0
    for case, outcome in repairs(600, most_items=5):
        protecting = [act for act in case.plan if act.verb is Verb.PROTECT]
        kept = [act for act in outcome.case.plan if act.verb is Verb.PROTECT]
        assert [(act.by, act.to, act.present) for act in kept] == [
            (act.by, act.to, act.present) for act in protecting
        ]
        seen += len(protecting)
    assert seen


def test_an_act_that_the_law_obliges_to_stays_in_the_plan() -> None:
    seen = 0
    for case, outcome in repairs(1500, most_items=5):
        duties = [(act.by, act.topic, act.domain) for act in case.plan if act.duty]
        kept = [(act.by, act.topic, act.domain) for act in outcome.case.plan if act.duty]
        assert kept == duties
        seen += len(duties)
    assert seen


def test_the_outcome_is_clear_but_for_protection_duties_and_families_without_a_living_parent() -> None:
    for case, outcome in repairs(2000, most_items=4):
        parents = [person for person in case.people.values() if person.role is Role.PARENT]
        hard = any(person.deceased for person in parents) or not parents or any(a.duty for a in case.plan)
        if not hard:
            assert {found.rule for found in outcome.remains} <= {"protection-unfounded"}, case


def test_the_cost_is_never_above_brute_force() -> None:
    """Brute force takes any edit on any item in any order, and looks at whole plans only."""
    for seed in range(300):
        case = random_case(Random(seed), most_items=3)
        outcome = repair(case)
        if outcome.verdict is Verdict.CLEAR:
            assert brute_force(case, bound=outcome.cost) == outcome.cost, seed
        else:
            assert brute_force(case, bound=8) is None, seed


def brute_force(case: Case, *, bound: int) -> int | None:
    queue: list[tuple[int, int, Case]] = [(0, 0, case)]
    seen, count = set(), 0
    while queue:
        cost, _, here = heappop(queue)
        if here.plan in seen:
            continue
        seen.add(here.plan)
        if assess(here).verdict is Verdict.CLEAR:
            return cost
        for price, there in neighbours(here):
            if cost + price <= bound:
                count += 1
                heappush(queue, (cost + price, count, there))
    return None


def neighbours(case: Case) -> Iterator[tuple[int, Case]]:
    for item in range(len(case.plan)):
        for edit in EDITS:
            changed = None if edit.by_hand_only else edited(case, edit=edit, item=item)
            if changed is not None:
                yield edit.cost, changed
    today = Day(case, day=case.as_of)
    for finding in assess(case).plan:
        if finding.rule in {"voice-missing", "parent-left-out"} and finding.person is not None:
            index, ask = ask_voice(case.plan, on=today, person=finding.person)
            yield COSTS["ask-voice"][0], with_plan(case, (*case.plan[:index], ask, *case.plan[index:]))
        if finding.rule == "pupil-absent":
            yield COSTS["bring-pupil"][0], with_plan(case, bring_pupil(case.plan, on=today))


def with_plan(case: Case, plan: tuple[Act, ...]) -> Case:
    from dataclasses import replace

    return replace(case, plan=plan)


@given(seeds)
def test_the_bits_of_a_plan_say_what_the_plan_rules_say(seed: int) -> None:
    case = random_case(Random(seed), most_items=5)
    today = Day(case, day=case.as_of)
    bearing = Bearing(today)
    missing = bearing.missing(bearing.of(Situation.of(act, on=today) for act in case.plan))
    found = [finding for finding in assess(case).plan if finding.severity in HEAVY]
    people = {f.person for f in found if f.rule in {"voice-missing", "parent-left-out"}}
    assert set(missing.ask) == people
    absent = any(f.rule == "pupil-absent" for f in found)
    assert missing.bring_pupil == (absent and bearing.on.pupil not in people)
    assert missing.unheard == sum(f.rule == "one-parent-heard" for f in found)


def test_least_cost_is_promised_up_to_eight_items() -> None:
    random = Random(5)
    case = random_case(random, most_items=1)
    assert repair(with_plan(case, case.plan * EXACT_UP_TO)).exact
    long = repair(with_plan(case, case.plan * (EXACT_UP_TO + 1)))
    assert not long.exact
    assert long.verdict is repair(case).verdict


def test_what_is_good_already_is_named() -> None:
    outcome = repair(method_case("mees"))
    assert {finding.rule for finding in outcome.good} >= {"responsibility-returned", "choice-left"}


def test_every_edit_has_a_cost_with_a_reason_and_a_source() -> None:
    assert set(COSTS) == set(EDIT_SOURCES)
    assert all(cost > 0 and reason and EDIT_SOURCES[edit] for edit, (cost, reason) in COSTS.items())
