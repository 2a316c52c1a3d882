"""An evening that works: a time for each conversation, and nobody at two places at once.

Plain values in, plain values out. A time that does not fit somebody is never chosen; a time that fits
everybody goes before one that does if need be, and that before one of which somebody said nothing yet.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from .busy import Slot, overlap, same_place, too_near

MOST_LOOKS = 50_000
"""Choices looked at before the best that was found so far is good enough."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A time that can be chosen; `cost` is 0 where it fits everybody."""

    time: UUID
    slot: Slot
    cost: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A conversation that looks for a time, with who comes."""

    proposal: UUID
    people: frozenset[UUID]
    travel: timedelta
    choices: tuple[Choice, ...]


def arranged(wanted: Sequence[Wanted]) -> Mapping[UUID, Choice]:
    """A time for as many as possible, with the least cost, and among those the earliest. By proposal."""
    order = sorted(wanted, key=lambda one: (len(one.choices), str(one.proposal)))
    best: dict[UUID, Choice] = {}
    best_worth = _worth({})
    looks = 0

    def look(number: int, chosen: dict[UUID, Choice]) -> None:
        nonlocal best, best_worth, looks
        looks += 1
        if looks > MOST_LOOKS:
            return
        if number == len(order):
            if _worth(chosen) < best_worth:
                best, best_worth = dict(chosen), _worth(chosen)
            return
        if -(len(chosen) + len(order) - number) > best_worth[0]:
            return  # whatever comes, fewer find a time
        one = order[number]
        before = [(other, chosen[other.proposal]) for other in order[:number] if other.proposal in chosen]
        for choice in sorted(one.choices, key=lambda c: (c.cost, c.slot.starts_at, str(c.time))):
            if all(_together(one, choice, other, theirs) for other, theirs in before):
                look(number + 1, {**chosen, one.proposal: choice})
        look(number + 1, chosen)

    look(0, {})
    return best


def _together(one: Wanted, choice: Choice, other: Wanted, theirs: Choice) -> bool:
    """Both can go on: nobody is needed at both, and they do not sit in one room at one time."""
    travel = max(one.travel, other.travel)
    if one.people & other.people and too_near(choice.slot, theirs.slot, travel=travel):
        return False
    named = choice.slot.place.strip() and same_place(choice.slot, theirs.slot)
    return not (named and overlap(choice.slot, theirs.slot))


def _worth(chosen: Mapping[UUID, Choice]) -> tuple[int, int, float]:
    choices: Collection[Choice] = chosen.values()
    return (
        -len(choices),
        sum(choice.cost for choice in choices),
        sum(choice.slot.starts_at.timestamp() for choice in choices),
    )
