"""How the outbox stands, and what to do with a letter of which nobody knows whether it went."""

from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from keuzeruimte_web.operations.outbox import NotUnsure, how_it_stands, it_went, send_again


class Command(BaseCommand):
    """`keuzeruimte-web outbox [--again ID | --went ID]`."""

    help = "Show how many messages wait, and decide about those that may or may not have gone out."

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing: show. An id: decide."""
        decide = parser.add_mutually_exclusive_group()
        decide.add_argument("--again", type=UUID, metavar="ID", help="it did not arrive: send it again")
        decide.add_argument("--went", type=UUID, metavar="ID", help="it did arrive: leave it at that")

    def handle(self, *args: object, **options: object) -> None:
        """Decide when asked, and show how it stands: numbers and ids, no people."""
        now = timezone.now()
        try:
            if isinstance(options["again"], UUID):
                send_again(options["again"], now=now)
            if isinstance(options["went"], UUID):
                it_went(options["went"], now=now)
        except NotUnsure as error:
            raise CommandError(f"No message {error} waits for a decision.") from error
        stands = how_it_stands(now=timezone.now())
        since = (
            f", the oldest since {timezone.localtime(stands.since):%Y-%m-%d %H:%M}" if stands.since else ""
        )
        self.stdout.write(f"waiting: {stands.waiting}{since}\nsent in the last month: {stands.sent}")
        for name, ids, what in (
            ("unsure", stands.unsure, "given to the mail server, which did not answer"),
            ("refused", stands.refused, "the mail server does not take it for this address"),
        ):
            self.stdout.write(f"{name}: {len(ids)}" + (f" ({what})" if ids else ""))
            for one in ids:
                self.stdout.write(f"  {one}")
        if stands.unsure or stands.refused:
            self.stdout.write(
                "Look for the id in the mail server's log: it is the Message-ID of the letter. Then:\n"
                "  keuzeruimte-web outbox --went ID    it is there\n"
                "  keuzeruimte-web outbox --again ID   it is not there, send it again"
            )
