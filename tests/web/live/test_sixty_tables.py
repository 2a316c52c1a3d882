"""Sixty tables of three screens each on one server: how soon every screen hears, and what it costs.

A drill, with `-s` it prints what it measured, and how busy the machine was (docs/operating.md). It runs on
SQLite and on PostgreSQL.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from socket import socket
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from world import World

from keuzeruimte_web.access.devices import hash_of
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.codes import digest
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import ConversationState
from keuzeruimte_web.records.scope import school_scope

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
TABLES, EVERY, EVENTS = 60, 0.5, 60
"""Tables; seconds between two events anywhere; events in all."""
SERVED = """
from tests.settings import *
DATABASES["default"]["NAME"] = {name!r}
"""


@dataclass
class Screen:
    """A device at a table, and when it was told to look and had its part."""

    token: str
    table: int
    told: list[float] = field(default_factory=list)
    fetched: list[float] = field(default_factory=list)


@dataclass
class Hall:
    """Sixty conversations with an open table, an item each, and three screens at each."""

    talks: list[UUID]
    items: list[UUID]
    screens: list[Screen]


@dataclass(frozen=True)
class Served:
    """A process that serves, and its port."""

    port: int
    process: "subprocess.Popen[bytes]"


@pytest.fixture
def hall(transactional_db: None, world: World) -> Hall:
    school, saskia = world.school, world.saskia
    now = timezone.now()
    found = Hall([], [], [])
    with school_scope(school.pk):
        everybody = (saskia.saskia.person, saskia.marloes, saskia.erik, world.staff.ruben)
        for number in range(TABLES):
            talk = m.Conversation.objects.create(
                school=school,
                matter=saskia.trajectory,
                organiser=world.staff.ruben,
                title=f"Gesprek {number}",
                starts_at=now,
                state=ConversationState.HELD,
            )
            code = f"T{number}"
            table = m.Table.objects.create(
                school=school,
                conversation=talk,
                code=code,
                code_hash=digest(code),
                until=now + timedelta(hours=4),
            )
            item = m.AgendaItem.objects.create(
                school=school,
                conversation=talk,
                position=1,
                title="Hoe gaat het?",
                by=world.staff.ruben,
                verb="ask",
                domain="learning",
            )
            for person in everybody:
                m.Invitation.objects.create(school=school, conversation=talk, person=person)
                m.AtTable.objects.create(school=school, table=table, person=person)
                m.ItemPerson.objects.create(school=school, item=item, person=person, part="present")
            for person in (None, everybody[0], everybody[1]):
                token = f"{number}-{person.pk if person else 'screen'}"
                m.TableSeat.objects.create(
                    school=school,
                    table=table,
                    token_hash=hash_of(token),
                    number=11,
                    person=person,
                    is_screen=person is None,
                    admitted_at=now,
                )
                found.screens.append(Screen(token, number))
            found.talks.append(talk.pk)
            found.items.append(item.pk)
    return found


@pytest.fixture
def servers(hall: Hall, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[list[Served]]:
    """The processes that serve this database: one, or one for each core of a small server."""
    (tmp_path / "served.py").write_text(SERVED.format(name=str(connection.settings_dict["NAME"])))
    here = os.pathsep.join([str(tmp_path), *(one for one in sys.path if one)])
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "served", "PYTHONPATH": here}
    started = [served(settings) for _ in range(request.param)]
    yield started
    begun = time.monotonic()
    for one in started:
        one.process.terminate()
    for one in started:
        one.process.wait(timeout=20)
    say(f"stopped in {time.monotonic() - begun:.1f} s")


def served(settings: dict[str, str]) -> Served:
    """One more process, at a port that is free."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "uvicorn", "keuzeruimte_web.asgi:application", "--port", str(port)),
        *("--log-level", "warning", "--timeout-graceful-shutdown", "3", "--lifespan", "off"),
    ]
    return Served(port, subprocess.Popen(command, env=settings))


def say(text: str) -> None:
    """For who runs this with `-s`."""
    sys.stdout.write(f"\n{text}")


async def follow(screen: Screen, port: int, ready: asyncio.Event) -> None:
    """Keep the line open, and fetch the part each time one is told to."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(_request("/tafel/stroom/", screen.token))
    while line := await reader.readline():
        if line.startswith(b"event: changed"):
            screen.told.append(time.monotonic())
            await fetch(screen, port)
            ready.set()
    writer.close()


async def fetch(screen: Screen, port: int) -> None:
    """Fetch the part as a browser does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(_request("/tafel/deel/", screen.token))
    answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    screen.fetched.append(time.monotonic())
    writer.close()


def _request(path: str, token: str) -> bytes:
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", f"Cookie: tafel={token}", "Connection: close")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def evening(hall: Hall, ports: list[int], school: UUID) -> tuple[list[float], list[float]]:
    """Everybody follows; then something is dealt with at one table after the other. Two lists of seconds."""
    for port in ports:
        await answers(port)
    followers = []
    for number, screen in enumerate(hall.screens):
        ready = asyncio.Event()
        followers.append(asyncio.create_task(follow(screen, ports[number % len(ports)], ready)))
        await asyncio.wait_for(ready.wait(), timeout=60)
    told, there = [], []
    choose = random.Random(1)
    for _ in range(EVENTS):
        table = choose.randrange(TABLES)
        at = [screen for screen in hall.screens if screen.table == table]
        before = [len(screen.fetched) for screen in at]
        await asyncio.to_thread(deal_with, hall, table, school)
        begun = time.monotonic()
        until = begun + 20
        while time.monotonic() < until and any(
            len(screen.fetched) == had for screen, had in zip(at, before, strict=True)
        ):
            await asyncio.sleep(0.005)
        for screen, had in zip(at, before, strict=True):
            assert len(screen.fetched) == had + 1, "a screen missed an event"
            told.append(screen.told[-1] - begun)
            there.append(screen.fetched[-1] - begun)
        await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - begun)))
    for follower in followers:
        follower.cancel()
    return told, there


async def answers(port: int) -> None:
    """Wait until somebody listens there."""
    while True:
        try:
            (await asyncio.open_connection("127.0.0.1", port))[1].close()
            return
        except OSError:
            await asyncio.sleep(0.2)


def deal_with(hall: Hall, table: int, school: UUID) -> None:
    """The item of this table is done, or not done after all."""
    with school_scope(school), transaction.atomic():
        found = m.FinishedPoint.objects.filter(item=hall.items[table])
        if not found.delete()[0]:
            row = m.Table.objects.get(conversation=hall.talks[table])
            m.FinishedPoint.objects.create(school_id=school, table=row, item_id=hall.items[table])
        mark_changed(hall.talks[table])


@pytest.mark.parametrize(
    "servers",
    [1, pytest.param(2, marks=pytest.mark.skipif(connection.vendor == "sqlite", reason="one file"))],
    indirect=True,
)
def test_every_screen_of_sixty_tables_hears_within_a_second(
    hall: Hall, servers: list[Served], world: World
) -> None:
    told, there = asyncio.run(evening(hall, [one.port for one in servers], world.school.pk))
    for name, found in (("told", told), ("there", there)):
        found.sort()
        worst, most = found[-1], found[int(len(found) * 0.95)]
        say(f"{name}: median {statistics.median(found):.3f} s, 95% {most:.3f} s, longest {worst:.3f} s")
    say(f"{len(servers)} of {connection.vendor}, load {os.getloadavg()[0]:.1f}")
    for one in servers:
        process = Path(f"/proc/{one.process.pid}")
        lines = (process / "status").read_text().splitlines()
        size = next(line for line in lines if line.startswith("VmRSS")).split()[1]
        spent = sum(int(part) for part in (process / "stat").read_text().split()[13:15]) / 100
        say(f"{connection.vendor}: {int(size) // 1024} MB, {spent:.0f} s of a core")
    # All but a few, for the machine does other work too; the longest is printed, and belongs in the document.
    assert there[int(len(there) * 0.95)] < 1
