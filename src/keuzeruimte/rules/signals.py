"""Signals from what people did afterwards: a hypothesis to talk about, never a verdict (METHOD 6)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from keuzeruimte.case import Event
from keuzeruimte.finding import ActAssessment
from keuzeruimte.past import WITHDRAWING, Past, between, day_of, latest
from keuzeruimte.rule import Sign, signal_rule
from keuzeruimte.words import SCHOOL_ROLES, EventKind, Hierarchy, Role

LOOK_BACK = 7
BOOMERANG_WITHIN = 42
COOPERATION_WITHIN = 90
WITHDRAWAL_WITHIN = 30
OPPONENTS_WITHIN = 60
A_FEW = 2

OPPOSING = frozenset({EventKind.DOUBTS_EXPERTISE, EventKind.COMPLAINS, EventKind.AVOIDS, EventKind.CANCELLED})
BEGINNINGS = frozenset({*WITHDRAWING, EventKind.GUILTY, EventKind.STAGNATES, *OPPOSING})
"""Each signal rests on an event of one of these kinds at least: where there is none, nobody has to look."""

CROSSES_PARENTS = frozenset({"implied-disapproval", "substitute-parent", "cure-proves-parents-wrong"})
LIGHT = frozenset({EventKind.RELIEVED, EventKind.THANKFUL, EventKind.PRAISES})
LAST = BEGINNINGS | {EventKind.ACTS_AS_PARENT}
"""Of all that a signal rests on, what happened last is one of these."""


def can_tell(events: Iterable[tuple[Role, EventKind]]) -> bool:
    """Whether these events could give a signal, whatever was done; False is certain (METHOD 6).

    To ask this takes no case: of most pupils little happened, and their acts need not be weighed for it.
    """
    done: dict[Role, list[EventKind]] = {}
    for role, kind in events:
        done.setdefault(role, []).append(kind)
    if not OPPOSING.isdisjoint(done.get(Role.PARENT, ())):
        return True
    by_pupil = done.get(Role.PUPIL, [])
    away = sum(kind in WITHDRAWING or kind is EventKind.STAGNATES for kind in by_pupil)
    if away >= A_FEW:
        return True
    if not LIGHT.isdisjoint(by_pupil) and not (WITHDRAWING | {EventKind.GUILTY}).isdisjoint(by_pupil):
        return True
    return EventKind.STAGNATES in by_pupil and any(
        EventKind.ACTS_AS_PARENT in done.get(role, ()) for role in SCHOOL_ROLES
    )


@signal_rule("boomerang", source=("A.saskia",))
def boomerang(past: Past) -> Sign | None:
    """Relief first, then the pupil stays away: the relief may have cost something at home."""
    light = past.by_pupil(*LIGHT)
    heavy = past.by_pupil(*WITHDRAWING, EventKind.GUILTY)
    turned = [event for event in light if between(heavy, event.day, 1, BOOMERANG_WITHIN)]
    done = latest(
        done
        for done in past.heavy(Hierarchy.EMOTIONAL, Hierarchy.RESPONSIBILITY)
        if between(turned, day_of(done.act), 0, LOOK_BACK)
    )
    if done is None:
        return None
    first = between(turned, day_of(done.act), 0, LOOK_BACK)
    return Sign(act=done.index, events=_in_order((*first, *_following(heavy, first, 1, BOOMERANG_WITHIN))))


@signal_rule("cannot-cooperate", source=("A.timo",))
def cannot_cooperate(past: Past) -> Sign | None:
    """Cooperating would prove the parents wrong, so the pupil may not be able to."""
    events = past.by_pupil(*WITHDRAWING, EventKind.STAGNATES)
    done = latest(
        done
        for done in past.history
        if _crosses_parents(done, past=past)
        and len(between(events, day_of(done.act), 1, COOPERATION_WITHIN)) >= A_FEW
    )
    if done is None:
        return None
    return Sign(act=done.index, events=_in_order(between(events, day_of(done.act), 1, COOPERATION_WITHIN)))


@signal_rule("withdrawal", source=("A.saskia", "A.timo"), silent_where=["boomerang", "cannot-cooperate"])
def withdrawal(past: Past) -> Sign | None:
    """The pupil stays away twice in a short time."""
    near = [
        event
        for pair in pairwise(past.by_pupil(*WITHDRAWING))
        if between(pair[1:], pair[0].day, 0, WITHDRAWAL_WITHIN)
        for event in pair
    ]
    return Sign(act=None, events=_in_order(near)) if near else None


@signal_rule("allies-become-opponents", source=("A.delegation",))
def allies_become_opponents(past: Past) -> Sign | None:
    """A child that is stuck, or a line that was crossed, and then adults who turn against each other."""
    opposing = past.by_a_parent(*OPPOSING)
    replacing = past.by_the_school(EventKind.ACTS_AS_PARENT)
    turned = [
        event
        for event in past.by_pupil(EventKind.STAGNATES)
        if between(opposing, event.day, 0, OPPONENTS_WITHIN)
        or between(replacing, event.day, 0, OPPONENTS_WITHIN)
    ]
    crossed = {day_of(done.act) for done in past.heavy(Hierarchy.RESPONSIBILITY)}
    after_crossing = [event for day in crossed for event in between(opposing, day, 0, OPPONENTS_WITHIN)]
    after_standstill = [
        *_following(opposing, turned, 0, OPPONENTS_WITHIN),
        *_following(replacing, turned, 0, OPPONENTS_WITHIN),
    ]
    found = _in_order((*turned, *after_standstill, *after_crossing))
    return Sign(act=None, events=found) if found else None


def _following(events: Sequence[Event], turns: Iterable[Event], first: int, last: int) -> list[Event]:
    """Those of the events that come `first` to `last` days after one of the turns."""
    days = {turn.day for turn in turns}
    return [event for day in days for event in between(events, day, first, last)]


def _crosses_parents(done: ActAssessment, *, past: Past) -> bool:
    """Something the pupil can only answer by standing with the parents."""
    rules = {finding.rule for finding in done.findings}
    if not rules.isdisjoint(CROSSES_PARENTS):
        return True
    return "parent-disapproval" in rules and past.heard_by_the_pupil(done)


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each event once, by day; two alike on one day are one proof."""
    return tuple(sorted(dict.fromkeys(events), key=lambda event: (event.day, event.who, event.kind)))
