"""Lock the keys of the dossiers with the new master key; with `--dossiers`, renew those keys themselves."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from keuzeruimte_web.keys.master import NoMasterKey
from keuzeruimte_web.operations.rotation import rotate_dossier_keys, rotate_master_key

EVERY = 25


class Command(BaseCommand):
    """`keuzeruimte-web rotate-keys [--dossiers]`."""

    help = "Renew keys. Stopped halfway, say it again: it goes on where it was."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which keys."""
        parser.add_argument("--dossiers", action="store_true", help="new keys, and every text sealed again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, and tell how far it is. Prints no key."""
        try:
            changed = rotate_master_key()
            self.stdout.write(f"Locked with the master key of today: {changed} keys.")
            if options["dossiers"]:
                self._dossiers()
        except NoMasterKey as refusal:
            raise CommandError(f"{refusal}. Nothing is lost; see docs/operating.md, *Keys*.") from refusal

    def _dossiers(self) -> None:
        self.stdout.write("New keys for all dossiers. Everybody can go on working meanwhile.")
        for done, of in rotate_dossier_keys():
            if done % EVERY == 0 or done == of:
                self.stdout.write(f"{done} of {of} sealed again")
