"""The administrator finds people, and enters a pupil or a member of staff."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import Employment, Guardianship, Involvement, Person, ThirdParty, Trace
from keuzeruimte_web.records.scope import above_schools, school_scope


def found(browser, **asked: str) -> str:
    answer = browser.get("/beheer/", asked)
    assert answer.status_code == 200
    return answer.content.decode()  # type: ignore[no-any-return]


def test_everybody_of_the_own_school_is_found_by_name(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    assert "Saskia Vermeer</a>" in found(browser, q="sask")
    assert "ouder van Saskia Vermeer" in found(browser, q="marloes")
    assert "beheerder" in found(browser, q="petra vos")
    assert "Sem van der Hulst" not in found(browser, q="sem")
    assert "Sem van der Hulst</a>" in found(client_for(world.elsewhere.administrator), q="sem")


def test_a_short_name_is_found_without_everybody_who_has_its_letters(world: World, client_for) -> None:
    with school_scope(world.school.pk):
        parent = Person.objects.create(
            school=world.school, given_name="Bo", prefix="van 't", family_name="Oever"
        )
        Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=parent)
    shown = found(client_for(world.staff.petra), q="'t O")
    assert "Bo van &#x27;t Oever</a>" in shown
    assert "1 mens" in shown
    assert "Timo Bakker</a>" not in shown


def test_a_group_is_shown_alone(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    parents = found(browser, wie="parent", q="vermeer")
    assert "Erik Vermeer</a>" in parents
    assert "Saskia Vermeer</a>" not in parents
    assert "Ruben de Wit</a>" in found(browser, wie="staff", q="ruben")


def test_who_has_a_part_from_outside_is_not_listed_for_that_belongs_to_a_dossier(
    world: World, client_for
) -> None:
    with school_scope(world.school.pk):
        outside = Person.objects.create(school=world.school, given_name="Gezinsvoogd", family_name="Buiten")
        ThirdParty.objects.create(
            school=world.school, matter=world.saskia.trajectory, person=outside, role="protector"
        )
    browser = client_for(world.staff.petra)
    assert "Gezinsvoogd Buiten" not in found(browser, q="buiten")
    assert browser.get(f"/beheer/mensen/{outside.pk}/").status_code == 404


def test_as_many_queries_for_one_as_for_many(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    counts = []
    for text in ("saskia", "e"):
        with CaptureQueriesContext(connection) as asked:
            found(browser, q=text)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


@pytest.mark.parametrize(
    "address", ["/beheer/", "/beheer/mensen/leerling/nieuw/", "/beheer/mensen/medewerker/nieuw/"]
)
def test_it_is_not_there_for_others(world: World, client_for, address: str) -> None:
    saskia = world.saskia
    for person in (world.staff.ruben, world.staff.pieter, saskia.marloes, saskia.saskia.person):
        assert client_for(person).get(address).status_code == 404
    assert client_for(world.staff.petra).get(address).status_code == 200
    assert client_for(world.staff.petra).put(address).status_code == 405


def new_pupil(world: World, **other: str) -> dict[str, str]:
    return {
        "once": str(uuid4()),
        "given_name": "Elif",
        "name_prefix": "",
        "family_name": "Doğan",
        "born": "2014-05-02",
        "school_class": str(world.saskia.saskia.school_class_id),
    } | other


def test_a_pupil_is_entered_once_and_the_mentor_of_the_class_belongs(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    sent = new_pupil(world)
    first = browser.post("/beheer/mensen/leerling/nieuw/", sent)
    assert first.status_code == 302
    with school_scope(world.school.pk):
        elif_ = Person.objects.get(given_name="Elif")
        assert first["Location"] == f"/beheer/mensen/{elif_.pk}/"
        ties = Involvement.objects.filter(pupil=elif_.pk).values_list("person", "role", "since", "matter")
        assert list(ties) == [(world.staff.joris.pk, "mentor", world.today, None)]
        assert Trace.objects.filter(word="entered_person", pupil=elif_.pk).count() == 1
    again = browser.post("/beheer/mensen/leerling/nieuw/", sent)
    assert again.status_code == 422
    assert "Staat deze persoon er al?" in again.content.decode()
    twice = browser.post("/beheer/mensen/leerling/nieuw/", sent | {"existing": "new"})
    assert twice["Location"] == first["Location"]
    with school_scope(world.school.pk):
        assert Person.objects.filter(given_name="Elif").count() == 1


def test_a_name_that_is_there_is_asked_about_and_never_joined_by_itself(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    sent = new_pupil(world, given_name="saskia", family_name="VERMEER")
    answer = browser.post("/beheer/mensen/leerling/nieuw/", sent)
    assert answer.status_code == 422
    assert "leerling in 1A" in answer.content.decode()
    known = str(world.saskia.saskia.pk)
    chosen = browser.post("/beheer/mensen/leerling/nieuw/", sent | {"existing": known})
    assert chosen["Location"] == f"/beheer/mensen/{known}/"
    another = browser.post("/beheer/mensen/leerling/nieuw/", sent | {"existing": "new"})
    assert another["Location"] != chosen["Location"]


def test_a_parent_who_works_here_too_stays_one_person(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    sent = {
        "once": str(uuid4()),
        "given_name": "Marloes",
        "family_name": "Hendriks",
        "role": "teacher",
        "since": world.today.isoformat(),
        "existing": str(world.saskia.marloes.pk),
    }
    assert browser.post("/beheer/mensen/medewerker/nieuw/", sent).status_code == 302
    with above_schools():
        assert Person.objects.filter(family_name="Hendriks").count() == 1
        assert Employment.objects.get(person=world.saskia.marloes).role == "teacher"


def test_a_class_of_another_school_is_no_choice(world: World, client_for) -> None:
    there = str(world.elsewhere.sem.school_class_id)
    answer = client_for(world.staff.petra).post(
        "/beheer/mensen/leerling/nieuw/", new_pupil(world, school_class=there)
    )
    assert answer.status_code == 422
