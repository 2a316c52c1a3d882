"""Preparing a conversation, through the front door: Saskia's divorce, what stands in the way, and *apply*."""

from collections.abc import Callable

from django.test import Client
from finding import the
from world import World

from keuzeruimte_web.records.models import AgendaItem, Offer, Person, Topic
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]


def address(world: World, rest: str = "") -> str:
    return f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/{rest}"


def the_divorce(world: World, **more: object) -> dict[str, object]:
    """The divorce with Saskia, without her parents, as the form sends it."""
    return {
        "once": "8b2f1a52-6a52-4a7e-9b3c-0f5c52f1c0de",
        "version": "0",
        "topic": str(world.saskia.divorce.pk),
        "verb": "ask",
        "to": [str(world.saskia.saskia.pk)],
        "minutes": "10",
        **more,
    }


def agenda(world: World) -> list[tuple[str, set[str], set[str]]]:
    """Of each point: what is done, with whom, and whose yes it waits for."""
    with school_scope(world.school.pk):
        return [
            (
                item.verb,
                {x.person.given_name for x in item.people.all() if x.part == "to"},
                {x.person.given_name for x in item.people.all() if x.part == "waits_for"},
            )
            for item in AgendaItem.objects.filter(conversation=world.saskia.talk, done=None).order_by(
                "position"
            )
        ]


def test_the_limit_of_the_parents_stands_above_the_plan(world: World, client_for: ClientFor) -> None:
    shown = client_for(world.staff.ruben).get(address(world)).content.decode()
    assert "Grens van Erik en Marloes" in shown
    assert "Begin bij Saskia niet over ‘De scheiding’." in shown


def test_the_assessment_follows_while_one_chooses_and_stores_nothing(
    world: World, client_for: ClientFor
) -> None:
    before = agenda(world)
    shown = client_for(world.staff.ruben).post(address(world, "toets/"), the_divorce(world)).content.decode()
    assert "Hoe blijf je binnen deze grens?" in shown
    assert "vragen stellen over de scheiding. Erik en Marloes zijn er niet bij." in shown
    assert agenda(world) == before


def test_an_act_not_chosen_yet_gives_no_assessment_and_no_error(world: World, client_for: ClientFor) -> None:
    answer = client_for(world.staff.ruben).post(address(world, "toets/"), {"topic": ""})
    assert answer.status_code == 200
    assert "Kies waarover het gaat" in answer.content.decode()


def test_applying_makes_the_divorce_wait_for_the_parents_who_are_asked_first(
    world: World, client_for: ClientFor
) -> None:
    parents = {"Marloes", "Erik"}
    browser = client_for(world.staff.ruben)
    answer = browser.post(
        address(world, "pas-toe/"), the_divorce(world, finding="against-limit:"), follow=True
    )
    assert agenda(world)[2:] == [
        ("acknowledge", parents, set()),
        ("ask_permission", parents, set()),
        ("ask", {"Saskia"}, parents),
    ]
    assert "Niets in dit plan botst." in answer.content.decode()


def test_a_title_that_the_pupil_reads_names_no_topic_of_home(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    browser.post(address(world, "pas-toe/"), the_divorce(world, finding="against-limit:"))
    with school_scope(world.school.pk):
        items = AgendaItem.objects.filter(conversation=world.saskia.talk, topic=world.saskia.divorce)
        titles = [item.title for item in items.order_by("position")]
    assert titles == [
        "De scheiding: een woord van waardering",
        "De scheiding: een vraag vooraf",
        "Hoe gaat het nu?",
    ]


def test_parking_takes_the_point_away_and_offers_the_parents_a_talk(
    world: World, client_for: ClientFor
) -> None:
    browser = client_for(world.staff.ruben)
    before = agenda(world)
    browser.post(address(world, "punt/"), the_divorce(world))
    with school_scope(world.school.pk):
        item = AgendaItem.objects.get(conversation=world.saskia.talk, topic=world.saskia.divorce)
    browser.post(address(world, "parkeer/"), the_divorce(world, item=item.pk, version=1))
    with school_scope(world.school.pk):
        offer = Offer.objects.get()
        parents = {x.person.given_name for x in offer.parents.all()}
    assert (agenda(world), parents) == (before, {"Marloes", "Erik"})


def test_a_new_topic_comes_with_its_domain(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    sent = the_divorce(world, topic="new", new_topic="Slapen", domain="upbringing")
    browser.post(address(world, "punt/"), sent)
    with school_scope(world.school.pk):
        assert the(Topic.objects.all(), title="Slapen").domain == "upbringing"


def test_a_second_click_puts_one_point_on_the_agenda(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    for _click in range(2):
        browser.post(address(world, "punt/"), the_divorce(world))
    assert [verb for verb, _to, _wait in agenda(world)] == ["ask", "leave_choice", "ask"]
