"""One triangle of shared answers: medians, means of ends, one voice, no voice (METHOD 7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.triangle.answers import (
    QUICK_ANSWERS,
    STATEMENT_ANSWERS,
    statements_about,
    strength_of_statements,
)
from keuzeruimte.triangle.geometry import ENDS, OutsideTheScaleError
from keuzeruimte.triangle.joint import (
    Answer,
    AnsweredTwiceError,
    JointTriangle,
    NotTheirConnectionError,
    Side,
    joint_triangle,
)


def says(person: str, corner: str, connection: str, value: float) -> Answer:
    return Answer(person=person, corner=corner, connection=connection, value=value, author=person)


ALL = (
    says("saskia", "pupil", "pupil_parents", 0.9),
    says("saskia", "pupil", "pupil_school", 0.5),
    says("moeder", "parents", "pupil_parents", 0.75),
    says("vader", "parents", "pupil_parents", 0.5),
    says("moeder", "parents", "parents_school", 0.25),
    says("karim", "school", "pupil_school", 0.75),
    says("karim", "school", "parents_school", 0.75),
)


def test_each_end_is_the_median_of_its_people_and_a_side_the_mean_of_its_ends() -> None:
    joint = joint_triangle(ALL)
    assert joint == JointTriangle(
        pupil_parents=Side(0.9, 0.625),
        pupil_school=Side(0.5, 0.75),
        parents_school=Side(0.25, 0.75),
    )
    assert [side.strength for _, side in joint.sides] == [0.7625, 0.625, 0.5]
    assert joint.lever == ("parents_school",)
    assert joint.keuzeruimte is not None
    assert not joint.in_line
    assert joint.heard == ("pupil", "parents", "school")


def test_with_one_end_the_side_is_one_voice_with_that_ends_value() -> None:
    joint = joint_triangle(a for a in ALL if a.person != "karim")
    assert joint.pupil_school == Side(0.5, None)
    assert (joint.pupil_school.voices, joint.pupil_school.strength) == (1, 0.5)
    assert joint.keuzeruimte is not None
    assert joint.heard == ("pupil", "parents")


def test_with_an_open_side_there_is_no_area_yet() -> None:
    joint = joint_triangle(a for a in ALL if a.connection != "parents_school")
    assert (joint.parents_school.voices, joint.parents_school.strength) == (0, None)
    assert (joint.strengths, joint.keuzeruimte, joint.in_line, joint.lever) == (None, None, False, ())
    middle = (joint.drawn_strengths.pupil_parents + joint.drawn_strengths.pupil_school) / 2
    assert joint.drawn_strengths.parents_school == pytest.approx(middle)


def test_without_any_answer_nothing_is_said() -> None:
    joint = joint_triangle([])
    assert joint == JointTriangle(Side(), Side(), Side())
    assert joint.heard == ()
    assert joint.drawn_strengths.in_order == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("corner", "connection"),
    [("pupil", "parents_school"), ("parents", "pupil_school"), ("school", "pupil_parents")],
)
def test_nobody_speaks_of_the_connection_between_the_two_others(corner: str, connection: str) -> None:
    with pytest.raises(NotTheirConnectionError, match=corner):
        says("iemand", corner, connection, 0.5)


def test_an_unknown_corner_or_connection_is_refused() -> None:
    with pytest.raises(NotTheirConnectionError):
        says("oma", "village", "pupil_parents", 0.5)
    with pytest.raises(NotTheirConnectionError):
        says("saskia", "pupil", "pupil_pupil", 0.5)


def test_a_value_outside_the_scale_is_refused() -> None:
    with pytest.raises(OutsideTheScaleError):
        says("saskia", "pupil", "pupil_parents", 1.2)
    with pytest.raises(OutsideTheScaleError):
        Side(0.2, float("nan"))


def test_two_answers_of_one_person_for_one_connection_are_refused() -> None:
    with pytest.raises(AnsweredTwiceError):
        joint_triangle([*ALL, says("vader", "parents", "pupil_parents", 0.1)])


answers = st.lists(
    st.tuples(st.sampled_from([(n, c) for n, ends in ENDS.items() for c in ends]), st.floats(0, 1)),
    max_size=12,
).map(lambda rows: [says(f"p{i}", corner, name, value) for i, ((name, corner), value) in enumerate(rows)])


@given(answers, st.randoms())
def test_the_order_of_the_answers_changes_nothing(given_answers: list[Answer], random: object) -> None:
    shuffled = list(given_answers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert joint_triangle(shuffled) == joint_triangle(given_answers)


@given(answers)
def test_taking_an_answer_back_leaves_no_trace(given_answers: list[Answer]) -> None:
    extra = says("gast", "pupil", "pupil_school", 0.3)
    assert joint_triangle(a for a in [*given_answers, extra] if a != extra) == joint_triangle(given_answers)


@given(answers)
def test_a_strength_lies_between_its_two_ends(given_answers: list[Answer]) -> None:
    for _, side in joint_triangle(given_answers).sides:
        ends = [value for value in (side.first, side.second) if value is not None]
        assert side.voices == len(ends)
        if side.strength is not None:
            assert min(ends) <= side.strength <= max(ends)


def test_three_statements_give_a_strength_and_two_give_none() -> None:
    assert strength_of_statements(["yes", "mostly", None, "no", None, None]) == pytest.approx(5 / 9)
    assert strength_of_statements(["yes", "yes", None, None]) is None
    assert strength_of_statements([]) is None


def test_home_is_asked_in_four_statements_and_the_others_in_six() -> None:
    assert [len(statements_about(name)) for name in ENDS] == [4, 6, 6]


def test_the_words_of_both_forms_count_in_thirds() -> None:
    assert list(QUICK_ANSWERS.values()) == list(STATEMENT_ANSWERS.values()) == [0, 1 / 3, 2 / 3, 1]
