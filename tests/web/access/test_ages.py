"""Birthdays: the day itself, 29 February, a birthday that is not known."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte_web.access.ages import Turning, birthday, born_by, born_for_turning, is_of_age, turning_near

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


@given(born=DAYS, after=st.integers(min_value=-3, max_value=3), age=st.sampled_from([16, 18]))
def test_somebody_is_of_age_from_the_birthday_on_and_never_before(born: date, after: int, age: int) -> None:
    today = birthday(born, age=age) + timedelta(days=after)
    assert is_of_age(born, age=age, today=today) == (after >= 0)
    assert (born <= born_by(today, age=age)) == (after >= 0)


def test_who_was_born_on_29_february_is_of_age_on_1_march_in_a_year_without_one() -> None:
    born = date(2008, 2, 29)
    assert birthday(born, age=18) == date(2026, 3, 1)
    assert birthday(born, age=16) == date(2024, 2, 29)
    assert not is_of_age(born, age=18, today=date(2026, 2, 28))
    assert is_of_age(born, age=18, today=date(2026, 3, 1))


def test_a_turning_point_is_near_from_eight_weeks_before_until_two_weeks_after() -> None:
    born, on = date(2010, 5, 20), date(2026, 5, 20)
    days = (-57, -56, -14, -1, 0, 14, 15)
    assert [turning_near(born, today=on + timedelta(days=day)) for day in days] == [
        None,
        *[Turning(16, on)] * 5,
        None,
    ]
    assert [Turning(16, on).passed(on + timedelta(days=day)) for day in (-1, 0)] == [False, True]


@given(born=DAYS, shift=st.integers(min_value=-56, max_value=14), age=st.sampled_from([16, 18]))
def test_who_is_near_a_turning_point_was_born_between_its_days(born: date, shift: int, age: int) -> None:
    today = birthday(born, age=age) + timedelta(days=shift)
    assert turning_near(born, today=today) is not None
    first, last = born_for_turning(today, age=age)
    assert first <= born <= last
    assert last - first <= timedelta(days=75)


def test_a_birthday_that_is_not_known_makes_nobody_older_and_is_never_near() -> None:
    assert not is_of_age(None, age=16, today=date(2026, 5, 20))
    assert turning_near(None, today=date(2026, 5, 20)) is None
