"""The rule book on the screen."""

from collections.abc import Callable

from django.test import Client
from world import World

from keuzeruimte_web.records.models import Person

ClientFor = Callable[[Person], Client]


def test_a_rule_opens_with_its_card_examples_and_source(world: World, client_for: ClientFor) -> None:
    shown = client_for(world.staff.ruben).get("/regelboek/against-limit/").content.decode()
    for words in ("Hoe blijf je binnen deze grens?", "Toch over de verhuizing beginnen", "Wanneer"):
        assert words in shown


def test_the_rule_book_speaks_english_to_who_chose_english(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    browser.post("/taal/", {"language": "en"})
    assert "Raising the move anyway" in browser.get("/regelboek/against-limit/").content.decode()


def test_every_rule_in_the_table_of_contents_opens(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    book = browser.get("/regelboek/").context["book"]
    rules = [entry.rule for chapter in book.chapters for entry in chapter.entries]
    assert len(rules) == 47
    assert {browser.get(f"/regelboek/{rule}/").status_code for rule in rules} == {200}


def test_an_unknown_rule_is_not_there(world: World, client_for: ClientFor) -> None:
    assert client_for(world.staff.ruben).get("/regelboek/geen-regel/").status_code == 404


def test_the_rule_book_is_for_staff(world: World, client_for: ClientFor) -> None:
    assert client_for(world.saskia.marloes).get("/regelboek/").status_code == 404
