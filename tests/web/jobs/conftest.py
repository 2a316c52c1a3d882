"""A mail server, and workers in processes of their own that one can kill."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from mail_server import MailServer
from pytest_django import Settings

from keuzeruimte_web.jobs.agreements import look_for_agreements
from keuzeruimte_web.jobs.reminders import look_for_reminders
from keuzeruimte_web.operations.workers import takes_turn

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[Callable[..., MailServer]]:
    """Start a mail server to which this process, and each worker started after it, brings its letters."""
    started: list[MailServer] = []

    def start(**how: object) -> MailServer:
        server = MailServer(**how)  # type: ignore[arg-type]
        started.append(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = False
        settings.EMAIL_TIMEOUT = 2
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def start_worker(settings: Settings) -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """Start `keuzeruimte-web worker` on the database and the mail server of this test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> "subprocess.Popen[bytes]":
        _reminders_had_their_turn()
        surroundings = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "worker_settings",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE), str(ROOT / "src"))),
            "WORKER_DATABASE": str(connection.settings_dict["NAME"]),
            "WORKER_ROLE": str(connection.settings_dict["OPTIONS"].get("options", "")),
            "WORKER_CACHE": str(settings.CACHES["default"].get("LOCATION", "")),
            "WORKER_MAIL_PORT": str(settings.EMAIL_PORT),
        }
        command = [str(Path(sys.executable).parent / "keuzeruimte-web"), "worker", *options]
        process = subprocess.Popen(command, env=surroundings)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()


def _reminders_had_their_turn() -> None:
    """What a worker does by the hour of the day would add letters to those that a test counts."""
    for job in (look_for_reminders, look_for_agreements):
        takes_turn(job.name, every=timedelta(days=1), now=timezone.now())
