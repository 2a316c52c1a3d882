"""Every claim of METHOD 7 on the triangle, for every triple of strengths."""

from fractions import Fraction
from itertools import permutations
from math import cos, inf, isclose, nan, radians, sin, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from keuzeruimte.triangle.geometry import (
    CONNECTIONS,
    LARGEST_AREA,
    OutsideTheScaleError,
    Strengths,
    angles,
    area,
    describe,
    in_line,
    keuzeruimte,
    lengths,
    lever,
)

strength = st.floats(0, 1)
triple = st.builds(Strengths, strength, strength, strength)
R = sqrt(1 / 2)


def derivatives(strengths: Strengths) -> tuple[float, ...]:
    """The derivative of 16 x area squared to each strength, by the product rule on Heron's formula."""
    s = strengths.in_order
    a, b, c = lengths(strengths)
    mean = sum(s) / 3
    to_side = tuple(
        4 * x * (y * y + z * z - x * x) for x, y, z in ((a, b, c), (b, a, c), (c, a, b))
    )  # of 2(aabb + bbcc + ccaa) - a4 - b4 - c4
    return tuple(
        sum(
            to_side[side] * ((R + (1 - R) * s[side]) / 6 + (1 + mean) / 2 * (1 - R) * (side == moved))
            for side in range(3)
        )
        for moved in range(3)
    )


@given(triple)
def test_every_triple_closes(strengths: Strengths) -> None:
    a, b, c = sorted(lengths(strengths))
    assert a > 0
    assert a + b > c


@given(triple)
def test_no_triangle_is_obtuse(strengths: Strengths) -> None:
    a, b, c = sorted(lengths(strengths))
    assert c * c <= a * a + b * b + 1e-12
    assert max(angles(lengths(strengths))) <= 90 + 1e-9


def test_the_widest_angle_is_straight_at_one_full_and_two_empty_connections() -> None:
    assert isclose(max(angles(lengths(Strengths(1, 0, 0)))), 90, abs_tol=1e-6)


@given(triple)
def test_the_angles_add_up_to_half_a_turn(strengths: Strengths) -> None:
    assert isclose(sum(angles(lengths(strengths))), 180, abs_tol=1e-6)


@given(triple)
def test_the_longest_side_lies_opposite_the_widest_angle(strengths: Strengths) -> None:
    sides = lengths(strengths)
    wide = angles(sides)
    for i, j in permutations(range(3), 2):
        if sides[i] > sides[j] + 1e-9:
            assert wide[i] > wide[j]


@given(triple, st.integers(0, 2), st.floats(0.001, 1))
def test_the_whole_shrinks_when_a_connection_weakens(strengths: Strengths, which: int, loss: float) -> None:
    weaker = list(strengths.in_order)
    weaker[which] *= 1 - loss
    assume(weaker[which] < strengths.in_order[which] - 1e-6)
    assert all(a < b for a, b in zip(lengths(Strengths(*weaker)), lengths(strengths), strict=True))


@given(triple, st.integers(0, 2), st.floats(0.001, 1))
def test_the_room_grows_with_every_connection(strengths: Strengths, which: int, gain: float) -> None:
    stronger = list(strengths.in_order)
    stronger[which] += (1 - stronger[which]) * gain
    assume(stronger[which] > strengths.in_order[which] + 1e-6)
    assert keuzeruimte(Strengths(*stronger)) > keuzeruimte(strengths)


@given(triple)
def test_each_derivative_of_the_area_is_positive(strengths: Strengths) -> None:
    assert min(derivatives(strengths)) > 0


@given(triple)
def test_the_derivative_here_is_the_slope_of_the_area(strengths: Strengths) -> None:
    assume(all(0.01 < s < 0.99 for s in strengths.in_order))
    for i, slope in enumerate(derivatives(strengths)):
        step = [1e-5 * (i == j) for j in range(3)]
        up = Strengths(*(s + d for s, d in zip(strengths.in_order, step, strict=True)))
        down = Strengths(*(s - d for s, d in zip(strengths.in_order, step, strict=True)))
        measured = 16 * (area(lengths(up)) ** 2 - area(lengths(down)) ** 2) / 2e-5
        assert isclose(measured, slope, rel_tol=1e-4)


@given(triple)
def test_equal_connections_give_equal_sides_and_the_stronger_the_longer(strengths: Strengths) -> None:
    for (s, one), (t, other) in permutations(zip(strengths.in_order, lengths(strengths), strict=True), 2):
        if s == t:
            assert one == other
        elif s > t + 1e-9:
            assert one > other


@given(triple)
def test_the_lever_is_the_connection_with_the_steepest_derivative(strengths: Strengths) -> None:
    ordered = sorted(strengths.in_order)
    assume(ordered[1] - ordered[0] > 1e-6)
    steepest = max(zip(derivatives(strengths), CONNECTIONS, strict=True))[1]
    assert lever(strengths) == (steepest,)
    assert strengths.in_order[CONNECTIONS.index(steepest)] == ordered[0]


@given(strength, strength)
def test_a_tie_names_all_levers(low: float, gap: float) -> None:
    high = low + (1 - low) * gap
    assume(high > low + 1e-6)
    assert lever(Strengths(low, high, low)) == ("pupil_parents", "parents_school")
    assert lever(Strengths(low, low, high)) == ("pupil_parents", "pupil_school")
    assert lever(Strengths(low, low, low)) == CONNECTIONS


def test_the_ends_of_the_room_are_one_eighth_and_one() -> None:
    assert isclose(keuzeruimte(Strengths(0, 0, 0)), 1 / 8, rel_tol=1e-15)
    assert keuzeruimte(Strengths(1, 1, 1)) == 1


@given(triple)
def test_a_childs_room_is_never_nothing_and_never_more_than_all(strengths: Strengths) -> None:
    assert 1 / 8 <= keuzeruimte(strengths) <= 1


@given(triple)
def test_the_area_agrees_with_two_sides_and_the_sine_between(strengths: Strengths) -> None:
    a, b, c = lengths(strengths)
    between = radians(angles((a, b, c))[2])
    assert isclose(area((a, b, c)), a * b * sin(between) / 2, rel_tol=1e-9)
    assert isclose(c * c, a * a + b * b - 2 * a * b * cos(between), rel_tol=1e-9)


@given(*(st.fractions(0, 1, max_denominator=999),) * 3)
def test_the_room_agrees_with_exact_fractions(x: Fraction, y: Fraction, z: Fraction) -> None:
    """With exact values of 2 x side = size x (root + (1 - root) s), up to the root itself."""
    root = Fraction(R)
    sides = [(1 + (x + y + z) / 3) / 2 * (root + (1 - root) * s) for s in (x, y, z)]
    p = sum(sides) / 2
    square = p * (p - sides[0]) * (p - sides[1]) * (p - sides[2])
    expected = sqrt(square) / LARGEST_AREA
    assert isclose(keuzeruimte(Strengths(float(x), float(y), float(z))), expected, rel_tol=1e-12)


@given(triple)
def test_the_order_of_the_connections_changes_no_room_and_moves_sides_along(strengths: Strengths) -> None:
    sides = lengths(strengths)
    for order in permutations(range(3)):
        turned = Strengths(*(strengths.in_order[i] for i in order))
        assert isclose(keuzeruimte(turned), keuzeruimte(strengths), rel_tol=1e-12)
        assert in_line(turned) == in_line(strengths)
        assert lengths(turned) == pytest.approx([sides[i] for i in order], rel=1e-12)
        assert {CONNECTIONS[order[CONNECTIONS.index(name)]] for name in lever(turned)} == set(
            lever(strengths)
        )


@pytest.mark.parametrize(("last", "expected"), [(0.55, True), (0.551, False), (0.4, True), (0.7, False)])
def test_in_line_is_a_difference_of_at_most_fifteen_hundredths(last: float, expected: bool) -> None:
    assert in_line(Strengths(0.4, 0.45, last)) is expected


def test_in_line_forgives_rounding() -> None:
    assert in_line(Strengths(0.1, 0.1 + 0.15, 0.2))
    assert in_line(Strengths(0.7, 0.85, 0.85))


@pytest.mark.parametrize("wrong", [-0.01, 1.01, nan, inf, -inf, "0.5", None])
@pytest.mark.parametrize("place", range(3))
def test_a_value_outside_the_scale_is_refused_with_its_connection(wrong: float, place: int) -> None:
    values = [0.5, 0.5, 0.5]
    values[place] = wrong
    with pytest.raises(OutsideTheScaleError, match=CONNECTIONS[place]) as caught:
        describe(*values)
    assert isinstance(caught.value, ValueError)


def test_describe_gives_the_keys_of_the_method() -> None:
    side = pytest.approx(0.75 * (R + (1 - R) / 2))
    assert describe(0.5, 0.5, 0.5) == {
        "keuzeruimte": pytest.approx((0.75 * (R + (1 - R) / 2)) ** 2),
        "lengths": [side, side, side],
        "angles": [pytest.approx(60)] * 3,
        "in_line": True,
        "lever": ["pupil_parents", "pupil_school", "parents_school"],
    }
