"""Who may prepare a conversation, what stays hidden, and what it costs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import (
    AgendaItem,
    Conversation,
    Invitation,
    Involvement,
    ItemPerson,
    Limit,
    LimitAuthor,
    LimitPerson,
    Matter,
    Person,
    Topic,
)
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]
NOWHERE = "7f3d1c52-0000-4000-8000-000000000000"
POSTS = ("toets/", "punt/", "pas-toe/", "parkeer/", "wanneer/")


def address(talk: Conversation, rest: str = "") -> str:
    return f"/gesprekken/{talk.pk}/voorbereiden/{rest}"


def test_the_plan_is_there_for_who_is_involved_alone(world: World, client_for: ClientFor) -> None:
    talk, elsewhere = world.saskia.talk, world.elsewhere.counsellor
    family = (world.saskia.saskia.person, world.saskia.marloes, world.saskia.erik)
    assert client_for(world.staff.ruben).get(address(talk)).status_code == 200
    for somebody in (*family, world.staff.hanneke, world.staff.petra, elsewhere):
        browser = client_for(somebody)
        codes = {browser.get(address(talk)).status_code}
        codes |= {browser.post(address(talk, rest)).status_code for rest in POSTS}
        assert codes == {404}, somebody.given_name


def test_who_prepares_and_does_not_come_is_not_said_to_come(world: World, client_for: ClientFor) -> None:
    talk, (ruben, joris) = world.saskia.talk, (world.staff.ruben, world.staff.joris)
    with school_scope(world.school.pk):
        Invitation.objects.filter(conversation=talk, person=joris).delete()
    assert "Met Saskia, Erik en Marloes, en met jou." in client_for(ruben).get(address(talk)).content.decode()
    page = client_for(joris).get(address(talk)).content.decode()
    assert "Met Saskia, Erik, Marloes en Ruben." in page
    assert "en met jou" not in page


def test_a_new_conversation_is_for_who_may_open_the_dossier(world: World, client_for: ClientFor) -> None:
    new = f"/leerlingen/{world.saskia.saskia.pk}/gesprek/"
    people = (world.staff.ruben, world.staff.hanneke, world.saskia.marloes, world.elsewhere.counsellor)
    assert [client_for(p).get(new).status_code for p in people] == [200, 404, 404, 404]


@pytest.mark.parametrize("rest", [*POSTS[:-1], f"punt/{NOWHERE}/plek/", f"punt/{NOWHERE}/weg/"])
def test_what_changes_something_is_only_posted(world: World, client_for: ClientFor, rest: str) -> None:
    assert client_for(world.staff.ruben).get(address(world.saskia.talk, rest)).status_code == 405


def test_the_plan_of_a_closed_conversation_changes_no_more(world: World, client_for: ClientFor) -> None:
    with school_scope(world.school.pk):
        item = AgendaItem.objects.filter(conversation=world.saskia.talk).first()
        Conversation.objects.filter(pk=world.saskia.talk.pk).update(state="closed")
    browser = client_for(world.staff.ruben)
    assert browser.get(address(world.saskia.talk)).status_code == 200
    assert browser.post(address(world.saskia.talk, f"punt/{item.pk}/weg/")).status_code == 403
    with school_scope(world.school.pk):
        assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_a_point_of_another_conversation_is_not_there(world: World, client_for: ClientFor) -> None:
    with school_scope(world.school.pk):
        item = AgendaItem.objects.filter(conversation=world.timo.talk).first()
    browser = client_for(world.staff.ruben)
    for rest in (f"punt/{item.pk}/weg/", f"punt/{item.pk}/plek/"):
        assert browser.post(address(world.saskia.talk, rest)).status_code == 404
    assert browser.get(address(world.saskia.talk) + f"?punt={item.pk}").status_code == 404
    with school_scope(world.school.pk):
        assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_a_limit_of_another_matter_is_not_told_but_a_colleague_is_named(
    world: World, client_for: ClientFor
) -> None:
    """Hanneke is involved with the divorce in another matter; Joris plans a talk about family in his own."""
    day = timedelta(days=30)
    with school_scope(world.school.pk):
        pupil, joris, hanneke = world.saskia.saskia, world.staff.joris, world.staff.hanneke
        here = {"school": world.school}
        hidden = Matter.objects.create(
            **here, pupil=pupil, kind="trajectory", title="Thuis", opened_on=world.today
        )
        Involvement.objects.create(
            **here,
            pupil=pupil,
            matter=hidden,
            person=hanneke,
            role="careers_adviser",
            since=world.today - day,
        )
        limit = Limit.objects.create(**here, matter=hidden, domain="family")
        LimitAuthor.objects.create(**here, limit=limit, person=world.saskia.marloes, reason="Geheim woord.")
        LimitPerson.objects.create(**here, limit=limit, person=pupil.person, part="with")
        mine = Matter.objects.create(
            **here, pupil=pupil, kind="trajectory", title="Mijn zaak", opened_on=world.today
        )
        Involvement.objects.create(
            **here, pupil=pupil, matter=mine, person=joris, role="mentor", since=world.today - day
        )
        topic = Topic.objects.create(**here, matter=mine, domain="family", title="Verhuizen")
        talk = Conversation.objects.create(
            **here, matter=mine, organiser=joris, title="Praten", starts_at=world.saskia.talk.starts_at
        )
        item = AgendaItem.objects.create(
            **here, conversation=talk, position=1, title="Verhuizen", by=joris, verb="discuss", topic=topic
        )
        ItemPerson.objects.create(**here, item=item, person=pupil.person, part="to")
    shown = client_for(joris).get(address(talk)).content.decode()
    assert "Overleg eerst met Hanneke Smit" in shown
    assert "overleg eerst" in shown
    for word in ("Niets in dit plan botst", "Geheim woord", "binnen deze grens", 'value="against-limit:"'):
        assert word not in shown


def test_preparing_costs_the_same_for_one_point_and_for_many(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(address(world.saskia.talk)).status_code == 200
        return len(queries)

    before = cost()
    with school_scope(world.school.pk):
        for position in range(3, 9):
            item = AgendaItem.objects.create(
                school=world.school,
                conversation=world.saskia.talk,
                position=position,
                title="Nog een punt",
                by=world.staff.ruben,
                verb="listen",
                topic=world.saskia.bullying,
            )
            ItemPerson.objects.create(
                school=world.school, item=item, person=world.saskia.saskia.person, part="to"
            )
    assert (cost(), before <= 10) == (before, True)  # three of them for the line that somebody looked
