"""The school's name and its way out, in Dutch and English."""

from world import World

SETTINGS = {
    "version": "1",
    "name": "Lindecollege",
    "safety_text": "Praat met Mirjam.",
    "safety_contact": "010 123",
    "safety_text_en": "Talk to Mirjam.",
    "safety_contact_en": "010 123",
}


def test_everybody_reads_the_new_text_in_the_own_language(world: World, client_for) -> None:
    assert client_for(world.staff.petra).post("/beheer/school/", SETTINGS).status_code == 302
    family = client_for(world.saskia.marloes)
    assert "Praat met Mirjam." in family.get("/veiligheid/").content.decode()
    family.post("/taal/", {"language": "en", "next": "/"})
    page = family.get("/veiligheid/").content.decode()
    assert "Talk to Mirjam." in page
    assert "Praat met Mirjam." not in page


def test_the_second_of_two_reads_what_the_first_saved(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    browser.post("/beheer/school/", SETTINGS)
    late = browser.post("/beheer/school/", SETTINGS | {"safety_text": "Bel ons."})
    assert late.status_code == 409
    assert "Praat met Mirjam." in late.content.decode()
    assert "Bel ons." in late.content.decode()
    seen = browser.post("/beheer/school/", SETTINGS | {"safety_text": "Bel ons.", "version": "2"})
    assert seen.status_code == 302


def test_a_school_changes_only_itself(world: World, client_for) -> None:
    client_for(world.staff.petra).post("/beheer/school/", SETTINGS)
    there = client_for(world.elsewhere.administrator).get("/beheer/school/").content.decode()
    assert "Wilgenlyceum" in there
    assert "Praat met Mirjam." not in there


def test_it_is_not_there_for_others(world: World, client_for) -> None:
    for person in (world.staff.marit, world.staff.pieter, world.saskia.erik):
        assert client_for(person).get("/beheer/school/").status_code == 404
    assert client_for(world.staff.petra).put("/beheer/school/").status_code == 405
