"""Prove that the log of who looked is whole, or say where it is not."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from keuzeruimte_web.audit.sealing import FILE
from keuzeruimte_web.audit.verifying import Verdict
from keuzeruimte_web.operations.access_log import NotASealFile, verify_logs

SHOWN = 50


class Command(BaseCommand):
    """`keuzeruimte-web verify-log [--seals FILE]`."""

    help = "Check every line, chain and seal of the access log. Ends with an error when something is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """A copy of the seals that was kept elsewhere."""
        parser.add_argument(
            "--seals",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help=f"a copy of {FILE} that was kept elsewhere; more than once for more copies",
        )

    def handle(self, *args: object, **options: object) -> None:
        """Check each school, and print what was found: ids and numbers, no people."""
        ours = Path(settings.VAR) / FILE
        files = [ours] if ours.exists() else []
        given = options["seals"]
        files += given if isinstance(given, list) else []
        broken = 0
        try:
            for school, verdict in verify_logs(seals=files):
                self.stdout.write(f"school {school}: {self._in_words(verdict)}")
                broken += len(verdict.faults)
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {error.filename}.") from error
        except NotASealFile as error:
            raise CommandError(f"Not a line of {FILE}: {error}.") from error
        if broken:
            raise CommandError(
                f"The log is broken in {broken} places. Leave the database as it is, keep a copy of it, "
                "and tell the privacy officer. docs/operating.md says what each word means."
            )

    def _in_words(self, verdict: Verdict) -> str:
        counts = f"{verdict.lines} lines in {verdict.chains} dossiers, {verdict.seals} seals"
        if verdict.unsealed:
            counts += f", {verdict.unsealed} lines not sealed yet"
        if verdict.whole:
            return f"whole. {counts}."
        lines = [f"BROKEN. {counts}."]
        for found in verdict.faults[:SHOWN]:
            where = f" chain {found.chain}" if found.chain else ""
            number = f" number {found.number}" if found.number is not None else ""
            lines.append(f"  {found.fault.value}:{where}{number}")
        if len(verdict.faults) > SHOWN:
            lines.append(f"  and {len(verdict.faults) - SHOWN} more")
        return "\n".join(lines)
