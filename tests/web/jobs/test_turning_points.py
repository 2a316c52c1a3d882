"""Who hears that a pupil turns 16 or 18: once each, in time or late, and never of what is not so."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from world import World

from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.jobs.schedule import TIMETABLE
from keuzeruimte_web.jobs.turning import look_for_turning_points
from keuzeruimte_web.operations.turning import tell_of_turning_points
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope

ON = date(2030, 5, 20)
"""The birthday of these tests."""
EVERYBODY = {"Erik": "parent", "Joris": "professional", "Marloes": "parent", "Ruben": "professional"} | {
    "Saskia": "pupil"
}
NOBODY: dict[str, str] = {}
Told = Callable[[int], dict[str, str]]


def born(world: World, day: date | None) -> None:
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(born=day)


@pytest.fixture(params=[16, 18])
def told(world: World, request: pytest.FixtureRequest) -> Told:
    """Who is told when the worker looks so many days from the birthday; nobody else has one near."""
    with above_schools():
        m.Person.objects.update(born=None)
    born(world, ON.replace(year=ON.year - request.param))
    return lambda days: look(world, ON + timedelta(days=days))


def look(world: World, today: date) -> dict[str, str]:
    """The worker looks on this day, twice; who finds a new message, in which role."""
    for _twice in range(2):
        tell_of_turning_points(world.school.pk, today=today)
    with school_scope(world.school.pk):
        rows = m.Message.objects.order_by("person__given_name")
        found = dict(rows.values_list("person__given_name", "role"))
        assert len(found) == rows.count()
        m.Message.objects.all().delete()
    return found


def test_everybody_hears_eight_and_two_weeks_before_and_once_each(told: Told) -> None:
    days = {day: told(day) for day in (-57, -56, -55, -30, -15, -14, -13, -1, 0, 1, 15)}
    assert {day: who for day, who in days.items() if who} == {-56: EVERYBODY, -14: EVERYBODY}


def test_nobody_hears_of_a_birthday_of_who_died(world: World, told: Told) -> None:
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(deceased=True)
    assert [told(day) for day in (-56, -14)] == [NOBODY, NOBODY]


def test_a_worker_that_was_away_tells_late_and_only_what_is_due_now(told: Told) -> None:
    assert [told(day) for day in (-40, -39, -3, -2)] == [EVERYBODY, NOBODY, EVERYBODY, NOBODY]


def test_a_worker_that_was_away_on_the_birthday_tells_shortly_after_and_not_long_after(told: Told) -> None:
    assert [told(day) for day in (-56, 14, 15)] == [EVERYBODY, EVERYBODY, NOBODY]


def test_a_worker_that_stayed_away_long_tells_nothing_any_more(told: Told) -> None:
    assert [told(day) for day in (-56, 15, 16)] == [EVERYBODY, NOBODY, NOBODY]


def test_who_comes_to_school_with_the_birthday_behind_hears_nothing(told: Told) -> None:
    assert [told(day) for day in (0, 1, 14)] == [NOBODY, NOBODY, NOBODY]


def test_who_comes_to_school_shortly_before_hears_once(told: Told) -> None:
    assert [told(day) for day in (-5, 0, 3)] == [EVERYBODY, NOBODY, NOBODY]


def test_a_birthday_that_is_not_known_is_told_to_nobody(told: Told, world: World) -> None:
    born(world, None)
    assert [told(day) for day in (-56, -14, 0)] == [NOBODY, NOBODY, NOBODY]


def test_a_corrected_birthday_is_told_anew_and_the_old_one_not_again(told: Told, world: World) -> None:
    with school_scope(world.school.pk):
        first = m.Person.objects.get(pk=world.saskia.saskia.pk).born
    assert told(-56) == EVERYBODY
    born(world, first + timedelta(days=10))
    assert [told(day) for day in (-50, -46, -40)] == [NOBODY, EVERYBODY, NOBODY]
    born(world, first)
    assert [told(day) for day in (-39, -14)] == [NOBODY, EVERYBODY]


def test_who_was_born_on_29_february_is_told_of_1_march(told: Told, world: World) -> None:
    born(world, date(2012, 2, 29))
    first, second = date(2030, 3, 1) - timedelta(days=56), date(2030, 3, 1) - timedelta(days=14)
    days = [first - timedelta(days=1), first, second - timedelta(days=1), second]
    assert [look(world, day) for day in days] == [NOBODY, EVERYBODY, NOBODY, EVERYBODY]


def test_a_colleague_whose_involvement_ended_and_a_parent_who_died_are_not_told(
    told: Told, world: World
) -> None:
    with school_scope(world.school.pk):
        m.Involvement.objects.filter(person=world.staff.ruben).update(until=ON - timedelta(days=57))
        m.Person.objects.filter(pk=world.saskia.erik.pk).update(deceased=True)
    left = {"Joris": "professional", "Marloes": "parent", "Saskia": "pupil"}
    assert told(-56) == left


def test_the_letter_goes_to_parents_who_may_know_and_to_nobody_kept_away(world: World) -> None:
    today = timezone.localdate()
    on = today + timedelta(days=14)
    born(world, on.replace(year=on.year - 18, day=min(on.day, 28)))
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.saskia.erik).update(court_block=True)
        aunt = m.Person.objects.create(
            school=world.school,
            given_name="Tante",
            family_name="Vermeer",
            account=m.Account.objects.create_user("tante@thuis.example"),
        )
        m.Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=aunt)
    mail.outbox.clear()
    tell_of_turning_points(world.school.pk, today=today)
    deliver_messages.call(school=str(world.school.pk))
    expected = {world.saskia.marloes, world.saskia.saskia.person, world.staff.ruben, world.staff.joris}
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(one.account.email for one in expected)
    assert {letter.subject for letter in mail.outbox} == {"Er is iets nieuws in Keuzeruimte"}
    assert not any("Saskia" in letter.body or "18" in letter.body for letter in mail.outbox)


def test_a_letter_that_still_waits_makes_place_for_the_next_and_goes_for_no_birthday_that_was_wrong(
    told: Told, world: World
) -> None:
    tell_of_turning_points(world.school.pk, today=ON - timedelta(days=56))
    tell_of_turning_points(world.school.pk, today=ON - timedelta(days=14))
    with school_scope(world.school.pk):
        assert m.Message.objects.count() == len(EVERYBODY)
    born(world, None)
    mail.outbox.clear()
    deliver_messages.call(school=str(world.school.pk))
    assert mail.outbox == []


def test_the_timetable_looks_every_hour_and_tells_by_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert timedelta(hours=1) in {one.every for one in TIMETABLE if one.job is look_for_turning_points}
    with above_schools():
        m.Person.objects.update(born=None)
    born(world, ON.replace(year=ON.year - 16))
    written = {}
    for hour in (3, 9):
        moment = timezone.make_aware(timezone.datetime(2030, 5, 6, hour))
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        look_for_turning_points.call()
        with school_scope(world.school.pk):
            written[hour] = m.Message.objects.filter(kind="turning").count()
    assert written == {3: 0, 9: len(EVERYBODY)}
