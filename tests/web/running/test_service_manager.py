"""What a service manager is told: systemd's own words, on a socket as it gives them."""

import socket
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from installation import PROGRAM, Installation, free_port

from keuzeruimte_web.running.service_manager import READY, tell


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """Who listens, as systemd does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(120)
        yield listening


def test_the_server_says_when_it_answers_that_it_lives_and_when_it_stops(
    installation: Callable[..., Installation], manager: socket.socket
) -> None:
    here = installation("here", NOTIFY_SOCKET=manager.getsockname(), WATCHDOG_USEC="2000000")
    port = free_port()
    server = subprocess.Popen(
        [PROGRAM, "serve", "--no-worker", "--port", str(port)],
        env=here.surroundings,
        cwd=here.folder,
        stdout=subprocess.DEVNULL,
    )
    try:
        assert manager.recv(99) == b"READY=1"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=60) as answer:
            assert answer.status == 200  # the first time that it is asked
        assert manager.recv(99) == b"WATCHDOG=1"
        assert manager.recv(99) == b"WATCHDOG=1"
    finally:
        server.terminate()
        server.wait(40)
    while (last := manager.recv(99)) == b"WATCHDOG=1":
        pass
    assert last == b"STOPPING=1"


@pytest.mark.django_db(transaction=True)
def test_a_worker_says_when_others_know_that_it_lives(
    manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", manager.getsockname())
    call_command("worker", once=True)
    assert manager.recv(99) == b"READY=1"


def test_without_a_manager_or_with_one_that_left_nothing_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not tell(READY)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    assert not tell(READY)


def test_a_name_without_a_file_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("")  # the kernel gives a name
        monkeypatch.setenv("NOTIFY_SOCKET", "@" + listening.getsockname()[1:].decode())
        assert tell(READY)
        assert listening.recv(99) == b"READY=1"
