"""A parent whom a court keeps away was asked before to come: who prepares is told so, and never why."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils.html import strip_tags
from world import World

from keuzeruimte_web.records.models import Guardianship, ItemPerson, Person
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]
TITLE = "Erik kan niet meer bij dit gesprek komen"


def read(browser: Client, address: str) -> str:
    """A page as one reads it."""
    return " ".join(strip_tags(browser.get(address).content.decode()).split())


def test_who_prepares_is_told_until_the_parent_has_no_part_in_it_and_never_why(
    world: World, client_for: ClientFor
) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    talk = f"/gesprekken/{story.talk.pk}/"
    plan, who = f"{talk}voorbereiden/", f"{talk}voorbereiden/wanneer/"
    assert not [address for address in (plan, who, talk) if "niet meer" in read(ruben, address)]
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=story.erik).update(court_block=True)
    pages = {address: read(ruben, address) for address in (plan, who, talk)}
    assert TITLE in pages[plan]
    assert TITLE in pages[talk]
    assert "Bewaar je, dan is Erik niet meer uitgenodigd." in pages[who]
    assert not [text for text in pages.values() if "rechter" in text.lower() or "gezag" in text.lower()]
    # no sheet to print for who reads nothing of it
    assert f"{talk}papier/{story.erik.pk}/" not in ruben.get(talk).content.decode()

    with school_scope(world.school.pk):
        story.talk.invitations.filter(person=story.erik).delete()
    assert TITLE in read(ruben, plan)  # still at the points
    with school_scope(world.school.pk):
        ItemPerson.objects.filter(person=story.erik, item__conversation=story.talk).delete()
    assert TITLE not in read(ruben, plan)


def test_a_dossier_does_not_say_that_this_parent_can_see_what_is_kept(
    world: World, client_for: ClientFor
) -> None:
    ruben, address = client_for(world.staff.ruben), f"/leerlingen/{world.saskia.saskia.pk}/"
    named = re.compile(r"Wie kan dit zien\? [^.]*?((?:Saskia, )?(?:Erik, )?Marloes, Joris en Ruben)\.")
    before = named.findall(read(ruben, address))
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=world.saskia.erik).update(court_block=True)
    assert len(before) > 2
    assert all("Erik" in names for names in before)
    assert named.findall(read(ruben, address)) == [names.replace("Erik, ", "") for names in before]


def test_nobody_of_the_family_is_told_that_a_parent_cannot_come(world: World, client_for: ClientFor) -> None:
    story = world.saskia
    family = {story.marloes: f"/ouder/{story.saskia.pk}/", story.saskia.person: "/leerling/"}
    before = {who.pk: read(client_for(who), address) for who, address in family.items()}
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=story.erik).update(court_block=True)
    assert {who.pk: read(client_for(who), address) for who, address in family.items()} == before


def test_a_parent_by_birth_whose_tie_ended_is_asked_no_more_either(
    world: World, client_for: ClientFor
) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    talk, times = f"/gesprekken/{story.talk.pk}/", f"/leerlingen/{story.saskia.pk}/tijden/"
    assert f'value="{story.erik.pk}"' in ruben.get(times).content.decode()
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=story.erik).update(until=world.today - timedelta(days=1))
    assert client_for(story.erik).get(f"{talk}mijn-stem/").status_code == 403  # nobody's parent
    assert TITLE in read(ruben, f"{talk}voorbereiden/")
    for address in (times, f"{talk}voorbereiden/wanneer/"):
        assert f'value="{story.erik.pk}"' not in ruben.get(address).content.decode()
