"""Pages about the account itself: *u* to who is a parent and nothing else, *je* to others (decision 0100)."""

import re

import pytest
from django.test import Client
from world import World

from keuzeruimte_web.records.models import Guardianship
from keuzeruimte_web.records.scope import school_scope

PAGES = (
    "/wachtwoord/nieuw/",
    "/veilig-inloggen/",
    "/veilig-inloggen/sleutels/",
    "/schoolaccount/",
    "/apparaten/",
    "/e-mailadres/",
)
JE = re.compile(r"\b(?:je|jij|jou|jouw)\b", re.IGNORECASE)
U = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)


def words(browser: Client) -> str:
    """What these pages say, menu included, without their tags."""
    said = []
    for page in PAGES:
        answer = browser.get(page)
        assert answer.status_code == 200, page
        said.append(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S))
    return " ".join(said)


def test_who_is_only_a_parent_is_spoken_to_as_u(world: World, client_for) -> None:
    said = words(client_for(world.saskia.marloes))
    assert JE.findall(said) == []
    assert len(U.findall(said)) > 5


@pytest.mark.parametrize("who", ["a pupil", "a colleague", "a colleague who is a parent here"])
def test_everybody_else_is_spoken_to_as_je(world: World, client_for, who: str) -> None:
    person = world.saskia.saskia.person if who == "a pupil" else world.staff.ruben
    if "parent" in who:
        with school_scope(world.school.pk):
            Guardianship.objects.create(school=world.school, pupil=world.timo.timo, parent=person)
    said = words(client_for(person))
    assert U.findall(said) == []
    assert JE.findall(said)
