"""With htmx a point is saved without leaving the page: what stands around the form is shown anew."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import html
from world import World

from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import AgendaItem, Invitation, Person, Trace
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]
AROUND = ("agenda", "weg", "in-het-kort", "verloop", "wanneer-en-wie", "welk-punt")
NEW_EACH_TIME = ("once", "csrfmiddlewaretoken")


def address(world: World, rest: str = "") -> str:
    return f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/{rest}"


@pytest.fixture
def item(world: World) -> AgendaItem:
    with school_scope(world.school.pk):
        first = AgendaItem.objects.filter(conversation=world.saskia.talk).order_by("position").first()
    assert first is not None
    return first


def changed(world: World, point: AgendaItem, **more: Any) -> dict[str, Any]:
    """The first point of the agenda, about something else, and longer."""
    return {
        "once": "8b2f1a52-6a52-4a7e-9b3c-0f5c52f1c0de",
        "item": str(point.pk),
        "version": str(point.version),
        "topic": str(world.saskia.divorce.pk),
        "verb": "ask",
        "to": [str(world.saskia.saskia.pk)],
        "title": "Hoe is het <thuis>?",
        "minutes": "23",
        **more,
    }


def parts(text: str) -> dict[str, str]:
    """What stands in each part around the form; in an answer of htmx by the place that it goes to."""
    found = {}
    for element in html.document_fromstring(text).iter():
        place = str(element.get("hx-swap-oob", "")).partition(":#")[2] or element.get("id")
        if place in AROUND:
            for box in element.iter("input"):
                if box.get("name") in NEW_EACH_TIME:
                    box.set("value", "")
            inside = (element.text or "") + "".join(html.tostring(one, encoding="unicode") for one in element)
            found[place] = re.sub(r"\s+", " ", inside).strip()
    return found


def test_what_stands_around_the_form_is_that_of_the_page(
    world: World, client_for: ClientFor, item: AgendaItem
) -> None:
    browser = client_for(world.staff.ruben)
    before = parts(browser.get(address(world)).content.decode())
    answer = browser.post(address(world, "punt/"), changed(world, item), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    text = answer.content.decode()
    there = answer["HX-Replace-Url"]
    assert there == address(world, f"?punt={item.pk}#punt")
    page = browser.get(there.partition("#")[0]).content.decode()
    assert parts(text) == parts(page) != before
    assert set(parts(text)) == set(AROUND)
    assert "Hoe is het &lt;thuis&gt;?" in text
    [version] = re.findall(r'name="version" value="(\d+)"', text)
    assert version == str(item.version + 1)
    assert f'name="version" value="{version}"' in page
    assert "Bewaard." in text
    assert "Bewaard." not in page


def test_who_is_invited_by_it_stands_on_the_page_at_once(
    world: World, client_for: ClientFor, item: AgendaItem
) -> None:
    browser = client_for(world.staff.ruben)
    page = browser.get(address(world)).content.decode()
    everybody = html.document_fromstring(page).xpath('//input[@name="present"]/@value')
    with school_scope(world.school.pk):
        Invitation.objects.filter(conversation=world.saskia.talk, person=world.saskia.marloes).delete()
        invited = Invitation.objects.filter(conversation=world.saskia.talk).count()
    answer = browser.post(
        address(world, "punt/"), changed(world, item, present=everybody), headers={"HX-Request": "true"}
    )
    with school_scope(world.school.pk):
        assert Invitation.objects.filter(conversation=world.saskia.talk).count() > invited
    there = parts(answer.content.decode())
    assert "Marloes" in there["wanneer-en-wie"]
    assert there == parts(browser.get(answer["HX-Replace-Url"].partition("#")[0]).content.decode())


def test_a_save_leaves_its_trace_this_way_too(world: World, client_for: ClientFor, item: AgendaItem) -> None:
    client_for(world.staff.ruben).post(
        address(world, "punt/"), changed(world, item), headers={"HX-Request": "true"}
    )
    with school_scope(world.school.pk):
        lines = Trace.objects.filter(record=world.saskia.talk.pk).order_by("-number")
        last = lines.values_list("word", "actor").first()
    assert last == (TraceWord.PLANNED, world.staff.ruben.pk)


@pytest.mark.parametrize(
    "more",
    [
        {"item": ""},
        {"title": " "},
        {"topic": "new", "new_topic": "Slapen", "domain": "upbringing"},
        {"minutes": "0"},
        {"verb": "telepathy"},
        {"version": "0"},
    ],
)
def test_what_cannot_stay_goes_the_ordinary_way_and_is_not_saved(
    world: World, client_for: ClientFor, item: AgendaItem, more: dict[str, Any]
) -> None:
    browser = client_for(world.staff.ruben)
    answer = browser.post(
        address(world, "punt/"), changed(world, item, **more), headers={"HX-Request": "true"}
    )
    assert (answer.status_code, answer.content, answer["HX-Trigger"]) == (204, b"", "send-whole")
    with school_scope(world.school.pk):
        assert AgendaItem.objects.get(pk=item.pk).version == item.version
        assert not AgendaItem.objects.filter(conversation=world.saskia.talk, minutes=23).exists()
