"""Refusals and mistakes are told accessibly; the way out to the meldcode is there, and leaves no trace."""

from collections.abc import Callable

import pytest
from desks import PHONE, Desk
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.records.models import Trace
from keuzeruimte_web.records.scope import above_schools

Faultless = Callable[[Page], None]
Shot = Callable[[Page, str], None]
SEND_EMPTY = """form => {
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false; else field.value = "";
  }
  form.noValidate = true;
  form.requestSubmit();
}"""


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor."""
    return desks.sign_in(story.staff.ruben, reduced_motion="reduce")


@pytest.fixture(scope="module")
def marloes(desks: Desk, story: World) -> Page:
    """A mother, on a telephone."""
    return desks.sign_in(story.saskia.marloes, viewport=PHONE, reduced_motion="reduce")


def traces() -> int:
    """How many rows the log has."""
    with above_schools():
        return int(Trace.objects.count())


@pytest.mark.parametrize(
    ("where", "form"),
    [
        ("/leerlingen/{saskia}/gebeurtenis/", "form[data-draft^=event]"),
        ("/leerlingen/{saskia}/traject/", "form[data-draft^=matter]"),
        ("/leerlingen/{saskia}/gesprek/", "form[data-draft^=conversation]"),
        ("/gesprekken/{talk}/voorbereiden/?punt=nieuw", "#punt-formulier"),
        ("/gesprekken/{talk}/", "form[data-draft^=agreement]"),
        ("/wachtwoord/", "main form"),
    ],
)
def test_what_is_missing_stands_above_the_form(  # noqa: PLR0917
    desk: Desk, ruben: Page, story: World, faultless: Faultless, where: str, form: str
) -> None:
    ruben.goto(where.format(saskia=story.saskia.saskia.pk, talk=story.saskia.talk.pk))
    with ruben.expect_navigation():
        ruben.locator(form).evaluate(SEND_EMPTY)
    expect(ruben.get_by_role("alert").first).to_be_focused()
    faultless(ruben)


@pytest.mark.parametrize(
    ("where", "form"),
    [
        ("/toevertrouwen/{saskia}/nieuw/{matter}/", "form[data-draft^=entrust]"),
        ("/grenzen/{saskia}/nieuw/{matter}/", "form[data-draft^=limit]"),
        ("/vragen/{saskia}/nieuw/{matter}/", "form[data-draft^=request]"),
    ],
)
def test_what_a_parent_forgot_stands_above_the_form(  # noqa: PLR0917
    desk: Desk, marloes: Page, story: World, faultless: Faultless, where: str, form: str
) -> None:
    marloes.goto(where.format(saskia=story.saskia.saskia.pk, matter=story.saskia.trajectory.pk))
    with marloes.expect_navigation():
        marloes.locator(form).evaluate(SEND_EMPTY)
    expect(marloes.get_by_role("alert").first).to_be_focused()
    faultless(marloes)


def test_refusals_are_accessible(
    desk: Desk, marloes: Page, ruben: Page, story: World, faultless: Faultless
) -> None:
    for page, where, status in (
        (marloes, "/leerlingen/", 404),
        (marloes, f"/gesprekken/{story.saskia.talk.pk}/voorbereiden/", 404),
        (ruben, f"/leerlingen/{story.elsewhere.sem.pk}/", 404),
        (ruben, "/zoiets-is-er-niet/", 404),
        (ruben, f"/gesprekken/{story.saskia.talk.pk}/begin/", 405),
    ):
        came = page.goto(where)
        assert came is not None
        assert (where, came.status) == (where, status)
        faultless(page)


def test_way_out_to_the_meldcode_leaves_no_trace(desk: Desk, ruben: Page, story: World, shot: Shot) -> None:
    ruben.goto(f"/leerlingen/{story.timo.timo.pk}/")
    before = traces()
    with ruben.expect_request("**/veiligheid/") as asked:
        ruben.get_by_role("link", name="Zorgen over veiligheid?").click()
    expect(ruben.get_by_text("Veilig Thuis").first).to_be_visible()
    shot(ruben, "safety")
    assert "referer" not in asked.value.all_headers()
    assert traces() == before
