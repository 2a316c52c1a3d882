"""A passkey, an app with codes and a letter, in a real browser with an authenticator that Chromium plays."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from half_minute import code_now
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.records.models import Account, Person
from keuzeruimte_web.records.scope import above_schools

PASSWORD = "vier woorden op een rij"


@pytest.fixture
def ruben(world: World, settings: Any) -> Account:
    """Ruben, at a school that asks a second proof."""
    settings.SECOND_FACTOR = True
    cache.clear()
    account: Account = world.staff.ruben.account
    account.set_password(PASSWORD)
    account.save()
    return account


def authenticator(page: Page) -> None:
    """Plug in a key that knows its owner's finger."""
    link = page.context.new_cdp_session(page)
    link.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    verified = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    link.send("WebAuthn.addVirtualAuthenticator", {"options": options | verified})


def fill_in(page: Page, account: Account) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(account.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def once_more(page: Page) -> None:
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()


def sign_out(page: Page) -> None:
    page.locator("summary.ik").click()
    page.get_by_role("button", name="Log uit").click()
    page.wait_for_url("**/inloggen/")


def test_a_colleague_makes_a_passkey_first_and_comes_in_with_it_from_then_on(
    page: Page, ruben: Account, axe: Callable[[Page], None]
) -> None:
    authenticator(page)
    fill_in(page, ruben)
    expect(page.get_by_role("heading", level=1)).to_have_text("Veilig inloggen")
    axe(page)
    page.get_by_role("link", name="Maak een toegangssleutel").click()
    once_more(page)
    axe(page)
    page.get_by_role("button", name="Maak de sleutel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    axe(page)
    page.goto("/leerlingen/")
    expect(page).to_have_url(re.compile("/leerlingen/$"))
    sign_out(page)
    page.get_by_role("button", name="Log in met een toegangssleutel").click()
    expect(page).to_have_url(re.compile("/leerlingen/$"))


@pytest.mark.usefixtures("no_code_goes_by")
def test_a_colleague_couples_an_app_without_scripts(without_scripts: Page, ruben: Account) -> None:
    page = without_scripts
    fill_in(page, ruben)
    page.get_by_role("link", name="Koppel een app").click()
    once_more(page)
    key = page.locator("p .cijfers").inner_text()
    page.get_by_label("Code", exact=True).fill(code_now(key))
    page.get_by_role("button", name="Koppel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")


def test_a_letter_prints_on_one_page_and_its_scanned_code_is_in_no_address(
    page: Page, phone: Page, world: World, sign_in: Any, axe: Callable[[Page], None]
) -> None:
    cache.clear()
    with above_schools():
        Person.objects.filter(pk__in=[world.saskia.marloes.pk, world.saskia.erik.pk]).update(account=None)
    sign_in(page, world.staff.petra)
    page.goto("/beheer/uitnodigen/")
    axe(page)
    page.get_by_label("Marloes Hendriks").check()
    page.get_by_text("Een brief met de post").click()
    page.get_by_role("button", name="Nodig uit wie je aankruiste").click()
    expect(page.get_by_role("heading", name="Een uitnodiging voor u")).to_be_visible()
    axe(page)
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(pages) == 1
    code = page.locator(".code").inner_text()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"/uitnodiging/#{code}")
    expect(phone.get_by_label("Code uit de brief of e-mail")).to_have_value(code)
    expect(phone).to_have_url(re.compile("/uitnodiging/$"))
    axe(phone)
    phone.get_by_role("button", name="Ga verder").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Welkom, Marloes Hendriks")
    axe(phone)
    assert not any(code in address.partition("#")[0] for address in asked)
