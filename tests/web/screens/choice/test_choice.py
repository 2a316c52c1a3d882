"""The page of a choice: who reads what of it, at the same cost whatever is in it; and a school's steps."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.choice_words import Said, add_option, say
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

MOST = 22
"""Statements of a whole answer, with who one is and the trace; those of the page itself are fourteen."""


def at(world: World, person: m.Person, role: ViewerRole) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


@pytest.fixture
def moment(world: World) -> UUID:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        given = {"template": "shipped:profile-havo-vwo", "title": "Noor kiest", "ends_on": None}
        return open_choice(hanneke, once=uuid4(), pupil=world.noor.noor.pk, **given)  # type: ignore[arg-type]


def more_options(world: World, moment: UUID, *titles: str) -> None:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        for title in titles:
            option = add_option(hanneke, moment=moment, kind="words", title=title, needed="", once=uuid4())
            with_noor = [world.noor.noor.pk, world.noor.karin.pk]
            say(hanneke, moment=moment, said={str(option): Said(f"Over {title}", with_noor)})


def test_three_options_cost_as_much_as_one_for_each_corner(
    world: World, client_for: Any, moment: UUID
) -> None:
    browsers = [client_for(one) for one in (world.staff.hanneke, world.noor.noor.person, world.noor.karin)]
    counted = []
    for titles in (("Economie",), ("Natuur", "Cultuur")):
        more_options(world, moment, *titles)
        for browser in browsers:
            browser.get(f"/keuze/{moment}/")  # what is remembered of a visit is written once
            with CaptureQueriesContext(connection) as asked:
                answer = browser.get(f"/keuze/{moment}/")
            assert answer.status_code == 200
            assert f"Over {titles[-1]}" in answer.content.decode()
            counted.append(len(asked))
    assert counted[:3] == counted[3:]
    assert max(counted) <= MOST


def test_a_parent_who_is_heard_and_not_informed_finds_the_own_words_alone(
    world: World, client_for: Any, moment: UUID
) -> None:
    more_options(world, moment, "Economie")
    with school_scope(world.school.pk):
        tie = m.Guardianship.objects.filter(parent=world.noor.bas)
        tie.update(authority="unknown", information_right=False)
    bas = client_for(world.noor.bas)
    page = bas.get(f"/keuze/{moment}/").content.decode()
    assert [word in page for word in ("Uw eigen woorden", "Noor kiest", "Economie")] == [True, False, False]
    bas.post(f"/keuze/{moment}/woorden/", {"wish": "Dat ze gelukkig is"})
    assert "Dat ze gelukkig is" in bas.get(f"/keuze/{moment}/").content.decode()


def test_a_choice_of_somebody_else_is_not_there(world: World, client_for: Any, moment: UUID) -> None:
    strangers = (world.timo.anja, world.staff.fatma, world.elsewhere.counsellor, world.staff.petra)
    assert {client_for(one).get(f"/keuze/{moment}/").status_code for one in strangers} == {404}
    assert client_for(world.staff.hanneke).get(f"/keuze/{moment}/stand/").status_code == 405


def test_a_school_changes_its_steps_and_a_running_choice_keeps_its_own(
    world: World, client_for: Any, moment: UUID
) -> None:
    with school_scope(world.school.pk):
        template = m.ChoiceTemplate.objects.get()
    hanneke = client_for(world.staff.hanneke)
    fields = {
        "version": "1",
        "title": "Onze profielkeuze",
        "kind": "profile_havo_vwo",
        "school_type": "havo",
        "year_group": "3",
        "stap0-title": "Kiezen",
        "stap0-kind": "decide",
        "stap0-who": "family",
        "stap0-on": "1-4",
        "stap0-order": "2",
        "stap1-title": "Eerst zelf",
        "stap1-kind": "wishes",
        "stap1-who": "pupil",
        "stap1-after_days": "7",
        "stap1-order": "1",
    } | {f"stap{number}-{name}": value for number in range(2, 8) for name, value in EMPTY.items()}
    answer = hanneke.post(f"/keuzes/stappen/{template.pk}/", fields)
    assert answer.status_code == 302
    with school_scope(world.school.pk):
        steps = m.TemplateStep.objects.order_by("position").values_list("title", "after_days", "month", "day")
        assert list(steps) == [("Eerst zelf", 7, None, None), ("Kiezen", None, 4, 1)]
        assert m.ChoiceStep.objects.filter(moment=moment).count() == 6
    assert hanneke.post(f"/keuzes/stappen/{template.pk}/", fields).status_code == 409
    wrong = fields | {"version": "2", "stap0-on": "31-2"}
    assert hanneke.post(f"/keuzes/stappen/{template.pk}/", wrong).status_code == 422


EMPTY = {"title": "", "kind": "talk", "who": "together"}
