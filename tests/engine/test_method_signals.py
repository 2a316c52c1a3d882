"""Signals from what people did afterwards (METHOD 6)."""

from datetime import date, timedelta

import pytest
from tell import assessed

from keuzeruimte.rules.signals import can_tell
from keuzeruimte.words import EventKind, Role

START = date(2025, 11, 1)
CROSSING = "act: discuss, by: karim, to: [kind], topic: scheiding"
ADVICE = "act: advise, by: karim, to: [moeder], present: [kind], topic: driftig, options: 2"
DISAPPROVAL = "act: disapprove, by: karim, about: [moeder], topic: leren"
ASKED = """requests: [{by: [moeder], kind: advice, topic: driftig, present: [kind]}]
limits: [{by: [moeder], topic: scheiding}]
"""


def signals(
    *, history: list[tuple[int, str]], events: list[tuple[int, str, str]]
) -> list[tuple[str, int | None]]:
    """The signals, with days counted from the start."""
    past = [f"  - {{date: {START + timedelta(day)}, {line}}}" for day, line in history]
    seen = [f"  - {{date: {START + timedelta(day)}, who: {who}, kind: {kind}}}" for day, who, kind in events]
    lines = [
        ASKED,
        *(["history:", *past] if past else []),
        *(["events:", *seen] if seen else []),
    ]
    return [(signal.signal, signal.act) for signal in assessed("\n".join(lines)).signals]


@pytest.mark.parametrize(
    ("light", "light_day", "heavy", "heavy_day", "fires"),
    [
        ("relieved", 10, "avoids", 11, True),
        ("thankful", 17, "late", 59, True),
        ("praises", 12, "missed", 13, True),
        ("relieved", 10, "cancelled", 52, True),
        ("relieved", 10, "guilty", 12, True),
        ("relieved", 10, "avoids", 53, False),
        ("relieved", 10, "avoids", 10, False),
        ("relieved", 9, "avoids", 12, False),
        ("relieved", 18, "avoids", 20, False),
        ("progresses", 10, "avoids", 12, False),
        ("relieved", 10, "stagnates", 12, False),
    ],
)
def test_boomerang_is_relief_and_then_staying_away(
    light: str, light_day: int, heavy: str, heavy_day: int, fires: bool
) -> None:
    told = signals(history=[(10, CROSSING)], events=[(light_day, "kind", light), (heavy_day, "kind", heavy)])
    assert told == ([("boomerang", 0)] if fires else [])


def test_boomerang_needs_the_pupil_and_an_act_that_crossed_somebody() -> None:
    events = [(10, "kind", "relieved"), (12, "kind", "avoids")]
    fine = "act: listen, by: karim, to: [kind], topic: leren"
    outside = "act: treat, by: karim, to: [kind], topic: leren"
    assert signals(history=[(10, fine), (10, outside)], events=events) == []
    assert signals(history=[(10, CROSSING)], events=[(10, "moeder", "relieved"), events[1]]) == []
    assert signals(history=[(10, CROSSING)], events=[events[0], (12, "oma", "avoids")]) == []


def test_boomerang_names_the_latest_act_and_of_one_day_the_last_listed() -> None:
    events = [(10, "kind", "relieved"), (30, "kind", "relieved"), (40, "kind", "avoids")]
    history = [(28, CROSSING), (25, CROSSING), (28, CROSSING), (31, CROSSING), (5, CROSSING)]
    assert signals(history=history, events=events) == [("boomerang", 2)]


@pytest.mark.parametrize(
    ("line", "days", "kinds", "fires"),
    [
        (ADVICE, (11, 100), ("late", "stagnates"), True),
        (ADVICE, (11, 11), ("late", "late"), True),
        (ADVICE, (10, 11), ("late", "late"), False),
        (ADVICE, (11, 101), ("late", "missed"), False),
        (ADVICE, (11, 12), ("late", "guilty"), False),
        ("act: take_over, by: karim, to: [moeder], topic: driftig", (11, 80), ("late", "missed"), True),
        ("act: guide, by: karim, to: [kind], topic: driftig", (11, 80), ("late", "missed"), True),
        (
            f"{DISAPPROVAL}, to: [kind]",
            (11, 80),
            ("late",) * 2,
            True,
        ),
        (
            f"{DISAPPROVAL}, to: [oma], present: [kind]",
            (11, 80),
            ("late",) * 2,
            True,
        ),
        (
            f"{DISAPPROVAL}, to: [oma]",
            (11, 80),
            ("late",) * 2,
            False,
        ),
        (CROSSING, (11, 80), ("late", "missed"), False),
    ],
)
def test_cannot_cooperate_is_staying_away_after_parents_were_put_in_the_wrong(
    line: str, days: tuple[int, int], kinds: tuple[str, str], fires: bool
) -> None:
    told = signals(
        history=[(10, line)],
        events=[(day, "kind", kind) for day, kind in zip(days, kinds, strict=True)],
    )
    assert (("cannot-cooperate", 0) in told) is fires


def test_cannot_cooperate_names_the_latest_act_after_which_it_happened_twice() -> None:
    events = [(20, "kind", "late"), (22, "kind", "late")]
    assert signals(history=[(10, ADVICE), (19, ADVICE), (21, ADVICE)], events=events) == [
        ("cannot-cooperate", 1)
    ]


@pytest.mark.parametrize(
    ("events", "fires"),
    [
        ([(10, "kind", "late"), (40, "kind", "missed")], True),
        ([(10, "kind", "late"), (10, "kind", "late")], True),
        ([(40, "kind", "cancelled"), (10, "kind", "avoids")], True),
        ([(10, "kind", "late"), (41, "kind", "missed")], False),
        ([(10, "kind", "late"), (11, "kind", "stagnates")], False),
        ([(10, "kind", "late"), (11, "moeder", "missed")], False),
        ([(10, "kind", "late")], False),
    ],
)
def test_withdrawal_is_twice_within_thirty_days(events: list[tuple[int, str, str]], fires: bool) -> None:
    assert signals(history=[], events=events) == ([("withdrawal", None)] if fires else [])


def test_withdrawal_is_silent_beside_a_signal_that_says_more() -> None:
    twice = [(12, "kind", "late"), (13, "kind", "late")]
    assert signals(history=[(10, ADVICE)], events=twice) == [("cannot-cooperate", 0)]
    assert signals(history=[(10, CROSSING)], events=[(10, "kind", "relieved"), *twice]) == [("boomerang", 0)]
    assert signals(history=[(10, CROSSING)], events=twice) == [("withdrawal", None)]


@pytest.mark.parametrize(
    ("history", "events", "fires"),
    [
        ([], [(10, "kind", "stagnates"), (10, "moeder", "complains")], True),
        ([], [(10, "kind", "stagnates"), (70, "opa", "doubts_expertise")], True),
        ([], [(10, "kind", "stagnates"), (70, "karim", "acts_as_parent")], True),
        ([(10, CROSSING)], [(10, "moeder", "avoids")], True),
        ([(10, CROSSING)], [(70, "stiefvader", "cancelled")], True),
        ([(10, CROSSING)], [(71, "moeder", "cancelled")], False),
        ([(10, CROSSING)], [(9, "moeder", "cancelled")], False),
        ([(10, CROSSING)], [(12, "karim", "acts_as_parent")], False),
        ([(10, CROSSING)], [(12, "moeder", "missed")], False),
        ([(10, CROSSING)], [(12, "oma", "complains")], False),
        ([(10, ADVICE)], [(12, "moeder", "complains")], False),
        ([], [(10, "kind", "stagnates"), (71, "moeder", "complains")], False),
        ([], [(10, "kind", "stagnates"), (9, "karim", "acts_as_parent")], False),
        ([], [(10, "kind", "stagnates"), (11, "oma", "acts_as_parent")], False),
        ([], [(10, "moeder", "stagnates"), (11, "moeder", "complains")], False),
        ([], [(10, "kind", "late"), (11, "moeder", "complains")], False),
    ],
)
def test_allies_become_opponents_after_a_standstill_or_a_crossing(
    history: list[tuple[int, str]], events: list[tuple[int, str, str]], fires: bool
) -> None:
    assert signals(history=history, events=events) == ([("allies-become-opponents", None)] if fires else [])


@pytest.mark.parametrize(
    ("events", "possible"),
    [
        ([], False),
        ([(Role.PUPIL, "late")], False),
        ([(Role.PUPIL, "stagnates")], False),
        ([(Role.PUPIL, "praises"), (Role.PUPIL, "progresses")], False),
        ([(Role.PARENT, "late"), (Role.PUPIL, "late")], False),
        ([(Role.MENTOR, "acts_as_parent")], False),
        ([(Role.PUPIL, "late"), (Role.PUPIL, "missed")], True),
        ([(Role.PUPIL, "late"), (Role.PUPIL, "stagnates")], True),
        ([(Role.PUPIL, "praises"), (Role.PUPIL, "late")], True),
        ([(Role.PUPIL, "relieved"), (Role.PUPIL, "guilty")], True),
        ([(Role.PARENT, "complains")], True),
        ([(Role.PUPIL, "stagnates"), (Role.MENTOR, "acts_as_parent")], True),
        ([(Role.PUPIL, "relieved"), (Role.PUPIL, "stagnates"), (Role.TEACHER, "acts_as_parent")], True),
    ],
)
def test_by_events_alone_it_is_seen_whether_there_can_be_a_signal(
    events: list[tuple[Role, str]], possible: bool
) -> None:
    assert can_tell((role, EventKind(kind)) for role, kind in events) is possible
