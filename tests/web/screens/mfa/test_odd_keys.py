"""What a key answered is refused in words where it is no answer of a key, whoever sends it."""

import json
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from world import World

from keuzeruimte_web.records.models import Person

PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
ODD = (
    "9" * 5000,
    "[" * 90_000,
    "[]",
    '{"id": "x"}',
    json.dumps({"id": 1, "rawId": [], "type": {}, "response": {}}),
    *(
        json.dumps({"id": one, "rawId": one, "type": "public-key", "response": dict.fromkeys(PARTS, one)})
        for one in ("x", "eHh4", "é")
    ),
)


@pytest.fixture(autouse=True)
def untried() -> None:
    """Nobody tried anything yet."""
    cache.clear()


@pytest.mark.parametrize("credential", ODD)
def test_no_key_is_made_of_it(credential: str, world: World, client_for: Callable[[Person], Client]) -> None:
    address = "/veilig-inloggen/sleutels/nieuw/"
    browser = client_for(world.staff.ruben)
    browser.get(address)
    answer = browser.post(address, {"name": "Mijn telefoon", "credential": credential})
    assert answer.status_code == 200
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("credential", ODD)
def test_nobody_comes_in_with_it(credential: str, db: None) -> None:
    browser = Client()
    answer = browser.post("/inloggen/sleutel/", {"credential": credential})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/inloggen/")
    assert "_auth_user_id" not in browser.session
