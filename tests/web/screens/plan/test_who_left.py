"""A colleague who planned a conversation guides no more: who else guides hears it, and takes it over."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.guides import end_all_guiding
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]
TITLE = "Ruben kan niet meer bij dit gesprek komen"


def save_as_it_stands(browser: Client, address: str, world: World) -> None:
    """Send the form of when, where and who as the page shows it."""
    shown = browser.get(address).content.decode()
    ticked = re.findall(r'name="guests" value="([^"]+)"[^>]* checked', shown)
    with school_scope(world.school.pk):
        talk = m.Conversation.objects.get(pk=world.saskia.talk.pk)
    start = timezone.localtime(talk.starts_at) + timedelta(days=47)
    sent: dict[str, Any] = {
        "title": talk.title,
        "day": f"{start:%Y-%m-%d}",
        "time": f"{start:%H:%M}",
        "place": talk.place,
    }
    sent |= {"guests": ticked, "version": talk.version, "once": str(uuid4())}
    answer = browser.post(address, sent)
    assert answer.status_code == 302


def invited(world: World) -> set[str]:
    with school_scope(world.school.pk):
        return set(world.saskia.talk.invitations.values_list("person__given_name", flat=True))


@pytest.fixture
def ruben_left(world: World) -> World:
    """From today on Ruben guides nobody."""
    petra = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)
    with school_scope(world.school.pk):
        m.Message.objects.all().delete()
        end_all_guiding(petra, person=world.staff.ruben.pk, day=world.today)
    return world


def test_who_changes_a_conversation_of_a_colleague_still_comes(world: World, client_for: ClientFor) -> None:
    joris, talk = world.staff.joris, world.saskia.talk
    with school_scope(world.school.pk):
        m.Invitation.objects.get_or_create(school=world.school, conversation=talk, person=joris)
    before = invited(world)
    save_as_it_stands(client_for(joris), f"/gesprekken/{talk.pk}/voorbereiden/wanneer/", world)
    assert "Joris" in before
    assert invited(world) == before


def test_who_else_guides_is_told_and_takes_it_over(ruben_left: World, client_for: ClientFor) -> None:
    world, joris = ruben_left, ruben_left.staff.joris
    plan = f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/"
    with school_scope(world.school.pk):
        assert m.Message.objects.filter(person=joris, kind="involvement").exists()
    browser = client_for(joris)
    assert TITLE in strip_tags(browser.get(plan).content.decode())
    assert TITLE in strip_tags(browser.get(f"/gesprekken/{world.saskia.talk.pk}/").content.decode())
    save_as_it_stands(browser, f"{plan}wanneer/", world)
    assert invited(world) == {"Saskia", "Marloes", "Erik", "Joris"}
    with school_scope(world.school.pk):
        talk = m.Conversation.objects.get(pk=world.saskia.talk.pk)
        assert talk.organiser_id == joris.pk
        assert set(talk.items.values_list("by", flat=True)) == {joris.pk}
    assert TITLE not in strip_tags(browser.get(plan).content.decode())


def test_what_the_colleague_did_already_stays_with_that_name(
    ruben_left: World, client_for: ClientFor
) -> None:
    story, ruben, joris = ruben_left.saskia, ruben_left.staff.ruben, ruben_left.staff.joris
    with school_scope(ruben_left.school.pk):
        past, *to_come = story.talk.items.order_by("position")
        m.AgendaItem.objects.filter(pk=past.pk).update(done=True, done_on=ruben_left.today)
    plan = f"/gesprekken/{story.talk.pk}/voorbereiden/"
    save_as_it_stands(client_for(joris), f"{plan}wanneer/", ruben_left)
    with school_scope(ruben_left.school.pk):
        by = dict(story.talk.items.values_list("pk", "by"))
    assert by == {past.pk: ruben.pk} | {item.pk: joris.pk for item in to_come}
    assert to_come


def test_who_guides_no_more_stands_on_no_ladder(ruben_left: World, client_for: ClientFor) -> None:
    """Saskia's file keeps that Ruben, as counsellor, talked with her: he is in the history still."""
    story = ruben_left.saskia
    plan = f"/gesprekken/{story.talk.pk}/voorbereiden/"
    browser = client_for(ruben_left.staff.joris)
    save_as_it_stands(browser, f"{plan}wanneer/", ruben_left)
    with school_scope(ruben_left.school.pk):
        about = story.talk.items.filter(topic=story.bullying).first()
    expert = browser.get(plan, {"punt": about.pk}).context["plan"].weighed.point.ladders[2]
    assert expert.name == "Deskundig"
    assert "Ruben" not in " ".join(step.name for step in expert.steps)


def test_the_family_reads_no_more_that_this_colleague_comes(ruben_left: World, client_for: ClientFor) -> None:
    story = ruben_left.saskia
    for who, address in ((story.marloes, f"/ouder/{story.saskia.pk}/"), (story.saskia.person, "/leerling/")):
        page = client_for(who).get(address).content.decode()
        with_whom = page.partition("kamer 1.12")[2].partition("</ul>")[0]
        assert "Erik" in with_whom
        assert "Ruben" not in with_whom
