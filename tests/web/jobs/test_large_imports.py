"""A whole board is read in by a worker: in memory that is bounded, killed in the middle, again, and back.

`make test` does it with 2,000 people, `make drill` with 100,000 (`docs/importing.md` has the numbers).
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.importing import ask_to_apply, ask_to_undo, offer_files
from keuzeruimte_web.queries.importing import import_page
from keuzeruimte_web.records.models import Guardianship, Import, ImportLine, OutsideKey, Person, Pupil, Worker
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db(transaction=True)
StartWorker = Callable[..., "subprocess.Popen[bytes]"]

MOST_MEMORY = 1024
"""Megabytes that a worker may hold at its highest."""
SIZES = [
    pytest.param(2_000, id="2000"),
    pytest.param(100_000, id="100000", marks=pytest.mark.drill),
]


@dataclass(slots=True)
class Turn:
    """What one worker did: how long, how much on a processor, how much memory, what the screen saw of it."""

    seconds: float
    worked: float
    megabytes: float
    seen: list[int] = field(default_factory=list)
    """How far it was said to be, each time that it was another number."""


def test_a_whole_board_is_read_in_killed_and_put_back(
    size: int, world: World, start_worker: StartWorker
) -> None:
    viewer = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, timezone.localdate())
    before, told = everything(viewer), {}
    run = offer(viewer, size)
    killed_while(viewer, run, start_worker, far=size // 4)
    told["look"] = turn(viewer, run, start_worker)
    assert len(told["look"].seen) > (1 if size < 10_000 else 10)
    assert (state(viewer, run), everything(viewer)) == ("ready", before)

    with school_scope(viewer.school):
        ask_to_apply(viewer, run=run, much_is_right=False)
    killed_while(viewer, run, start_worker, far=size // 4, hidden=size < 10_000)
    assert (state(viewer, run), everything(viewer)) == ("applying", before)
    told["apply"] = turn(viewer, run, start_worker)
    assert len(told["apply"].seen) > (1 if size < 10_000 or connection.vendor == "sqlite" else 10)
    assert state(viewer, run) == "applied"
    pupils, parents, _staff_here = parts(size)
    after = everything(viewer)
    assert {name: after[name] - before[name] for name in after} == {
        "Person": size,
        "Pupil": pupils,
        "Guardianship": parents,
        "OutsideKey": size + parents,
    }

    again = offer(viewer, size)
    told["again"] = turn(viewer, again, start_worker)
    with school_scope(viewer.school):
        assert ImportLine.objects.filter(run=again).count() == 0
        ask_to_apply(viewer, run=again, much_is_right=False)
    turn(viewer, again, start_worker)
    assert everything(viewer) == after

    with school_scope(viewer.school):
        Import.objects.filter(pk=again).delete()  # else only that one could be put back
        ask_to_undo(viewer, run=run)
    told["undo"] = turn(viewer, run, start_worker)
    assert (state(viewer, run), everything(viewer)) == ("undone", before)
    assert all(how.megabytes < MOST_MEMORY for how in told.values())


@pytest.fixture(autouse=True)
def a_cache_for_two(settings: Settings, tmp_path: Path) -> None:
    """Where a worker says how far it is, and the screen reads it; in a file."""
    kind = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": str(tmp_path)}}


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> int:
    """How many people the lists hold together."""
    return int(request.param)


def parts(size: int) -> tuple[int, int, int]:
    """Pupils, parents, staff."""
    pupils, staff = size * 2 // 5, size // 50
    return pupils, size - pupils - staff, staff


def offer(viewer: Viewer, size: int) -> UUID:
    with school_scope(viewer.school):
        return offer_files(viewer, files=lists(size), changes_only=False, once=uuid4())


def lists(size: int) -> dict[str, IO[bytes]]:
    """Our own three lists, with this many people in them together."""
    pupils, parents, staff = parts(size)
    return {
        "leerlingen.csv": _list(
            "leerlingnummer;roepnaam;achternaam;geboortedatum;klas;mentor", _pupils(pupils, staff)
        ),
        "ouders.csv": _list(
            "oudernummer;leerlingnummers;roepnaam;achternaam;gezag;e-mail;telefoon", _parents(parents, pupils)
        ),
        "medewerkers.csv": _list("afkorting;roepnaam;achternaam;functie", _staff(staff)),
    }


def _list(heads: str, rows: Iterator[str]) -> IO[bytes]:
    return BytesIO("\n".join([heads, *rows]).encode())


def _pupils(many: int, staff: int) -> Iterator[str]:
    for number in range(many):
        day = f"201{number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        of_class = number // 28
        group = f"{of_class % 6 + 1}K{of_class}"
        yield f"{number:06};Leerling{number};Naam{number % 997};{day};{group};M{of_class % staff}"


def _parents(many: int, pupils: int) -> Iterator[str]:
    for number in range(many):
        reached = f"o{number}@thuis.voorbeeld;06{number:08}"
        yield f"o{number};{number % pupils:06};Ouder{number};Naam{number % 997};ja;{reached}"


def _staff(many: int) -> Iterator[str]:
    for number in range(many):
        yield f"M{number};Medewerker{number};Naam{number % 997};docent, mentor"


def killed_while(
    viewer: Viewer, run: UUID, start_worker: StartWorker, *, far: int, hidden: bool = False
) -> None:
    """A worker that is killed with -9 when it is said to be this far; `hidden`: soon after it began."""
    worker = start_worker()
    until = time.monotonic() + 600
    while time.monotonic() < until:
        if DBTaskResult.objects.running().exists() if hidden else done(viewer, run) >= far:
            break
        time.sleep(0.2)
    if hidden:
        time.sleep(0.3)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    Worker.objects.all().delete()  # a minute of silence


def turn(viewer: Viewer, run: UUID, start_worker: StartWorker) -> Turn:
    """A worker does what is ready, and stops."""
    began, seen = time.monotonic(), [done(viewer, run)]
    worker = start_worker("--once")
    while True:
        pid, status, used = os.wait4(worker.pid, os.WNOHANG)
        if pid:
            worker.returncode = os.waitstatus_to_exitcode(status)
            assert worker.returncode == 0
            worked = used.ru_utime + used.ru_stime
            told = Turn(time.monotonic() - began, worked, used.ru_maxrss / 1024, seen)
            said = (
                f"{state(viewer, run)}: {told.seconds:.0f} s, {told.worked:.0f} s of a processor, "
                f"{told.megabytes:.0f} MB, said {len(seen)} times how far it was"
            )
            print(said, flush=True)  # noqa: T201 (what a drill measured: `pytest -s`)
            return told
        if (now := done(viewer, run)) != seen[-1]:
            seen.append(now)
        time.sleep(0.3)


def done(viewer: Viewer, run: UUID) -> int:
    """As the screen shows it."""
    with school_scope(viewer.school):
        return import_page(viewer, run=run).done


def state(viewer: Viewer, run: UUID) -> str:
    with school_scope(viewer.school):
        return str(Import.objects.values_list("state", flat=True).get(pk=run))


def everything(viewer: Viewer) -> dict[str, int]:
    with school_scope(viewer.school):
        return {model.__name__: model.objects.count() for model in (Person, Pupil, Guardianship, OutsideKey)}
