"""The key of a form: made here, checked by Django, and given when a browser has none."""

from collections import Counter

from django.conf import settings
from django.middleware import csrf
from django.test import Client
from world import World

from keuzeruimte_web.csrf import LETTERS, by_chance, masked


def test_django_makes_keys_with_ours_and_finds_the_key_in_them() -> None:
    key = by_chance()
    assert csrf._mask_cipher_secret is masked
    one, other = masked(key), masked(key)
    assert one != other
    assert csrf._does_token_match(one, key)
    assert csrf._does_token_match(other, key)
    assert not csrf._does_token_match(masked(by_chance()), key)


def test_each_letter_comes_as_often() -> None:
    came = Counter("".join(by_chance() for _ in range(4_000)))
    assert set(came) == set(LETTERS)
    assert max(came.values()) / min(came.values()) < 1.3


def test_who_is_signed_in_gets_a_key_once_and_another_after_signing_in(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    name = settings.CSRF_COOKIE_NAME
    before = browser.get("/inloggen/").cookies[name].value
    assert browser.get("/inloggen/").cookies[name].value == before  # kept for a year from now on
    browser.force_login(world.staff.ruben.account)
    del browser.cookies[name]
    given = browser.get("/leerlingen/").cookies[name].value
    assert name not in browser.get("/leerlingen/").cookies
    page = browser.get("/leerlingen/")
    sent = {"csrfmiddlewaretoken": str(page.context["csrf_token"]), "language": "en"}
    assert browser.post("/taal/", sent).status_code == 302
    browser.cookies[name] = by_chance()
    assert browser.post("/taal/", sent).status_code == 403
    assert given != before
