"""Noor chooses a profile: own words first, views, a choice, two parents who sign, an objection, a talk."""

import re
from collections.abc import Callable

import pytest
from desks import PHONE, Desk
from playwright.sync_api import Page, expect
from world import World

NOOR, PROFILE = "Noor Willemsen", "Noor kiest een profiel"
ECONOMICS, WISH = "Economie en Maatschappij", "Iets met mensen en geld"
BAS_SEES, BAS_OBJECTS = "Het past bij hoe ze op de markt helpt.", "Ik wil eerst weten wat wiskunde vraagt."
TALK_FIRST = "School plant eerst nog een gesprek"
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('keuzeruimte:'))"

Check = Callable[[Page], None]


@pytest.fixture(scope="module")
def hanneke(desks: Desk, story: World) -> Page:
    """The careers adviser."""
    return desks.sign_in(story.staff.hanneke)


@pytest.fixture(scope="module")
def noor(desks: Desk, story: World) -> Page:
    """The pupil, on a telephone."""
    return desks.sign_in(story.noor.noor.person, viewport=PHONE)


@pytest.fixture(scope="module")
def karin(desks: Desk, story: World) -> Page:
    """One parent, on a telephone."""
    return desks.sign_in(story.noor.karin, viewport=PHONE)


@pytest.fixture(scope="module")
def bas(desks: Desk, story: World) -> Page:
    """The other parent, on a telephone."""
    return desks.sign_in(story.noor.bas, viewport=PHONE)


def to_the_choice(page: Page) -> None:
    """From one's own page to the choice, as the family finds it."""
    page.get_by_role("link", name="Keuzeruimte", exact=True).click()
    page.get_by_role("link", name=PROFILE, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PROFILE)


def sign(page: Page, verdict: str, words: str = "") -> None:
    to_the_choice(page)
    page.get_by_role("link", name=re.compile("Zeg wat u ervan vindt|Verander uw antwoord")).click()
    page.get_by_role("radio", name=re.compile(f"^{verdict}")).check()
    page.get_by_label("Wilt u er iets bij zeggen?").fill(words)
    page.get_by_role("button", name="Bewaar").click()


def choose(page: Page) -> None:
    to_the_choice(page)
    page.get_by_role("link", name=re.compile("Maak je keuze|Kies opnieuw")).click()
    page.get_by_label(ECONOMICS).check()
    page.get_by_role("button", name="Dit kies ik").click()


def test_a_choice_is_opened_and_everybody_says_first_what_one_wants(
    desk: Desk, hanneke: Page, noor: Page, karin: Page, faultless: Check
) -> None:
    hanneke.get_by_role("region", name="Alle leerlingen").get_by_role("link", name=NOOR).click()
    hanneke.get_by_role("link", name="Begin een keuzemoment").click()
    hanneke.get_by_label("Profielkeuze havo en vwo").check()
    hanneke.get_by_label("Hoe noemen jullie het?").fill(PROFILE)
    hanneke.get_by_role("button", name="Begin").click()
    hanneke.get_by_role("link", name="Voeg een mogelijkheid toe").click()
    hanneke.get_by_label("Welke mogelijkheid?").fill(ECONOMICS)
    hanneke.get_by_role("button", name="Voeg toe").click()
    hanneke.get_by_role("link", name="Geef advies").click()
    hanneke.get_by_label("Waar rust het op?").fill("Noor haalt voor economie een acht.")
    hanneke.get_by_label("Wat raadt school aan?").fill("Houd wiskunde erbij.")
    hanneke.get_by_role("button", name="Geef advies").click()
    faultless(hanneke)
    to_the_choice(noor)
    expect(noor.get_by_text("Houd wiskunde erbij.")).to_have_count(0)
    noor.get_by_role("link", name="Begin", exact=True).click()
    noor.get_by_label("Wat wil jij zelf?").fill(WISH)
    expect(noor.get_by_text("Bewaard om")).to_be_visible()  # while one types, for her alone
    assert noor.evaluate(KEPT) == []
    noor.reload()
    expect(noor.get_by_label("Wat wil jij zelf?")).to_have_value(WISH)
    noor.get_by_role("group", name="Wie mag dit zien? Wat wil jij zelf?").get_by_label("Hanneke").check()
    noor.get_by_role("button", name="Bewaar").click()
    expect(noor.get_by_text("Houd wiskunde erbij.")).to_be_visible()
    faultless(noor)
    to_the_choice(karin)
    karin.get_by_role("link", name="Begin", exact=True).click()
    karin.get_by_role("button", name="Sla over").click()
    expect(karin.get_by_text("Houd wiskunde erbij.")).to_be_visible()
    expect(karin.get_by_text(WISH)).to_have_count(0)
    faultless(karin)


def test_what_a_parent_sees_in_an_option_is_read_by_whom_it_is_shared_with(
    desk: Desk, hanneke: Page, noor: Page, karin: Page, bas: Page
) -> None:
    to_the_choice(bas)
    bas.get_by_role("link", name="Schrijf wat u erin ziet").click()
    bas.get_by_label("Wat ziet u hierin?").fill(BAS_SEES)
    bas.get_by_role("group", name="Wie mag dit zien?").get_by_label("Noor").check()
    bas.get_by_role("button", name="Bewaar").click()
    seen = {}
    for name, page in (("noor", noor), ("karin", karin)):
        to_the_choice(page)
        seen[name] = page.get_by_text(BAS_SEES).count()
    hanneke.reload()
    seen["hanneke"] = hanneke.get_by_text(BAS_SEES).count()
    assert seen == {"noor": 1, "karin": 0, "hanneke": 0}


def test_noor_chooses_and_an_objection_holds_it_back_without_a_name(
    desk: Desk, hanneke: Page, noor: Page, karin: Page, bas: Page
) -> None:
    choose(noor)
    expect(noor.get_by_text("Is dit ook jouw eigen idee?")).to_be_visible()
    sign(karin, "Akkoord")
    sign(bas, "Bezwaar", BAS_OBJECTS)
    for page in (noor, karin):
        to_the_choice(page)
        expect(page.get_by_text(TALK_FIRST)).to_be_visible()
        expect(page.get_by_text(BAS_OBJECTS)).to_have_count(0)
        expect(page.get_by_text("Bezwaar", exact=False)).to_have_count(0)
    hanneke.reload()
    expect(hanneke.get_by_text(BAS_OBJECTS)).to_be_visible()
    expect(hanneke.get_by_role("button", name="Maak definitief")).to_have_count(0)


def test_a_conversation_is_planned_from_the_choice_with_everybody_and_clear_points(
    desk: Desk, hanneke: Page, story: World
) -> None:
    hanneke.get_by_role("link", name="Plan eerst een gesprek").click()
    hanneke.get_by_label("Welke dag?").fill("2030-04-02")
    hanneke.get_by_label("Hoe laat?").fill("16:10")
    hanneke.get_by_role("button", name="Zet klaar").click()
    expect(hanneke.get_by_role("heading", level=1)).to_have_text("Samen over de keuze van Noor")
    expect(hanneke.get_by_text("Niets in dit plan botst.")).to_be_visible()


def test_after_the_talk_it_becomes_definitive_and_is_opened_and_signed_once_more(
    desk: Desk, hanneke: Page, noor: Page, karin: Page, bas: Page
) -> None:
    sign(bas, "Akkoord")
    hanneke.get_by_role("link", name="Leerlingen", exact=True).click()
    hanneke.get_by_role("region", name="Alle leerlingen").get_by_role("link", name=NOOR).click()
    hanneke.get_by_role("link", name=re.compile(rf"Naar de keuze\s*: {PROFILE}")).click()
    hanneke.get_by_role("button", name="Maak definitief").click()
    expect(hanneke.get_by_text("De keuze is nu definitief.")).to_be_visible()
    hanneke.get_by_role("button", name="Open weer").click()
    to_the_choice(karin)
    expect(karin.get_by_text("U zei:")).to_have_count(0)
    choose(noor)
    for parent in (karin, bas):
        sign(parent, "Akkoord")
    hanneke.reload()
    hanneke.get_by_role("button", name="Maak definitief").click()
    hanneke.get_by_role("button", name="Leg vast en lever in").click()
    expect(hanneke.get_by_text("De keuze ligt vast.")).to_be_visible()
    to_the_choice(noor)
    expect(noor.get_by_role("link", name="Kies opnieuw")).to_have_count(0)
    expect(noor.get_by_text("School heeft de keuze ingeleverd.")).to_be_visible()
