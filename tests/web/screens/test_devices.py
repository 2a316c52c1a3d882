"""Where one is signed in: seen, ended one by one, ended by itself, and told of when it is new."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.operations.devices import named
from keuzeruimte_web.records.models import Account, AccountLetter, Device

PASSWORD = "vier woorden op een rij"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def marloes(world: World) -> Account:
    cache.clear()
    account: Account = world.saskia.marloes.account
    account.set_password(PASSWORD)
    account.save()
    return account


def come_in(account: Account, browser: Client | None = None) -> Client:
    here = browser or Client(headers={"user-agent": FIREFOX})
    here.post("/inloggen/", {"login": account.email, "password": PASSWORD})
    return here


def is_in(browser: Client) -> bool:
    return browser.get("/apparaten/").status_code == 200


def letters() -> list[str]:
    return list(AccountLetter.objects.values_list("news", flat=True))


def test_one_sees_where_one_is_signed_in_and_signs_out_there(marloes: Account) -> None:
    here, there = come_in(marloes), come_in(marloes)
    page = here.get("/apparaten/").content.decode()
    assert page.count("Firefox, Windows") == 2
    assert page.count("Dit apparaat") == 1
    other = Device.objects.get(session=there.session.session_key)
    here.post(f"/apparaten/{other.pk}/")
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.get("/apparaten/").content.decode().count("Firefox, Windows") == 1


def test_all_others_end_at_once(marloes: Account) -> None:
    here, there, elsewhere = come_in(marloes), come_in(marloes), come_in(marloes)
    here.post("/apparaten/andere/")
    assert (is_in(here), is_in(there), is_in(elsewhere)) == (True, False, False)


def test_nobody_ends_the_session_of_another(
    world: World, marloes: Account, client_for: Callable[..., Client]
) -> None:
    hers = come_in(marloes)
    device = Device.objects.get(account=marloes)
    client_for(world.saskia.erik).post(f"/apparaten/{device.pk}/")
    assert is_in(hers)


def test_another_password_ends_the_other_sessions(marloes: Account) -> None:
    here, there = come_in(marloes), come_in(marloes)
    new = {"oldpassword": PASSWORD, "password1": PASSWORD + " erbij", "password2": PASSWORD + " erbij"}
    assert here.post("/wachtwoord/", new).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.get("/apparaten/").content.decode().count("Firefox, Windows") == 1


@pytest.mark.parametrize(("kept", "ago"), [("seen", 3601), ("begun", 12 * 3600 + 1)])
def test_a_session_ends_by_itself(marloes: Account, kept: str, ago: int) -> None:
    browser = come_in(marloes)
    session = browser.session
    session[kept] = time.time() - ago
    session.save()
    assert not is_in(browser)
    assert "_auth_user_id" not in browser.session


def test_who_goes_on_stays(marloes: Account) -> None:
    browser = come_in(marloes)
    session = browser.session
    session["seen"] = time.time() - 3000
    session.save()
    assert is_in(browser)
    assert time.time() - browser.session["seen"] < 100


def test_signing_out_leaves_the_list(marloes: Account) -> None:
    here, there = come_in(marloes), come_in(marloes)
    there.post("/uitloggen/")
    assert here.get("/apparaten/").content.decode().count("Firefox, Windows") == 1


def test_a_letter_tells_of_a_new_device_and_not_of_a_known_one(marloes: Account) -> None:
    here = come_in(marloes)
    assert letters() == []  # the first is no news: one made the account there
    here.post("/uitloggen/")
    come_in(marloes, here)
    assert letters() == []
    come_in(marloes)
    assert letters() == ["new_device"]


def test_the_letter_goes_to_the_own_address_and_names_nobody(marloes: Account) -> None:
    come_in(marloes), come_in(marloes)
    assert mail.outbox == []  # signing in waits for no mail server
    deliver_account_letters.call()
    (letter,) = mail.outbox
    assert letter.to == [marloes.email]
    assert "Firefox, Windows" in letter.body
    assert not any(name in letter.body for name in ("Marloes", "Saskia", "Lindecollege"))


def test_the_mark_in_the_browser_is_not_in_the_database(marloes: Account) -> None:
    browser = come_in(marloes)
    mark: Any = browser.cookies["apparaat"]
    assert mark["httponly"]
    assert mark.value not in str(list(Device.objects.values()))


def test_a_browser_is_called_by_its_name() -> None:
    assert named(FIREFOX) == "Firefox, Windows"
    assert named("(iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604.1") == "Safari, iPhone"
    assert named("<script>") == ""
