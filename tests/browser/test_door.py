"""Coming in, and the pages that everybody may read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.records.models import Account

OPEN_PAGES = (
    "/inloggen/",
    "/wachtwoord/vergeten/",
    "/hulp/",
    "/privacy/",
    "/toegankelijkheid/",
    "/veiligheid/",
    "/stijlgids/",
)
PASSWORD = "vier woorden op een rij"


@pytest.fixture
def counsellor(world: World) -> Account:
    """Ruben, with a password to type."""
    account = world.staff.ruben.account
    account.set_password(PASSWORD)
    account.save()
    return account


def fill_in(page: Page, account: Account, *, password: str) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(account.email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_open_pages_are_accessible_on_every_screen(
    page: Page, phone: Page, axe: Callable[[Page], None], address: str
) -> None:
    # Each size and each scheme once: colours do not differ by size.
    for screen, scheme in ((page, "light"), (phone, "dark")):
        screen.emulate_media(color_scheme=scheme)
        screen.goto(address)
        axe(screen)
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_somebody_signs_in_and_out_again(page: Page, counsellor: Account) -> None:
    fill_in(page, counsellor, password=PASSWORD)
    page.locator("summary.ik").click()
    page.get_by_role("button", name="Log uit").click()
    page.wait_for_url("**/inloggen/")


def test_wrong_password_is_told_above_the_form_and_accessibly(
    page: Page, counsellor: Account, axe: Callable[[Page], None]
) -> None:
    fill_in(page, counsellor, password="niet dit")
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)


def test_signing_in_works_without_scripts(without_scripts: Page, counsellor: Account) -> None:
    fill_in(without_scripts, counsellor, password=PASSWORD)
    expect(without_scripts.locator("summary.ik")).to_contain_text("Ruben de Wit")


def test_page_that_is_not_there_is_accessible(
    page: Page, world: World, sign_in: Callable[[Page, Account], None], axe: Callable[[Page], None]
) -> None:
    sign_in(page, world.staff.ruben)
    page.goto("/zoiets-is-er-niet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina vinden we niet")
    axe(page)


def test_english_stays_after_choosing_it_at_the_door(page: Page) -> None:
    page.goto("/inloggen/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Making room to choose, together")
    page.goto("/hulp/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
