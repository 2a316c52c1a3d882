"""The way in and what travels with a page: headers, cookies, addresses, logs, and who asks."""

import logging
from uuid import uuid4

import pytest
from crawl import Visitor, all_ids, answer, doors, whole_body
from django.core import mail
from django.core.cache import cache
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from town import Town

from keuzeruimte_web.jobs.outbox import deliver_account_letters

pytestmark = pytest.mark.django_db

PAGES = {
    "ruben": ("/leerlingen/", "/gesprekken/", "/afspraken/", "/verslagen/"),
    "marloes": ("/verslagen/",),
    "saskia": ("/leerling/", "/verslagen/"),
    "niemand": ("/inloggen/",),
}


def test_pages_about_people_stay_out_of_caches_and_frames_and_run_only_our_own_code(
    visitors: dict[str, Visitor],
) -> None:
    for name, addresses in PAGES.items():
        for address in addresses:
            response = visitors[name].get(address)
            headers, page = response.headers, response.content.decode()
            assert response.status_code == 200, address
            assert headers["X-Frame-Options"] == "DENY"
            assert "no-store" in headers["Cache-Control"]
            assert headers["Referrer-Policy"] == "same-origin"
            assert headers["X-Content-Type-Options"] == "nosniff"
            policy = headers["Content-Security-Policy"]
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert "http" not in policy
            assert "<style" not in page
            assert " style=" not in page
            assert "<script>" not in page
            assert " onclick=" not in page


def test_cookies_are_closed_to_scripts_and_to_other_sites(town: Town) -> None:
    browser = Client()
    account = town.world.staff.ruben.account
    account.set_password("een lang wachtwoord van vier")
    account.save()
    cache.clear()
    browser.post("/inloggen/", {"login": account.email, "password": "een lang wachtwoord van vier"})
    browser.post("/taal/", {"language": "en"})
    assert {"sessionid", "csrftoken", "taal"} <= set(browser.cookies)
    for cookie in browser.cookies.values():
        assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax"), cookie.key


def test_every_form_needs_the_key_that_was_given_with_it(town: Town) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(town.world.staff.ruben.account)
    for door in doors():
        if not door.params:
            sent = browser.post(door.address({}), whole_body(town))
            assert sent.status_code in (403, 405), door.name
    assert get_token(RequestFactory().get("/"))


def test_sending_somebody_elsewhere_by_next_does_not_work(town: Town) -> None:
    account = town.world.staff.ruben.account
    account.set_password("een lang wachtwoord van vier")
    account.save()
    for away in ("https://elders.example/", "//elders.example", "/\\elders.example", "javascript:alert(1)"):
        for address, body in (
            ("/inloggen/", {"login": account.email, "password": "een lang wachtwoord van vier"}),
            ("/taal/", {"language": "nl"}),
        ):
            said = Client().post(f"{address}?next={away}", {**body, "next": away})
            assert "elders" not in said.headers.get("Location", ""), (address, away)
            assert "javascript" not in said.headers.get("Location", "")


def test_another_host_name_is_refused() -> None:
    assert Client().get("/inloggen/", headers={"host": "elders.example"}).status_code == 400


def test_a_known_address_answers_as_an_unknown_one(town: Town) -> None:
    known, unknown = town.world.staff.ruben.account.email, "onbekend@stad.example"
    for path, field, more in (
        ("/inloggen/", "login", {"password": "verkeerd wachtwoord"}),
        ("/wachtwoord/vergeten/", "email", {}),
    ):
        cache.clear()
        said = []
        for address in (known, unknown):
            response = Client().post(path, {field: address, **more})
            status, to, page, *rest = answer(response)
            said.append((status, to, page.replace(address, "ADRES"), *rest))
        assert said[0] == said[1], path
    assert mail.outbox == []
    deliver_account_letters.call()
    links = [letter.to for letter in mail.outbox if "/wachtwoord/kiezen/" in letter.body]
    assert links == [[known]]  # beside it, letters of tests before this one may have waited


def test_who_keeps_guessing_has_to_wait(town: Town) -> None:
    cache.clear()
    account = town.world.staff.ruben.account
    account.set_password("een lang wachtwoord van vier")
    account.save()
    browser = Client()
    for _guess in range(12):
        browser.post("/inloggen/", {"login": account.email, "password": "verkeerd"})
    right = {"login": account.email, "password": "een lang wachtwoord van vier"}
    said = browser.post("/inloggen/", right)
    cache.clear()
    assert said.status_code != 302
    assert "_auth_user_id" not in browser.session


def test_addresses_and_logs_hold_no_names(
    town: Town, visitors: dict[str, Visitor], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="django.request")
    caplog.set_level(logging.DEBUG, logger="keuzeruimte_web")
    child, talk = town.world.saskia.saskia.pk, town.world.saskia.talk.pk
    for visitor in visitors.values():
        for address in (
            f"/leerlingen/{child}/",
            f"/ouder/{child}/",
            f"/gesprekken/{talk}/",
            f"/x/{uuid4()}/",
        ):
            visitor.get(address)
            visitor.post(address, whole_body(town))
    said = caplog.text.lower()
    assert "/leerlingen/<uuid:pupil>" in said
    assert str(child) not in said
    for name in ("saskia", "vermeer", "marloes", "hendriks", "@", "zqx"):
        assert name not in said


def test_ids_in_addresses_tell_no_time_and_cannot_be_counted(town: Town) -> None:
    assert {one[14] for one in all_ids()} == {"4"}
