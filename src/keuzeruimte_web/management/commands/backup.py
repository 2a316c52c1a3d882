"""Copy the records and the keys, apart from each other, while people work."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from keuzeruimte_web.keys import store
from keuzeruimte_web.running.backup import BackupRefused, let_go, refuse_unless_there, take_keys, take_records
from keuzeruimte_web.running.backup.take import WEEK


class Command(BaseCommand):
    """`keuzeruimte-web backup --records FOLDER --keys FOLDER [--days 30]`."""

    help = "Copy the records and files to one folder, the keys to another, while people work."
    # Whatever else is the matter, a copy can be made.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and for how long."""
        parser.add_argument("--records", type=Path, metavar="FOLDER", help="records and files go here")
        parser.add_argument("--keys", type=Path, metavar="FOLDER", help="keys go here: on another disk")
        parser.add_argument(
            "--days", type=int, default=30, help="how long copies of the records stay (30); of keys at most 7"
        )

    def handle(self, *args: object, **options: object) -> None:
        """Records first, keys after them; then let go of what is old."""
        records, keys, days = options["records"], options["keys"], timedelta(days=int(str(options["days"])))
        now = timezone.now()
        try:
            if isinstance(records, Path) and isinstance(keys, Path) and _together(records, keys):
                raise BackupRefused("Keep keys and records apart: name two folders, on two disks.")
            if isinstance(keys, Path):
                refuse_unless_there(settings.KEYS)  # before there is half a copy that counts as the newest
            if isinstance(records, Path):
                self.stdout.write(str(take_records(records, now=now)))
                let_go(records, kind="records", before=now - days)
            if isinstance(keys, Path):
                self.stdout.write(str(take_keys(keys, now=now)))
                if not store.holds_nothing():  # else the keys were lost, and the only ones lie in old copies
                    let_go(keys, kind="keys", before=now - min(days, WEEK))
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not (records or keys):
            raise CommandError("Say where to: --records FOLDER, --keys FOLDER, or both.")


def _together(one: Path, other: Path) -> bool:
    first, second = one.resolve(), other.resolve()
    return first == second or first in second.parents or second in first.parents
