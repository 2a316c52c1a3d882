"""Look at this installation, and say of each thing that it is well or what to do."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from keuzeruimte_web.running.doctor import State, examine
from keuzeruimte_web.running.doctor.examination import EVERYTHING

SIGNS = {State.WELL: "ok   ", State.LOOK: "look ", State.WRONG: "WRONG"}


class Command(BaseCommand):
    """`keuzeruimte-web doctor [--json] [--without mail ...] [--strict]`."""

    help = "Examine this installation. Ends with status 1 when something is wrong. Changes nothing."
    # It says itself what the checks say, beside everything else.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """For people or for machines, and what to leave out."""
        parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")
        parser.add_argument(
            "--strict", action="store_true", help="what is only worth a look is wrong as well"
        )
        parser.add_argument(
            "--without",
            action="append",
            default=[],
            choices=EVERYTHING,
            help="leave this out; may be repeated",
        )

    def handle(self, *args: object, **options: object) -> None:
        """Examine, and print as it goes."""
        left_out = options["without"]
        found = []
        for one in examine(now=timezone.now(), without=left_out if isinstance(left_out, list) else ()):
            found.append(one)
            if not options["json"]:
                self.stdout.write(f"{SIGNS[one.state]}  {one.about}: {one.says}")
                if one.do:
                    self.stdout.write(f"       do: {one.do}")
        counts = {state.value: sum(one.state == state for one in found) for state in State}
        if options["json"]:
            whole = {"counts": counts, "findings": [asdict(one) for one in found]}
            self.stdout.write(json.dumps(whole, indent=2, ensure_ascii=False))
        else:
            self.stdout.write(", ".join(f"{state}: {count}" for state, count in counts.items()))
        if counts["wrong"] or (options["strict"] and counts["look"]):
            raise CommandError("Something is wrong." if counts["wrong"] else "Something is worth a look.")
