"""When each person is at the table, and that nobody can tell from it what went on without them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pytest_django import DjangoAssertNumQueries
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.at_table import Span, spans, visits
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.records.models import AgendaItem, Conversation, ItemPerson, Person
from keuzeruimte_web.records.scope import school_scope


def agenda(world: World, talk: Conversation, *points: tuple[int, Sequence[Person]]) -> None:
    """In the place of the agenda: points of so many minutes with these people at it, all led by Ruben."""
    AgendaItem.objects.filter(conversation=talk).delete()
    for position, (minutes, people) in enumerate(points, start=1):
        item = AgendaItem.objects.create(
            school=world.school,
            conversation=talk,
            position=position,
            title=f"punt {position}",
            minutes=minutes,
            by=world.staff.ruben,
            verb="listen",
            topic=world.timo.behaviour,
        )
        for person in people:
            ItemPerson.objects.create(school=world.school, item=item, person=person, part="to")


def times(world: World, person: Person, role: ViewerRole) -> list[tuple[int, int | None]]:
    """Minutes after the start at which this person comes in and goes out of Timo's conversation."""
    talk = world.timo.talk
    viewer = Viewer(person=person.pk, school=world.school.pk, role=role, today=world.today)
    return [
        (minutes(talk, span.since), span.until and minutes(talk, span.until))
        for span in spans(viewer, [talk.pk]).get(talk.pk, ())
    ]


def minutes(talk: Conversation, moment: datetime) -> int:
    return (moment - talk.starts_at) // timedelta(minutes=1)


def test_who_comes_in_later_is_told_the_own_time_and_no_pause(world: World) -> None:
    timo, anja, wim = world.timo.timo.person, world.timo.anja, world.timo.wim
    with school_scope(world.school.pk):
        agenda(
            world,
            world.timo.talk,
            (20, (anja, wim)),
            (15, (timo, anja, wim)),
            (10, (anja,)),
            (15, (timo, anja, wim)),
            (40, (anja, wim)),
            (5, (timo, anja)),
        )
        assert {
            "Timo": times(world, timo, ViewerRole.PUPIL),
            "Anja": times(world, anja, ViewerRole.PARENT),
            "Wim": times(world, wim, ViewerRole.PARENT),
            "Ruben": times(world, world.staff.ruben, ViewerRole.PROFESSIONAL),
            "Fatma": times(world, world.staff.fatma, ViewerRole.PROFESSIONAL),
            "Marloes": times(world, world.saskia.marloes, ViewerRole.PARENT),
        } == {
            "Timo": [(20, 60), (100, 105)],
            "Anja": [(0, 105)],
            "Wim": [(0, 100)],
            "Ruben": [(0, 105)],
            "Fatma": [(0, 105)],
            "Marloes": [],
        }


def test_what_waits_for_a_yes_of_the_parents_is_no_time_of_the_pupil(world: World) -> None:
    timo, anja, wim = world.timo.timo.person, world.timo.anja, world.timo.wim
    with school_scope(world.school.pk):
        agenda(world, world.timo.talk, (10, (timo, anja, wim)), (15, (timo, anja, wim)))
        waiting = AgendaItem.objects.get(conversation=world.timo.talk, position=2)
        ItemPerson.objects.create(school=world.school, item=waiting, person=anja, part="waits_for")
        assert times(world, timo, ViewerRole.PUPIL) == [(0, 10)]
        assert times(world, anja, ViewerRole.PARENT) == [(0, 25)]


def test_who_is_invited_and_at_no_point_yet_hears_when_it_begins(world: World) -> None:
    with school_scope(world.school.pk):
        agenda(world, world.timo.talk, (20, (world.timo.anja,)))
        assert times(world, world.timo.timo.person, ViewerRole.PUPIL) == [(0, None)]


def test_three_conversations_take_as_many_queries_as_one(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    viewer = Viewer(
        person=world.staff.ruben.pk,
        school=world.school.pk,
        role=ViewerRole.PROFESSIONAL,
        today=world.today,
    )
    with school_scope(world.school.pk):
        talks = list(Conversation.objects.filter(organiser=world.staff.ruben).values_list("pk", flat=True))
        assert len(talks) >= 3
        for some in (talks[:1], talks):
            with django_assert_num_queries(2):
                spans(viewer, some)


def test_visits_are_the_same_in_whatever_order_the_parts_come(world: World) -> None:
    start = at(world.today, 11)

    def later(number: int) -> datetime:
        return start + timedelta(minutes=number)

    parts = [(90, 10), (0, 10), (20, 5)]
    assert visits(start, parts) == (Span(start, later(25)), Span(later(90), later(100)))
    assert visits(start, parts) == visits(start, reversed(parts))
