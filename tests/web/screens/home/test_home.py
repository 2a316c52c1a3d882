"""The staff home: what asks attention, and all one's pupils."""

import re
from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.demo.days import Days, at
from keuzeruimte_web.demo.guidance import event, involve, matter, topic
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.talks import answers, conversation, item, voice
from keuzeruimte_web.queries.home import AT_ONCE
from keuzeruimte_web.records.models import Guardianship
from keuzeruimte_web.records.models.choices import (
    Connection,
    ConversationState,
    Domain,
    EventKind,
    StaffRole,
    Verb,
    VoiceKind,
)
from keuzeruimte_web.records.scope import above_schools


def page_of(client, address: str = "/leerlingen/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_my_pupils_stand_there_by_given_name_and_nobody_elses(world: World, client_for) -> None:
    page = page_of(client_for(world.staff.ruben))
    places = [page.index(f"<b>{name}</b>") for name in ("Noor Willemsen", "Saskia Vermeer", "Timo Bakker")]
    assert places == sorted(places)
    assert "Sem van der Hulst" not in page
    joris = page_of(client_for(world.staff.joris))
    assert "Saskia Vermeer" in joris
    assert "Timo" not in joris


def test_what_asks_attention_today_stands_first(world: World, client_for) -> None:
    page = page_of(client_for(world.staff.ruben))
    assert "Met Saskia, Erik en Marloes" in page
    assert "Begin bij Saskia niet over ‘De scheiding’" in page
    assert "Voor het gesprek over Timo" in page
    assert "Iets delen mag, het hoeft niet." in page


def test_a_signal_is_a_question_for_who_guides_the_trajectory_alone(world: World, client_for) -> None:
    saskia, staff = world.saskia, world.staff
    with above_schools():
        ledger = Ledger(world.school, Days(world.today), Random(5), "x.example")
        secret = matter(ledger, saskia.saskia, "Even bijpraten", opened=world.today - timedelta(days=60))
        involve(ledger, secret, staff.ruben, StaffRole.COUNSELLOR)
        home = topic(ledger, secret, "Thuis", Domain.FAMILY)
        talk = conversation(
            ledger,
            secret,
            "Even bijpraten",
            organiser=staff.ruben,
            starts_at=at(world.today - timedelta(days=20), 10),
            guests=(saskia.saskia.person,),
            state=ConversationState.CLOSED,
        )
        item(
            ledger,
            talk,
            1,
            "Thuis",
            verb=Verb.SUPPORT,
            by=staff.ruben,
            to=(saskia.saskia.person,),
            about=home,
        )
        for days, kind in ((20, EventKind.RELIEVED), (12, EventKind.CANCELLED), (6, EventKind.MISSED)):
            event(
                ledger,
                secret,
                saskia.saskia.person,
                kind,
                on=world.today - timedelta(days=days),
                author=staff.ruben,
                observed="…",
            )
        ledger.save()
    assert "Een mogelijk signaal" in page_of(client_for(staff.ruben))
    assert "Een mogelijk signaal" not in page_of(client_for(staff.joris))
    dossier = f"/leerlingen/{saskia.saskia.pk}/"
    assert "Een mogelijk signaal" not in page_of(client_for(staff.joris), dossier)
    with above_schools():
        ledger = Ledger(world.school, Days(world.today), Random(6), "y.example")
        involve(ledger, secret, staff.joris, StaffRole.MENTOR)
        ledger.save()
    assert "Een mogelijk signaal" not in page_of(client_for(staff.joris))
    assert "Overleg dan eerst met Ruben." in page_of(client_for(staff.joris), dossier)


def test_what_nobody_shared_with_me_is_not_drawn(world: World, client_for) -> None:
    """Joris is mentor of Saskia; her parents and she shared with Ruben, not with him."""
    ruben, joris = (page_of(client_for(who)) for who in (world.staff.ruben, world.staff.joris))
    mine = ruben[ruben.index('class="leerlingen"') :]
    his = joris[joris.index('class="leerlingen"') :]
    assert 'class="drh-licht"' in mine
    assert 'class="drh-licht"' not in his


def test_in_the_matter_of_the_own_child_one_is_a_parent_only(world: World, client_for) -> None:
    browser = client_for(world.staff.joris)
    assert "Saskia" in page_of(browser)
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.joris, authority="yes"
        )
    assert "Saskia" not in page_of(browser)


def test_a_colleague_without_pupils_reads_what_to_do(world: World, client_for) -> None:
    assert "Je hebt nog geen leerlingen" in page_of(client_for(world.staff.marit))


@pytest.mark.parametrize("role", ["marloes", "saskia", "petra"])
def test_it_is_not_there_for_others(world: World, client_for, role: str) -> None:
    people = {
        "marloes": world.saskia.marloes,
        "saskia": world.saskia.saskia.person,
        "petra": world.staff.petra,
    }
    assert client_for(people[role]).get("/leerlingen/").status_code == 404


def test_only_reading(world: World, client_for) -> None:
    assert client_for(world.staff.ruben).post("/leerlingen/").status_code == 405


def test_three_hundred_pupils_cost_as_many_queries_as_one_and_a_light_page(world: World, client_for) -> None:
    hanneke = client_for(world.staff.hanneke)
    page_of(hanneke)
    with CaptureQueriesContext(connection) as few:
        page_of(hanneke)
    many_pupils(world, 300)
    with CaptureQueriesContext(connection) as many:
        page = page_of(hanneke)
    assert len(many) == len(few) <= 5
    assert len(page.encode()) < 60_000
    assert "(301)" in page
    chosen = page_of(hanneke, "/leerlingen/?klas=3H2")
    assert "Noor Willemsen" in chosen


def test_a_class_that_is_no_class_of_mine_changes_nothing(world: World, client_for) -> None:
    page = page_of(client_for(world.staff.ruben), "/leerlingen/?klas=%3Cscript%3E&klas=4V1")
    assert all(f"<b>{name}</b>" in page for name in ("Noor Willemsen", "Saskia Vermeer", "Timo Bakker"))
    assert "<script>" not in page


def many_pupils(world: World, number: int) -> None:
    """Pupils with a choice moment of the careers adviser, a talk, answers and a wish."""
    ledger = Ledger(world.school, Days(world.today), Random(7), "veel.example")
    classes = list(world.staff.classes.values())
    with above_schools():
        for n in range(number):
            name = Name(f"Kind{n:03}", "Bakker")
            child = pupil(
                ledger,
                name,
                school_class=classes[n % len(classes)].school_class,
                born=world.today.replace(year=2012, day=1),
            )
            mother = parent(ledger, name.with_given("Moeder"))
            guard(ledger, child, mother)
            choice = matter(ledger, child, "Profielkeuze", opened=world.today)
            involve(ledger, choice, world.staff.hanneke, StaffRole.CAREERS_ADVISER)
            talk = conversation(
                ledger,
                choice,
                "Wat past bij jou?",
                organiser=world.staff.hanneke,
                starts_at=at(world.today + timedelta(days=3), 10),
                guests=(child.person, mother),
            )
            said = {Connection.PUPIL_PARENTS: 1.0, Connection.PUPIL_SCHOOL: 2 / 3}
            answers(ledger, talk, child.person, said, on=world.today, shared_with=(world.staff.hanneke,))
            voice(
                ledger,
                talk,
                mother,
                VoiceKind.WISH,
                "Rust",
                on=world.today,
                shared_with=(world.staff.hanneke,),
            )
        ledger.save()


def test_of_many_pupils_what_asks_attention_is_found_in_every_class(world: World, client_for) -> None:
    """With more than a page holds, only one class is read whole; a card of another class stands there too."""
    browser = client_for(world.staff.ruben)
    before = cards_on(page_of(browser))
    assert len(before) > 2
    with above_schools():
        ledger = Ledger(world.school, Days(world.today), Random(9), "stil.example")
        for n in range(AT_ONCE):
            child = pupil(
                ledger,
                Name(f"Stil{n:02}", "Jansen"),
                school_class=world.staff.classes["4V1"].school_class,
                born=world.today - timedelta(days=13 * 365),
            )
            about = matter(ledger, child, "Even kijken", opened=world.today)
            involve(ledger, about, world.staff.ruben, StaffRole.COUNSELLOR)
        ledger.save()
    page = page_of(browser, "/leerlingen/?klas=4V1")
    assert cards_on(page) == before
    tiles = page[page.index('class="leerlingen"') :]
    assert "Stil01" in tiles
    assert "Saskia Vermeer" not in tiles


def cards_on(page: str) -> list[str]:
    """The headings of what asks attention."""
    part = page[page.index('class="aandacht"') : page.index('id="k-alle"')]
    return re.findall(r"<h3>(.*?)</h3>", part)
