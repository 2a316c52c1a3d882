"""All ways round for one item: every sequence of edits on it, cheapest first (METHOD 4)."""

from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush

from keuzeruimte.case import Act
from keuzeruimte.day import Day
from keuzeruimte.edits.apply import in_place, ways_round, weights
from keuzeruimte.edits.bearing import Bearing
from keuzeruimte.edits.edit import Edit
from keuzeruimte.edits.editbook import EDITS
from keuzeruimte.situation import Situation

UNHEARD_RULE = "one-parent-heard"
CONFLICT_WEIGHT = 2
BY_ITSELF = tuple(edit for edit in EDITS if not edit.by_hand_only)


@dataclass(frozen=True, slots=True)
class Change:
    """One edit on one act: the act that goes, and the acts that come in its place."""

    edit: str
    cost: int
    act: Act
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One way for one item: its changes in order, their cost, the conflicts and risks left, its bits."""

    changes: tuple[Change, ...]
    cost: int
    conflicts: int
    risks: int
    bits: int


class Options:
    """The options of every item of one case; what is worked out for one act is remembered for the next."""

    def __init__(self, on: Day) -> None:
        self.on = on
        self.bearing = Bearing(on)
        self._changes: dict[Situation, tuple[Change, ...]] = {}
        self._options: dict[Situation, tuple[Option, ...]] = {}

    def of(self, act: Act) -> tuple[Option, ...]:
        """The options of one item, cheapest first; the first is to leave it as it is.

        Of options that leave the same behind and bring the same to the plan, only the cheapest is kept.
        """
        situation = Situation.of(act, on=self.on)
        if situation not in self._options:
            mends = bool(weights(situation))
            self._options[situation] = tuple(self._search(act) if mends else [self._option((act,), (), 0)])
        return self._options[situation]

    def _search(self, act: Act) -> list[Option]:
        found: dict[tuple[int, int, int], Option] = {}
        queue: list[tuple[int, int, int, tuple[Act, ...], tuple[Change, ...]]] = [(0, 0, 0, (act,), ())]
        done: set[tuple[Act, ...]] = set()
        count = 0
        while queue:
            cost, _, _, acts, changes = heappop(queue)
            if acts in done:
                continue
            done.add(acts)
            option = self._option(acts, changes, cost)
            found.setdefault((option.conflicts, option.risks, option.bits), option)
            for index, one in enumerate(acts):
                for change in self._ways(one):
                    count += 1
                    after = in_place(acts, item=index, acts=change.acts)
                    step = (cost + change.cost, len(changes) + 1, count, after, (*changes, change))
                    heappush(queue, step)
        return list(found.values())

    def _option(self, acts: tuple[Act, ...], changes: tuple[Change, ...], cost: int) -> Option:
        situations = [Situation.of(act, on=self.on) for act in acts]
        left = [
            weight
            for situation in situations
            for rule, weight in weights(situation).items()
            if rule != UNHEARD_RULE  # counted once a parent for the whole plan, by its bits
        ]
        conflicts = left.count(CONFLICT_WEIGHT)
        return Option(changes, cost, conflicts, len(left) - conflicts, self.bearing.of(situations))

    def _ways(self, act: Act) -> tuple[Change, ...]:
        situation = Situation.of(act, on=self.on)
        if situation not in self._changes:
            mending = _mending(frozenset(weights(situation)))
            ways = [(edit, ways_round(situation, edit=edit)) for edit in mending]
            self._changes[situation] = tuple(
                [Change(edit.id, edit.cost, act, acts) for edit, acts in ways if acts is not None]
            )
        return self._changes[situation]


@lru_cache(maxsize=512)
def _mending(rules: frozenset[str]) -> tuple[Edit, ...]:
    """The edits that mend one of these rules."""
    return tuple(edit for edit in BY_ITSELF if not edit.mends.isdisjoint(rules))
