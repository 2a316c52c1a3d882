"""Put a backup back in an empty place, and prove that it is whole."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from keuzeruimte_web.keys import store
from keuzeruimte_web.management.commands.prepare import serve_as
from keuzeruimte_web.operations.readiness import master_key_fits
from keuzeruimte_web.running.backup import BackupRefused, put_back


class Command(BaseCommand):
    """`keuzeruimte-web restore [--records FOLDER] [--keys FOLDER] [--serves ROLE]`."""

    help = "Put a backup back in an empty place, bring it to this version, and verify the log."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which backups."""
        parser.add_argument("--records", type=Path, metavar="FOLDER", help="a folder records-...")
        parser.add_argument(
            "--keys", type=Path, metavar="FOLDER", help="a folder keys-...; only when they were lost"
        )
        parser.add_argument(
            "--keys-are-lost",
            action="store_true",
            help="there is no copy of the keys either: put back what can be read without",
        )
        parser.add_argument(
            "--serves", metavar="ROLE", help="role of PostgreSQL that serves, and owns nothing"
        )

    def handle(self, *args: object, **options: object) -> None:
        """Keys, records, `prepare` (which erases again what was erased since), and the proof."""
        records, keys = options["records"], options["keys"]
        if not (records or keys):
            raise CommandError("Say which: --records FOLDER, --keys FOLDER, or both.")
        if records and not (keys or options["keys_are_lost"]) and store.holds_nothing():
            raise CommandError(
                "There are no keys here: nobody could read what these records hold. Put the newest copy of "
                "the keys back with them: add --keys FOLDER. Is there no copy any more: --keys-are-lost."
            )
        if records and options["serves"]:
            serve_as(str(options["serves"]))
            connections.close_all()
        try:
            made = put_back(
                records=records if isinstance(records, Path) else None,
                keys=keys if isinstance(keys, Path) else None,
            )
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if "keys" in made:
            self.stdout.write(f"Keys of {made['keys'].made_at} are back.")
        if "records" in made:
            copied = made["records"]
            self.stdout.write(
                f"Records of {copied.made_at} ({copied.version}, tables at {copied.tables}) are back."
            )
        connections.close_all()
        if not master_key_fits():
            raise CommandError(
                "The master key does not open these keys. Put the right one in KEUZERUIMTE_MASTER_KEY; "
                "then run keuzeruimte-web prepare and keuzeruimte-web verify-log."
            )
        if records:
            call_command("prepare", serves=options["serves"], stdout=self.stdout)
            call_command("verify_log", stdout=self.stdout)
