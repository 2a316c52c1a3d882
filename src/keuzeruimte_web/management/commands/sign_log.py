"""Seal the log of who looked, now; and tell the public key with which others can check it."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from keuzeruimte_web.audit.keys import public_key
from keuzeruimte_web.operations.access_log import seal_logs


class Command(BaseCommand):
    """`keuzeruimte-web sign-log [--public-key]`."""

    help = "Sign the heads of the access log. A worker does it every quarter of an hour by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to print the public key alone."""
        parser.add_argument("--public-key", action="store_true", help="print the public key and stop")

    def handle(self, *args: object, **options: object) -> None:
        """Seal, and print a line for each school: ids and hashes, no people."""
        if options["public_key"]:
            self.stdout.write(public_key())
            return
        none = True
        for sealed in seal_logs(now=timezone.now()):
            none = False
            self.stdout.write(
                f"school {sealed.school}: seal {sealed.number} over {sealed.heads} dossiers, "
                f"{sealed.fingerprint}"
            )
        if none:
            self.stdout.write("Nothing new to sign.")
