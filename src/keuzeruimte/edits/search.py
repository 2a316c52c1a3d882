"""The nearest plan: of all choices of one option an item, the one that leaves least and costs least.

Items meet only in the plan rules, and those look at unions. So it is enough to remember, for each set of bits
that the items so far can bring together, the best choice that brings it: exact, and quick for long plans too.
"""

from dataclasses import dataclass

from keuzeruimte.case import Act
from keuzeruimte.edits.bearing import Missing
from keuzeruimte.edits.costs import COSTS
from keuzeruimte.edits.options import Change, Options

ASK_COST = COSTS["ask-voice"][0]
BRING_COST = COSTS["bring-pupil"][0]


@dataclass(frozen=True, slots=True, order=True)
class _Sum:
    conflicts: int
    risks: int
    cost: int
    edits: int


@dataclass(frozen=True, slots=True)
class _Chain:
    """The choices so far, as a chain: the plans that share a beginning share its memory."""

    before: "_Chain | None"
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each item its changes in order, and what the plan as a whole then still lacks."""

    changes: tuple[tuple[Change, ...], ...]
    missing: Missing


def nearest(plan: tuple[Act, ...], *, options: Options, keep: frozenset[int] = frozenset()) -> Nearest:
    """The changes of least cost among those that leave the fewest conflicts, then the fewest risks.

    The items in `keep` stay as they are.
    """
    best: dict[int, tuple[_Sum, _Chain | None]] = {0: (_Sum(0, 0, 0, 0), None)}
    for item, act in enumerate(plan):
        ways = options.of(act)[:1] if item in keep else options.of(act)
        after: dict[int, tuple[_Sum, _Chain | None]] = {}
        for bits, (total, chain) in best.items():
            for option in ways:
                new = _Sum(
                    total.conflicts + option.conflicts,
                    total.risks + option.risks,
                    total.cost + option.cost,
                    total.edits + len(option.changes),
                )
                together = bits | option.bits
                if together not in after or new < after[together][0]:
                    after[together] = (new, _Chain(chain, option.changes))
        best = after
    _, _, chain, missing = min(
        (
            (_with_the_whole(total, missing), bits, chain, missing)
            for bits, (total, chain) in best.items()
            for missing in (options.bearing.missing(bits),)
        ),
        key=lambda found: (found[0], found[1]),
    )
    changes = []
    while chain is not None:
        changes.append(chain.changes)
        chain = chain.before
    return Nearest(tuple(reversed(changes)), missing)


def _with_the_whole(total: _Sum, missing: Missing) -> _Sum:
    return _Sum(
        total.conflicts,
        total.risks + missing.unheard,
        total.cost + len(missing.ask) * ASK_COST + missing.bring_pupil * BRING_COST,
        total.edits + missing.edits,
    )
