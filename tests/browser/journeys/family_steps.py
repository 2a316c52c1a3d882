"""What an administrator, a mentor and a parent do with a family, screen by screen (test_families.py)."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from desks import PASSWORD
from django.core import mail
from django.utils import timezone
from families import UNKNOWN, YES, Adult, Family, Mended, Otherwise
from playwright.sync_api import Locator, Page, expect
from table import choose, keep

from keuzeruimte_web.jobs.outbox import deliver_account_letters

SHORT = re.compile(r"^(\w{4}-\w{4})$", re.M)
Shot = Callable[[Page, str], None]


def pupil_page(petra: Page, family: Family) -> None:
    """Find the pupil as an administrator does."""
    petra.goto(f"/beheer/?q={family.given}+{family.family}&wie=pupil")
    petra.locator("#gevonden").get_by_role("link", name=family.full, exact=True).click()
    expect(petra.get_by_role("heading", level=1)).to_have_text(family.full)


def fill_tie(page: Page, adult: Adult) -> None:
    page.get_by_label(adult.kind, exact=True).check()
    page.get_by_role("radio", name=adult.authority).check()
    page.get_by_label("Krijgt informatie van school").set_checked(adult.authority == YES)
    if adult.authority != UNKNOWN:
        page.get_by_label("Hoe weet je dit?").fill("gezagsregister gezien")
    if adult.household:
        page.get_by_label("Huishouden").fill(adult.household)


def add_parent(petra: Page, adult: Adult) -> None:
    petra.get_by_role("link", name="Voeg een ouder of verzorger toe").click()
    if adult.known:
        petra.get_by_label("Naam van de ouder, of een deel ervan").fill(adult.given)
        petra.get_by_role("button", name="Zoek").click()
        petra.get_by_role("link", name=f"Kies {adult.entered}").click()
    else:
        petra.get_by_label("Voornaam").fill(adult.given)
        petra.get_by_label("Achternaam").fill(adult.misspelt or adult.family)
        petra.get_by_label("Praat liever in een andere taal").fill(adult.speaks)
    fill_tie(petra, adult)
    petra.get_by_role("button", name="Voeg toe").click()
    expect(petra.get_by_text("Toegevoegd.", exact=True)).to_be_visible()


def tie_of(petra: Page, name: str) -> Locator:
    """The line of a parent on the page of the pupil, as it holds today."""
    return petra.get_by_role("listitem").filter(has=petra.get_by_role("link", name=name, exact=True))


def correct_tie(petra: Page, other: Otherwise) -> None:
    """Let something else hold; the day is today where none is known."""
    petra.get_by_role("link", name=f"Verander gezag en verzorging van {other.adult}").click()
    if other.authority:
        petra.get_by_role("radio", name=other.authority).check()
        petra.get_by_label("Krijgt informatie van school").set_checked(other.authority == YES)
    for label, value in (
        ("Huishouden", other.household),
        ("Hoe weet je dit?", other.source),
        ("Vanaf wanneer geldt dit?", other.since),
    ):
        if value:
            petra.get_by_label(label).fill(value)
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_text("Bewaard. Hoe het eerder was, staat er nog.")).to_be_visible()


def mend(petra: Page, mended: Mended) -> None:
    """Correct what is known of a person, from the page of the child."""
    petra.get_by_role("link", name=mended.adult, exact=True).click()
    petra.get_by_role("link", name="Naam en taal").click()
    field = petra.get_by_label(mended.field)
    field.fill(mended.value) if mended.value else field.check()
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_role("main")).to_contain_text(mended.now)


def begin(joris: Page, pupil: UUID) -> None:
    """Begin a course of guidance, with a first topic."""
    joris.goto(f"/leerlingen/{pupil}/traject/")
    joris.get_by_label("Hoe noemen jullie het?").fill("Rust in de week")
    joris.get_by_label("Wat is de aanleiding?").fill("Het huiswerk schuift op.")
    joris.get_by_label("Wanneer is het genoeg?").fill("Als het weer lukt.")
    joris.get_by_label("Eerste onderwerp").fill("Leren")
    joris.get_by_label("Leren", exact=True).last.check()
    joris.get_by_role("button", name="Begin").click()


def come_in(page: Page, name: str, code: str) -> None:
    """With the code of the letter: tie the account one has, or make one."""
    page.goto("/uitnodiging/")
    page.get_by_label("Code uit de brief of e-mail").fill(code)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welkom, {name}")
    known = page.get_by_role("button", name="Ja, gebruik dit account")
    if known.count():
        known.click()
        return
    address = f"{name.replace(' ', '.').lower()}@thuis.example"
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_role("button", name="Stuur de code").click()
    expect(page.get_by_label("Code uit de e-mail")).to_be_visible()
    page.get_by_label("Code uit de e-mail").fill(proof_sent_to(address))
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_label("Nog een keer hetzelfde wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Maak mijn account").click()
    expect(page.get_by_role("main").get_by_role("alert")).to_have_count(0)
    page.wait_for_url("**/ouder/**")


def proof_sent_to(address: str) -> str:
    """The short code in the last letter to this address; the errand of the worker is run by hand."""
    deliver_account_letters.call()
    bodies = [letter.body for letter in mail.outbox if letter.to == [address]]
    return next(found[1] for found in map(SHORT.search, reversed(bodies)) if found)


def plan(joris: Page, family: Family, shot: Shot) -> None:
    """Plan a talk with the pupil and every parent who can come."""
    joris.get_by_role("link", name="Bereid een gesprek voor").click()
    offered = joris.get_by_role("group", name="Wie komen er?")
    expect(offered.get_by_label(family.full, exact=True)).to_have_count(1)
    for adult in family.adults:
        expect(offered.get_by_label(adult.full, exact=True)).to_have_count(0 if adult.deceased else 1)
    if any(adult.interpreter for adult in family.adults):
        expect(joris.get_by_role("main")).to_contain_text("Fatima praat liever Arabisch, met een tolk.")
        shot(joris, "family-interpreter")
    for name in (family.full, *(adult.full for adult in family.living)):
        offered.get_by_label(name, exact=True).check()
    joris.get_by_label("Hoe heet het gesprek?").fill(f"Samen kijken met {family.given}")
    joris.get_by_label("Welke dag?").fill(timezone.localdate().isoformat())
    joris.get_by_label("Hoe laat?").fill("00:01")
    joris.get_by_role("button", name="Verder naar de agenda").click()
    there = [family.given, *(adult.given for adult in family.living)]
    choose(joris, about="Leren", verb="Luisteren", to=there, title="Hoe gaat het?")
    keep(joris)


def report(joris: Page, family: Family) -> None:
    """Hold the talk, close it, and put its report before everybody who was there."""
    joris.get_by_role("link", name="Start het gesprek").click()
    joris.get_by_role("button", name="Begin het gesprek").click()
    joris.get_by_role("link", name="Rond het gesprek af").click()
    joris.get_by_role("button", name="Rond af").click()
    joris.get_by_role("link", name=f"Verslag voor {family.given}, ouders en school").click()
    joris.get_by_label("Wat is er besproken en wat zag je?").fill(f"{family.given} vertelde over de week.")
    joris.get_by_role("button", name="Bewaar het verslag").click()
    joris.get_by_role("button", name="Leg het verslag voor").click()
    expect(joris.get_by_text("Het verslag ligt nu voor.")).to_be_visible()


def as_parent(page: Page, school: str) -> None:
    """Take the seat of a parent at this school, where one has more than one."""
    page.goto("/")
    page.locator("summary.ik").click()
    seat = page.get_by_role("button", name=f"Ouder, {school}")
    if seat.count():
        seat.click()
        page.wait_for_load_state()


def write_down_protection(marit: Page, family: Family, *, second: str) -> None:
    """A leader opens the dossier because of a measure, finds who speaks for it, and asks a second person."""
    today = timezone.localdate()
    marit.goto(f"/schoolleiding/?q={family.given}+{family.family}")
    marit.get_by_role("main").get_by_role("link", name=family.full).click()
    marit.get_by_label("Om een besluit van buiten school vast te leggen").check()
    marit.get_by_role("button", name="Open en vertel het").click()
    marit.get_by_role("link", name="Leg bescherming vast").click()
    marit.get_by_label("Welk besluit is het?").fill("Voogdij, uitgesproken door de rechter.")
    marit.get_by_role("group", name="Voor welke gebieden?").get_by_label("Veiligheid").check()
    marit.get_by_label("Tot en met welke dag?").fill((today + timedelta(days=90)).isoformat())
    marit.get_by_label("Wanneer praten jullie er met ouders over?").fill(today.isoformat())
    marit.get_by_role("group", name="Wie bevestigt dit als tweede?").get_by_label(second).check()
    marit.get_by_role("button", name="Vraag de tweede").click()
    expect(marit.get_by_text("Er geldt nog niets: eerst bevestigt de tweede.")).to_be_visible()
