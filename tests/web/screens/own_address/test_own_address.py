"""Another e-mail address for one's own account: nothing changes before the new mailbox says yes."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.operations.account_letters import forget_letters
from keuzeruimte_web.records.models import Account, AccountLetter, AddressChange

PASSWORD = "vier woorden op een rij"
PAGE, AGAIN = "/e-mailadres/", "/inloggen/nog-een-keer/"
LINK = re.compile(r"http://localhost:8000(/e-mailadres/bevestigen/\S+)")
NEW = "marloes.nieuw@thuis.example"


@pytest.fixture(autouse=True)
def nobody_tried_anything(db: None) -> Iterator[None]:
    cache.clear()
    yield


@pytest.fixture
def marloes(world: World) -> Account:
    account: Account = world.saskia.marloes.account
    account.set_password(PASSWORD)
    account.save()
    return account


def come_in(account: Account, *, proved: bool = True) -> Client:
    browser = Client()
    browser.post("/inloggen/", {"login": account.email, "password": PASSWORD})
    if proved:
        browser.post(f"{AGAIN}?next={PAGE}", {"password": PASSWORD})
    return browser


def ask(browser: Client, email: str = NEW) -> Any:
    return browser.post(PAGE, {"email": email})


def letters() -> dict[str, str]:
    """What was delivered now: address and body, in the order in which it went."""
    del mail.outbox[:]
    deliver_account_letters.call()
    return {letter.to[0]: letter.subject + "\n" + letter.body for letter in mail.outbox}


def link_for(browser: Client, email: str = NEW) -> str:
    ask(browser, email)
    return LINK.findall(letters()[email])[0]  # type: ignore[no-any-return]


def address_of(account: Account) -> str:
    account.refresh_from_db()
    return account.email


def test_the_new_address_holds_once_its_mailbox_said_so_and_the_old_one_is_told_twice(
    marloes: Account, caplog: Any
) -> None:
    before, browser = marloes.email, come_in(marloes)
    assert ask(browser)["Location"] == PAGE
    assert NEW in browser.get(PAGE).content.decode()
    told = letters()
    assert list(told) == [before, NEW]
    assert "/wachtwoord/vergeten/" in told[before]
    assert NEW not in told[before]
    (link,) = LINK.findall(told[NEW])
    assert browser.get(link).status_code == 200
    assert address_of(marloes) == before
    assert browser.post(link).status_code == 302
    assert address_of(marloes) == NEW
    told = letters()
    assert list(told) == [before]
    assert ("Bel dan met school" in told[before], NEW in told[before]) == (True, False)
    assert [browser.get(link).status_code, browser.post(link).status_code] == [410, 410]
    assert not any(name in link + caplog.text for name in (NEW, before, "thuis.example"))
    assert set(AccountLetter.objects.values_list("email", flat=True)) == {""}
    for email, comes_in in ((before, False), (NEW, True)):
        answer = Client().post("/inloggen/", {"login": email, "password": PASSWORD})
        assert (answer.status_code == 302) is comes_in


def test_a_confirmation_that_is_sent_twice_is_answered_the_same_and_a_spent_link_says_how_it_is(
    marloes: Account,
) -> None:
    browser = come_in(marloes)
    link = link_for(browser)
    (shown,) = re.findall(r'name="email" value="([^"]*)"', browser.get(link).content.decode())
    for _click in range(2):
        answer = browser.post(link, {"email": shown})
        assert (answer.status_code, answer["Location"]) == (302, "/")
    later = browser.get(link)
    assert later.status_code == 410
    assert f"Het e-mailadres van dit account is nu {NEW}." in later.content.decode()


def test_proof_comes_first(marloes: Account) -> None:
    browser = come_in(marloes, proved=False)
    for answer in (browser.get(PAGE), ask(browser)):
        assert answer["Location"].startswith(AGAIN)
    assert not AddressChange.objects.exists()
    marloes.set_unusable_password()
    marloes.save()
    without = Client()
    without.force_login(marloes)  # long ago, with a school account
    assert "Log eerst uit, en opnieuw in" in without.get(PAGE).content.decode()
    assert ask(without).status_code == 200
    assert not AddressChange.objects.exists()


def test_an_address_that_has_an_account_is_answered_like_one_that_has_none(
    world: World, marloes: Account
) -> None:
    anja, steps = world.timo.anja.account.email, []
    browser = come_in(marloes)
    for email in ("niemand@thuis.example", anja):
        AddressChange.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            answer = ask(browser, email)
        page = browser.get(PAGE).content.decode().replace(email, "")
        page = re.sub(r"(value|csrfmiddlewaretoken|X-CSRFToken)[^>]*", "", page)
        steps.append((answer.status_code, answer["Location"], len(asked.captured_queries), page))
    assert steps[0] == steps[1]
    said = letters()[anja]
    assert ("Bij dit adres hoort al een account" in said, LINK.findall(said)) == (True, [])


def test_an_address_that_got_an_account_meanwhile_is_not_taken(marloes: Account) -> None:
    browser = come_in(marloes)
    link = link_for(browser)
    Account.objects.create_user(NEW.upper())
    assert browser.post(link).status_code == 410
    assert address_of(marloes) != NEW


def test_the_link_is_for_the_account_that_asked_and_for_a_day(world: World, marloes: Account) -> None:
    """So a slip in typing gives the stranger who gets the letter nothing."""
    browser = come_in(marloes)
    link = link_for(browser)
    assert Client().post(link)["Location"].startswith("/inloggen/")
    other = Client()
    other.force_login(world.timo.anja.account)
    assert [other.get(link).status_code, other.post(link).status_code] == [410, 410]
    assert browser.get(link[:-3] + "abc/").status_code == 410
    AddressChange.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert browser.post(link).status_code == 410
    forget_letters(timezone.now())
    assert (AddressChange.objects.count(), address_of(marloes) == NEW) == (0, False)


@pytest.mark.parametrize("how", ["another password", "another wish", "not after all", "loosened"])
def test_a_link_ends_with(world: World, marloes: Account, client_for: Any, how: str) -> None:
    browser = come_in(marloes)
    link = link_for(browser)
    if how == "another password":
        new = PASSWORD + " erbij"
        browser.post("/wachtwoord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    elif how == "another wish":
        ask(browser, "nog.een@thuis.example")
    elif how == "loosened":
        there = client_for(world.staff.petra)
        person = world.saskia.marloes.pk
        there.post(f"/beheer/mensen/{person}/account/", {"why": "wrong"})
    else:
        assert browser.post(f"{PAGE}toch-niet/").status_code == 302
    assert not AddressChange.objects.filter(email=NEW).exists()
    assert browser.post(link).status_code in (302, 403, 410)
    assert address_of(marloes) != NEW


def test_a_double_click_sends_one_letter_and_nobody_is_flooded(marloes: Account) -> None:
    browser = come_in(marloes)
    for _ in range(2):
        assert ask(browser).status_code == 302
    assert sorted(AccountLetter.objects.values_list("news", flat=True)) == ["address_asked", "new_address"]
    answers = [ask(browser, f"ander{number}@thuis.example").status_code for number in range(5)]
    assert answers == [302] * 4 + [429]
    assert list(letters()) == [marloes.email, "ander3@thuis.example"]


def test_what_cannot_be_an_address_is_said_in_words(marloes: Account) -> None:
    browser = come_in(marloes)
    for wrong, words in ((marloes.email.upper(), "Dit is het adres van nu"), ("geen adres", ""), ("", "")):
        answer = ask(browser, wrong)
        assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not AddressChange.objects.exists()


def test_who_works_here_makes_a_second_proof_first(world: World, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    browser = Client()
    browser.force_login(world.staff.ruben.account)
    assert browser.get(PAGE)["Location"] == "/veilig-inloggen/"
