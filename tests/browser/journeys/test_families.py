"""A family of each form is entered, corrected, invited, comes in and is guided, without a word that hurts."""

import re
from collections.abc import Callable

import pytest
from desks import PASSWORD, PHONE, Desk
from django.utils import timezone
from families import (
    EVA,
    FAMILIES,
    JUDITH,
    MENDED,
    MIRJAM,
    OTHERWISE,
    YES,
    Family,
    Mended,
    Otherwise,
    decides,
)
from family_steps import (
    add_parent,
    as_parent,
    begin,
    come_in,
    correct_tie,
    mend,
    plan,
    pupil_page,
    report,
    tie_of,
    write_down_protection,
)
from playwright.sync_api import Page, expect
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

BY_NAME = {family.given: family for family in FAMILIES}
NORTH = "Jeugdbescherming Noord"
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
        adult.entered for adult in family.adults
    )
    if len(family.adults) > 2:
        shot(petra, f"family-{family.given}")
        faultless(petra)


@pytest.mark.parametrize("other", OTHERWISE, ids=lambda other: other.child)
def test_a_tie_that_turns_out_otherwise_is_corrected_and_how_it_was_stays(
    desk: Desk, petra: Page, other: Otherwise, faultless: Faultless, shot: Shot
) -> None:
    pupil_page(petra, BY_NAME[other.child])
    correct_tie(petra, other)
    expect(tie_of(petra, other.adult)).to_contain_text(other.now)
    parents = petra.get_by_role("region", name="Ouders en verzorgers")
    parents.get_by_text("Hoe het eerder was", exact=True).click()
    before = parents.locator("details").get_by_role("listitem").filter(has_text=other.adult)
    expect(before).to_contain_text(other.was)
    if other.child == "Fleur":
        shot(petra, "family-corrected")
        faultless(petra)


@pytest.mark.parametrize("mended", MENDED, ids=lambda mended: mended.child)
def test_what_was_not_known_of_somebody_is_corrected_for_every_child_at_once(
    desk: Desk, petra: Page, mended: Mended, shot: Shot
) -> None:
    pupil_page(petra, BY_NAME[mended.child])
    mend(petra, mended)
    if mended.child == "Max":
        for child in ("Max", "Mila"):
            pupil_page(petra, BY_NAME[child])
            expect(tie_of(petra, EVA.full)).to_have_count(1)
            expect(tie_of(petra, EVA.entered)).to_have_count(0)
    if mended.child == "Tess":
        pupil_page(petra, BY_NAME["Tess"])
        expect(petra.get_by_role("region", name="Ouders en verzorgers")).to_contain_text("overleden")
        shot(petra, "family-remembered")


def test_an_address_that_turns_out_to_be_secret_takes_the_household_along(
    desk: Desk, petra: Page, faultless: Faultless
) -> None:
    pupil_page(petra, BY_NAME["Bo"])
    petra.get_by_role("link", name="Ria Smulders", exact=True).click()
    petra.get_by_role("link", name="Adres en contact").click()
    petra.get_by_label("Adres", exact=True).fill(SECRET)
    petra.get_by_label("Dit is geheim").check()
    faultless(petra)
    petra.get_by_role("button", name="Bewaar").click()
    pupil_page(petra, BY_NAME["Bo"])
    expect(tie_of(petra, "Ria Smulders")).to_contain_text("adres geheim")
    expect(tie_of(petra, "Ria Smulders")).not_to_contain_text("bij moeder")


def test_an_institution_stands_beside_the_parents_and_never_as_one(
    desk: Desk, petra: Page, faultless: Faultless, shot: Shot
) -> None:
    """Entered with who speaks for it, and corrected when somebody else does; the mother stays a parent."""
    pupil_page(petra, BY_NAME["Wout"])
    expect(petra.get_by_role("region", name="Wat het betekent")).to_contain_text("De ouders blijven ouders.")
    petra.get_by_role("link", name="Voeg een instelling toe").click()
    petra.get_by_role("radio", name="Heeft de voogdij").check()
    petra.get_by_label("Naam van de instelling").fill(NORTH)
    petra.get_by_label("Wie spreekt namens de instelling? Voornaam").fill("Iris")
    petra.get_by_label("Achternaam").fill("Bos")
    petra.get_by_label("Hoe weet je dit?").fill("gezagsregister gezien")
    faultless(petra)
    petra.get_by_role("button", name="Voeg toe").click()
    petra.get_by_role("link", name=f"Verander {NORTH}").click()
    petra.get_by_label("Wie spreekt namens de instelling? Voornaam").fill("Sam")
    petra.get_by_role("button", name="Bewaar").click()
    region = petra.get_by_role("region", name="Instelling")
    expect(region.get_by_role("listitem").first).to_contain_text("namens hen: Sam Bos")
    region.get_by_text("Hoe het eerder was", exact=True).click()
    expect(region.locator("details")).to_contain_text("namens hen: Iris Bos")
    parents = petra.get_by_role("region", name="Ouders en verzorgers").get_by_role("listitem")
    expect(parents).to_have_count(1)
    shot(petra, "family-institution")


def test_its_measure_is_written_down_by_a_leader_and_holds_when_a_second_person_confirms(
    desk: Desk, joris: Page, story: World, faultless: Faultless, shot: Shot
) -> None:
    wout = BY_NAME["Wout"]
    with above_schools():
        pupil = m.Pupil.objects.get(person__given_name=wout.given, person__family_name=wout.family)
    begin(joris, pupil.pk)
    marit = desk.sign_in(story.staff.marit, reduced_motion="reduce")
    write_down_protection(marit, wout, second=story.staff.joris.full_name)
    shot(marit, "family-protection-waits")
    joris.goto("/bescherming/")
    expect(joris.get_by_role("region", name=wout.full)).to_contain_text(f"Sam Bos, {NORTH}")
    shot(joris, "family-protection-second")
    faultless(joris)
    joris.get_by_role("button", name="Ik zag het besluit, en bevestig").click()
    expect(joris.get_by_text("Het geldt vanaf vandaag.")).to_be_visible()


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


@pytest.mark.parametrize("family", FAMILIES, ids=ids)
def test_a_talk_with_the_family_is_planned_held_and_reported(
    desk: Desk, joris: Page, family: Family, shot: Shot
) -> None:
    with above_schools():
        pupil = m.Pupil.objects.get(person__given_name=family.given, person__family_name=family.family)
        began = m.Matter.objects.filter(pupil=pupil).exists()
    if not began:
        begin(joris, pupil.pk)
    joris.goto(f"/leerlingen/{pupil.pk}/")
    people = joris.get_by_role("region", name=f"De mensen om {family.given} heen")
    for adult in family.adults:
        line = people.get_by_role("listitem").filter(has_text=adult.full)
        expect(line).to_have_count(1)
        if adult.deceased:
            expect(line).to_contain_text("overleden")
        if adult.interpreter:
            expect(line).to_contain_text("praat liever Arabisch, met een tolk")
    for other in (other for other in OTHERWISE if other.child == family.given):
        line = people.get_by_role("listitem").filter(has_text=other.adult)
        expect(line).to_contain_text(other.guided)
        assert other.authority != YES or "gezag" not in line.inner_text()
    if family.given == "Sanne":
        expect(people).to_contain_text("praat liever Papiaments")
    if family.given == "Wout":
        expect(people).to_contain_text("heeft de voogdij, namens hen: Sam Bos")
        expect(people).not_to_contain_text("Iris")
    shot(joris, f"family-dossier-{family.given}")
    assert SECRET not in joris.content()
    assert HURTFUL.findall(joris.get_by_role("main").inner_text()) == []
    plan(joris, family, shot)
    report(joris, family)


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
            assert ("Vertrouw iets toe" in words) is decides(family, adult), (family.form, adult.full)
            assert family.given in page.get_by_role("heading", level=1).inner_text()
            assert HURTFUL.findall(words) == [], (family.form, adult.full)
            assert SECRET not in page.content()
            assert len(family.living) > 1 or "andere ouder" not in words, (family.form, adult.full)
            assert "Lotte" not in words or family.given == "Tess"
            shot(page, f"family-parent-{adult.given}-{family.given}")
    faultless(rooms["Toos Kramer"])
    faultless(rooms["Carl Herfst"])
