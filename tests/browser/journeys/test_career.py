"""A career file on a telephone: told, with a picture, shown to one parent, taken back, and taken along.

And an employer who comes in with a link, and writes to the pupil.
"""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from desks import PHONE, Desk, fits
from PIL import Image
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.operations.placement_link import hashed
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

SECRET = "a-secret-from-the-letter"
SEEN = "De bakker was om vijf uur al klaar met het brood."


@pytest.fixture(scope="module")
def saskia(desks: Desk, story: World) -> Page:
    """The pupil, on a telephone."""
    return desks.sign_in(story.saskia.saskia.person, viewport=PHONE)


@pytest.fixture(scope="module")
def marloes(desks: Desk, story: World) -> Page:
    """Her mother, on a telephone."""
    return desks.sign_in(story.saskia.marloes, viewport=PHONE)


def photo() -> bytes:
    into = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(into, "JPEG")
    return into.getvalue()


def test_told_with_a_small_question_and_a_picture(desk: Desk, saskia: Page) -> None:
    saskia.goto("/")
    saskia.get_by_role("link", name="Open je loopbaan").click()
    saskia.get_by_role("link", name="Welk werk er is").click()
    saskia.get_by_role("link", name="Sla deze vraag over").click()
    saskia.get_by_label("Wat was anders dan je dacht?").fill(SEEN)
    saskia.get_by_role("button", name="Bewaar").click()
    expect(saskia.get_by_text("Alleen jij ziet dit.")).to_be_visible()
    saskia.locator("summary", has_text="Een foto of document erbij").click()
    brought = {"name": "brood.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    saskia.get_by_label("Foto of document").set_input_files([brought])
    saskia.get_by_label("Wat zie je erop?").fill("Een blad met brood")
    saskia.get_by_role("button", name="Zet erbij").click()
    drawn = saskia.get_by_role("img", name="Een blad met brood")
    assert drawn.evaluate("picture => picture.complete && picture.naturalWidth") == 300
    assert fits(saskia)


def test_shown_to_one_parent_who_reads_just_that_until_it_is_taken_back(
    desk: Desk, saskia: Page, marloes: Page
) -> None:
    marloes.goto("/")
    expect(marloes.get_by_role("link", name="uit de loopbaan van")).to_have_count(0)
    saskia.get_by_label("Marloes", exact=True).check()
    saskia.get_by_role("button", name="Bewaar wie het ziet").click()
    expect(saskia.get_by_text("Marloes ziet dit.")).to_be_visible()
    marloes.reload()
    marloes.get_by_role("link", name="uit de loopbaan van").click()
    expect(marloes.get_by_text(SEEN)).to_be_visible()
    expect(marloes.get_by_role("img", name="Een blad met brood")).to_be_visible()
    assert fits(marloes)
    saskia.get_by_label("Marloes", exact=True).uncheck()
    saskia.get_by_role("button", name="Bewaar wie het ziet").click()
    expect(saskia.get_by_text("Alleen jij ziet dit.")).to_be_visible()
    marloes.reload()
    expect(marloes.get_by_text(SEEN)).to_have_count(0)


def test_it_goes_along_on_paper(desk: Desk, saskia: Page) -> None:
    saskia.goto("/loopbaan/")
    with saskia.expect_download() as fetched:
        saskia.get_by_role("link", name="Als pdf").click()
    assert Path(fetched.value.path()).read_bytes().startswith(b"%PDF-")


def test_an_employer_says_yes_and_writes_to_the_pupil_alone(
    desk: Desk, desks: Desk, story: World, saskia: Page
) -> None:
    saskia.get_by_role("link", name="Schrijf een stage op").click()
    saskia.get_by_label("Bij welk bedrijf of welke instelling?").fill("Bakker Bo")
    for day in ("Eerste dag", "Laatste dag"):
        saskia.get_by_label(day).fill(story.today.isoformat())
    saskia.get_by_role("button", name="Bewaar").click()
    expect(saskia.get_by_text("Nog niet iedereen zei ja.")).to_be_visible()
    with school_scope(story.school.pk):
        m.PlacementLink.objects.create(
            school=story.school,
            placement=m.Placement.objects.get(),
            token_hash=hashed(SECRET),
            made_by=story.staff.ruben,
            until=story.today + timedelta(days=9),
        )
    employer = desks.browser_of(viewport=PHONE)
    employer.goto(f"/stage-bij-ons/{SECRET}/")
    employer.get_by_role("button", name="Ja, zo spreken we het af").click()
    employer.get_by_label("Wat zag u?").fill("Zij bleef rustig toen het druk werd.")
    assert fits(employer)
    employer.get_by_role("button", name="Stuur").click()
    expect(employer.get_by_text("Uw woorden zijn bij Saskia Vermeer.")).to_be_visible()
    saskia.goto("/loopbaan/")
    saskia.get_by_role("region", name="Wat een stagebedrijf schreef").get_by_role("link").first.click()
    expect(saskia.get_by_text("Zij bleef rustig toen het druk werd.")).to_be_visible()
