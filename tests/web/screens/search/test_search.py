"""Search by name: only whom one may see, however it is typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import Guardianship, Person
from keuzeruimte_web.records.scope import above_schools

HTMX = {"HTTP_HX_REQUEST": "true"}


def found(client, text: str, **headers: str) -> list[str]:
    answer = client.get("/leerlingen/zoek/", {"q": text}, **headers)
    assert answer.status_code == 200
    page = answer.content.decode()
    names = ("Saskia Vermeer", "Timo Bakker", "Noor Willemsen", "Mehmet Yılmaz", "Sem van der Hulst")
    return [name for name in names if f">{name}</a>" in page]


@pytest.fixture
def mehmet(world: World) -> World:
    """Timo is called Mehmet Yılmaz today."""
    with above_schools():
        person = Person.objects.get(pk=world.timo.timo.pk)
        person.given_name, person.family_name = "Mehmet", "Yılmaz"
        person.save()
    return world


@pytest.mark.parametrize("typed", ["yilmaz", "YILMAZ", "Yılmaz", "mehmet  yil", " yılmaz mehmet "])
def test_capitals_and_marks_on_letters_make_no_difference(mehmet: World, client_for, typed: str) -> None:
    assert found(client_for(mehmet.staff.ruben), typed) == ["Mehmet Yılmaz"]


def test_only_whose_dossier_one_may_open_is_found(world: World, client_for) -> None:
    assert found(client_for(world.staff.ruben), "bakker") == ["Timo Bakker"]
    assert found(client_for(world.staff.joris), "bakker") == []
    assert found(client_for(world.staff.ruben), "Sem") == []
    assert found(client_for(world.staff.marit), "Saskia") == []


def test_parents_are_not_searched(world: World, client_for) -> None:
    assert (
        "Marloes Hendriks"
        not in client_for(world.staff.ruben).get("/leerlingen/zoek/?q=marloes").content.decode()
    )


def test_the_own_child_is_not_found_at_work(world: World, client_for) -> None:
    browser = client_for(world.staff.joris)
    assert found(browser, "saskia") == ["Saskia Vermeer"]
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.joris, authority="yes"
        )
    assert found(browser, "saskia") == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "%",
        "_",
        "'; DROP TABLE records_person; --",
        "<script>alert(1)</script>",
        "\x00",
        "é" * 5000,
        "..",
        "\\",
    ],
)
def test_hostile_text_finds_nobody_and_breaks_nothing(world: World, client_for, typed: str) -> None:
    browser = client_for(world.staff.ruben)
    assert found(browser, typed) == []
    assert b"<script>alert" not in browser.get("/leerlingen/zoek/", {"q": typed}).content


def test_while_typing_only_the_list_comes_back(world: World, client_for) -> None:
    browser = client_for(world.staff.ruben)
    assert found(browser, "sas", **HTMX) == ["Saskia Vermeer"]
    part = browser.get("/leerlingen/zoek/?q=sas", **HTMX)
    assert b"<html" not in part.content
    assert "HX-Request" in part["Vary"]


def test_as_many_queries_for_one_as_for_three(world: World, client_for) -> None:
    browser = client_for(world.staff.ruben)
    counts = []
    for typed in ("saskia", "e"):
        with CaptureQueriesContext(connection) as asked:
            browser.get("/leerlingen/zoek/", {"q": typed})
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_it_is_for_professionals_and_only_read(world: World, client_for) -> None:
    assert client_for(world.saskia.marloes).get("/leerlingen/zoek/?q=s").status_code == 404
    assert client_for(world.staff.petra).get("/leerlingen/zoek/?q=s").status_code == 404
    assert client_for(world.staff.ruben).post("/leerlingen/zoek/").status_code == 405
