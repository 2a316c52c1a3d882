"""Reminders: in time, once, never of what another did, and none for who wants none."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.jobs.reminders import remind_at_school
from keuzeruimte_web.jobs.schedule import TIMETABLE
from keuzeruimte_web.operations.reminders import remind
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]
FAMILY = {"Saskia", "Marloes", "Erik"}


def local(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime(year, month, day, hour))  # noqa: DTZ001


def one_talk(world: World, starts_at: datetime, *, set_at: datetime) -> m.Conversation:
    """Saskia's, and no other; nobody wrote anything yet."""
    with school_scope(world.school.pk):
        m.Conversation.objects.exclude(pk=world.saskia.talk.pk).update(state="closed")
        m.Conversation.objects.filter(pk=world.saskia.talk.pk).update(
            state="planned", starts_at=starts_at, set_at=set_at
        )
        m.Voice.objects.all().delete()
        m.Answer.objects.all().delete()
        m.Draft.objects.all().delete()
        m.TimeProposal.objects.all().delete()
        m.Message.objects.all().delete()
    return world.saskia.talk


def reminded(world: World, now: datetime) -> set[str]:
    """Who has a new letter after the worker looked, three times."""
    for _turn in range(3):
        remind(world.school.pk, now=now)
    with school_scope(world.school.pk):
        found = list(m.Message.objects.values_list("person__given_name", "kind"))
        m.Message.objects.all().delete()
    assert len(found) == len(set(found)) and {kind for _who, kind in found} <= {"reminder"}
    return {who for who, _kind in found}


@pytest.mark.parametrize(
    "talk", [local(2026, 3, 30, 0), local(2026, 3, 30, 23), local(2026, 10, 26, 0), local(2026, 10, 26, 23)]
)
def test_two_days_before_by_the_clock_of_the_school_also_when_the_clocks_change(
    world: World, talk: datetime
) -> None:
    one_talk(world, talk, set_at=talk - timedelta(days=30))
    days = {
        back: reminded(world, local(talk.year, talk.month, talk.day, 12) - timedelta(days=back))
        for back in (6, 5, 4, 3, 2, 1, 0)
    }
    everybody = FAMILY | {"Ruben"}
    assert {back: who & everybody for back, who in days.items() if who} == {5: FAMILY, 2: everybody}


def test_a_talk_that_moves_is_reminded_of_anew_and_one_of_today_not_at_once(world: World) -> None:
    talk = one_talk(world, local(2026, 5, 20, 19), set_at=local(2026, 5, 1))
    assert reminded(world, local(2026, 5, 18)) >= FAMILY
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(pk=talk.pk).update(
            starts_at=local(2026, 5, 21, 19), set_at=local(2026, 5, 19, 10)
        )
    assert reminded(world, local(2026, 5, 19, 12)) == set()
    assert reminded(world, local(2026, 5, 20)) >= FAMILY


def test_who_wrote_something_is_not_reminded_to_prepare(world: World) -> None:
    talk = one_talk(world, local(2026, 5, 20, 19), set_at=local(2026, 5, 1))
    with school_scope(world.school.pk):
        m.Voice.objects.create(
            school=world.school, conversation=talk, person=world.saskia.erik, kind="wish", words="x"
        )
    assert reminded(world, local(2026, 5, 16)) == FAMILY - {"Erik"}


def test_a_parent_who_works_here_is_reminded_to_prepare_as_a_parent(world: World) -> None:
    one_talk(world, local(2026, 5, 20, 19), set_at=local(2026, 5, 1))
    with school_scope(world.school.pk):
        for person in (world.saskia.marloes, world.saskia.erik):  # Erik left years ago
            m.Employment.objects.create(
                school=world.school,
                person=person,
                role="teacher",
                until=None if person == world.saskia.marloes else local(2024, 5, 1).date(),
            )
    assert reminded(world, local(2026, 5, 16)) == FAMILY


def test_who_is_at_two_schools_reads_for_which_one_is_chosen(world: World, client_for: ClientFor) -> None:
    one_school = client_for(world.saskia.erik).get("/herinneringen/").content.decode()
    with school_scope(world.elsewhere.school.pk):
        m.Person.objects.filter(pk=world.elsewhere.mother.pk).update(account=world.saskia.marloes.account)
    both = client_for(world.saskia.marloes).get("/herinneringen/").content.decode()
    for text in ("Dit geldt voor Lindecollege.", "Voor een andere school kiest u bij uw naam"):
        assert text in both and text not in one_school


def test_times_are_reminded_of_once_after_three_days_and_only_who_said_nothing(world: World) -> None:
    one_talk(world, local(2027, 5, 20, 19), set_at=local(2026, 5, 1))
    with school_scope(world.school.pk):
        proposal = m.TimeProposal.objects.create(
            school=world.school,
            matter=world.saskia.trajectory,
            organiser=world.staff.ruben,
            title="x",
            made_at=local(2026, 5, 4, 23),
        )
        m.ProposedTime.objects.create(
            school=world.school, proposal=proposal, starts_at=local(2026, 5, 20, 19)
        )
        for person, said in ((world.saskia.marloes, local(2026, 5, 5)), (world.saskia.erik, None)):
            m.TimeReply.objects.create(
                school=world.school, proposal=proposal, person=person, answered_at=said
            )
    found = [reminded(world, local(2026, 5, day)) for day in (5, 6, 7, 8, 19)]
    assert found == [set(), set(), {"Erik"}, set(), set()]


def test_the_letter_says_nothing_of_what_it_is_about_and_how_to_stop(world: World) -> None:
    soon = timezone.now() + timedelta(days=2)
    one_talk(world, soon, set_at=soon - timedelta(days=9))
    remind_at_school.call(school=str(world.school.pk))
    deliver_messages.call(school=str(world.school.pk))
    letters = {letter.to[0]: letter for letter in mail.outbox}
    letter = letters[world.saskia.marloes.account.email]
    assert letter.subject == "Een herinnering van Keuzeruimte"
    assert "/herinneringen/" in letter.body and "U hoeft niets." in letter.body
    for word in ("gesprek", "Saskia", "Ruben", "Lindecollege"):
        assert word not in letter.body


def test_who_wants_none_gets_none_of_all_or_of_one_also_when_it_already_waits(
    world: World, client_for: ClientFor
) -> None:
    soon = timezone.now() + timedelta(days=2)
    talk = one_talk(world, soon, set_at=soon - timedelta(days=9))
    remind_at_school.call(school=str(world.school.pk))
    story = world.saskia
    client_for(story.marloes).post("/herinneringen/", {"wanted": "no"})
    client_for(story.erik).post(f"/herinneringen/{talk.pk}/", {"wanted": "no"})
    deliver_messages.call(school=str(world.school.pk))
    to = {letter.to[0] for letter in mail.outbox}
    assert to & {story.marloes.account.email, story.erik.account.email} == set()
    assert story.saskia.person.account.email in to
    client_for(story.marloes).post("/herinneringen/", {"wanted": "yes"})
    with school_scope(world.school.pk):
        assert list(m.NoReminders.objects.values_list("person__given_name", flat=True)) == ["Erik"]


def test_the_timetable_looks_every_hour() -> None:
    assert timedelta(hours=1) in {line.every for line in TIMETABLE if line.job.name == "look_for_reminders"}
