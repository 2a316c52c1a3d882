"""Taking steps of the way round: which act of the plan each comes from, and each step by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keuzeruimte.alternatives import HEAVIER
from keuzeruimte.assess import assess_plan
from keuzeruimte.case import Act, Case
from keuzeruimte.day import Day
from keuzeruimte.edits.apply import in_place
from keuzeruimte.edits.editbook import PLAN_EDITS
from keuzeruimte.edits.whole import ask_voice, bring_pupil
from keuzeruimte.repair import Step


@dataclass(frozen=True, slots=True)
class Line:
    """One act of a plan, and the item of the first plan that it is or came from; None: a new one."""

    act: Act
    item: int | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A plan before and after a step. `item`: the item of the first plan that it began from, None for a step
    on the plan as a whole, or on an act that an earlier step brought."""

    item: int | None
    before: tuple[Line, ...]
    after: tuple[Line, ...]


def one_by_one(case: Case, steps: Sequence[Step]) -> Iterator[Taken]:
    """The plan around each of these steps, which `repair` gave for this case, taken in their order."""
    lines = _as_it_stands(case)
    touched: set[int] = set()
    for step in steps:
        after = _followed(lines, step)
        stood = None if step.edit in PLAN_EDITS else lines[step.item].item
        item = None if stood in touched else stood
        yield Taken(item, lines, after)
        touched |= {line.item for line in lines if line.item is not None and line not in after}
        lines = after


def by_itself(case: Case, taken: Taken, step: Step, *, on: Day | None = None) -> tuple[Line, ...] | None:
    """The plan with only this step taken; None where another has to come first, or where it is worse."""
    lines = _as_it_stands(case)
    today = on or Day(case, day=case.as_of)
    if step.edit == "ask-voice" and step.person is not None:
        index, ask = ask_voice(case.plan, on=today, person=step.person)
        after = (*lines[:index], Line(ask, None), *lines[index:])
    elif step.edit == "bring-pupil":
        brought = bring_pupil(case.plan, on=today)
        if brought == case.plan:
            return None  # the talk to bring the pupil to is what an earlier step puts there
        after = _paired(lines, brought)
    elif taken.item is None:
        return None
    else:
        plan = in_place(case.plan, item=taken.item, acts=step.acts)
        after = _in_its_place(lines, taken.item, plan)
    alone, now = (assess_plan(plan, on=today).verdict for plan in (_acts(after), case.plan))
    return after if HEAVIER[alone] <= HEAVIER[now] else None


def _acts(lines: tuple[Line, ...]) -> tuple[Act, ...]:
    return tuple(line.act for line in lines)


def _as_it_stands(case: Case) -> tuple[Line, ...]:
    return tuple(Line(act, item) for item, act in enumerate(case.plan))


def _followed(lines: tuple[Line, ...], step: Step) -> tuple[Line, ...]:
    if step.edit == "bring-pupil":
        return _paired(lines, step.case.plan)
    if step.edit == "ask-voice":
        return (*lines[: step.item], Line(step.case.plan[step.item], None), *lines[step.item :])
    return _in_its_place(lines, step.item, step.case.plan)


def _paired(lines: tuple[Line, ...], plan: tuple[Act, ...]) -> tuple[Line, ...]:
    """The pupil was added to acts that stay where they are, or one act was put between them."""
    if len(plan) == len(lines):
        return tuple(Line(act, line.item) for act, line in zip(plan, lines, strict=True))
    new = next((n for n, line in enumerate(lines) if plan[n] != line.act), len(lines))
    return (*lines[:new], Line(plan[new], None), *lines[new:])


def _in_its_place(lines: tuple[Line, ...], index: int, plan: tuple[Act, ...]) -> tuple[Line, ...]:
    """The acts in the place of one: the one most like it keeps its item, else the last of them.

    Where they stand later in the plan already, what the item had become before leaves with them.
    """
    fewer = len(lines) - len(plan)
    if fewer > 0:
        acts_then = tuple(line.act for line in lines)
        left_out = (
            first
            for first in range(max(0, index - fewer + 1), index + 1)
            if plan == (*acts_then[:first], *acts_then[first + fewer :])
        )
        first = next(left_out)
        return (*lines[:first], *lines[first + fewer :])
    old = lines[index]
    acts = plan[index : index + len(plan) - len(lines) + 1]
    alike = [n for n, act in enumerate(acts) if act.verb == old.act.verb]
    heir = alike[-1] if alike else len(acts) - 1
    new = tuple(Line(act, old.item if n == heir else None) for n, act in enumerate(acts))
    return (*lines[:index], *new, *lines[index + 1 :])
