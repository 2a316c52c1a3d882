"""Another day for an agreement, or letting go of it: together; and one reminder for who does it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from finding import the
from world import World

from keuzeruimte_web.operations.reminding import remind_of_agreements
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]
TEXT = "Laten weten wanneer Saskia extra rust nodig heeft"


@pytest.fixture
def agreed(world: World) -> Any:
    """Of Marloes, with Saskia and Ruben at the table; its day was yesterday."""
    story, yesterday = world.saskia, world.today - timedelta(days=1)
    with school_scope(world.school.pk):
        given = {"conversation": story.talk, "circle": "triangle", "text": "Samen naar de open dag"}
        one = m.Agreement.objects.create(school=world.school, made_on=yesterday, due_on=yesterday, **given)
        for person, part in (
            (story.marloes, "owner"),
            (story.saskia.person, "present"),
            (story.marloes, "present"),
            (world.staff.ruben, "present"),
        ):
            m.AgreementPerson.objects.create(school=world.school, agreement=one, person=person, part=part)
    return one


def now(world: World, one: Any) -> tuple[date | None, date | None, str]:
    with school_scope(world.school.pk):
        row = m.Agreement.objects.get(pk=one.pk)
    return row.due_on, row.let_go_on, row.proposal


def propose(client: Client, one: Any, **fields: Any) -> int:
    return client.post(f"/afspraken/{one.pk}/voorstel/", {"once": uuid4(), **fields}).status_code


def test_who_guides_finds_what_its_day_is_over_first(
    world: World, agreed: Any, client_for: ClientFor
) -> None:
    page = client_for(world.staff.ruben).get("/afspraken/").content.decode()
    assert page.index("De dag is voorbij") < page.index(agreed.text) < page.index("Wat jij doet")


def test_a_new_day_comes_when_who_does_it_says_yes(world: World, agreed: Any, client_for: ClientFor) -> None:
    ruben, marloes = client_for(world.staff.ruben), client_for(world.saskia.marloes)
    day = world.today + timedelta(days=7)
    assert propose(ruben, agreed, what="renew", due=world.today.isoformat()) == 422
    assert propose(ruben, agreed, what="renew", due=day.isoformat()) == 302
    assert now(world, agreed) == (agreed.due_on, None, "renew")
    assert "stelt een nieuwe dag voor" in marloes.get(f"/afspraken/{agreed.pk}/").content.decode()
    marloes.post(f"/afspraken/{agreed.pk}/ja/")
    assert now(world, agreed) == (day, None, "")


def test_who_does_it_alone_cannot_let_go_of_it(world: World, agreed: Any, client_for: ClientFor) -> None:
    marloes, saskia = client_for(world.saskia.marloes), client_for(world.saskia.saskia.person)
    assert propose(marloes, agreed, what="let_go") == 302
    assert now(world, agreed) == (agreed.due_on, None, "let_go")
    saskia.post(f"/afspraken/{agreed.pk}/ja/")
    assert now(world, agreed) == (agreed.due_on, world.today, "")
    marloes.post(f"/afspraken/{agreed.pk}/gedaan/", {"done": "yes"})
    assert now(world, agreed) == (agreed.due_on, world.today, "")


def test_leaving_it_as_it_was_says_nothing_of_who_did_not_want_it(
    world: World, agreed: Any, client_for: ClientFor
) -> None:
    propose(client_for(world.staff.ruben), agreed, what="let_go")
    client_for(world.saskia.saskia.person).post(f"/afspraken/{agreed.pk}/zo-laten/")
    assert now(world, agreed) == (agreed.due_on, None, "")
    with school_scope(world.school.pk):
        assert list(m.AgreementYes.objects.filter(agreement=agreed)) == []


def test_what_somebody_said_at_the_table_is_written_down_for_the_family_alone(
    world: World, agreed: Any, client_for: ClientFor
) -> None:
    ruben, saskia = client_for(world.staff.ruben), client_for(world.saskia.saskia.person)
    propose(ruben, agreed, what="let_go")
    saskia.post(f"/afspraken/{agreed.pk}/ja/", {"for": "1", "person": str(world.saskia.marloes.pk)})
    assert now(world, agreed)[1] is None  # it was Saskia's own yes
    ruben.post(f"/afspraken/{agreed.pk}/ja/", {"for": "1", "person": str(world.saskia.marloes.pk)})
    assert now(world, agreed)[1] == world.today


def test_an_agreement_does_not_wait_for_a_parent_whom_a_court_keeps_away(
    world: World, agreed: Any, client_for: ClientFor
) -> None:
    ruben, saskia = client_for(world.staff.ruben), client_for(world.saskia.saskia.person)
    propose(ruben, agreed, what="let_go")
    address = f"/afspraken/{agreed.pk}/"
    assert "Marloes zei ja" in ruben.get(address).content.decode()
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.saskia.marloes).update(court_block=True)
    assert "Marloes zei ja" not in ruben.get(address).content.decode()
    ruben.post(f"{address}ja/", {"for": "1", "person": str(world.saskia.marloes.pk)})
    assert now(world, agreed)[1] is None
    saskia.post(f"{address}ja/")
    assert now(world, agreed)[1] == world.today


def test_nobody_else_proposes_or_reads_it(world: World, agreed: Any, client_for: ClientFor) -> None:
    for person in (world.timo.anja, world.staff.fatma, world.elsewhere.counsellor):
        client = client_for(person)
        assert client.get(f"/afspraken/{agreed.pk}/").status_code == 404
        assert propose(client, agreed, what="let_go") == 404
    erik = client_for(world.saskia.erik)  # reads it by right, and was not there
    assert erik.get(f"/afspraken/{agreed.pk}/").status_code == 200
    assert propose(erik, agreed, what="let_go") == 403


def test_who_does_it_hears_the_day_before_once(world: World, agreed: Any) -> None:
    tomorrow = world.today + timedelta(days=1)
    with school_scope(world.school.pk):
        m.Agreement.objects.exclude(pk=agreed.pk).delete()
        m.Agreement.objects.filter(pk=agreed.pk).update(due_on=tomorrow)
        m.Message.objects.all().delete()
    for _turn in range(2):
        remind_of_agreements(world.school.pk, today=world.today)
    with school_scope(world.school.pk):
        told = list(m.Message.objects.values_list("person", "kind", "record"))
    assert told == [(world.saskia.marloes.pk, "agreement", agreed.pk)]


def test_who_wants_no_reminders_hears_nothing(world: World, agreed: Any) -> None:
    with school_scope(world.school.pk):
        m.Agreement.objects.filter(pk=agreed.pk).update(due_on=world.today + timedelta(days=1))
        m.NoReminders.objects.create(
            school=world.school, person=world.saskia.marloes, conversation=agreed.conversation
        )
        m.Message.objects.all().delete()
    remind_of_agreements(world.school.pk, today=world.today)
    with school_scope(world.school.pk):
        assert not m.Message.objects.filter(person=world.saskia.marloes).exists()


def test_the_agreement_of_a_story_is_read_on_its_own_page(world: World, client_for: ClientFor) -> None:
    with school_scope(world.school.pk):
        one = the(m.Agreement.objects.all(), text=TEXT)
    assert TEXT in client_for(world.staff.ruben).get(f"/afspraken/{one.pk}/").content.decode()


def test_nobody_says_yes_or_no_to_another_proposal_than_was_read(
    world: World, agreed: Any, client_for: ClientFor
) -> None:
    ruben, saskia = client_for(world.staff.ruben), client_for(world.saskia.saskia.person)
    marloes, day = client_for(world.saskia.marloes), world.today + timedelta(days=7)

    def read() -> str:
        page = marloes.get(f"/afspraken/{agreed.pk}/").content.decode()
        (found,) = set(re.findall(r'name="read" value="([^"]+)"', page))
        return found

    propose(ruben, agreed, what="renew", due=day.isoformat())
    before = read()
    propose(saskia, agreed, what="let_go")
    for act in ("ja", "zo-laten"):
        answer = marloes.post(f"/afspraken/{agreed.pk}/{act}/", {"read": before}, follow=True)
        assert "Iemand stelde net iets anders voor." in answer.content.decode()
        assert now(world, agreed) == (agreed.due_on, None, "let_go")
    ruben.post(
        f"/afspraken/{agreed.pk}/ja/", {"for": "1", "person": str(world.saskia.marloes.pk), "read": before}
    )
    assert now(world, agreed)[1] is None
    marloes.post(f"/afspraken/{agreed.pk}/ja/", {"read": read()})
    assert now(world, agreed)[1] == world.today
