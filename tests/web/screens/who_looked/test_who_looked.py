"""*Wie keek er mee*: everybody whom it is about reads who looked, and nothing more than that."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from throw_away import lifted
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace, link
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.queries.who_looked import WhoLooked, who_looked
from keuzeruimte_web.records.models import (
    AgendaItem,
    Chain,
    Conversation,
    Guardianship,
    Invitation,
    Limit,
    Person,
    Trace,
)
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _nobody_looked_yet(world: World) -> None:
    with school_scope(world.school.pk), lifted(connection):
        Trace.objects.all().delete()
        Chain.objects.all().delete()


def opened(
    world: World,
    *,
    by: Person | None = None,
    word: TraceWord = TraceWord.OPENED_DOSSIER,
    record: UUID | None = None,
    at: datetime | None = None,
) -> None:
    """Somebody opened something of Saskia, today at two o'clock unless said otherwise."""
    pupil = world.saskia.saskia.pk
    with school_scope(world.school.pk):
        chain, _made = Chain.objects.get_or_create(school=world.school, pupil=pupil)
        line = Trace(
            school=world.school,
            at=at or clock(world, 14),
            actor=by or world.staff.ruben,
            role="professional",
            word=word.value,
            pupil_id=pupil,
            record=record,
        )
        link(line, chain=chain)
        line.save(force_insert=True)


def clock(world: World, hour: int, *, days_ago: int = 0) -> datetime:
    day = world.today - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=hour, minute=20)))


def talk_of_parents(world: World, *guests: Person) -> Conversation:
    with school_scope(world.school.pk):
        talk = Conversation.objects.create(
            school=world.school,
            matter=world.saskia.trajectory,
            organiser=world.staff.ruben,
            title="Alleen met thuis",
            starts_at=clock(world, 14),
        )
        for guest in guests:
            Invitation.objects.create(school=world.school, conversation=talk, person=guest)
        AgendaItem.objects.create(
            school=world.school,
            conversation=talk,
            position=1,
            title="x",
            by=world.staff.ruben,
            verb="ask",
            domain="family",
        )
    found: Conversation = talk
    return found


def log_for(world: World, person: Person, role: ViewerRole) -> WhoLooked:
    viewer = Viewer(person.pk, world.school.pk, role, world.today)
    with school_scope(world.school.pk):
        return who_looked(viewer, pupil=world.saskia.saskia.pk)


def told(world: World, person: Person, role: ViewerRole) -> list[tuple[Any, ...]]:
    log = log_for(world, person, role)
    return [
        ((world.today - one.day).days, look.name, look.part, look.what)
        for one in log.days
        for look in one.looks
    ]


def address(world: World) -> str:
    return f"/wie-keek-mee/{world.saskia.saskia.pk}/"


def test_pupil_parents_and_colleagues_read_who_looked_and_in_which_part_of_the_day(
    world: World, client_for: SignIn
) -> None:
    opened(world)
    story = world.saskia
    everybody = [
        (story.saskia.person, ViewerRole.PUPIL),
        (story.marloes, ViewerRole.PARENT),
        (world.staff.joris, ViewerRole.PROFESSIONAL),
    ]
    assert [told(world, *one) for one in everybody] == [
        [(0, "Ruben de Wit", "afternoon", ("het dossier",))]
    ] * 3
    page = client_for(story.saskia.person).get(address(world)).content.decode()
    assert "Ruben de Wit" in page
    assert "’s middags" in page


def test_what_the_reader_may_see_is_named(world: World) -> None:
    talk = talk_of_parents(world, world.saskia.marloes)
    opened(world, word=TraceWord.OPENED_CONVERSATION, record=talk.pk)
    assert told(world, world.saskia.marloes, ViewerRole.PARENT) == [
        (0, "Ruben de Wit", "afternoon", ("het gesprek ‘Alleen met thuis’",))
    ]


def test_what_the_reader_may_not_see_cannot_be_told_apart_from_opening_the_dossier(world: World) -> None:
    pupil, father = world.saskia.saskia.person, world.saskia.erik
    opened(world)
    plain = [told(world, pupil, ViewerRole.PUPIL), told(world, father, ViewerRole.PARENT)]
    with school_scope(world.school.pk), lifted(connection):
        Trace.objects.all().delete()
        Chain.objects.all().delete()
    talk = talk_of_parents(world, world.saskia.marloes)
    opened(world, word=TraceWord.OPENED_CONVERSATION, record=talk.pk)
    opened(world, word=TraceWord.OPENED_REPORT, record=uuid4(), at=clock(world, 15))
    opened(world, word=TraceWord.OPENED_CONVERSATION, record=talk.pk, at=clock(world, 17))
    assert [told(world, pupil, ViewerRole.PUPIL), told(world, father, ViewerRole.PARENT)] == plain


def test_how_often_and_at_which_minute_is_told_nowhere(world: World, client_for: SignIn) -> None:
    browser = client_for(world.saskia.saskia.person)
    opened(world)
    once = browser.get(address(world)).content.decode().partition("<main")[2]
    for hour in (13, 15, 15, 17):
        opened(world, at=clock(world, hour))
    assert browser.get(address(world)).content.decode().partition("<main")[2] == once


def test_what_the_family_did_leaves_no_line_in_it_and_no_gap(world: World, client_for: SignIn) -> None:
    who = [world.saskia.saskia.person, world.saskia.erik]
    opened(world)
    opened(world, at=clock(world, 9, days_ago=2))
    browsers = [client_for(person) for person in who]
    before = [browser.get(address(world)).content.decode().partition("<main")[2] for browser in browsers]
    with school_scope(world.school.pk):
        limit = Limit.objects.create(school=world.school, matter=world.saskia.trajectory, domain="family")
        for word in (TraceWord.SET_LIMIT, TraceWord.ENDED_LIMIT, TraceWord.ENTRUSTED, TraceWord.RESPONDED):
            leave_trace(
                world.school.pk,
                actor=world.saskia.marloes.pk,
                role="parent",
                word=word,
                pupil=world.saskia.saskia.pk,
                record=limit.pk,
            )
    after = [browser.get(address(world)).content.decode().partition("<main")[2] for browser in browsers]
    assert after == before


def test_a_day_begins_at_midnight_at_school_and_not_elsewhere(world: World) -> None:
    """Twenty past twelve at night is still yesterday by the clock of the database."""
    opened(world, at=clock(world, 0, days_ago=1))
    assert told(world, world.saskia.marloes, ViewerRole.PARENT) == [
        (1, "Ruben de Wit", "night", ("het dossier",))
    ]


def test_the_order_in_a_day_tells_nothing_of_minutes(world: World) -> None:
    opened(world, by=world.staff.ruben, at=clock(world, 13))
    opened(world, by=world.staff.joris, at=clock(world, 17))
    opened(world, by=world.staff.ruben, at=clock(world, 8))
    assert [line[1:3] for line in told(world, world.saskia.marloes, ViewerRole.PARENT)] == [
        ("Ruben de Wit", "morning"),
        ("Joris Kuiper", "afternoon"),
        ("Ruben de Wit", "afternoon"),
    ]


def test_somebody_who_left_is_still_named_and_somebody_unknown_is_not_invented(world: World) -> None:
    opened(world, by=world.staff.marit)
    with school_scope(world.school.pk):
        opened(world, by=Person(pk=uuid4(), school=world.school), at=clock(world, 9))
    names = [line[1] for line in told(world, world.saskia.marloes, ViewerRole.PARENT)]
    assert names == ["iemand die hier werkte", world.staff.marit.full_name]


def test_who_it_is_not_about_finds_nothing(world: World, client_for: SignIn) -> None:
    opened(world)
    outside = [world.timo.anja, world.timo.timo.person, world.staff.petra, world.staff.pieter]
    assert [client_for(person).get(address(world)).status_code for person in outside] == [404] * 4


def test_a_parent_without_the_right_to_information_is_refused(world: World, client_for: SignIn) -> None:
    opened(world)
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=world.saskia.erik).update(information_right=False)
    assert client_for(world.saskia.erik).get(address(world)).status_code == 403


def test_a_colleague_who_reads_it_is_in_it(world: World, client_for: SignIn) -> None:
    client_for(world.staff.joris).get(address(world))
    assert [line[1] for line in told(world, world.saskia.marloes, ViewerRole.PARENT)] == ["Joris Kuiper"]


def test_further_back_in_time_by_four_weeks_and_over_what_is_empty(world: World, client_for: SignIn) -> None:
    opened(world)
    opened(world, at=clock(world, 9, days_ago=200))
    page = client_for(world.saskia.marloes).get(address(world)).content.decode()
    earlier = world.today - timedelta(days=200)
    assert f"?tot={earlier.isoformat()}" in page
    back = client_for(world.saskia.marloes).get(f"{address(world)}?tot={earlier.isoformat()}")
    assert "’s ochtends" in back.content.decode()
    assert "’s middags" not in back.content.decode()
    assert client_for(world.saskia.marloes).get(f"{address(world)}?tot=gisteren").status_code == 200
    assert client_for(world.saskia.marloes).get(f"{address(world)}?tot=0001-01-01").status_code == 200
    assert client_for(world.saskia.marloes).get(f"{address(world)}?tot=9999-12-31").status_code == 200


def test_as_many_queries_for_one_line_as_for_many(world: World, client_for: SignIn) -> None:
    browser = client_for(world.saskia.marloes)
    opened(world)
    with CaptureQueriesContext(connection) as few:
        browser.get(address(world))
    for n in range(20):
        opened(world, by=(world.staff.ruben, world.staff.joris)[n % 2], at=clock(world, n, days_ago=n))
    with CaptureQueriesContext(connection) as many:
        browser.get(address(world))
    assert len(few) == len(many)


def test_only_reading(world: World, client_for: SignIn) -> None:
    assert client_for(world.saskia.marloes).post(address(world)).status_code == 405
