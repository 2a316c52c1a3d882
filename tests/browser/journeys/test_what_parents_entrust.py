"""What a parent entrusts, limits and shares is with the counsellor at once; taken back, it is gone."""

import re
from collections.abc import Callable

import pytest
from desks import PHONE, Desk, fits
from playwright.sync_api import Page, expect
from table import choose, findings, new_point, open_plan
from world import World

TALK = "Hoe gaat het met Timo?"
BEHAVIOUR = "Gedrag op school"
MONEY = "Geld thuis"

Shot = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor."""
    return desks.sign_in(story.staff.ruben)


@pytest.fixture(scope="module")
def anja(desks: Desk, story: World) -> Page:
    """Timo's mother, on a telephone."""
    return desks.sign_in(story.timo.anja, viewport=PHONE)


def triangle(page: Page) -> tuple[str, str]:
    """How Timo is drawn on the home, and what his dossier tells of parents and school, in words."""
    page.goto("/")
    card = page.get_by_role("region", name="Alle leerlingen").get_by_role("link", name="Timo Bakker")
    drawn = card.locator("svg").first.inner_html()
    card.click()
    page.locator("summary", has_text="De driehoek in woorden").click()
    row = page.get_by_role("row").filter(has_text="Ouders en school")
    return drawn, ": ".join(" ".join(cell.split()) for cell in row.inner_text().split("\t"))


def test_what_was_not_entrusted_is_asked_first(desk: Desk, ruben: Page) -> None:
    open_plan(ruben, "Timo Bakker", TALK)
    new_point(ruben)
    choose(ruben, about=BEHAVIOUR, verb="Helpen, begeleiden", to=["Timo"])
    expect(findings(ruben).filter(has_text="Wie vertrouwt je dit toe?")).to_be_visible()


def test_mother_entrusts_it_on_her_telephone_and_the_preparation_shows_it_at_once(
    desk: Desk, ruben: Page, anja: Page, shot: Shot
) -> None:
    shot(anja, "anja-1-home")
    anja.get_by_role("link", name="Vertrouw iets toe").click()
    anja.get_by_label("Waar gaat het over?").fill(BEHAVIOUR)
    anja.get_by_role("radio", name="hoe het gaat op school, en met anderen").check()
    anja.get_by_label("Wat mag school doen?").fill("Met Timo oefenen om rustig te blijven.")
    anja.get_by_label("Ruben", exact=True).check()
    shot(anja, "anja-2-entrust")
    anja.get_by_role("button", name="Bewaar").click()
    expect(anja.get_by_role("region", name="Wat aan school is toevertrouwd")).to_contain_text(BEHAVIOUR)
    ruben.goto("/")
    open_plan(ruben, "Timo Bakker", TALK)
    new_point(ruben)
    choose(ruben, about=BEHAVIOUR, verb="Helpen, begeleiden", to=["Timo"])
    expect(ruben.locator("#toets")).to_contain_text("toevertrouwd")
    expect(findings(ruben).filter(has_text="Wie vertrouwt je dit toe?")).to_have_count(0)
    shot(ruben, "anja-3-entrusted")


def test_stopped_by_one_parent_it_counts_at_once(desk: Desk, ruben: Page, anja: Page, shot: Shot) -> None:
    anja.get_by_role("button", name=re.compile(f"Stop hiermee.*{BEHAVIOUR}")).click()
    expect(anja.get_by_text("School doet dit niet meer.")).to_be_visible()
    shot(anja, "anja-4-stopped")
    ruben.reload()
    choose(ruben, about=BEHAVIOUR, verb="Helpen, begeleiden", to=["Timo"])
    expect(findings(ruben).and_(ruben.locator("[data-soort=conflict]"))).to_have_count(1)
    shot(ruben, "anja-5-withdrawn")


def test_limit_she_sets_stands_above_the_preparation_and_its_end_takes_it_away(
    desk: Desk, ruben: Page, anja: Page, shot: Shot
) -> None:
    anja.get_by_role("link", name="Geef een grens aan").click()
    anja.get_by_label("Waarover niet?").fill(MONEY)
    anja.get_by_role("radio", name="thuis en het gezin").check()
    shot(anja, "anja-6-limit")
    anja.get_by_role("button", name="Zet deze grens").click()
    expect(anja.get_by_role("region", name="Uw grenzen")).to_contain_text(MONEY)
    ruben.reload()
    expect(ruben.get_by_text(f"Begin bij Timo niet over ‘{MONEY}’.")).to_be_visible()
    choose(ruben, about=MONEY, verb="Bespreken", to=["Timo"])
    expect(findings(ruben).first).to_contain_text("Hoe blijf je binnen deze grens?")
    anja.get_by_role("button", name=re.compile(f"Haal weg.*{MONEY}")).click()
    expect(anja.get_by_role("region", name="Uw grenzen")).not_to_contain_text(MONEY)
    ruben.reload()
    expect(ruben.get_by_text(f"Begin bij Timo niet over ‘{MONEY}’.")).to_have_count(0)


def test_own_answer_shared_by_name_shows_in_the_triangle_and_taken_back_it_is_gone(
    desk: Desk, ruben: Page, anja: Page, shot: Shot
) -> None:
    drawn_before, told_before = triangle(ruben)
    anja.get_by_role("link", name="Uw driehoek").click()
    school = anja.locator("#parents_school")
    school.get_by_label("lukt nog niet").check()
    shot(anja, "anja-7-answers")
    anja.get_by_role("button", name="Bewaar").click()
    drawn, told = triangle(ruben)
    shot(ruben, "anja-8-dossier")
    assert (told_before, told) == (
        "Ouders en school: Ouders: lukt meestal School: lukt meestal",
        "Ouders en school: Ouders: lukt soms School: lukt meestal",
    )
    assert drawn != drawn_before
    anja.goto("/")
    anja.get_by_role("link", name="Uw driehoek").click()
    school.get_by_label("Ruben", exact=True).uncheck()
    anja.get_by_role("button", name="Bewaar").click()
    # Of two parents it is the mean (METHOD 7); her husband shares his answer still.
    assert triangle(ruben) == (drawn_before, told_before)


def test_a_word_as_wide_as_two_telephones_breaks_and_the_page_stays_as_wide_as_it_was(
    desk: Desk, anja: Page
) -> None:
    word = "Huiswerkbegeleidingsafspraken" * 2
    anja.goto("/")
    anja.get_by_role("link", name="Vertrouw iets toe").click()
    anja.get_by_label("Waar gaat het over?").fill(word)
    anja.get_by_role("radio", name="leren en huiswerk").check()
    anja.get_by_role("button", name="Bewaar").click()
    expect(anja.get_by_role("heading", name=word)).to_be_visible()
    assert fits(anja)
    anja.get_by_role("button", name=re.compile(f"Stop hiermee.*{word}")).click()
