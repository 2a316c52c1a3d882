"""Petra reads in a list of an unknown shape: explains it once, looks, reads it in, again, and back."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.jobs.importing import work_on_import
from keuzeruimte_web.records.models import Import, Person
from keuzeruimte_web.records.scope import school_scope

# As a school makes it from its register: heads of its own, a row for each enrolment, an empty day of 1899.
LIST = (
    "Nr.;Kind;Groepje;Verjaart;Thuis bereikbaar\r\n"
    "0801;Haddad, Ilias;1X;1-2-2012;06 11111111\r\n"
    "0801;Haddad, Ilias;1Xb;1-2-2012;06 11111111\r\n"
    "0802;Wal, Zo\xeb van der;1X;1899/12/30;06 22222222\r\n"
).encode("cp1252")
MEANINGS = {
    "Nr.": "nummer of code",
    "Kind": "hele naam",
    "Groepje": "klas",
    "Verjaart": "geboortedatum",
}
Axe = Callable[[Page], None]


def work(world: World) -> None:
    """What a worker does; the page looks again by itself."""
    with school_scope(world.school.pk):
        runs = list(Import.objects.values_list("pk", flat=True))
    for run in runs:
        work_on_import.call(school=str(world.school.pk), run=str(run))


def names(world: World) -> set[str]:
    with school_scope(world.school.pk):
        found = Person.objects.filter(family_name__in=["Haddad", "Wal"])
        return {person.full_name for person in found}


def offer(page: Page, name: str) -> None:
    page.goto("/beheer/inlezen/")
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": LIST})
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("status").first).to_contain_text("Wordt bekeken")


def test_a_list_of_a_school_is_explained_once_read_in_and_put_back(
    page: Page, world: World, sign_in: Callable[..., Any], axe: Axe
) -> None:
    sign_in(page, world.staff.petra)
    offer(page, "onze kinderen.csv")
    work(world)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat betekenen deze kolommen?", timeout=9000)
    page.get_by_text("leerlingen", exact=True).click()
    for head, meaning in MEANINGS.items():
        page.get_by_label(head, exact=True).select_option(label=meaning)
    axe(page)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    work(world)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bekijk wat er verandert", timeout=9000)
    page.get_by_role("link", name="Nieuw 2").click()
    for words in ("Ilias Haddad", "Zo\xeb van der Wal", "1 februari 2012", "Windows-1252"):
        expect(page.get_by_role("main")).to_contain_text(words)
    assert names(world) == set()
    axe(page)

    page.get_by_role("button", name="Lees in", exact=True).click()
    work(world)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingelezen", timeout=9000)
    assert names(world) == {"Ilias Haddad", "Zo\xeb van der Wal"}

    offer(page, "nog een keer.csv")
    work(world)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bekijk wat er verandert", timeout=9000)
    expect(page.get_by_role("main")).to_contain_text("2 zijn hetzelfde als hier.")
    expect(page.get_by_role("link", name="Nieuw 0")).to_be_visible()
    page.get_by_role("button", name="Lees dit niet in").click()

    page.get_by_role("listitem").filter(has_text="terug te draaien").get_by_role("link").click()
    page.get_by_role("button", name="Draai terug").click()
    work(world)
    expect(page.get_by_role("heading", level=1)).to_have_text("Teruggedraaid", timeout=9000)
    assert names(world) == set()
