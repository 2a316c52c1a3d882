"""The first address brings everybody to the own page."""

from world import World


def test_a_professional_goes_to_the_own_pupils(world: World, client_for) -> None:
    answer = client_for(world.staff.ruben).get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/leerlingen/")


def test_an_administrator_goes_to_the_people_of_the_school(world: World, client_for) -> None:
    assert client_for(world.staff.petra).get("/")["Location"] == "/beheer/"


def test_an_office_reads_what_is_there_for_it_and_nothing_of_a_dossier(world: World, client_for) -> None:
    pieter = client_for(world.staff.pieter)
    assert pieter.get("/")["Location"] == "/toezicht/"
    page = pieter.get("/toezicht/").content.decode()
    assert "<h1>Toezicht</h1>" in page
    assert "Saskia" not in page


def test_a_parent_and_a_pupil_go_to_their_pages(world: World, client_for) -> None:
    for person, address in ((world.saskia.marloes, "/ouder/"), (world.saskia.saskia.person, "/leerling/")):
        assert client_for(person).get("/")["Location"] == address


def test_only_reading(world: World, client_for) -> None:
    assert client_for(world.staff.ruben).post("/").status_code == 405
