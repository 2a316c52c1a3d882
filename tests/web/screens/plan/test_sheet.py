"""An invitation on paper holds what its reader sees on the own screen, and nothing of another's."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils.formats import date_format
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]


def test_each_sheet_holds_the_own_points_and_times_and_nothing_of_another(
    world: World, client_for: ClientFor
) -> None:
    story, ruben = world.saskia, world.staff.ruben
    with school_scope(world.school.pk):
        m.AgendaItem.objects.filter(conversation=story.talk).delete()
        for position, (title, people) in enumerate(
            (("Met Erik alleen", [story.erik]), ("Met ons allen", [story.saskia.person, story.erik])), start=1
        ):
            item = m.AgendaItem.objects.create(
                school=world.school,
                conversation=story.talk,
                title=title,
                by=ruben,
                verb="listen",
                topic=story.trajectory.topics.order_by("pk")[0],
                position=position,
                minutes=20,
            )
            for person in people:
                m.ItemPerson.objects.create(school=world.school, item=item, person=person, part="to")
        m.Voice.objects.create(
            school=world.school,
            conversation=story.talk,
            person=story.erik,
            kind="knowledge",
            words="Wens van Erik",
        )
    browser = client_for(ruben)
    there = browser.get(f"/gesprekken/{story.talk.pk}/").content.decode()
    found = {}
    for person in (story.saskia.person, story.erik, story.marloes):
        address = f"/gesprekken/{story.talk.pk}/papier/{person.pk}/"
        assert address in there
        text = browser.get(address).content.decode().split('<article class="blad-uitnodiging">')[1]
        found[person.given_name] = [
            words
            for words in ("Met Erik alleen", "Met ons allen", "Wens van Erik", "15.30", "15.50", "16.10")
            if words in text
        ]
    assert found["Saskia"] == ["Met ons allen", "15.50", "16.10"]
    assert found["Erik"] == ["Met Erik alleen", "Met ons allen", "15.30", "16.10"]
    assert "Met" not in " ".join(found["Marloes"])


def test_a_sheet_says_the_day_itself_since_it_is_read_on_another_day(
    world: World, client_for: ClientFor
) -> None:
    story = world.saskia
    address = f"/gesprekken/{story.talk.pk}/papier/{story.marloes.pk}/"
    text = client_for(world.staff.ruben).get(address).content.decode().split("blad-uitnodiging")[1]
    assert "andaag" not in text
    assert date_format(world.today, "l j F Y").capitalize() in text


def test_no_sheet_is_offered_that_is_not_there(world: World, client_for: ClientFor) -> None:
    story, browser = world.saskia, client_for(world.staff.ruben)
    with school_scope(world.school.pk):
        child = m.Person.objects.get(pk=story.saskia.pk)
        child.born = world.today - timedelta(days=19 * 365)
        child.save()
    page = browser.get(f"/gesprekken/{story.talk.pk}/").content.decode()
    links = re.findall(r'href="(/gesprekken/[^"]+/papier/[^"]+)"', page)
    assert [(link.split("/")[-2], browser.get(link).status_code) for link in links] == [
        (str(story.saskia.pk), 200)
    ]


def test_there_is_no_sheet_of_a_colleague_a_stranger_or_for_who_does_not_prepare_it(
    world: World, client_for: ClientFor
) -> None:
    talk = world.saskia.talk
    for guest in (world.staff.ruben.pk, world.timo.anja.pk, uuid4()):
        assert client_for(world.staff.ruben).get(f"/gesprekken/{talk.pk}/papier/{guest}/").status_code == 404
    mine = f"/gesprekken/{talk.pk}/papier/{world.saskia.marloes.pk}/"
    assert client_for(world.staff.hanneke).get(mine).status_code == 404
    assert client_for(world.saskia.marloes).get(mine).status_code in {403, 404}
