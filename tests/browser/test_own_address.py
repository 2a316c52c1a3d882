"""Another e-mail address, on a small telephone and without scripts: accessible and within the screen."""

import re
from collections.abc import Callable

from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.records.models import Account

PASSWORD = "vier woorden op een rij"
LONG = "een.heel.lang.adres.van.marloes.hendriks@nog-een-lange-naam.voorbeeld.example"
LINK = re.compile(r"/e-mailadres/bevestigen/\S+")


def test_a_parent_changes_the_own_address(
    without_scripts: Page, phone: Page, world: World, axe: Callable[[Page], None]
) -> None:
    cache.clear()
    account = world.saskia.marloes.account
    account.set_password(PASSWORD)
    account.save()
    change(without_scripts, account, "marloes@thuis.example", look=fits)
    change(phone, account, LONG, look=lambda page: (fits(page), axe(page)))
    account.refresh_from_db()
    assert account.email == LONG


def change(page: Page, account: Account, address: str, *, look: Callable[[Page], object]) -> None:
    """From the menu to the confirmed address, and a look at each page."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/inloggen/")
    account.refresh_from_db()
    page.get_by_label("E-mailadres").fill(account.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.locator("summary.ik").click()
    page.get_by_role("link", name="Ander e-mailadres").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog een keer het wachtwoord")
    look(page)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Nieuw e-mailadres").fill(address)
    page.get_by_role("button", name="Stuur de link").click()
    expect(page.get_by_text("Kijk in uw nieuwe mailbox")).to_be_visible()
    look(page)
    deliver_account_letters.call()
    (link,) = LINK.findall(next(one.body for one in reversed(mail.outbox) if one.to == [address]))
    page.goto(link)
    look(page)
    page.get_by_role("button", name="Bevestig").click()
    expect(page.get_by_text("Het nieuwe e-mailadres is bevestigd.")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")
    look(page)


def fits(page: Page) -> None:
    """Fail on a page that scrolls sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
