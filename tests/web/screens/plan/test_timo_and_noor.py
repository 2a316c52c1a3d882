"""Timo and Noor, prepared the way it went wrong, and brought to the other way by *apply* (METHOD, cases)."""

import re
from collections.abc import Callable, Sequence
from uuid import uuid4

from django.test import Client
from world import World

from keuzeruimte_web.records.models import AgendaItem, Conversation, Person
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]
BUTTON = re.compile(r'formaction="([^"]+)" name="finding" value="([^"]+)"')


def ids(people: Sequence[Person]) -> list[str]:
    return [str(person.pk) for person in people]


def add(browser: Client, talk: Conversation, **chosen: object) -> None:
    """Put a point on the agenda, as the form sends it."""
    sent = {"once": str(uuid4()), "version": "0", "minutes": "10", **chosen}
    assert browser.post(f"/gesprekken/{talk.pk}/voorbereiden/punt/", sent).status_code == 302


def apply_all(browser: Client, talk: Conversation) -> str:
    """Press the first *Pas toe* until there is none, looking at the page as it opens; the last page."""
    for _press in range(12):
        answer = browser.get(f"/gesprekken/{talk.pk}/voorbereiden/")
        page = answer.content.decode()
        button = BUTTON.search(page)
        if button is None:
            return page
        form = answer.context["form"]
        sent = {
            name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)
        }
        browser.post(button[1], {**sent, "finding": button[2]})
    raise AssertionError("applying does not come to an end")


def verbs(world: World, talk: Conversation) -> list[str]:
    with school_scope(world.school.pk):
        items = AgendaItem.objects.filter(conversation=talk, done=None).order_by("position")
        return list(items.values_list("verb", flat=True))


def test_what_timo_would_hear_becomes_an_offer_and_a_talk_without_him(
    world: World, client_for: ClientFor
) -> None:
    browser, story = client_for(world.staff.ruben), world.timo
    parents = (story.anja, story.wim)
    about = {"topic": str(story.temper.pk)}
    there = ids((story.timo.person, world.staff.fatma))
    add(browser, story.talk, verb="advise", to=ids(parents), present=there, options="3", **about)
    took = {"verb": "agree", "to": ids((story.timo.person,)), "responsible": ids((world.staff.ruben,))}
    add(browser, story.talk, present=ids(parents), **took, **about)
    page = apply_all(browser, story.talk)
    assert "Niets in dit plan botst." in page
    after = verbs(world, story.talk)
    assert "offer_follow_up" in after
    assert "agree" not in after
    with school_scope(world.school.pk):
        advice = AgendaItem.objects.get(conversation=story.talk, verb="advise")
        people = {(x.part, x.person.given_name) for x in advice.people.all()}
    assert {("waits_for", "Anja"), ("waits_for", "Wim")} <= people
    assert ("present", "Timo") not in people


def test_a_profile_settled_without_noor_becomes_a_talk_in_which_everybody_has_a_voice(
    world: World, client_for: ClientFor
) -> None:
    browser, story = client_for(world.staff.hanneke), world.noor
    about = {"topic": str(story.profile.pk), "to": ids((story.karin,))}
    add(browser, story.talk, verb="disapprove", about=ids((story.bas,)), **about)
    add(browser, story.talk, verb="advise", **about)
    add(browser, story.talk, verb="decide", **about)
    page = apply_all(browser, story.talk)
    assert "Niets in dit plan botst." in page
    after = verbs(world, story.talk)
    assert {"disapprove", "decide"}.isdisjoint(after)
    assert {"acknowledge", "ask", "leave_choice"} <= set(after)
