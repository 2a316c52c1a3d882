"""Noor: a profile settled without her, and then the talk with all three corners (METHOD, text B)."""

import re
from collections.abc import Callable

import pytest
from desks import Desk
from playwright.sync_api import Page, expect
from table import choose, keep, new_point, open_plan, rules, take_off
from world import World

TALK = "Welk profiel kiest Noor?"
PROFILE = "Welk profiel past bij Noor"

Shot = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def hanneke(desks: Desk, story: World) -> Page:
    """The careers adviser, at the preparation of next week's conversation."""
    page = desks.sign_in(story.staff.hanneke)
    open_plan(page, "Noor Willemsen", TALK)
    return page


def test_profile_settled_without_noor_collides(desk: Desk, hanneke: Page, shot: Shot) -> None:
    for title, verb, subject, told in (
        (
            "Wat ik van Bas vind",
            "Mijn oordeel geven over iemand",
            ["Bas"],
            [("conflict", "Hoe praat je over Bas zonder oordeel?")],
        ),
        ("Mijn advies", "Advies geven", [], []),
        ("Het besluit", "Beslissen", [], [("conflict", "Wie beslist dit eigenlijk?")]),
    ):
        new_point(hanneke)
        choose(hanneke, about=PROFILE, verb=verb, to=["Karin"], subject=subject, title=title)
        keep(hanneke)
        assert rules(hanneke) == told
    shot(hanneke, "noor-1-settled")
    whole = hanneke.get_by_role("region", name="Het gesprek als geheel")
    expect(whole.get_by_role("heading")).to_have_text(
        [
            "Het gesprek als geheel",
            "Hoe komt Noor zelf aan tafel?",
            "Hoe hoor je wat Noor wil?",
            "Hoe hoor je wat Bas wil?",
        ]
    )


def test_talk_with_all_three_corners_is_clear(desk: Desk, hanneke: Page, shot: Shot) -> None:
    for title in ("Wat ik van Bas vind", "Mijn advies", "Het besluit"):
        take_off(hanneke, title)
    parents = ["Bas", "Karin"]
    for verb, to, there, doing in (
        ("Luisteren", ["Noor"], [*parents, "Ruben"], []),
        ("Vragen hoe iemand het ziet", parents, ["Noor", "Ruben"], []),
        ("Advies geven", ["Noor", *parents], ["Ruben"], []),
        ("Afspreken", ["Noor", *parents], ["Ruben"], ["Noor"]),
    ):
        new_point(hanneke)
        choose(hanneke, about=PROFILE, verb=verb, to=to, there=there, doing=doing)
        keep(hanneke)
        assert [rule for rule in rules(hanneke) if rule[0] in ("conflict", "risk")] == []
    shot(hanneke, "noor-2-together")
    expect(hanneke.get_by_text("Niets in dit plan botst.")).to_be_visible()


def test_talk_whose_report_was_begun_is_closed_into_that_report(desk: Desk, hanneke: Page) -> None:
    hanneke.get_by_role("link", name="Gesprekken", exact=True).click()
    hanneke.get_by_role("link", name="Waar denkt Noor aan?").click()
    hanneke.get_by_role("link", name="Rond het gesprek af").click()
    hanneke.get_by_role("button", name="Rond af").click()
    hanneke.get_by_role("link", name="Verslag voor Noor, ouders en school").click()
    expect(hanneke.get_by_label("Wat is er besproken en wat zag je?")).to_have_value(
        re.compile("Economie en Maatschappij")
    )
