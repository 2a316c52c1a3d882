"""Putting an edit into a plan: a pure function from a case to the plan that then stands."""

from collections.abc import Mapping
from dataclasses import replace

from keuzeruimte.case import Act, Case
from keuzeruimte.day import Day
from keuzeruimte.edits.edit import Edit, unheard_on
from keuzeruimte.edits.whole import heavy_rules
from keuzeruimte.situation import Situation
from keuzeruimte.words import Verb

ONCE_IS_ENOUGH = frozenset({Verb.ACKNOWLEDGE, Verb.ASK_PERMISSION, Verb.OFFER_FOLLOW_UP, Verb.HAND_BACK})


def edited(case: Case, *, edit: Edit, item: int, on: Day | None = None) -> Case | None:
    """The case with one act of the plan edited, or None where this edit has nothing to mend on it.

    `on` is the day of the case, where it is there already.
    """
    acts = ways_round(Situation.of(case.plan[item], on=on or Day(case, day=case.as_of)), edit=edit)
    return None if acts is None else replace(case, plan=in_place(case.plan, item=item, acts=acts))


def ways_round(s: Situation, *, edit: Edit) -> tuple[Act, ...] | None:
    """The acts this edit puts in the place of one act, or None.

    An edit counts only where it mends: one of its rules is gone, and nothing weighs heavier than before.
    """
    if edit.id not in s.ways_round:
        s.ways_round[edit.id] = _ways_round(s, edit)
    return s.ways_round[edit.id]


def _ways_round(s: Situation, edit: Edit) -> tuple[Act, ...] | None:
    before = weights(s)
    if edit.mends.isdisjoint(before) or (s.act.duty and not edit.fits_a_duty):
        return None
    acts = edit.rewrite(s)
    if acts is None or acts == (s.act,):
        return None
    after: dict[str, int] = {}
    for act in acts:
        for rule, weight in weights(Situation.of(act, on=s.on)).items():
            after[rule] = max(weight, after.get(rule, 0))
    if not (edit.mends & before.keys()) - after.keys() or max(after.values(), default=0) > max(
        before.values()
    ):
        return None
    return acts


def weights(s: Situation) -> Mapping[str, int]:
    """What stands in the way of an act: conflicts (2) and risks (1), and a parent not heard on it (1)."""
    if s.weights is None:
        s.weights = heavy_rules(s)
        if unheard_on(s):
            s.weights["one-parent-heard"] = 1
    return s.weights


def in_place(plan: tuple[Act, ...], *, item: int, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The plan with these acts in the place of one; what was already said earlier in it is not said twice."""
    earlier = plan[:item]
    new = tuple(act for act in acts if act.verb not in ONCE_IS_ENOUGH or act not in earlier)
    return (*earlier, *new, *plan[item + 1 :])
