"""A family of each form is entered, corrected, invited, comes in and is guided, without a word that hurts."""

import re
from collections.abc import Callable

import pytest
from desks import PASSWORD, PHONE, Desk
from django.core import mail
from django.utils import timezone
from families import FAMILIES, JUDITH, MIRJAM, NO, UNKNOWN, YES, Adult, Family
from playwright.sync_api import Page, expect
from table import choose, keep
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope

SHORT = re.compile(r"^(\w{4}-\w{4})$", re.M)
SECRET = "Geheimstraat 12"
# What one reads elsewhere about families, and what a page for one or three parents must not say.
HURTFUL = re.compile(
    r"gebroken gezin|eenouder|probleemgezin|ouder\(s\)|beide ouders|uw partner|ex-partner|"
    r"echte (?:vader|moeder|ouder)",
    re.IGNORECASE,
)
Shot = Callable[[Page, str], None]
Faultless = Callable[[Page], None]


@pytest.fixture(scope="module")
def petra(desks: Desk, story: World) -> Page:
    """The administrator."""
    return desks.sign_in(story.staff.petra, reduced_motion="reduce")


@pytest.fixture(scope="module")
def joris(desks: Desk, story: World) -> Page:
    """The mentor of the class in which all these pupils come."""
    return desks.sign_in(story.staff.joris, reduced_motion="reduce")


@pytest.fixture(scope="module")
def rooms(desks: Desk, story: World) -> dict[str, Page]:
    """A telephone for each parent, by name, once that parent came in."""
    return {}


def ids(family: Family) -> str:
    """A family by its form."""
    return family.form


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
        petra.get_by_role("link", name=f"Kies {adult.full}").click()
    else:
        petra.get_by_label("Voornaam").fill(adult.given)
        petra.get_by_label("Achternaam").fill(adult.family)
        petra.get_by_label("Praat liever in een andere taal").fill(adult.speaks)
        petra.get_by_label("Er komt een tolk bij gesprekken").set_checked(adult.interpreter)
    fill_tie(petra, adult)
    petra.get_by_role("button", name="Voeg toe").click()
    expect(petra.get_by_text("Toegevoegd.", exact=True)).to_be_visible()


@pytest.mark.parametrize("family", FAMILIES, ids=ids)
def test_a_family_is_entered(
    desk: Desk, petra: Page, family: Family, faultless: Faultless, shot: Shot
) -> None:
    petra.goto("/beheer/mensen/leerling/nieuw/")
    petra.get_by_label("Voornaam").fill(family.given)
    petra.get_by_label("Achternaam").fill(family.family)
    petra.get_by_label("Geboortedatum").fill(f"{timezone.localdate().year - 13}-02-03")
    petra.get_by_label("1A", exact=True).check()
    petra.get_by_role("button", name="Bewaar").click()
    same = petra.get_by_label("Nee, dit is iemand anders")
    if same.count():
        same.check()
        petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_text("Ingevoerd.")).to_be_visible()
    for adult in family.adults:
        add_parent(petra, adult)
    parents = petra.get_by_role("region", name="Ouders en verzorgers").get_by_role("listitem")
    assert sorted(line.locator("a").first.inner_text() for line in parents.all()) == sorted(
        adult.full for adult in family.adults
    )
    if len(family.adults) > 2:
        shot(petra, f"family-{family.given}")
        faultless(petra)


def test_what_was_not_known_or_changed_is_corrected_and_how_it_was_stays(
    desk: Desk, petra: Page, faultless: Faultless, shot: Shot
) -> None:
    """The stepfather has no authority after all; the grandmother's household; the secret; who died."""
    by_form = {family.given: family for family in FAMILIES}
    pupil_page(petra, by_form["Fleur"])
    petra.get_by_role("link", name="Verander gezag en verzorging van Omar Haddad").click()
    faultless(petra)
    petra.get_by_role("radio", name=NO).check()
    petra.get_by_label("Hoe weet je dit?").fill("Ineke vertelde het")
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_text("Bewaard. Hoe het eerder was, staat er nog.")).to_be_visible()
    omar = petra.get_by_role("listitem").filter(has=petra.get_by_role("link", name="Omar Haddad", exact=True))
    expect(omar).to_contain_text("heeft geen gezag")
    petra.get_by_text("Hoe het eerder was", exact=True).click()
    expect(petra.locator("details")).to_contain_text(["gezag niet bekend"])
    shot(petra, "family-corrected")

    pupil_page(petra, by_form["Bo"])
    petra.get_by_role("link", name="Ria Smulders", exact=True).click()
    petra.get_by_role("link", name="Adres en contact").click()
    petra.get_by_label("Adres", exact=True).fill(SECRET)
    petra.get_by_label("Dit is geheim").check()
    faultless(petra)
    petra.get_by_role("button", name="Bewaar").click()
    pupil_page(petra, by_form["Bo"])
    ria = petra.get_by_role("listitem").filter(has=petra.get_by_role("link", name="Ria Smulders"))
    expect(ria).to_contain_text("adres geheim")
    expect(ria).not_to_contain_text("bij moeder")

    pupil_page(petra, by_form["Tess"])
    petra.get_by_role("link", name="Lotte Waals", exact=True).click()
    petra.get_by_role("link", name="Naam en taal").click()
    petra.get_by_label("Deze persoon is overleden").check()
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_role("main")).to_contain_text("overleden")
    pupil_page(petra, by_form["Tess"])
    expect(petra.get_by_role("region", name="Ouders en verzorgers")).to_contain_text("overleden")
    shot(petra, "family-remembered")


def test_an_institution_stands_beside_the_parents_and_never_as_one(
    desk: Desk, petra: Page, story: World
) -> None:
    """Its measure is a protection (METHOD 3), laid down by school leaders; the mother stays a parent."""
    wout = next(family for family in FAMILIES if family.given == "Wout")
    pupil_page(petra, wout)
    expect(petra.get_by_role("region", name="Wat het betekent")).to_contain_text("De ouders blijven ouders.")
    with school_scope(story.school.pk):
        pupil = m.Pupil.objects.get(person__given_name="Wout", person__family_name="Schouten")
        institution = m.Person.objects.create(
            school=story.school, given_name="Jeugdbescherming", family_name="Noord"
        )
        matter = m.Matter.objects.create(
            school=story.school, pupil=pupil, kind="trajectory", title="Rust", opened_on=timezone.localdate()
        )
        m.Involvement.objects.create(
            school=story.school, pupil=pupil, matter=matter, person=story.staff.joris, role="mentor"
        )
        m.ThirdParty.objects.create(school=story.school, matter=matter, person=institution, role="protector")
        m.Topic.objects.create(school=story.school, matter=matter, domain="learning", title="Leren")
    pupil_page(petra, wout)
    expect(petra.get_by_role("region", name="Ouders en verzorgers").get_by_role("listitem")).to_have_count(1)


def test_each_parent_who_is_not_in_yet_gets_an_own_letter_and_nobody_is_forgotten(
    desk: Desk, petra: Page, story: World, rooms: dict[str, Page], shot: Shot
) -> None:
    petra.goto("/beheer/uitnodigen/?wie=ouders&klas=1A")
    shot(petra, "family-invitations")
    ours = {adult.full for family in FAMILIES for adult in family.living} - {MIRJAM.full}
    boxes = petra.locator("input[name=people]")
    listed = {box.locator("xpath=..").inner_text().strip(): box for box in boxes.all()}
    assert set(listed) == ours
    for box in listed.values():
        box.check()
    petra.get_by_role("radio", name="Een brief met de post").check()
    petra.get_by_role("button", name="Nodig uit wie je aankruiste").click()
    letters = petra.locator("article.uitnodiging")
    expect(letters).to_have_count(len(ours))
    shot(petra, "family-letters")
    codes = {
        letter.locator("address b").inner_text(): letter.locator("p.code").inner_text()
        for letter in letters.all()
    }
    assert (set(codes), len(set(codes.values()))) == (ours, len(ours))
    for name, code in sorted(codes.items()):
        if name == JUDITH.full:
            story.elsewhere.mother.account.set_password(PASSWORD)
            story.elsewhere.mother.account.save()
            rooms[name] = desk.sign_in(story.elsewhere.mother, viewport=PHONE)
        else:
            rooms[name] = desk.browser_of(viewport=PHONE)
        come_in(rooms[name], name, code)


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


@pytest.mark.parametrize("family", FAMILIES, ids=ids)
def test_a_talk_with_the_family_is_planned_held_and_reported(
    desk: Desk, joris: Page, family: Family, shot: Shot
) -> None:
    with above_schools():
        pupil = m.Pupil.objects.get(person__given_name=family.given, person__family_name=family.family)
        began = m.Matter.objects.filter(pupil=pupil).exists()
    if not began:
        joris.goto(f"/leerlingen/{pupil.pk}/traject/")
        joris.get_by_label("Hoe noemen jullie het?").fill("Rust in de week")
        joris.get_by_label("Wat is de aanleiding?").fill("Het huiswerk schuift op.")
        joris.get_by_label("Wanneer is het genoeg?").fill("Als het weer lukt.")
        joris.get_by_label("Eerste onderwerp").fill("Leren")
        joris.get_by_label("Leren", exact=True).last.check()
        joris.get_by_role("button", name="Begin").click()
    joris.goto(f"/leerlingen/{pupil.pk}/")
    people = joris.get_by_role("region", name=f"De mensen om {family.given} heen")
    for adult in family.adults:
        line = people.get_by_role("listitem").filter(has_text=adult.full)
        expect(line).to_have_count(1)
        if adult.deceased:
            expect(line).to_contain_text("overleden")
        if adult.interpreter:
            expect(line).to_contain_text("praat liever Arabisch, met een tolk")
    if family.given == "Wout":
        expect(people).to_contain_text("Jeugdbescherming Noord")
    shot(joris, f"family-dossier-{family.given}")
    assert SECRET not in joris.content()
    assert HURTFUL.findall(joris.get_by_role("main").inner_text()) == []
    plan(joris, family, shot)
    report(joris, family)


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


def test_every_parent_reads_what_was_agreed_in_words_that_fit_the_family(
    desk: Desk, story: World, rooms: dict[str, Page], faultless: Faultless, shot: Shot
) -> None:
    rooms[MIRJAM.full] = desk.sign_in(story.staff.mirjam, viewport=PHONE)
    as_parent(rooms[MIRJAM.full], "Lindecollege")
    as_parent(rooms[JUDITH.full], "Lindecollege")
    read: dict[str, set[str]] = {}
    for family in FAMILIES:
        for adult in family.living:
            page = rooms[adult.full]
            page.goto("/verslagen/")
            titles = page.get_by_role("main").inner_text()
            read.setdefault(adult.full, set())
            assert f"Samen kijken met {family.given}" in titles, (family.form, adult.full)
            page.goto("/ouder/")
            if page.url.endswith("/ouder/"):
                page.get_by_role("main").get_by_role("link", name=family.given).first.click()
            words = page.get_by_role("main").inner_text()
            assert family.given in page.get_by_role("heading", level=1).inner_text()
            assert HURTFUL.findall(words) == [], (family.form, adult.full)
            assert SECRET not in page.content()
            assert len(family.living) > 1 or "andere ouder" not in words, (family.form, adult.full)
            assert "Lotte" not in words or family.given == "Tess"
            shot(page, f"family-parent-{adult.given}-{family.given}")
    faultless(rooms["Toos Kramer"])
    faultless(rooms["Carl Herfst"])


def as_parent(page: Page, school: str) -> None:
    """Take the seat of a parent at this school, where one has more than one."""
    page.goto("/")
    page.locator("summary.ik").click()
    seat = page.get_by_role("button", name=f"Ouder, {school}")
    if seat.count():
        seat.click()
        page.wait_for_load_state()
