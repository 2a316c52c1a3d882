"""Timo: what his parents asked in front of him is first taken up, and then done the other way (text A)."""

from collections.abc import Callable

import pytest
from desks import Desk
from playwright.sync_api import Page, expect
from table import choose, keep, new_point, open_plan, rules, take_off, titles
from world import World

TALK = "Hoe gaat het met Timo?"
FAMILY = ["Anja", "Wim"]
TEMPER = "Driftig thuis en op straat"
BEHAVIOUR = "Gedrag op school"

Shot = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor, at the preparation of tomorrow's conversation."""
    page = desks.sign_in(story.staff.ruben)
    open_plan(page, "Timo Bakker", TALK)
    return page


def test_advice_in_front_of_timo_is_seen_to_disapprove_of_his_parents(
    desk: Desk, ruben: Page, shot: Shot
) -> None:
    new_point(ruben)
    choose(
        ruben,
        about=TEMPER,
        verb="Advies geven",
        to=FAMILY,
        there=["Timo", "Fatma"],
        options="Drie of meer",
        title="Drie dingen die thuis helpen",
    )
    keep(ruben)
    shot(ruben, "timo-1-advice")
    assert rules(ruben) == [("conflict", "Kan dit met Anja en Wim, zonder Timo erbij?")]


def test_taking_timo_in_hand_is_seen_to_prove_his_parents_wrong(desk: Desk, ruben: Page, shot: Shot) -> None:
    new_point(ruben)
    choose(
        ruben,
        about=TEMPER,
        verb="Afspreken",
        to=["Timo"],
        there=[*FAMILY, "Fatma"],
        doing=["Jij"],
        title="Ik help Timo met zijn drift",
    )
    keep(ruben)
    shot(ruben, "timo-2-taken-over")
    assert rules(ruben) == [
        ("conflict", "Hoe wordt dit de aanpak van Anja en Wim zelf?"),
        ("conflict", "Hoe blijft dit van de ouders zelf?"),
        ("risk", "Wie vertrouwt je dit toe?"),
    ]


def test_other_way_is_general_knowledge_now_and_an_offer_for_later(
    desk: Desk, ruben: Page, shot: Shot
) -> None:
    take_off(ruben, "Ik help Timo met zijn drift")
    take_off(ruben, "Drie dingen die thuis helpen")
    everybody = ["Timo", "Fatma"]
    for about, verb, there in (
        (BEHAVIOUR, "Vertellen wat ik zie of weet", everybody),
        (TEMPER, "Een gesprek aanbieden", everybody),
        (TEMPER, "Hardop meedenken", []),
    ):
        new_point(ruben)
        choose(ruben, about=about, verb=verb, to=FAMILY, there=there)
        keep(ruben)
        assert [kind for kind, _ in rules(ruben) if kind in ("conflict", "risk")] == []
    shot(ruben, "timo-3-other-way")
    expect(ruben.get_by_text("Niets in dit plan botst.")).to_be_visible()
    assert titles(ruben) == [
        "Hoe gaat het op school?",
        "Gedrag op school: wat we op school zien",
        "Een apart gesprek, als dat past",
        "Driftig thuis en op straat: samen meedenken",
    ]
