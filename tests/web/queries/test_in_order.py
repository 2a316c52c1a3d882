"""Lists of people stand in the order of the alphabet, on every database: Öztürk after Oud, before Peters."""

import re

import pytest
from world import World

from keuzeruimte_web.records.models import Involvement, Person, Pupil
from keuzeruimte_web.records.scope import school_scope

GIVEN = ("Zeynep", "Ömer", "Piet", "Noor-Sofie", "Öykü")
FAMILY = ("Zwart", "Öztürk", "Peters-Oud", "Oud", "oud")


@pytest.fixture
def class_of_timo(world: World) -> Pupil:
    """Timo, with five more in his class whom Ruben guides."""
    with school_scope(world.school.pk):
        timo = Pupil.objects.get(pk=world.timo.timo.pk)
        for given, family in zip(GIVEN, FAMILY, strict=True):
            person = Person.objects.create(school=world.school, given_name=given, family_name=family)
            pupil = Pupil.objects.create(person=person, school=world.school, school_class=timo.school_class)
            Involvement.objects.create(
                school=world.school, pupil=pupil, person=world.staff.ruben, role="mentor", since=world.today
            )
    return timo


def names(page: str, known: tuple[str, ...]) -> list[str]:
    return re.findall("|".join(known), page)


def test_a_class_has_a_marked_letter_beside_the_letter(
    world: World, class_of_timo: Pupil, client_for
) -> None:
    address = f"/beheer/klassen/{class_of_timo.school_class_id}/"
    shown = client_for(world.staff.petra).get(address).content.decode()
    assert names(shown, GIVEN) == ["Noor-Sofie", "Ömer", "Öykü", "Piet", "Zeynep"]


@pytest.mark.usefixtures("class_of_timo")
def test_the_people_of_the_school_stand_by_family_name(world: World, client_for) -> None:
    shown = client_for(world.staff.petra).get("/beheer/", {"wie": "pupil"}).content.decode()
    assert names(shown, GIVEN) == ["Noor-Sofie", "Öykü", "Ömer", "Piet", "Zeynep"]


@pytest.mark.usefixtures("class_of_timo")
def test_who_is_looked_for_stands_in_order(world: World, client_for) -> None:
    shown = client_for(world.staff.ruben).get("/leerlingen/zoek/", {"q": "oud"}).content.decode()
    assert names(shown, GIVEN) == ["Noor-Sofie", "Öykü", "Piet"]
