"""Serve the application with uvicorn, on this machine only unless told otherwise."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from keuzeruimte_web.jobs.worker import Worker
from keuzeruimte_web.running.service_manager import Server
from keuzeruimte_web.running.standing import numbers_shown

CANNOT_START = 3
LAST_JOB = 20
"""Seconds that a job gets to finish when the server stops; after that the next worker does it again."""


class Command(BaseCommand):
    """`keuzeruimte-web serve [--host 127.0.0.1] [--port 8000] [--no-worker]`."""

    help = "Start the server. Run `keuzeruimte-web prepare` first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument(
            "--no-worker",
            action="store_false",
            dest="worker",
            help="leave work in the background to `keuzeruimte-web worker`",
        )

    def handle(self, *args: object, **options: object) -> None:
        """Listen until stopped; requests that are running get three seconds to finish."""
        self.check(include_deployment_checks=settings.HTTPS)
        self.stdout.write(f"Keuzeruimte: http://{options['host']}:{options['port']}/")
        config = uvicorn.Config(
            "keuzeruimte_web.asgi:application",
            host=str(options["host"]),
            port=int(str(options["port"])),
            # Its own lines go the way of all others; a line for each request is the middleware's.
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=3,
            proxy_headers=False,
            server_header=False,
        )
        config.load_app()  # before its loop turns: what is loaded may ask the database
        server = Server(config)
        with numbers_shown(), background(work=bool(options["worker"])), suppress(KeyboardInterrupt):
            server.run()
        if not server.started:
            sys.exit(CANNOT_START)


@contextmanager
def background(*, work: bool) -> Iterator[None]:
    """Work in the background, in a thread, for as long as the server runs."""
    if not work:
        yield
        return
    stop = Event()
    # The server sends itself the signal once more when it has stopped; without this the process would end
    # there, in the middle of a job.
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    worker = Thread(target=Worker(stop=stop).work, name="worker", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(timeout=LAST_JOB)
        signal.signal(signal.SIGTERM, before)
