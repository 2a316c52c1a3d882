"""The main job without JavaScript, and one point of it by keyboard alone."""

from collections.abc import Callable

import pytest
from desks import Desk
from playwright.sync_api import Page, expect
from table import choose, findings, keep, new_point, open_plan, titles
from world import World

TALK = "Hoe gaat het met Saskia?"
DIVORCE = "De scheiding"

Shot = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor, in a browser where JavaScript is off."""
    return desks.sign_in(story.staff.ruben, java_script_enabled=False)


def test_without_a_script_the_counsellor_prepares_and_applies(desk: Desk, ruben: Page, shot: Shot) -> None:
    open_plan(ruben, "Saskia Vermeer", TALK)
    expect(
        ruben.get_by_role("button", name="Druk af")
    ).to_be_hidden()  # it asks for a script, and did nothing
    new_point(ruben)
    choose(ruben, about=DIVORCE, verb="Bespreken", to=["Saskia"])
    keep(ruben)
    expect(findings(ruben).first).to_contain_text("Hoe blijf je binnen deze grens?")
    ruben.get_by_role("button", name="Pas toe").click()
    expect(ruben.get_by_text("Niets in dit plan botst.")).to_be_visible()
    shot(ruben, "plain-1-applied")


def test_without_a_script_the_talk_is_held_and_reported(desk: Desk, ruben: Page, shot: Shot) -> None:
    ruben.get_by_role("link", name="Start het gesprek").click()
    ruben.get_by_role("button", name="Begin het gesprek").click()
    ruben.get_by_label("Aantekening, alleen voor jou").fill("Saskia koos waar we begonnen.")
    ruben.get_by_role("button", name="Bewaar de aantekening").click()
    expect(ruben.get_by_label("Aantekening, alleen voor jou")).to_have_value("Saskia koos waar we begonnen.")
    ruben.get_by_role("link", name="Rond het gesprek af").click()
    ruben.get_by_label("Samen kijken").uncheck()
    ruben.get_by_role("button", name="Rond af").click()
    ruben.get_by_role("link", name="Verslag voor Saskia, ouders en school").click()
    ruben.get_by_role("button", name="Zet ze in het verslag").click()
    ruben.get_by_role("button", name="Leg het verslag voor").click()
    expect(ruben.get_by_text("Het verslag ligt nu voor.")).to_be_visible()
    shot(ruben, "plain-2-report")


def test_without_a_script_her_father_answers(desk: Desk, story: World) -> None:
    erik = desk.sign_in(story.saskia.erik, java_script_enabled=False)
    erik.get_by_role("region", name="Verslagen").get_by_role("link", name=TALK).first.click()
    expect(erik.get_by_text("Saskia koos waar we begonnen.")).to_be_visible()
    erik.get_by_label("Ja, dit klopt").check()
    erik.get_by_role("button", name="Bevestig").click()
    expect(erik.get_by_text("Bewaard.")).to_be_visible()


def test_without_a_script_a_pupil_gives_own_answers_and_shares_one(
    desk: Desk, story: World, shot: Shot
) -> None:
    noor = desk.sign_in(story.noor.noor.person, java_script_enabled=False)
    noor.get_by_role("link", name="Jouw driehoek").first.click()
    school = noor.locator("#pupil_school")
    school.get_by_label("lukt meestal").check()
    school.get_by_label("Hanneke", exact=True).check()
    shot(noor, "plain-3-answers")
    noor.get_by_role("button", name="Bewaar").click()
    noor.goto("/")
    noor.get_by_role("link", name="Jouw driehoek").first.click()
    expect(school.get_by_label("lukt meestal")).to_be_checked()
    expect(school.get_by_label("Hanneke", exact=True)).to_be_checked()
    noor.goto("/")
    noor.get_by_role("link", name="Zeg wat jij hoopt of wilt bespreken").first.click()
    expect(noor.get_by_text("Delen doe je hier")).to_be_visible()
    expect(noor.get_by_text("wordt vanzelf bewaard")).to_be_hidden()  # nothing keeps it without a script


FOCUSED = """(() => {
  const at = document.activeElement;
  return (at.labels?.[0]?.innerText || at.innerText || "").trim();
})()"""


def tab_to(page: Page, name: str, *, key: str = "Tab") -> None:
    """Press a key until the focus is on what has this name."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"{key} never comes to {name!r}")


def test_by_keyboard_alone_a_point_is_prepared(desk: Desk, story: World, shot: Shot) -> None:
    page = desk.sign_in(story.staff.ruben)
    open_plan(page, "Timo Bakker", "Hoe gaat het met Timo?")
    tab_to(page, "Nog een punt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nieuw punt")).to_be_visible()
    # Among answers of which one is chosen one walks with the arrows.
    tab_to(page, "Driftig thuis en op straat")
    tab_to(page, "Leren en huiswerk", key="ArrowDown")
    tab_to(page, "Luisteren")
    tab_to(page, "Vertellen wat ik zie of weet", key="ArrowDown")
    for name in ("Anja", "Wim"):
        tab_to(page, name)
        page.keyboard.press("Space")
    tab_to(page, "Titel op de agenda")
    page.keyboard.type("Wat goed gaat in de les")
    shot(page, "plain-4-keyboard")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    assert titles(page) == ["Hoe gaat het op school?", "Wat goed gaat in de les"]
