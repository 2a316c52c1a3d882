"""The story of a school account, in a browser and with a real provider: entered, connected, signed in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from real_provider import CLIENT_ID, CLIENT_SECRET, HERE, RealProvider, real_provider
from world import World

from keuzeruimte_web.records.models import Account, IdentityProvider, Person
from keuzeruimte_web.records.scope import above_schools

PASSWORD = "vier woorden op een rij"
SignIn = Callable[[Page, Person | Account], None]


@pytest.fixture
def provider(live_server: Any, settings: Any) -> Iterator[RealProvider]:
    """A provider that knows the application where it runs now."""
    settings.ADDRESS = live_server.url
    with real_provider(live_server.url) as running:
        running.knows(saskia={"uid": "s-1"}, timo={"uid": "t-1"})
        yield running


def at_school(page: Page, login: str) -> None:
    """Sign in on the page of the provider, outside our policy."""
    expect(page.get_by_role("heading", name="Inloggen bij school")).to_be_visible()
    page.get_by_label("Gebruikersnaam").fill(login)
    page.get_by_role("button", name="Log in").click()


def through_the_door(page: Page, login: str) -> None:
    page.goto("/inloggen/")
    page.get_by_role("link", name="Log in met een schoolaccount").click()
    page.get_by_label("Hoe heet je school?").fill("linde")
    page.get_by_role("button", name="Zoek mijn school").click()
    page.get_by_role("button", name="Log in met Entree").click()
    at_school(page, login)


@pytest.fixture
def administrator(page: Page, world: World, sign_in: SignIn) -> Page:
    """The page, in which Petra is signed in."""
    sign_in(page, world.staff.petra)
    return page


def enter_the_provider(page: Page, provider: RealProvider, axe: Callable[[Page], None]) -> None:
    """As the administrator does it: first saved while it is off, then with what the provider gave."""
    page.goto("/beheer/school/")
    page.get_by_role("link", name="Bekijk en verander", exact=True).click()
    axe(page)
    page.get_by_role("link", name="Voeg een aanbieder toe").click()
    axe(page)
    page.get_by_label("Hoe heet het account?").fill("Entree")
    page.get_by_label("Adres van de aanbieder (issuer)").fill(provider.issuer)
    page.get_by_role("button", name="Bewaar").click()
    with above_schools():  # the provider of the test knows our address by this id
        IdentityProvider.objects.update(id=HERE)
    page.goto(f"/beheer/school/inloggen/{HERE}/")
    expect(page.get_by_text(f"/inloggen/school/terug/{HERE}/")).to_be_visible()
    page.get_by_label("Nummer van Keuzeruimte bij de aanbieder").fill(CLIENT_ID)
    page.get_by_label("Geheim (client secret)").fill(CLIENT_SECRET)
    page.get_by_text("Dit staat aan").click()
    axe(page)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("staat aan")).to_be_visible()


def enter_the_number(page: Page, person: Person, axe: Callable[[Page], None]) -> None:
    page.goto(f"/beheer/mensen/{person.pk}/schoolaccount/")
    axe(page)
    page.get_by_label("Vast nummer van het schoolaccount").fill("s-1")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("uid s-1")).to_be_visible()


def test_a_school_lets_its_people_in_with_their_school_accounts(
    administrator: Page,
    without_scripts: Page,
    world: World,
    provider: RealProvider,
    axe: Callable[[Page], None],
) -> None:
    page, saskia = administrator, world.saskia.saskia.person
    saskia.account.set_password(PASSWORD)
    saskia.account.save()
    enter_the_provider(page, provider, axe)
    enter_the_number(page, saskia, axe)
    page.context.clear_cookies()

    # Saskia has an account already: she signs in once as she is used to, and connects.
    through_the_door(page, "saskia")
    expect(page.get_by_role("heading", name="Je hebt hier al een account")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Log in en koppel").click()
    page.get_by_label("E-mailadres").fill(saskia.account.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url("**/schoolaccount/")
    axe(page)
    page.get_by_role("button", name="Koppel").click()
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Koppel").click()
    at_school(page, "saskia")
    expect(page.get_by_text("Het schoolaccount is gekoppeld.")).to_be_visible()
    page.context.clear_cookies()

    # From then on it lets her in; and nobody else, with another school account. Without JavaScript too.
    without_scripts.set_default_timeout(20_000)
    through_the_door(without_scripts, "timo")
    expect(without_scripts.get_by_role("heading", name="Dit schoolaccount kennen we hier")).to_be_visible()
    without_scripts.context.clear_cookies()
    through_the_door(without_scripts, "saskia")
    without_scripts.wait_for_url("**/leerling/")
