"""What people see together is asked with text that is kept: the same as access says, also for a guest."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone
from world import World

from keuzeruimte_web.access.kept import asked_here, one_of, written_ids
from keuzeruimte_web.access.present import rows_for_all, viewers_around
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import seen_together
from keuzeruimte_web.bridge.seen_together import PUPIL_OF, seen_by_all
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope


@pytest.fixture
def guests(world: World) -> list[Viewer]:
    """Saskia and her parents, each admitted with a telephone to the table of one conversation."""
    story, school, now = world.saskia, world.school, timezone.now()
    with school_scope(school.pk):
        talk = story.talk
        table = m.Table.objects.create(
            school=school, conversation=talk, code="x", code_hash="x", until=now + timedelta(hours=4)
        )
        people = (story.saskia.person, story.marloes, story.erik)
        for one in people:
            wish = m.Voice.objects.create(
                school=school, conversation=talk, person=one, kind="question", words=one.given_name
            )
            m.Share.objects.create(school=school, voice=wish, viewer=people[0])
        around = viewers_around(
            [one.pk for one in people], pupil=story.saskia.pk, school=school.pk, today=world.today
        )
        seats = {
            one.pk: m.TableSeat.objects.create(
                school=school, table=table, token_hash=str(one.pk), number=11, person=one, admitted_at=now
            )
            for one in people
        }
    return [replace(viewer, seat=seats[person].pk) for person, viewer in around.items()]


def together(viewers: tuple[Viewer, ...], pupil: UUID) -> list[int]:
    """How much of each kind they see, after it was held beside what access says."""
    seen = seen_by_all(viewers, pupil=pupil)
    for kind, path in PUPIL_OF.items():
        told = rows_for_all(viewers, kind).filter(**{path: pupil})
        assert seen[kind] == set(told.values_list("pk", flat=True)), kind
    return [len(seen[kind]) for kind in PUPIL_OF]


def test_a_guest_sees_what_access_says_whoever_asked_before(world: World, guests: list[Viewer]) -> None:
    signed_in = [replace(one, seat=None) for one in guests]
    pupil, school = world.saskia.saskia.pk, world.school.pk
    with school_scope(school):
        for size in (1, 2, 3):
            for some in combinations([*signed_in, *guests], size):
                together(some, pupil)
        alone = [together((one,), pupil) for one in guests]
        assert min(map(max, alone)) > 0
        assert all(together((one,), pupil) > here for one, here in zip(signed_in, alone, strict=True))


@pytest.mark.django_db(transaction=True)
def test_by_a_plan_that_the_database_keeps_each_sees_the_own(
    transactional_db: None, world: World, guests: list[Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL is asked by plans: the same answers, and after them a plain one."""
    signed_in = [replace(one, seat=None) for one in guests]
    pupil, elsewhere = world.saskia.saskia.pk, world.elsewhere.school.pk
    everybody = [*signed_in, *guests]
    by_plan, asked = seen_together.rows_of_each, list[object]()

    def counting(*args: Any, **more: Any) -> Any:
        asked.append(found := by_plan(*args, **more))
        return found

    monkeypatch.setattr(seen_together, "rows_of_each", counting)
    with school_scope(world.school.pk):
        for some in [*combinations(everybody, 2), *((one,) for one in everybody), tuple(everybody)]:
            together(some, pupil)
        first = together((guests[0],), pupil)
        m.TableSeat.objects.filter(pk=guests[0].seat).update(ended_at=timezone.now())
        assert any(first)
        assert together((guests[0],), pupil) == [0] * len(PUPIL_OF)
    with school_scope(elsewhere):
        assert not any(seen_by_all((replace(signed_in[0], school=elsewhere),), pupil=pupil).values())
    assert {found is not None for found in asked} == {connection.vendor == "postgresql"}


def test_a_guest_whose_place_ended_sees_nothing_at_once(world: World, guests: list[Viewer]) -> None:
    first, second = guests[:2]
    pupil = world.saskia.saskia.pk
    with school_scope(world.school.pk):
        both = together((first,), pupil), together((second,), pupil)
        assert all(map(any, both))
        m.TableSeat.objects.filter(pk=first.seat).update(ended_at=timezone.now())
        assert together((first,), pupil) == [0] * len(PUPIL_OF)
        assert together((second,), pupil) == both[1]
        borrowed = replace(first, seat=second.seat)  # the place of somebody else is no place of one's own
        assert together((borrowed,), pupil) == [0] * len(PUPIL_OF)


def test_text_that_is_kept_finds_the_records_asked_for_of_the_own_school(world: World) -> None:
    def found(these: str) -> list[UUID]:
        people = asked_here(lambda these: m.Person.objects.filter(pk__in=one_of(these)), key="t", these=these)
        return [one.pk for one in people]

    marloes, erik, stranger = world.saskia.marloes, world.saskia.erik, world.elsewhere.counsellor
    with school_scope(world.school.pk):
        assert set(found(written_ids([marloes.pk, erik.pk, stranger.pk]))) == {marloes.pk, erik.pk}
        assert found(written_ids([erik.pk])) == [erik.pk]
        assert found(written_ids([])) == []
    with school_scope(world.elsewhere.school.pk):
        assert found(written_ids([marloes.pk, erik.pk, stranger.pk])) == [stranger.pk]
