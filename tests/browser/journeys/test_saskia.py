"""Saskia: the divorce goes on the agenda, is seen to cross her parents, and is done differently (text A)."""

from collections.abc import Callable

import pytest
from desks import PHONE, Desk
from playwright.sync_api import Page, expect
from table import choose, findings, keep, open_plan, titles
from world import World

TALK = "Hoe gaat het met Saskia?"
CLASS = "Hoe gaat het in de klas?"
WEEKLY = "Wil Saskia weer elke week praten?"
DIVORCE = "De scheiding"
SEEN = "Saskia zat naast Noa en vertelde over de pauze."
WITH_PARENTS = "Marloes en Erik kiezen zelf wanneer zij met Saskia praten."
OTHER_WORDS = "Wij vertellen het haar in de vakantie."

Shot = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor, who came in by the form."""
    return desks.sign_in(story.staff.ruben)


@pytest.fixture(scope="module")
def marloes(desks: Desk, story: World) -> Page:
    """Her mother, on a telephone."""
    return desks.sign_in(story.saskia.marloes, viewport=PHONE)


@pytest.fixture(scope="module")
def erik(desks: Desk, story: World) -> Page:
    """Her father, on another."""
    return desks.sign_in(story.saskia.erik, viewport=PHONE)


@pytest.fixture(scope="module")
def saskia(desks: Desk, story: World) -> Page:
    """Saskia, on her own telephone."""
    return desks.sign_in(story.saskia.saskia.person, viewport=PHONE)


def test_while_one_chooses_the_page_tells_why_the_divorce_sets_saskia_against_her_parents(
    desk: Desk, ruben: Page, shot: Shot
) -> None:
    open_plan(ruben, "Saskia Vermeer", TALK)
    ruben.get_by_role("link", name="Nog een punt").click()
    choose(ruben, about=DIVORCE, verb="Bespreken", to=["Saskia"])
    told = findings(ruben).filter(has_text="grens")
    expect(told).to_have_attribute("data-soort", "conflict")
    expect(told).to_contain_text("Waarom")
    expect(told).to_contain_text("Erik en Marloes")
    expect(ruben.get_by_text("Er is een punt dat botst.")).to_be_visible()
    shot(ruben, "saskia-1-conflict")
    assert titles(ruben) == [CLASS, WEEKLY]


def test_what_the_method_offers_instead_is_taken_into_the_plan_and_then_nothing_collides(
    desk: Desk, ruben: Page, shot: Shot
) -> None:
    keep(ruben)
    findings(ruben).first.get_by_role("button", name="Pas toe").click()
    expect(ruben.get_by_text("Niets in dit plan botst.")).to_be_visible()
    shot(ruben, "saskia-2-applied")
    assert titles(ruben) == [
        CLASS,
        WEEKLY,
        "De scheiding: een woord van waardering",
        "De scheiding: een vraag vooraf",
        "Samen kijken",
    ]


def test_point_that_does_not_fit_this_table_is_parked_for_the_parents(
    desk: Desk, ruben: Page, shot: Shot
) -> None:
    ruben.get_by_role("link", name="Nog een punt").click()
    choose(ruben, about=DIVORCE, verb="Steunen, troosten", to=["Saskia"])
    expect(findings(ruben).and_(ruben.locator("[data-soort=conflict]"))).to_have_count(2)
    shot(ruben, "saskia-3-support")
    ruben.get_by_role("button", name="Parkeer dit punt").first.click()
    expect(ruben.get_by_text("Geparkeerd. De ouders kunnen het aanbod aannemen, of niet.")).to_be_visible()
    expect(ruben.get_by_role("region", name="Agenda")).to_contain_text("Alleen de ouders kunnen dit aannemen")
    shot(ruben, "saskia-4-parked")
    assert len(titles(ruben)) == 5


def test_points_change_places(desk: Desk, ruben: Page, shot: Shot) -> None:
    ruben.get_by_role("region", name="Agenda").get_by_role("link", name=WEEKLY).click()
    ruben.get_by_role("button", name="Eerder").click()
    expect(ruben.get_by_role("heading", name="Punt 1", exact=True)).to_be_visible()
    assert titles(ruben)[:2] == [WEEKLY, CLASS]
    ruben.get_by_role("region", name="Agenda").get_by_role("link", name="Samen kijken").click()
    ruben.get_by_role("button", name="Haal van de agenda").click()
    expect(ruben.get_by_text("Het punt is van de agenda.")).to_be_visible()
    assert titles(ruben)[2:] == ["De scheiding: een woord van waardering", "De scheiding: een vraag vooraf"]


def test_at_the_table_the_counsellor_notes_and_agrees(desk: Desk, ruben: Page, shot: Shot) -> None:
    ruben.get_by_role("link", name="Start het gesprek").click()
    shot(ruben, "saskia-5-before-talk")
    ruben.get_by_role("button", name="Begin het gesprek").click()
    ruben.get_by_role("navigation", name="Punten van dit gesprek").get_by_role("link", name=CLASS).click()
    ruben.get_by_label("Aantekening, alleen voor jou").fill(SEEN)
    ruben.get_by_role("button", name="Bewaar de aantekening").click()
    expect(ruben.get_by_label("Aantekening, alleen voor jou")).to_have_value(SEEN)
    agreements = ruben.get_by_role("region", name="Wat spreken we af?")
    agreements.get_by_role("group", name="Wie doet het?").get_by_label("Marloes", exact=True).check()
    agreements.get_by_label("Wat spreek je af?").fill("Op vrijdag samen de week doornemen")
    ruben.get_by_role("button", name="Zet de afspraak erbij").click()
    expect(agreements.locator("li.afspraak")).to_contain_text("Op vrijdag samen de week doornemen")
    shot(ruben, "saskia-6-talk")


def test_closing_the_talk_gives_one_report_for_all_and_one_for_the_parents(
    desk: Desk, ruben: Page, shot: Shot
) -> None:
    ruben.get_by_role("link", name="Rond het gesprek af").click()
    shot(ruben, "saskia-7-close")
    ruben.get_by_role("button", name="Rond af").click()
    expect(ruben.get_by_role("heading", name="Dit gesprek is afgerond")).to_be_visible()
    shot(ruben, "saskia-8-closed")
    ruben.get_by_role("link", name="Verslag voor Saskia, ouders en school").click()
    shot(ruben, "saskia-9-report")
    expect(ruben.get_by_text("De scheiding")).to_have_count(0)
    ruben.get_by_role("button", name="Zet ze in het verslag").click()
    expect(ruben.get_by_label("Wat is er besproken en wat zag je?")).to_have_value(f"{CLASS}\n{SEEN}")
    ruben.get_by_role("button", name="Leg het verslag voor").click()
    expect(ruben.get_by_text("Het verslag ligt nu voor.")).to_be_visible()
    shot(ruben, "saskia-10-put")


def test_second_report_is_for_the_parents_alone_and_says_so(desk: Desk, ruben: Page, shot: Shot) -> None:
    ruben.get_by_role("link", name="Naar het gesprek").click()
    ruben.get_by_role("link", name="Verslag voor ouders en school", exact=True).click()
    expect(ruben.get_by_text("Saskia leest dit verslag niet")).to_be_visible()
    ruben.get_by_label("Wat is er besproken en wat zag je?").fill(WITH_PARENTS)
    ruben.get_by_role("button", name="Bewaar het verslag").click()
    ruben.get_by_role("button", name="Leg het verslag voor").click()
    expect(ruben.get_by_text("Het verslag ligt nu voor.")).to_be_visible()
    shot(ruben, "saskia-11-parents")


def report_of(page: Page, for_whom: str) -> None:
    """Open a report as one would: from the list of reports."""
    page.goto("/verslagen/")
    page.get_by_role("listitem").filter(has_text=TALK).filter(has_text=for_whom).get_by_role("link").click()


def test_her_mother_confirms_on_her_telephone(
    desk: Desk, marloes: Page, faultless: Callable[[Page], None], shot: Shot
) -> None:
    report_of(marloes, "leerling, ouders en school")
    expect(marloes.get_by_text(SEEN)).to_be_visible()
    marloes.get_by_label("Ja, dit klopt").check()
    shot(marloes, "saskia-12-marloes")
    faultless(marloes)
    marloes.get_by_role("button", name="Bevestig").click()
    expect(marloes.get_by_text("Bewaard.")).to_be_visible()
    report_of(marloes, "Voor ouders en school")
    expect(marloes.get_by_text(WITH_PARENTS)).to_be_visible()


def test_her_father_adds_own_words_for_the_others(desk: Desk, erik: Page, shot: Shot) -> None:
    report_of(erik, "Voor ouders en school")
    erik.get_by_label("Ik zie het anders").check()
    erik.get_by_role("textbox", name="Eigen woorden").fill(OTHER_WORDS)
    erik.get_by_label("Iedereen die dit verslag leest").check()
    erik.get_by_role("button", name="Bevestig").click()
    expect(erik.get_by_text("Bewaard.")).to_be_visible()
    shot(erik, "saskia-13-erik")


def test_neither_parent_sees_what_the_other_answered_yet(desk: Desk, marloes: Page) -> None:
    report_of(marloes, "Voor ouders en school")
    expect(marloes.get_by_text(OTHER_WORDS)).to_have_count(0)


def test_saskia_reads_her_own_side_and_nothing_of_the_rest(
    desk: Desk, saskia: Page, story: World, shot: Shot
) -> None:
    saskia.goto("/verslagen/")
    shot(saskia, "saskia-14-reports")
    for line in saskia.get_by_role("main").get_by_role("listitem").all():
        expect(line).not_to_contain_text("Voor ouders en school")
    report_of(saskia, "leerling, ouders en school")
    expect(saskia.get_by_text(SEEN)).to_be_visible()
    shot(saskia, "saskia-15-report")
    for words in (DIVORCE, WITH_PARENTS, "grens van", "Wij vertellen Saskia zelf"):
        assert words.lower() not in saskia.content().lower()


def test_at_closing_own_words_appear(desk: Desk, ruben: Page, marloes: Page, shot: Shot) -> None:
    ruben.reload()
    expect(ruben.get_by_text(OTHER_WORDS)).to_have_count(0)
    ruben.get_by_role("button", name="Sluit het verslag").click()
    expect(ruben.get_by_text("Het verslag is gesloten.")).to_be_visible()
    expect(ruben.get_by_role("figure").filter(has_text=OTHER_WORDS)).to_contain_text("Erik Vermeer")
    shot(ruben, "saskia-16-closed")
    report_of(marloes, "Voor ouders en school")
    expect(marloes.get_by_text(OTHER_WORDS)).to_be_visible()
