"""A year group of 300: from opening to definitive, seen at a glance, invited, and one choice settled by hand.

What a browser would take minutes for goes through the operations: opening 300 moments, and 299 choices.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from desks import PHONE, Desk
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import go_on_with_round, waiting_rounds
from keuzeruimte_web.operations.choosing import NotNow, decide, lock, settle, sign
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ROUND, PUPILS, CLASS = "Profielkeuze havo 3", 300, 30
Check = Callable[[Page], None]


@pytest.fixture(scope="module")
def year(story: World) -> list[m.Person]:
    """300 pupils of 17 in ten classes; the first has an account, and a parent with one."""
    school = story.school
    with school_scope(school.pk):
        people = [
            m.Person(
                school=school,
                given_name=f"Kind{number:03}",
                family_name="Jansen",
                born=story.today - timedelta(days=17 * 366),
            )
            for number in range(PUPILS)
        ]
        mother = m.Person(school=school, given_name="Mia", family_name="Jansen")
        for person, mail in ((people[0], "kind000"), (mother, "mia")):
            person.account = m.Account.objects.create_user(f"{mail}@jansen.example", password=None)
            person.account.password = story.noor.noor.person.account.password
            person.account.save()
        m.Person.objects.bulk_create([*people, mother])
        classes = [
            m.SchoolClass.objects.create(school=school, name=f"3K{number}", level="havo", year_group=3)
            for number in range(PUPILS // CLASS)
        ]
        m.Pupil.objects.bulk_create(
            m.Pupil(school=school, person=person, school_class=classes[number // CLASS])
            for number, person in enumerate(people)
        )
        m.Guardianship.objects.create(
            school=school, pupil_id=people[0].pk, parent=mother, authority="yes", information_right=True
        )
    return people


@pytest.fixture(scope="module")
def hanneke(desks: Desk, story: World, year: list[m.Person]) -> Page:
    """The careers adviser."""
    return desks.sign_in(story.staff.hanneke)


def seat(story: World, person: Any, role: ViewerRole = ViewerRole.PUPIL) -> Viewer:
    return Viewer(person.pk, story.school.pk, role, story.today)


def test_a_round_is_opened_for_ten_classes_and_shows_three_hundred_pupils_at_a_glance(
    desk: Desk, story: World, hanneke: Page, faultless: Check
) -> None:
    hanneke.goto("/keuzes/rondes/nieuw/")
    hanneke.get_by_role("radio", name="Profielkeuze havo en vwo").check(force=True)
    hanneke.get_by_label("Hoe noemen jullie het?").fill(ROUND)
    for number in range(PUPILS // CLASS):
        hanneke.get_by_role("checkbox", name=f"3K{number}", exact=True).check(force=True)
    hanneke.get_by_label("Wanneer is de keuze klaar?").fill((story.today + timedelta(days=60)).isoformat())
    hanneke.get_by_role("button", name="Open", exact=True).click()
    expect(hanneke.get_by_role("heading", level=1)).to_have_text(ROUND)
    for round in waiting_rounds(story.school.pk):
        go_on_with_round(story.school.pk, round=round, today=story.today)
    hanneke.reload()
    hanneke.get_by_role("link", name="Bekijk de jaarlaag in één oogopslag").click()
    expect(hanneke.get_by_text(f"Er kiezen {PUPILS} leerlingen.")).to_be_visible()
    expect(hanneke.get_by_text(f"1 van {-(-PUPILS // 36)}")).to_be_visible()
    hanneke.get_by_role("link", name="3K1", exact=True).click()
    expect(hanneke.get_by_role("link", name=f"Kind{2 * CLASS - 1:03} Jansen")).to_be_visible()
    hanneke.get_by_role("link", name="Tabel").click()
    expect(hanneke.get_by_role("row")).to_have_count(CLASS + 1)
    faultless(hanneke)


def test_whoever_was_not_heard_gets_a_letter_at_once(desk: Desk, story: World, hanneke: Page) -> None:
    hanneke.get_by_role("link", name="3K0", exact=True).click()
    hanneke.get_by_role("link", name="Nodig uit wie nog niet gehoord is").click()
    expect(hanneke.get_by_text("Kind000 Jansen")).to_be_visible()
    hanneke.get_by_role("button", name="Stuur de brieven").click()
    expect(hanneke.get_by_text("2 brieven gaan de deur uit.")).to_be_visible()
    expect(hanneke.get_by_text(f"{CLASS - 1} mensen hebben hier nog geen account.")).to_be_visible()


def test_one_pupil_chooses_and_the_others_do_and_all_becomes_definitive_and_fast(
    desk: Desk, desks: Desk, story: World, year: list[m.Person], hanneke: Page
) -> None:
    with school_scope(story.school.pk):
        moments = {one.matter.pupil_id: one for one in m.ChoiceMoment.objects.filter(round__title=ROUND)}
        for person, moment in moments.items():
            m.ChoiceOption.objects.create(
                school=story.school, moment=moment, kind="words", title="Economie en Maatschappij"
            )
            if person != year[0].pk:
                option = m.ChoiceOption.objects.get(moment=moment)
                me = next(one for one in year if one.pk == person)
                decide(seat(story, me), moment=moment.pk, options=[option.pk], words="", once=uuid4())
    pupil = desks.sign_in(year[0], viewport=PHONE)
    pupil.goto(f"/keuze/{moments[year[0].pk].pk}/kiezen/")
    pupil.get_by_label("Economie en Maatschappij").check(force=True)
    pupil.get_by_role("button", name="Dit kies ik").click()
    expect(pupil.get_by_role("heading", name="Jouw keuze")).to_be_visible()
    staff = seat(story, story.staff.hanneke, ViewerRole.PROFESSIONAL)
    with school_scope(story.school.pk):
        mother = m.Person.objects.get(given_name="Mia")
        asked = m.SignOff.objects.get(person=mother)
        with pytest.raises(NotNow):
            settle(staff, moment=moments[year[0].pk].pk)
        as_parent = seat(story, mother, ViewerRole.PARENT)
        sign(as_parent, sign_off=asked.pk, verdict="agreed", words="", once=uuid4())
        for person, moment in moments.items():
            if person != year[0].pk:
                settle(staff, moment=moment.pk)
                lock(staff, moment=moment.pk)
    hanneke.goto(f"/keuze/{moments[year[0].pk].pk}/")
    hanneke.get_by_role("button", name="Maak definitief").click()
    hanneke.get_by_role("button", name="Leg vast en lever in").click()
    hanneke.goto("/keuzes/leerlingen/")
    expect(hanneke.get_by_role("heading", level=1)).to_have_text(ROUND)
    expect(hanneke.get_by_text("vastgelegd").first).to_be_visible()
    with school_scope(story.school.pk):
        states = m.ChoiceMoment.objects.filter(round__title=ROUND).values_list("state", flat=True)
        assert set(states) == {"locked"}
        assert len(states) == PUPILS
