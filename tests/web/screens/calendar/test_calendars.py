"""A calendar elsewhere: neutral, one's own time alone, one UID that stays, and nobody else's secret."""

import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.secret import KeepsQuiet

ClientFor = Callable[[m.Person], Client]
TITLE = "Gesprek op school"


@pytest.fixture
def talk(world: World) -> m.Conversation:
    """Ten minutes with all, twenty without Saskia, and an hour later ten with all: in a week, at seven."""
    story, day = world.saskia, timezone.localdate() + timedelta(days=7)
    starts = timezone.make_aware(datetime(day.year, day.month, day.day, 19))  # noqa: DTZ001
    with school_scope(world.school.pk):
        m.Conversation.objects.all().update(state="closed", starts_at=starts - timedelta(days=400))
        row = m.Conversation.objects.create(
            school=world.school,
            matter=story.trajectory,
            organiser=world.staff.ruben,
            title="Over de scheiding",
            place="bij mevrouw Vermeer",
            starts_at=starts,
        )
        family = (story.saskia.person, story.marloes, story.erik)
        for guest in (world.staff.ruben, *family):
            m.Invitation.objects.create(school=world.school, conversation=row, person=guest)
        for number, (minutes, people) in enumerate(((10, family), (20, family[1:]), (10, family)), start=1):
            item = m.AgendaItem.objects.create(
                school=world.school,
                conversation=row,
                position=number,
                title="Scheiding",
                minutes=minutes,
                by=world.staff.ruben,
                verb="ask",
                domain="family",
            )
            for person in people:
                m.ItemPerson.objects.create(school=world.school, item=item, person=person, part="to")
    return row


def address(browser: Client) -> str:
    page = browser.post("/agenda/maak/").content.decode()
    found = re.search(r"<code>https?://[^/]+(/agenda/[^<]+)</code>", page)
    assert found
    return found[1]


def events(content: bytes) -> list[dict[str, Any]]:
    """What a calendar reads: begin and end on the clock of the school, number, state."""
    return [
        {
            "uid": str(event["uid"]),
            "from": event["dtstart"].dt.strftime("%H:%M"),
            "to": event["dtend"].dt.strftime("%H:%M"),
            "title": str(event["summary"]),
            "sequence": event["sequence"],
            "state": str(event["status"]),
        }
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def brief(content: bytes) -> list[tuple[str, str, int, str]]:
    return [(e["from"], e["to"], e["sequence"], e["state"]) for e in events(content)]


def test_the_calendar_names_nobody_no_topic_and_no_place_that_somebody_typed(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    feed = Client().get(address(client_for(world.saskia.marloes)))
    text = feed.content.decode().replace("\r\n ", "")
    assert {e["title"] for e in events(feed.content)} == {TITLE}
    for word in ("Vermeer", "Saskia", "Marloes", "scheiding", "Scheiding", "Ruben", str(talk.pk)):
        assert word not in text
    assert "TZID:Europe/Amsterdam" in text and "DTSTART;TZID=Europe/Amsterdam:" in text
    assert (feed["Content-Type"], feed["Cache-Control"]) == (
        "text/calendar; charset=utf-8",
        "private, no-store",
    )


def test_what_is_without_the_pupil_changes_nothing_in_the_pupils_calendar_not_even_a_number(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    saskia, marloes = (
        address(client_for(person)) for person in (world.saskia.saskia.person, world.saskia.marloes)
    )
    with school_scope(world.school.pk):
        m.AgendaItem.objects.filter(conversation=talk, position=3).update(minutes=15)
        m.AgendaItem.objects.filter(conversation=talk, position=2).update(minutes=40)
    before, parents = Client().get(saskia), Client().get(marloes)
    assert brief(before.content) == [
        ("19:00", "19:10", 0, "CONFIRMED"),
        ("19:50", "20:05", 0, "CONFIRMED"),
    ]
    assert brief(parents.content) == [("19:00", "20:05", 0, "CONFIRMED")]
    with school_scope(world.school.pk):
        item = m.AgendaItem.objects.get(conversation=talk, position=2)
        item.title = "Iets anders"
        item.save()
        m.Conversation.objects.filter(pk=talk.pk).update(version=7)
        m.ItemPerson.objects.filter(item=item, person=world.saskia.erik).delete()
    assert Client().get(saskia).content == before.content


def test_a_move_and_a_cancellation_keep_the_uid_and_raise_the_sequence(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    where = address(client_for(world.saskia.erik))
    reader = Client()
    (first,) = events(reader.get(where).content)
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(pk=talk.pk).update(starts_at=talk.starts_at + timedelta(hours=1))
    (moved,) = events(reader.get(where).content)
    client_for(world.staff.ruben).post(f"/gesprekken/{talk.pk}/afzeggen/")
    (off,) = events(reader.get(where).content)
    assert {e["uid"] for e in (first, moved, off)} == {first["uid"]}
    assert [(e["from"], e["sequence"], e["state"]) for e in (first, moved, off)] == [
        ("19:00", 0, "CONFIRMED"),
        ("20:00", 1, "CONFIRMED"),
        ("20:00", 2, "CANCELLED"),
    ]


def test_who_is_no_longer_invited_has_it_as_cancelled(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    where = address(client_for(world.saskia.erik))
    Client().get(where)
    with school_scope(world.school.pk):
        m.Invitation.objects.filter(conversation=talk, person=world.saskia.erik).delete()
    assert [e["state"] for e in events(Client().get(where).content)] == ["CANCELLED"]


def test_the_same_calendar_is_not_sent_twice(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    where = address(client_for(world.saskia.erik))
    first = Client().get(where)
    again = Client().get(where, headers={"If-None-Match": f"W/{first['ETag']}"})
    assert (again.status_code, again.content) == (304, b"")
    other = Client().get(where, headers={"If-None-Match": '"anders"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_the_file_of_one_conversation_has_the_uid_of_the_feed(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    browser = client_for(world.saskia.erik)
    where = address(browser)
    one = browser.get(f"/gesprekken/{talk.pk}/agenda.ics")
    assert events(one.content) == events(Client().get(where).content)
    for other in (world.timo.anja, world.staff.fatma):
        assert client_for(other).get(f"/gesprekken/{talk.pk}/agenda.ics").status_code == 404


def test_a_secret_is_shown_once_and_kept_as_a_hash(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    browser = client_for(world.saskia.marloes)
    where = address(browser)
    secret = where.removeprefix("/agenda/").removesuffix(".ics")
    assert len(secret) * 6 >= 128
    assert secret not in browser.get("/agenda/").content.decode()
    with school_scope(world.school.pk):
        assert secret not in m.CalendarFeed.objects.get().token_hash
    newer = address(browser)
    assert [Client().get(one).status_code for one in (where, newer)] == [404, 200]
    assert browser.post("/agenda/stop/").status_code == 302
    assert Client().get(newer).status_code == 404


def test_the_title_of_the_page_says_u_to_a_parent_and_je_to_a_pupil(
    world: World, client_for: ClientFor
) -> None:
    titles = {
        world.saskia.marloes: "<title>Gesprekken in uw eigen agenda",
        world.saskia.saskia.person: "<title>Gesprekken in je eigen agenda",
    }
    for person, title in titles.items():
        assert title in client_for(person).get("/agenda/").content.decode()


def test_the_page_says_that_key_dates_come_along_for_a_family_alone(
    world: World, client_for: ClientFor
) -> None:
    said = {
        person: "De belangrijke dagen bij het kiezen staan er ook in"
        in client_for(person).get("/agenda/").content.decode()
        for person in (world.saskia.marloes, world.saskia.saskia.person, world.staff.ruben)
    }
    assert list(said.values()) == [True, True, False]


def test_a_secret_of_who_is_not_here_any_more_opens_nothing(
    world: World, client_for: ClientFor, talk: m.Conversation
) -> None:
    where = address(client_for(world.saskia.marloes))
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.saskia.marloes).update(
            until=world.today - timedelta(days=1)
        )
    assert Client().get(where).status_code == 404


def test_no_log_tells_a_secret_and_guessing_is_stopped(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answers = {Client().get("/agenda/geheim-dat-niet-klopt.ics").status_code for _try in range(61)}
    assert answers == {404, 429}
    assert "geheim-dat-niet-klopt" not in caplog.text
    line = logging.LogRecord("x", 40, "x", 1, "Internal Server Error: %s", ("/agenda/abc-_9.ics",), None)
    assert KeepsQuiet().filter(line)
    assert line.getMessage() == "Internal Server Error: /agenda/(geheim).ics"


def test_who_looks_from_two_seats_reads_of_which_this_calendar_is(
    world: World, client_for: ClientFor
) -> None:
    with school_scope(world.school.pk):
        m.Employment.objects.create(school=world.school, person=world.saskia.erik, role="teacher")
    erik, marloes = (client_for(one).get("/agenda/") for one in (world.saskia.erik, world.saskia.marloes))
    assert "Je kijkt nu als: medewerker, Lindecollege." in erik.content.decode()
    assert "Kijk als" not in marloes.content.decode()
