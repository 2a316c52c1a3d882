"""Agreements: done by the owner's own word."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from finding import the
from world import World

from keuzeruimte_web.records.models import Agreement, AgreementPerson, Guardianship
from keuzeruimte_web.records.scope import above_schools

MINE = "Elke vrijdag een kort bericht over hoe de week ging"
THEIRS = "Laten weten wanneer Saskia extra rust nodig heeft"


def page_of(client) -> str:
    answer = client.get("/afspraken/")
    assert answer.status_code == 200
    return answer.content.decode()


def agreement(text: str) -> Agreement:
    with above_schools():
        return the(Agreement.objects.all(), text=text)


def test_my_own_stand_first_and_others_speak_for_themselves(world: World, client_for) -> None:
    page = page_of(client_for(world.staff.ruben))
    assert page.index("Wat jij doet") < page.index(MINE) < page.index("Wat anderen doen") < page.index(THEIRS)
    joris = page_of(client_for(world.staff.joris))
    assert joris.index("Wat anderen doen") < joris.index(MINE)
    assert "Noor" not in joris


def test_the_owner_says_that_it_is_done_and_takes_it_back(world: World, client_for) -> None:
    ruben, one = client_for(world.staff.ruben), agreement(MINE)
    place = f"/afspraken/{one.pk}/gedaan/"
    assert ruben.post(place, {"done": "yes"})["Location"] == "/afspraken/"
    assert agreement(MINE).done_by_id == world.staff.ruben.pk
    assert "Toch niet" in page_of(ruben)
    ruben.post(place, {"done": "no"})
    assert agreement(MINE).done_at is None


def test_nobody_says_it_for_another(world: World, client_for) -> None:
    place = f"/afspraken/{agreement(THEIRS).pk}/gedaan/"
    assert client_for(world.staff.ruben).post(place, {"done": "yes"}).status_code == 403
    assert client_for(world.staff.hanneke).post(place, {"done": "yes"}).status_code == 404
    assert client_for(world.elsewhere.counsellor).post(place, {"done": "yes"}).status_code == 404
    assert agreement(THEIRS).done_at is None


def test_those_about_the_own_child_are_not_there_at_work(world: World, client_for) -> None:
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.ruben, authority="yes"
        )
    assert MINE not in page_of(client_for(world.staff.ruben))


def test_as_many_queries_for_few_as_for_many(world: World, client_for) -> None:
    ruben, one = client_for(world.staff.ruben), agreement(MINE)
    page_of(ruben)
    with CaptureQueriesContext(connection) as few:
        page_of(ruben)
    with above_schools():
        for n in range(20):
            more = Agreement.objects.create(
                school=world.school,
                conversation=one.conversation,
                circle="triangle",
                text=f"Afspraak {n}",
                made_on=world.today,
            )
            AgreementPerson.objects.create(
                school=world.school, agreement=more, person=world.staff.ruben, part="owner"
            )
    with CaptureQueriesContext(connection) as many:
        page_of(ruben)
    assert len(few) == len(many) <= 12


def test_verbs(world: World, client_for) -> None:
    ruben = client_for(world.staff.ruben)
    assert ruben.post("/afspraken/").status_code == 405
    assert ruben.get(f"/afspraken/{agreement(MINE).pk}/gedaan/").status_code == 405
    assert client_for(world.saskia.marloes).get("/afspraken/").status_code == 404
