"""Every page that somebody can reach: accessible, within the screen, without an error, and with the way out.

From the own home each link is followed. Of pages that differ only in whom they are about, each looks at one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from desks import DESK, PHONE, Desk, fits
from playwright.sync_api import Page
from world import World

from keuzeruimte_web.records.models import Person

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
RULE = re.compile(r"^/regelboek/.+")
WHO_SEES = re.compile(r"^/wie-ziet-dit/[a-z-]+/")
ABOUT_A_PUPIL = re.compile(
    r"^/(leerlingen/\*|gesprekken/\*|afspraken/\*|verslagen|ouder/\*|leerling/|toevertrouwen|grenzen|vragen|om-de-leerling-heen"
    r"|wie-keek-mee|wie-ziet-dit|inzage|verzoeken|loopbaan|stages|tijden/\*)"
)
NARROW = {"width": 320, "height": 700}
# A screen of 1280 at 200%: the page has half of it.
ZOOMED = {"width": 640, "height": 450}
# All faults on a telephone in the dark, and the colours in the light: the page is the same at both sizes.
LOOKS = ((PHONE, "dark", ""), (DESK, "light", "colour"))

Somebody = Callable[[World], Person]
# By corner: who comes second looks at one page more of each kind.
WHO: dict[str, tuple[str, int, Somebody]] = {
    "counsellor": ("school", 1, lambda story: story.staff.ruben),
    "careers adviser": ("school", 2, lambda story: story.staff.hanneke),
    "team leader": ("school", 3, lambda story: story.staff.marit),
    "administrator": ("administrator", 1, lambda story: story.staff.petra),
    "privacy officer": ("officer", 1, lambda story: story.staff.pieter),
    "mother": ("parents", 1, lambda story: story.saskia.marloes),
    "father who asked": ("parents", 2, lambda story: story.timo.wim),
    "pupil": ("pupil", 1, lambda story: story.saskia.saskia.person),
    "pupil who chooses": ("pupil", 2, lambda story: story.noor.noor.person),
}


@pytest.fixture(scope="module")
def kinds() -> dict[str, Counter[str]]:
    """How many pages of each kind were looked at, by corner."""
    return defaultdict(Counter)


def kind_of(address: str) -> str:
    """The address without whom it is about."""
    parts = urlsplit(address)
    path = RULE.sub("/regelboek/*", ID.sub("*", parts.path))
    path = WHO_SEES.sub("/wie-ziet-dit/", path)  # one page for every kind of record
    asked = "&".join(sorted(name for name, _ in parse_qsl(parts.query)))
    return f"{path}?{asked}" if asked else path


def every_page(page: Page, kinds: Counter[str], *, most: int) -> Iterator[str]:
    """Follow each link, and stand on each page in turn, on so many of a kind at most; gives its kind."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kinds[kind] >= most:
            continue
        kinds[kind] += 1
        page.goto(address)
        yield kind
        links = page.eval_on_selector_all(
            "a[href]:not([download])", "links => links.map(link => link.href.split('#')[0])"
        )
        for link in links:
            inside = urlsplit(link).netloc == urlsplit(page.url).netloc
            calendar = link.endswith(".ics")  # a file, not a page
            if inside and not calendar and link not in seen:
                seen.add(link)
                waiting.append(link)


def right_to_left(page: Page) -> bool:
    """Whether it still fits when it is read from the right."""
    page.evaluate("document.documentElement.dir = 'rtl'")
    fine = fits(page)
    page.evaluate("document.documentElement.dir = 'ltr'")
    return fine


@pytest.mark.parametrize("who", WHO)
def test_every_page_is_accessible_and_fits(
    desk: Desk,
    story: World,
    kinds: dict[str, Counter[str]],
    faults_in: Callable[..., list[str]],
    who: str,
) -> None:
    corner, most, somebody = WHO[who]
    page = desk.sign_in(somebody(story), reduced_motion="reduce")
    wrong: list[str] = []
    for kind in every_page(page, kinds[corner], most=most):
        for size, scheme, only in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            wrong += [f"{kind} {size['width']} {scheme}: {fault}" for fault in faults_in(page, only)]
        for size in (NARROW, PHONE, ZOOMED, DESK):
            page.set_viewport_size(size)
            if not fits(page):
                wrong.append(f"{kind} scrolls sideways at {size['width']}")
            if not right_to_left(page):
                wrong.append(f"{kind} scrolls sideways at {size['width']}, read from the right")
        way_out = page.get_by_role("link", name="Zorgen over veiligheid?")
        if ABOUT_A_PUPIL.match(kind) and way_out.count() != 1:
            wrong.append(f"{kind} has no way out to the meldcode")
    assert "\n".join(wrong) == ""
