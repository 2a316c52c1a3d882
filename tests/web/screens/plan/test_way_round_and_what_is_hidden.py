"""The way round tells nothing that access hides: not by what a step says, nor by what it avoids."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from finding import the
from world import World

from keuzeruimte_web.records.models import (
    AgendaItem,
    Conversation,
    Delegation,
    DelegationPerson,
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


def matter_of(world: World, colleague: Person, title: str) -> Matter:
    """A matter of Saskia that only this colleague is involved with."""
    matter = Matter.objects.create(
        school=world.school,
        pupil=world.saskia.saskia,
        kind="trajectory",
        title=title,
        opened_on=world.today,
    )
    Involvement.objects.create(
        school=world.school,
        pupil=world.saskia.saskia,
        matter=matter,
        person=colleague,
        role="careers_adviser" if colleague == world.staff.hanneke else "mentor",
        since=world.today - timedelta(days=30),
    )
    return matter


def talk_of_joris(world: World) -> tuple[Conversation, Matter]:
    """A talk in a matter of Joris."""
    matter = matter_of(world, world.staff.joris, "Mijn zaak")
    talk = Conversation.objects.create(
        school=world.school,
        matter=matter,
        organiser=world.staff.joris,
        title="Praten",
        starts_at=world.saskia.talk.starts_at,
    )
    return talk, matter


def put(world: World, talk: Conversation, *, to: list[Person], verb: str, **about: Any) -> None:
    """A point by Joris."""
    place = AgendaItem.objects.filter(conversation=talk).count() + 1
    item = AgendaItem.objects.create(
        school=world.school,
        conversation=talk,
        position=place,
        title=f"Punt {place}",
        by=world.staff.joris,
        verb=verb,
        **about,
    )
    for person in to:
        ItemPerson.objects.create(school=world.school, item=item, person=person, part="to")


def hidden_limit(world: World, **about: Any) -> None:
    """Marloes asked Hanneke, in another matter, to leave this alone with Saskia."""
    matter = matter_of(world, world.staff.hanneke, "Thuis")
    limit = Limit.objects.create(school=world.school, matter=matter, **about)
    LimitAuthor.objects.create(
        school=world.school, limit=limit, person=world.saskia.marloes, reason="Geheim woord."
    )
    LimitPerson.objects.create(
        school=world.school, limit=limit, person=world.saskia.saskia.person, part="with"
    )


def way_of(browser: Client, talk: Conversation) -> Any:
    return browser.get(f"/gesprekken/{talk.pk}/voorbereiden/").context["way"]


def test_an_item_that_a_hidden_limit_stands_before_is_left_alone_and_a_colleague_is_named(
    world: World, client_for: ClientFor
) -> None:
    with school_scope(world.school.pk):
        talk, matter = talk_of_joris(world)
        topic = Topic.objects.create(school=world.school, matter=matter, domain="family", title="Verhuizen")
        hidden_limit(world, domain="family")
        put(world, talk, verb="discuss", topic=topic, to=[world.saskia.saskia.person])
        put(world, talk, verb="agree", domain="learning", to=[world.saskia.saskia.person])
    browser = client_for(world.staff.joris)
    way = way_of(browser, talk)
    assert way.consult == ("Hanneke Smit",)
    assert [step.title for step in way.steps] == ["Spreek af wie het doet"]
    told = " ".join(text for step in way.steps for text in (*step.old, *step.new, step.why, step.title))
    assert "Verhuizen" not in told and "verhuizen" not in told
    assert "Geheim woord" not in browser.get(f"/gesprekken/{talk.pk}/voorbereiden/").content.decode()


def test_what_a_colleague_was_entrusted_with_elsewhere_is_not_asked_for_again(
    world: World, client_for: ClientFor
) -> None:
    """The engine knows that it is entrusted; a search that does not know it would say: ask first."""
    with school_scope(world.school.pk):
        talk, matter = talk_of_joris(world)
        topic = Topic.objects.create(
            school=world.school, matter=matter, domain="social_emotional", title="Vrienden"
        )
        elsewhere = matter_of(world, world.staff.hanneke, "Thuis")
        entrusted = Delegation.objects.create(
            school=world.school,
            matter=elsewhere,
            domain="social_emotional",
            status="agreed",
            to_school=True,
        )
        for parent in (world.saskia.marloes, world.saskia.erik):
            DelegationPerson.objects.create(
                school=world.school, delegation=entrusted, person=parent, part="by"
            )
        put(world, talk, verb="discuss", topic=topic, to=[world.saskia.saskia.person])
    way = way_of(client_for(world.staff.joris), talk)
    assert (way.steps, way.stays) == ((), ())


def test_a_step_that_would_run_into_something_hidden_is_left_out(world: World, client_for: ClientFor) -> None:
    """A promise of secrecy is no opening of a limit; saying what stays between us would be one."""
    with school_scope(world.school.pk):
        talk, matter = talk_of_joris(world)
        topic = Topic.objects.create(school=world.school, matter=matter, domain="family", title="Verhuizen")
        put(world, talk, verb="promise_secrecy", topic=topic, to=[world.saskia.saskia.person])
    browser = client_for(world.staff.joris)
    free = way_of(browser, talk)
    with school_scope(world.school.pk):
        hidden_limit(world, domain="family")
    way = way_of(browser, talk)
    assert (len(free.steps), free.consult) == (1, ())
    assert (way.steps, way.consult) == ((), ("Hanneke Smit",))
    assert [finding.rule for finding in way.stays] == ["secrecy-from-parents"]


def test_who_sees_the_limit_gets_the_steps(world: World, client_for: ClientFor) -> None:
    with school_scope(world.school.pk):
        talk, matter = talk_of_joris(world)
        topic = Topic.objects.create(school=world.school, matter=matter, domain="family", title="Verhuizen")
        hidden_limit(world, domain="family")
        Involvement.objects.create(
            school=world.school,
            pupil=world.saskia.saskia,
            matter=the(Matter.objects.all(), title="Thuis"),
            person=world.staff.joris,
            role="mentor",
            since=world.today,
        )
        put(world, talk, verb="discuss", topic=topic, to=[world.saskia.saskia.person])
    way = way_of(client_for(world.staff.joris), talk)
    assert (way.consult, way.stays, len(way.steps)) == ((), (), 1)
