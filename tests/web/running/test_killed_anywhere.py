"""Whichever process is killed, at whatever moment: what somebody was told is saved, is there. A drill."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import psycopg
import pytest
from installation import PROGRAM, Installation
from writing import Writer, school_in, written_in

pytestmark = pytest.mark.drill
ROUNDS = 8


def test_killed_at_any_moment_what_was_told_is_saved(installation: Callable[..., Installation]) -> None:
    here = installation("here", KEUZERUIMTE_SECOND_FACTOR="0")
    school = school_in(here)
    server = here.start("--no-worker")
    writer = Writer((here.port,), school).begin()
    kills, worker = [], None
    try:
        for number in range(ROUNDS):
            worker = subprocess.Popen([PROGRAM, "worker"], env=here.surroundings, cwd=here.folder)
            writer.wait_for(2)
            victim = ("server", "worker", "database")[number % (3 if _backends(here) else 2)]
            kills.append(victim)
            time.sleep(random.uniform(0.1, 1.5))  # a moment that nobody chose: somewhere in a save
            if victim == "database":
                _kill(_backends(here)[0])
            worker.kill()
            worker.wait()
            if victim == "server":
                server.send_signal(signal.SIGKILL)
                server.wait()
                server = here.start("--no-worker")
        writer.wait_for(2)
    finally:
        told = writer.end()
        server.terminate()
        server.wait(40)
    found = written_in(here)
    sys.stdout.write(
        f"\n{len(told)} told, {writer.tried} tried, {len(found)} written; killed: {', '.join(kills)}\n"
    )
    assert set(told) <= set(found)
    assert len(found) == len(set(found))
    assert ": whole. " in here.run("verify-log")


def _backends(here: Installation) -> list[int]:
    """Processes of PostgreSQL that serve us now; killing one makes all of it recover as after a crash."""
    url = here.settings.get("KEUZERUIMTE_DATABASE_URL", "")
    if not url:
        return []
    with psycopg.connect(url, autocommit=True) as asking:
        found = asking.execute(
            "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in found.fetchall()]


def _kill(pid: int) -> None:
    subprocess.run(["kill", "-9", str(pid)], check=False)
