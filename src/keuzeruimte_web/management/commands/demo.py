"""Lay the demo school ready and serve it on this machine."""

import os

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from keuzeruimte_web.demo.cast import CAST, PASSWORD
from keuzeruimte_web.demo.fill import Filled, lay_ready
from keuzeruimte_web.demo.guard import BesideRealData
from keuzeruimte_web.demo.port import HOST, NoFreePort, free_port


class Command(BaseCommand):
    """`keuzeruimte-web demo [--port 8000] [--fresh] [--no-serve]`."""

    help = "Lay an invented school ready, as it stands today, and serve it on this machine."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and whether to begin anew."""
        parser.add_argument("--port", type=int, default=settings.PORT, help="the first port to try")
        parser.add_argument("--fresh", action="store_true", help="begin anew: throw away what was done")
        parser.add_argument("--no-serve", action="store_true", help="lay ready and stop")

    def handle(self, *args: object, **options: object) -> None:
        """Refuse beside real data, fill, tell whom to sign in as, and listen until stopped."""
        if not settings.DEMO:
            raise CommandError(
                "Dit is niet de demo. Start hem met: keuzeruimte-web demo (of KEUZERUIMTE_DEMO=1)."
            )
        try:
            filled = lay_ready(today=timezone.localdate(), fresh=bool(options["fresh"]))
            port = free_port(int(str(options["port"])))
        except (BesideRealData, NoFreePort) as refusal:
            raise CommandError(str(refusal)) from refusal
        if not os.environ.get("KEUZERUIMTE_ADDRESS"):  # links in letters lead to where it really listens
            settings.ADDRESS = os.environ["KEUZERUIMTE_ADDRESS"] = f"http://{HOST}:{port}"
        self.tell(filled, port=port)
        if not options["no_serve"]:
            call_command("serve", host=HOST, port=port)

    def tell(self, filled: Filled, *, port: int) -> None:
        """The address, and whom to sign in as."""
        self.stdout.write(
            f"\nDe demo: het Lindecollege. Alle mensen zijn verzonnen.\n\n  http://{HOST}:{port}/\n"
        )
        if filled.on and filled.on != timezone.localdate():
            self.stdout.write(
                f"De school staat er zoals op {filled.on:%d-%m-%Y}. Vandaag wordt het met --fresh; "
                "wat u in de demo deed, is dan weg.\n"
            )
        self.stdout.write("Stap op de inlogpagina met een klik in, of log in als:\n")
        wide = max(len(one.name) for one in CAST), max(len(one.what) for one in CAST)
        far = max(len(one.key) for one in CAST)
        for one in CAST:
            line = f"  {one.name:<{wide[0]}}  {one.what:<{wide[1]}}  {one.key:<{far}}  {PASSWORD}"
            self.stdout.write(line)
        self.stdout.write("\nStoppen: Ctrl+C.\n")
        self.stdout.flush()
