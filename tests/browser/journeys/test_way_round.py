"""The way round on the preparation page: it follows while one chooses, is taken, and undone later."""

from collections.abc import Callable

import pytest
from desks import PHONE, Desk
from playwright.sync_api import Page, expect
from table import choose, new_point, open_plan
from world import World

SASKIA, TIMO = "Hoe gaat het met Saskia?", "Hoe gaat het met Timo?"
CLEAR = "Niets in dit plan botst."


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor, at the preparation of this afternoon's conversation with Saskia."""
    page = desks.sign_in(story.staff.ruben)
    open_plan(page, "Saskia Vermeer", SASKIA)
    return page


def agenda(page: Page) -> list[str]:
    return page.locator("ol.agenda b").all_inner_texts()


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def test_it_follows_while_one_chooses_and_takes_the_point_along(
    desk: Desk, ruben: Page, faultless: Callable[[Page], None]
) -> None:
    before = agenda(ruben)
    new_point(ruben)
    choose(ruben, about="De scheiding", verb="Bespreken", to=["Saskia"])
    way = ruben.locator("#weg")
    expect(way).to_contain_text("Vraag het eerst aan Erik en Marloes")
    faultless(ruben)
    press(ruben, "Neem alles")
    expect(ruben.locator("#toets")).to_contain_text(CLEAR)
    assert len(agenda(ruben)) == len(before) + 3
    faultless(ruben)


def test_undo_is_still_there_after_a_reload(desk: Desk, ruben: Page) -> None:
    ruben.reload()
    taken = agenda(ruben)
    press(ruben, "Maak ongedaan")
    assert len(agenda(ruben)) == len(taken) - 2
    expect(ruben.locator("#weg").get_by_role("button", name="Maak ongedaan")).to_have_count(0)
    press(ruben, "Neem alles")


def test_saskia_does_not_see_the_point_that_waits(desk: Desk, story: World) -> None:
    saskia = desk.sign_in(story.saskia.saskia.person, viewport=PHONE)
    page = saskia.locator("main")
    expect(page).to_contain_text("Hoe gaat het in de klas?")
    expect(page).not_to_contain_text("Samen kijken")


def test_on_a_telephone_without_javascript_it_is_taken_and_undone(desk: Desk, ruben: Page) -> None:
    with_scripts = ruben
    open_plan(with_scripts, "Timo Bakker", TIMO)
    new_point(with_scripts)
    choose(
        with_scripts,
        about="Driftig thuis en op straat",
        verb="Advies geven",
        to=["Anja", "Wim"],
        there=["Timo", "Fatma"],
    )
    press(with_scripts, "Zet op de agenda")
    before = agenda(with_scripts)
    page = desk.browser_of(viewport=PHONE, java_script_enabled=False)
    page.context.add_cookies(with_scripts.context.cookies())
    page.goto(with_scripts.url)
    press(page, "Neem deze stap")
    assert agenda(page) != before
    while page.get_by_role("button", name="Neem deze stap").count():
        press(page, "Neem deze stap")
    expect(page.locator("#toets")).to_contain_text(CLEAR)
    while page.get_by_role("button", name="Maak ongedaan").count():
        press(page, "Maak ongedaan")
    assert agenda(page) == before
