"""Do the work in the background until stopped."""

import signal
from threading import Event

from django.core.management.base import BaseCommand, CommandParser

from keuzeruimte_web.jobs.worker import Worker
from keuzeruimte_web.running.service_manager import READY, tell
from keuzeruimte_web.running.standing import numbers_shown


class Command(BaseCommand):
    """`keuzeruimte-web worker [--once]`."""

    help = "Work in the background: send messages, and whatever is scheduled. SIGTERM: finish and stop."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to stop when there is nothing left."""
        parser.add_argument("--once", action="store_true", help="do what is ready now, and stop")

    def handle(self, *args: object, **options: object) -> None:
        """Work until a signal says to stop; the job at hand is finished first."""
        stop = Event()
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, lambda *_: stop.set())
        worker = Worker(stop=stop, known=lambda: tell(READY))
        if options["once"]:
            worker.work_off()
        else:
            with numbers_shown():
                worker.work()
