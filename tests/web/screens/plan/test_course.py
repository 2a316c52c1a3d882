"""The course of a conversation: who comes in and goes out when, for who leads it and for nobody else."""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
from world import World

from keuzeruimte_web.records.models import AgendaItem, Invitation, ItemPerson, Message, Person
from keuzeruimte_web.records.scope import above_schools

ClientFor = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all."""
    with above_schools():
        yield


def evening(world: World) -> str:
    """Timo's evening: everybody, ten minutes of the parents alone, everybody; where the course is read."""
    story = world.timo
    AgendaItem.objects.filter(conversation=story.talk).delete()
    everybody, parents = (story.timo.person, story.anja, story.wim), (story.anja, story.wim)
    for position, (title, people) in enumerate(
        (("Hoe gaat het?", everybody), ("Wat helpt u?", parents), ("Wat spreken we af?", everybody)), start=1
    ):
        item = AgendaItem.objects.create(
            school=world.school,
            conversation=story.talk,
            position=position,
            title=title,
            minutes=10,
            by=world.staff.ruben,
            verb="listen",
            topic=story.behaviour,
        )
        for person in people:
            ItemPerson.objects.create(school=world.school, item=item, person=person, part="to")
    return f"/gesprekken/{story.talk.pk}/voorbereiden/"


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]


def test_who_leads_reads_who_comes_in_and_goes_out_and_who_waits(world: World, client_for: ClientFor) -> None:
    plan = evening(world)
    ruben = client_for(world.staff.ruben)
    for address in (plan, plan + "verloop/"):
        page = text(ruben.get(address))
        for line in (
            "verder zonder Timo Wat helpt u? 11.10–11.20, 10 minuten",
            "Timo komt erbij Wat spreken we af? 11.20–11.30, 10 minuten",
            "Timo 11.00–11.30 Anja 11.00–11.30",
            "Timo wacht tussendoor 10 minuten.",
        ):
            assert line in page


def test_the_printed_plan_says_the_day_itself(world: World, client_for: ClientFor) -> None:
    page = client_for(world.staff.ruben).get(evening(world)).content.decode()
    [on_paper] = re.findall(r'<span class="alleen-op-papier">(.*?)</span>', page)
    assert re.search(r"\w+dag \d+ \w+ \d{4} om", on_paper)


def test_the_pupil_reads_one_time_and_the_own_points(world: World, client_for: ClientFor) -> None:
    evening(world)
    page = text(client_for(world.timo.timo.person).get("/leerling/"))
    assert "om 11.00, tot ongeveer 11.30" in page
    assert "Hoe gaat het? Wat spreken we af?" in page
    assert "Wat helpt u?" not in page


def test_a_long_time_without_somebody_makes_two_visits(world: World, client_for: ClientFor) -> None:
    evening(world)
    AgendaItem.objects.filter(conversation=world.timo.talk, position=2).update(minutes=40)
    page = text(client_for(world.timo.timo.person).get("/leerling/"))
    assert "om 11.00, tot ongeveer 11.10, en van 11.50 tot ongeveer 12.00" in page


def test_the_course_is_of_who_prepares(world: World, client_for: ClientFor) -> None:
    plan = evening(world)
    people = (world.timo.anja, world.timo.timo.person, world.staff.joris, world.elsewhere.counsellor)
    doors = [client_for(one) for one in people]
    assert [door.get(plan + "verloop/").status_code for door in doors] == [404] * 4
    assert [door.post(plan + "laat-weten/", {"once": uuid4()}).status_code for door in doors] == [404] * 4
    assert client_for(world.staff.ruben).post(plan + "verloop/").status_code == 405


def test_everybody_hears_once_that_there_is_something_new(world: World, client_for: ClientFor) -> None:
    plan, once = evening(world), str(uuid4())
    ruben = client_for(world.staff.ruben)
    Message.objects.all().delete()
    for _time in range(2):
        assert ruben.post(plan + "laat-weten/", {"once": once}).status_code == 302
    told = Message.objects.values_list("person", flat=True)
    assert sorted(told) == sorted(
        Invitation.objects.filter(conversation=world.timo.talk)
        .exclude(person=world.staff.ruben)
        .values_list("person", flat=True)
    )
