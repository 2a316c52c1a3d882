"""A calendar of somebody else reads the feed: fetched by vdirsyncer, shown by khal (`bin/needs`)."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from test_calendars import address
from world import World, build_world

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]

FETCH = """
[general]
status_path = "{here}/status/"
[pair school]
a = "ours"
b = "theirs"
collections = null
conflict_resolution = "a wins"
[storage theirs]
type = "filesystem"
path = "{here}/calendar/"
fileext = ".ics"
[storage ours]
type = "http"
url = "{url}"
"""
SHOW = """
[calendars]
[[school]]
path = {here}/calendar/
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[default]
highlight_event_days = False
"""


class Theirs:
    """Somebody's calendar on somebody's computer, in a time zone."""

    def __init__(self, here: Path, url: str) -> None:
        self.here = here
        self.around = {"PATH": os.environ["PATH"], "HOME": str(here), "LANG": "C.UTF-8"}
        (here / "calendar").mkdir()
        (here / "fetch").write_text(FETCH.format(here=here, url=url))
        self.run("vdirsyncer", "-c", str(here / "fetch"), "discover")

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.around, input="y\ny\n", capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def shows(self, day: date, *, zone: str = "Europe/Amsterdam") -> list[str]:
        """What stands there from that day on, once the feed was fetched."""
        self.run("vdirsyncer", "-c", str(self.here / "fetch"), "sync", "--force-delete")
        (self.here / "show").write_text(SHOW.format(here=self.here, zone=zone))
        shutil.rmtree(self.here / ".local", ignore_errors=True)
        told = self.run(
            *("khal", "-c", str(self.here / "show"), "list", "--day-format", ""),
            *("--format", "{start-long} {end-time} {title} {status}", day.isoformat(), "3d"),
        )
        return [line.strip() for line in told.splitlines() if line.strip()]


@pytest.mark.django_db(transaction=True)
def test_a_real_calendar_shows_it_on_the_right_hour_and_follows_a_move_and_a_cancellation(
    live_server: LiveServer, client_for: ClientFor, tmp_path: Path
) -> None:
    world = build_world(timezone.localdate())
    talk, day = world.saskia.talk, timezone.localdate() + timedelta(days=7)
    _only(world, talk, _at(day, 19))
    path = address(client_for(world.saskia.erik))
    theirs = Theirs(tmp_path, live_server.url + path)
    shown = theirs.shows(day)
    assert [line.split(" ", 2)[:2] for line in shown] == [[day.isoformat(), "19:00"]]
    assert all("Gesprek op school" in line for line in shown)
    assert [line.split()[1] for line in theirs.shows(day, zone="Atlantic/Canary")] == ["18:00"]
    _only(world, talk, _at(day + timedelta(days=1), 8))
    assert [line.split()[:2] for line in theirs.shows(day)] == [
        [(day + timedelta(days=1)).isoformat(), "08:00"]
    ]
    assert client_for(world.staff.ruben).post(f"/gesprekken/{talk.pk}/afzeggen/").status_code == 302
    assert all("CANCELLED" in line.upper() for line in theirs.shows(day))


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001


def _only(world: World, talk: m.Conversation, starts_at: datetime) -> None:
    """Saskia's talk at this time, and no other."""
    with school_scope(world.school.pk):
        m.Conversation.objects.exclude(pk=talk.pk).delete()
        m.AgendaItem.objects.all().delete()
        m.Conversation.objects.filter(pk=talk.pk).update(starts_at=starts_at, state="planned")
