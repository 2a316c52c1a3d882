"""A talk with parents at which the pupil is 18: who prepares reads that the pupil decides about both."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from world import World

from keuzeruimte_web.access.ages import birthday
from keuzeruimte_web.records.models import Guardianship, ItemPerson, Person
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]
TOLD = "Bij dit gesprek is Saskia 18, en beslist zelf wie erbij is"


def read(browser: Client, address: str) -> str:
    return " ".join(strip_tags(browser.get(address).content.decode()).split())


def eighteen(world: World, day: date) -> None:
    with school_scope(world.school.pk):
        born = birthday(day, age=-18)
        Person.objects.filter(pk=world.saskia.saskia.pk).update(born=born)


@pytest.fixture
def pages(world: World) -> tuple[str, ...]:
    talk = f"/gesprekken/{world.saskia.talk.pk}/"
    return talk, f"{talk}voorbereiden/", f"{talk}voorbereiden/wanneer/"


def test_from_the_day_of_the_talk_on_which_the_pupil_is_18(
    world: World, client_for: ClientFor, pages: tuple[str, ...]
) -> None:
    ruben, day = client_for(world.staff.ruben), timezone.localdate(world.saskia.talk.starts_at)
    for born, told in ((day + timedelta(days=1), False), (day, True), (timezone.localdate(), True)):
        eighteen(world, born)
        assert [TOLD in read(ruben, page) for page in pages] == [told] * 3
    assert "Vraag Saskia of Erik en Marloes erbij komt" not in read(ruben, pages[0])
    assert "Vraag Saskia of Erik en Marloes erbij komen" in read(ruben, pages[0])


def test_without_a_parent_nothing_is_said(
    world: World, client_for: ClientFor, pages: tuple[str, ...]
) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    eighteen(world, timezone.localdate())
    parents = (story.erik, story.marloes)
    with school_scope(world.school.pk):
        story.talk.invitations.filter(person__in=parents).delete()
        ItemPerson.objects.filter(person__in=parents, item__conversation=story.talk).delete()
    assert [TOLD in read(ruben, page) for page in pages] == [False, False, True]
    with school_scope(world.school.pk):
        Guardianship.objects.filter(pupil=story.saskia).update(court_block=True)
    assert TOLD not in read(ruben, pages[2])


def test_a_new_talk_with_who_is_18_says_so_too(world: World, client_for: ClientFor) -> None:
    new = f"/leerlingen/{world.saskia.saskia.pk}/gesprek/"
    ruben = client_for(world.staff.ruben)
    assert TOLD not in read(ruben, new)
    eighteen(world, timezone.localdate())
    assert TOLD in read(ruben, new)
