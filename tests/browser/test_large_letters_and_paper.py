"""Letters of twice the size on the narrowest telephone, and what stands on paper beside words."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page
from world import World

from keuzeruimte_web.records.models import Person

SignIn = Callable[[Page, Person], None]
NARROW = {"width": 320, "height": 700}


@pytest.fixture
def large(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[Page]:
    """A narrow telephone whose owner set letters to 32 pixels: a setting of a browser, not of a page."""
    flags = [*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"]
    with browser_type.launch(**browser_type_launch_args | {"args": flags}) as browser:
        yield browser.new_page(**browser_context_args | {"viewport": NARROW})


def wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_a_colleague_reads_letters_of_twice_the_size_on_the_narrowest_telephone(
    world: World, large: Page, sign_in: SignIn
) -> None:
    sign_in(large, world.staff.ruben)
    for address in (
        "/leerlingen/",
        "/afspraken/",
        f"/leerlingen/{world.saskia.saskia.person.pk}/gesprek/",
    ):
        large.goto(address)
        assert (address, wide(large)) == (address, NARROW["width"])
    large.goto("/leerlingen/")
    spills = "links => links.map(link => link.scrollWidth > link.clientWidth)"
    menu = large.locator(".menu a").evaluate_all(spills)
    assert menu
    assert not any(menu)


def test_who_is_at_the_table_stands_on_paper_without_backgrounds(
    world: World, page: Page, sign_in: SignIn
) -> None:
    """A browser prints no backgrounds, unless somebody asks for them."""
    sign_in(page, world.staff.ruben)
    page.goto(f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/")
    page.emulate_media(media="print")
    lane = "one => getComputedStyle(one, '::before').borderInlineStartWidth"
    assert page.locator(".verloop td.is-erbij").first.evaluate(lane) == "8px"
    on_top = page.locator(".ladder .is-top .chip").first
    assert on_top.evaluate("one => getComputedStyle(one).printColorAdjust") == "exact"
    assert not page.locator(".kruimel").is_visible()


def test_an_agreement_has_room_for_its_words_on_paper_and_nothing_is_to_be_pressed(
    world: World, page: Page, sign_in: SignIn
) -> None:
    sign_in(page, world.noor.noor.person)
    page.set_viewport_size({"width": 660, "height": 1000})
    page.goto("/leerling/")
    page.emulate_media(media="print")
    widths = page.locator(".afspraak").evaluate_all(
        "all => all.map(one => one.querySelector('.afspraak-wat').clientWidth / one.clientWidth)"
    )
    assert widths
    assert min(widths) >= 0.3
    assert not page.locator(".knop:visible").count()
    around = page.locator(".pagina, .mobiel, .kolom, .deel, .keuzes")
    assert "grid" not in around.evaluate_all("all => all.map(one => getComputedStyle(one).display)")
