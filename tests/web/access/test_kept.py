"""Questions whose text is kept: everybody gets the own answer, and a guest at a table the guest's."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.decide import Invisible, may, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import Involvement, Person
from keuzeruimte_web.records.scope import school_scope


def looking(world: World, person: Person, *, guest: bool = False) -> Viewer:
    seat = uuid4() if guest else None
    return Viewer(person.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today, seat)


def may_open(viewer: Viewer, world: World) -> bool:
    try:
        return bool(require(viewer, Kind.PUPIL, Right.SEE, world.saskia.saskia.pk, along=("person",)))
    except Invisible:
        return False


def sees(viewer: Viewer, world: World) -> bool:
    return may(viewer, Kind.PUPIL, Right.SEE, world.saskia.saskia.pk)


Asked = Callable[[Viewer, World], bool]
in_both_ways = pytest.mark.parametrize("asked", [may_open, sees])


@in_both_ways
def test_each_gets_the_own_answer_whoever_asked_first(world: World, asked: Asked) -> None:
    with school_scope(world.school.pk):
        ruben, petra = looking(world, world.staff.ruben), looking(world, world.staff.petra)
        guest = looking(world, world.staff.ruben, guest=True)
        for _ in range(2):
            assert [asked(one, world) for one in (ruben, petra, guest)] == [True, False, False]


@in_both_ways
def test_another_school_has_another_answer(world: World, asked: Asked) -> None:
    with school_scope(world.school.pk):
        assert asked(looking(world, world.staff.ruben), world)
    with school_scope(world.elsewhere.school.pk):
        assert not asked(looking(world, world.staff.ruben), world)


def test_what_is_read_along_asks_nothing_more(world: World) -> None:
    with school_scope(world.school.pk), CaptureQueriesContext(connection) as asked:
        viewer = looking(world, world.staff.ruben)
        found = require(viewer, Kind.PUPIL, Right.SEE, world.saskia.saskia.pk, along=("person",))
        assert found.person.given_name == "Saskia"
    assert len(asked) == 1


@in_both_ways
def test_who_is_not_involved_any_more_is_refused_at_once(world: World, asked: Asked) -> None:
    viewer = looking(world, world.staff.ruben)
    with school_scope(world.school.pk):
        assert asked(viewer, world)
        Involvement.objects.update(until=world.today - timedelta(days=1))
        assert not asked(viewer, world)
