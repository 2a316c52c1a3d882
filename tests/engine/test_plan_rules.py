"""The rules for the plan as a whole (METHOD 5)."""

import pytest
from tell import FAMILY, OF_AGE, found, of_plan

UNKNOWN = FAMILY.replace("vader: {role: parent}", "vader: {role: parent, authority: unknown}", 1)
DECIDE = "act: decide, by: juf, to: [kind, moeder, vader], topic: somber"


def missing(*people: str) -> set[tuple[str, str, str | None]]:
    return {("voice-missing", "risk", person) for person in people}


def only(rule: str, results: set[tuple[str, str, str | None]]) -> set[str | None]:
    """The people for whom this rule fires."""
    return {person for name, _, person in results if name == rule}


@pytest.mark.parametrize(
    ("line", "settles"),
    [
        ("act: decide, by: juf, to: [kind], topic: loopbaan", True),
        ("act: decide, by: juf, to: [kind], topic: leren", False),
        ("act: advise, by: juf, to: [kind], topic: loopbaan", True),
        ("act: advise, by: juf, to: [kind], topic: leren", False),
        ("act: agree, by: juf, to: [kind], topic: leren", True),
        ("act: agree, by: juf, to: [kind], topic: leren, responsible: [kind]", True),
        ("act: agree, by: juf, to: [kind], topic: leren, responsible: [juf, oma]", True),
        ("act: agree, by: juf, to: [kind], topic: leren, responsible: [juf, rt]", False),
        ("act: decide, by: voogd, to: [kind], topic: loopbaan", False),
    ],
)
def test_voice_is_missing_where_something_is_settled(line: str, settles: bool) -> None:
    expected = {"kind", "moeder", "vader"} if settles else set()
    assert only("voice-missing", of_plan(line)) == expected


def test_voice_is_there_when_recorded_or_asked_or_listened_to() -> None:
    ask = "act: ask, by: juf, to: [moeder], present: [vader], topic: leren"
    listen = "act: listen, by: juf, to: [vader], topic: leren"
    tell = "act: inform, by: juf, to: [vader], topic: leren"
    by_protector = "act: ask, by: voogd, to: [vader], topic: leren"
    assert of_plan(DECIDE, ask, by_protector, more="voices: [kind]") == missing("vader")
    assert of_plan(DECIDE, ask, tell, more="voices: [kind]") == missing("vader")
    assert only("voice-missing", of_plan(DECIDE, ask, listen, more="voices: [kind]")) == set()


def test_parent_whose_authority_is_unknown_is_missed_too_and_one_without_is_not() -> None:
    assert only("voice-missing", of_plan(DECIDE, family=UNKNOWN)) == {"kind", "moeder", "vader"}


TO_MOTHER = "act: inform, by: juf, to: [moeder], topic: leren"


@pytest.mark.parametrize(
    ("acts", "more", "left_out"),
    [
        ([TO_MOTHER], "", {"vader"}),
        (["act: inform, by: juf, to: [stiefvader, oma], topic: leren"], "", set()),
        (["act: withhold, by: juf, to: [moeder], topic: leren"], "", set()),
        (["act: inform, by: voogd, to: [moeder], topic: leren"], "", set()),
        ([TO_MOTHER, "act: inform, by: juf, to: [kind], present: [vader], topic: leren"], "", set()),
        ([TO_MOTHER, "act: withhold, by: juf, to: [vader], topic: leren"], "", {"vader"}),
        ([TO_MOTHER], "voices: [vader]", set()),
        ([TO_MOTHER, "act: guide, by: juf, to: [kind], topic: leren, waits_for: [vader]"], "", set()),
        ([TO_MOTHER, "act: decide, by: juf, to: [kind], topic: loopbaan"], "", set()),
    ],
)
def test_parent_is_left_out_who_hears_nothing_while_another_is_spoken_to(
    acts: list[str], more: str, left_out: set[str]
) -> None:
    assert only("parent-left-out", of_plan(*acts, more=more)) == left_out
    assert only("parent-left-out", of_plan(*acts, more=more, family=UNKNOWN)) == left_out


@pytest.mark.parametrize(
    ("acts", "absent"),
    [
        (["act: guide, by: decaan, to: [moeder], topic: loopbaan"], True),
        (["act: guide, by: decaan, to: [moeder], present: [kind], topic: loopbaan"], False),
        (["act: guide, by: decaan, to: [moeder], topic: leren"], False),
        (["act: ask_permission, by: decaan, to: [moeder], topic: loopbaan"], False),
        (["act: inform, by: decaan, to: [moeder], topic: loopbaan"], False),
        (["act: share, by: decaan, to: [moeder], topic: loopbaan"], False),
        (
            [
                "act: guide, by: decaan, to: [moeder], topic: loopbaan",
                "act: inform, by: decaan, to: [kind], topic: loopbaan",
            ],
            False,
        ),
        (
            [
                "act: guide, by: decaan, to: [moeder], topic: loopbaan",
                "act: inform, by: decaan, to: [kind], topic: leren",
            ],
            True,
        ),
    ],
)
def test_pupil_is_absent_from_the_own_career(acts: list[str], absent: bool) -> None:
    assert (("pupil-absent", "risk", None) in of_plan(*acts)) is absent


GUIDE = "act: guide, by: karim, to: [kind], topic: somber"


def entrusted(*by: str, domain: str = "social_emotional") -> str:
    lines = (f"  - {{domain: {domain}, by: [{one}], to: [karim], status: agreed}}" for one in by)
    return "delegations:\n" + "\n".join(lines)


def test_one_parent_is_heard_where_the_other_did_not_entrust() -> None:
    assert only("one-parent-heard", of_plan(GUIDE, more=entrusted("moeder"))) == {"vader"}
    assert only("one-parent-heard", of_plan(GUIDE, more=entrusted("moeder", "vader"))) == set()
    assert only("one-parent-heard", of_plan(GUIDE, more=entrusted("moeder"), family=UNKNOWN)) == set()
    assert only("one-parent-heard", of_plan(GUIDE, more=entrusted("kind"), family=OF_AGE)) == set()
    assert (
        only("one-parent-heard", of_plan(f"{GUIDE}, waits_for: [moeder, vader]", more=entrusted("moeder")))
        == set()
    )
    learning = "act: guide, by: karim, to: [kind], topic: leren"
    assert only("one-parent-heard", of_plan(learning, more=entrusted("moeder", domain="learning"))) == set()


def test_one_parent_is_acknowledged_before_the_pupil_and_another_nowhere() -> None:
    before = "act: acknowledge, by: juf, to: [kind], about: [moeder], topic: leren"
    without = "act: acknowledge, by: juf, to: [moeder], topic: leren"
    late = "act: acknowledge, by: juf, to: [oma], about: [opa], present: [kind], topic: leren"
    others = "act: acknowledge, by: juf, to: [vader, stiefvader], topic: leren"
    assert only("one-parent-acknowledged", of_plan(before)) == {"stiefvader", "vader"}
    assert only("one-parent-acknowledged", of_plan(without)) == set()
    assert only("one-parent-acknowledged", of_plan(late)) == {"moeder", "stiefvader", "vader"}
    assert only("one-parent-acknowledged", of_plan(before, others)) == set()


@pytest.mark.parametrize(
    ("acts", "asks"),
    [
        (["act: decide, by: juf, to: [moeder], topic: leren"], False),
        (["act: decide, by: juf, to: [moeder], topic: leren"] * 2, True),
        (
            [
                "act: agree, by: juf, to: [opa], topic: leren",
                "act: ask_permission, by: juf, to: [moeder], topic: leren",
                "act: advise, by: juf, to: [moeder], topic: leren",
                "act: listen, by: juf, to: [kind], topic: leren",
            ],
            True,
        ),
        (["act: decide, by: juf, to: [moeder], topic: leren"] * 2 + [TO_MOTHER], False),
        (["act: decide, by: juf, to: [kind], topic: leren"] * 2, False),
    ],
)
def test_parents_are_only_asked_for_a_yes(acts: list[str], asks: bool) -> None:
    assert (("only-asking", "note", None) in of_plan(*acts)) is asks


LISTEN = "act: listen, by: juf, to: [kind, moeder], topic: leren"
ASK_FATHER = "act: ask, by: juf, to: [vader], topic: leren"


@pytest.mark.parametrize(
    ("acts", "many"),
    [
        ([LISTEN, ASK_FATHER], True),
        (["act: acknowledge, by: juf, to: [oma], about: [kind, moeder, vader], topic: leren"], True),
        (["act: ask, by: juf, to: [oma], about: [kind, moeder, vader], topic: leren"], False),
        ([LISTEN], False),
        (["act: listen, by: juf, to: [moeder], topic: leren", ASK_FATHER], False),
        ([LISTEN, ASK_FATHER, "act: disapprove, by: juf, to: [kind], about: [oma], topic: leren"], False),
        ([LISTEN, ASK_FATHER, "act: side_with, by: juf, to: [kind], with: [oma], topic: leren"], False),
        ([LISTEN, ASK_FATHER, "act: disapprove, by: voogd, to: [kind], about: [moeder], topic: leren"], True),
    ],
)
def test_many_sided_is_everybody_seen_and_nobody_set_against_another(acts: list[str], many: bool) -> None:
    assert (("many-sided", "strength", None) in of_plan(*acts)) is many
    assert (("many-sided", "strength", None) in of_plan(*acts, family=UNKNOWN)) is many


def test_many_sided_takes_some_living_parent_where_none_has_authority() -> None:
    nobody = FAMILY.replace("{role: parent}", "{role: parent, authority: false}")
    assert ("many-sided", "strength", None) in of_plan(LISTEN, family=nobody)
    dead = "act: listen, by: juf, to: [kind, opa], topic: leren"
    assert ("many-sided", "strength", None) not in of_plan(dead, family=nobody)


def test_verdict_counts_the_plan_as_a_whole_and_not_what_was_done() -> None:
    assert found(TO_MOTHER) == {}
    assert of_plan(TO_MOTHER) == {("parent-left-out", "risk", "vader")}
