"""Who is a parent of whom: entered with kind, authority, source and dates; history is kept."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from world import World

from keuzeruimte_web.records.models import Contact, Guardianship, Person
from keuzeruimte_web.records.scope import above_schools, school_scope


def tie_of(world: World, parent: Person) -> Guardianship:
    with school_scope(world.school.pk):
        return Guardianship.objects.get(pupil=world.saskia.saskia, parent=parent, until__isnull=True)


def new_parent(**other: str) -> dict[str, str]:
    return {
        "once": str(uuid4()),
        "given_name": "Karim",
        "name_prefix": "",
        "family_name": "Aziz",
        "kind": "step",
        "authority": "no",
        "source": "inschrijfformulier",
        "household": "bij moeder",
    } | other


def changed(seen: Guardianship, **other: str) -> dict[str, str]:
    """The form, opened when the tie was like this."""
    sent = {"kind": "birth", "authority": "no", "source": "uitspraak gezien", "since": "2026-01-15"}
    return sent | {"version": str(seen.state)} | other


def test_a_new_parent_is_tied_once(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    address = f"/beheer/mensen/{world.saskia.saskia.pk}/ouder/"
    sent = new_parent(email="Karim@thuis.example", speaks="Arabisch", interpreter="on")
    assert browser.post(address, sent).status_code == 302
    with above_schools():
        karim = Person.objects.get(given_name="Karim", family_name="Aziz")
        tie = Guardianship.objects.get(parent=karim)
        assert (tie.kind, tie.authority, tie.information_right, tie.household, tie.since) == (
            "step",
            "no",
            False,
            "bij moeder",
            None,
        )
        assert (karim.speaks, karim.interpreter) == ("Arabisch", True)
        assert Contact.objects.get(person=karim).email == "karim@thuis.example"
    alike = browser.post(address, new_parent(given_name="K.", email="karim@thuis.example"))
    assert alike.status_code == 422
    assert "Karim Aziz" in alike.content.decode()


def test_the_parent_of_a_brother_or_sister_is_chosen_and_not_doubled(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    address = f"/beheer/mensen/{world.timo.timo.pk}/ouder/"
    assert f"?ouder={world.saskia.marloes.pk}" in browser.get(address, {"q": "marloes"}).content.decode()
    chosen = f"{address}?ouder={world.saskia.marloes.pk}"
    sent = {"once": str(uuid4()), "kind": "foster", "authority": "unknown"}
    assert browser.post(chosen, sent).status_code == 302
    again = browser.post(chosen, sent | {"once": str(uuid4())})
    assert again.status_code == 422
    with above_schools():
        assert Person.objects.filter(given_name="Marloes").count() == 1
        assert Guardianship.objects.filter(parent=world.saskia.marloes).count() == 2


def test_a_change_ends_the_row_and_begins_a_new_one(world: World, client_for) -> None:
    browser, erik = client_for(world.staff.petra), world.saskia.erik
    before = tie_of(world, erik)
    day = world.today - timedelta(days=7)
    sent = changed(before, since=day.isoformat())
    assert browser.post(f"/beheer/gezag/{before.pk}/", sent).status_code == 302
    with above_schools():
        rows = Guardianship.objects.filter(parent=erik).order_by("until")
        assert [(row.authority, row.until) for row in rows if row.until] == [("yes", day - timedelta(days=1))]
    now = tie_of(world, erik)
    assert (now.authority, now.since, now.information_right) == ("no", day, False)
    page = browser.get(f"/beheer/mensen/{world.saskia.saskia.pk}/").content.decode()
    assert "Hoe het eerder was" in page
    late = browser.post(f"/beheer/gezag/{before.pk}/", changed(before, authority="unknown"), follow=True)
    assert "Iemand veranderde dit intussen" in late.content.decode()
    assert tie_of(world, erik) == now


def test_a_change_holds_from_a_day_after_the_former_began(world: World, client_for) -> None:
    browser, erik = client_for(world.staff.petra), world.saskia.erik
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=erik).update(since=date(2020, 8, 1))
    before = tie_of(world, erik)
    answer = browser.post(f"/beheer/gezag/{before.pk}/", changed(before, since="2020-08-01"))
    assert answer.status_code == 422
    assert "1 augustus 2020" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"authority": "yes"}, "Met gezag krijgt een ouder altijd informatie"),
        ({"source": ""}, "Schrijf op waar je dit zag"),
        ({"court_block": "on", "information_right": "on"}, "Dit kan niet samen"),
        ({"since": "2199-01-01"}, "Kies vandaag of een eerdere dag"),
        ({"kind": "friend"}, "kind"),
    ],
)
def test_what_cannot_be_is_refused_in_words(world: World, client_for, wrong, words: str) -> None:
    before = tie_of(world, world.saskia.erik)
    answer = client_for(world.staff.petra).post(f"/beheer/gezag/{before.pk}/", changed(before) | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert tie_of(world, world.saskia.erik) == before


def test_a_page_from_before_does_not_take_away_what_a_court_decided(world: World, client_for) -> None:
    """Of a tie that began today nothing stays as history: the second may not write over the first unseen."""
    browser, erik = client_for(world.staff.petra), world.saskia.erik
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=erik).update(since=world.today)
    seen, today = tie_of(world, erik), world.today.isoformat()
    address = f"/beheer/gezag/{seen.pk}/"
    assert browser.post(address, changed(seen, since=today, court_block="on")).status_code == 302
    late = browser.post(address, changed(seen, since=today, household="bij vader"))
    assert late.status_code == 409
    page = late.content.decode()
    assert "Een rechter bepaalde dat school deze ouder niet informeert: ja" in page
    assert "Hoe weet je dit? uitspraak gezien" in page
    assert 'value="bij vader"' in page
    now = tie_of(world, erik)
    assert (now.court_block, now.household) == (True, "")
    both = changed(now, since=today, court_block="on", household="bij vader")
    assert browser.post(address, both).status_code == 302
    now = tie_of(world, erik)
    assert (now.court_block, now.household) == (True, "bij vader")


def test_what_ends_today_gives_no_access_today(world: World, client_for) -> None:
    erik, pupil = world.saskia.erik, world.saskia.saskia.pk
    at_home = client_for(erik)
    assert at_home.get(f"/ouder/{pupil}/").status_code == 200
    browser = client_for(world.staff.petra)
    sent = {"einde-day": world.today.isoformat()}
    answer = browser.post(f"/beheer/gezag/{tie_of(world, erik).pk}/einde/", sent)
    assert answer.status_code == 302
    assert at_home.get(f"/ouder/{pupil}/").status_code in (403, 404)
    with above_schools():
        assert Guardianship.objects.get(parent=erik).until == world.today - timedelta(days=1)


def test_nobody_makes_oneself_a_parent(world: World, client_for) -> None:
    petra = world.staff.petra
    address = f"/beheer/mensen/{world.timo.timo.pk}/ouder/?ouder={petra.pk}"
    sent = {
        "once": str(uuid4()),
        "kind": "birth",
        "authority": "yes",
        "source": "x",
        "information_right": "on",
    }
    assert client_for(petra).post(address, sent).status_code == 403


def test_it_is_not_there_for_others_nor_over_schools(world: World, client_for) -> None:
    tie = tie_of(world, world.saskia.erik)
    pages = (f"/beheer/gezag/{tie.pk}/", f"/beheer/mensen/{world.saskia.saskia.pk}/ouder/")
    for page in pages:
        for person in (world.staff.ruben, world.saskia.erik, world.elsewhere.administrator):
            assert client_for(person).get(page).status_code == 404
        assert client_for(world.staff.petra).get(page).status_code == 200
    there = f"{pages[1]}?ouder={world.elsewhere.mother.pk}"
    assert client_for(world.staff.petra).get(there).status_code == 404
    assert client_for(world.staff.petra).get(f"/beheer/gezag/{tie.pk}/einde/").status_code == 405
