"""Taking steps one by one, or one by itself: where each act comes from, and never a worse plan."""

from random import Random

from hypothesis import example, given
from hypothesis import strategies as st
from worlds import random_case

from keuzeruimte.alternatives import HEAVIER
from keuzeruimte.assess import assess
from keuzeruimte.case import Act, Case
from keuzeruimte.repair import repair
from keuzeruimte.taking import Line, by_itself, one_by_one

seeds = st.integers(0, 10**9)


def acts(lines: tuple[Line, ...]) -> tuple[Act, ...]:
    return tuple(line.act for line in lines)


def at_random(seed: int) -> Case:
    return random_case(Random(seed), most_items=5)


@given(seeds)
def test_taken_one_by_one_they_lead_where_the_way_round_leads(seed: int) -> None:
    case = at_random(seed)
    outcome = repair(case)
    plans = [acts(taken.after) for taken in one_by_one(case, outcome.steps)]
    assert plans == [step.case.plan for step in outcome.steps]


@given(seeds)
def test_every_item_of_the_plan_before_is_there_once_at_most(seed: int) -> None:
    case = at_random(seed)
    for taken in one_by_one(case, repair(case).steps):
        items = [line.item for line in taken.after if line.item is not None]
        assert len(items) == len(set(items))
        assert set(items) <= set(range(len(case.plan)))


@given(seeds)
def test_an_act_that_did_not_change_is_still_its_own_item(seed: int) -> None:
    case = at_random(seed)
    steps = repair(case).steps
    began = {taken.item for taken in one_by_one(case, steps)}
    edits = {step.edit for step in steps}
    if steps and "bring-pupil" not in edits:
        last = tuple(one_by_one(case, steps))[-1].after
        kept = {line.item: line.act for line in last}
        left = set(range(len(case.plan))) - began
        assert {item: kept[item] for item in left} == {item: case.plan[item] for item in left}


@example(3447599)  # the pupil is brought to a talk that only the step before puts in the plan
@given(seeds)
def test_one_step_by_itself_never_makes_the_verdict_worse(seed: int) -> None:
    case = at_random(seed)
    now = HEAVIER[assess(case).verdict]
    steps = repair(case).steps
    for taken, step in zip(one_by_one(case, steps), steps, strict=True):
        alone = by_itself(case, taken, step)
        if alone is not None:
            assert acts(alone) != case.plan
            found = assess(Case(**{**_fields(case), "plan": acts(alone)}))
            assert HEAVIER[found.verdict] <= now


@given(seeds)
def test_the_first_step_can_be_taken_by_itself(seed: int) -> None:
    case = at_random(seed)
    steps = repair(case).steps
    if steps:
        taken = next(one_by_one(case, steps))
        assert by_itself(case, taken, steps[0]) is not None


@given(seeds)
def test_items_that_are_kept_stay_as_they_are(seed: int) -> None:
    case = at_random(seed)
    kept = frozenset(range(0, len(case.plan), 2))
    steps = repair(case, keep=kept).steps
    assert {taken.item for taken in one_by_one(case, steps)}.isdisjoint(kept)


def _fields(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in Case.__dataclass_fields__}
