"""Choosing a language."""

from collections.abc import Callable

import pytest
from django.test import Client
from world import World


@pytest.mark.django_db
def test_dutch_comes_first_whatever_the_browser_asks() -> None:
    answer = Client(headers={"accept-language": "en-US"}).get("/hulp/")
    assert answer["Content-Language"] == "nl"


def test_language_stays_with_the_account(world: World, client_for: Callable[..., Client]) -> None:
    client_for(world.staff.ruben).post("/taal/", {"language": "en", "next": "/hulp/"})
    assert client_for(world.staff.ruben).get("/hulp/")["Content-Language"] == "en"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_to_another_place(elsewhere: str) -> None:
    answer = Client().post("/taal/", {"language": "en", "next": elsewhere})
    assert answer["Location"] == "/"


@pytest.mark.django_db
def test_unknown_language_changes_nothing() -> None:
    assert "taal" not in Client().post("/taal/", {"language": "xx"}).cookies


@pytest.mark.django_db
def test_reading_the_address_switches_nothing() -> None:
    assert Client().get("/taal/").status_code == 405
