"""`keuzeruimte-web print_screens`: from an address to the folder that shows it."""

from typing import Any

from django.core.management.base import BaseCommand

from keuzeruimte_web.screen_list import printed


class Command(BaseCommand):
    """Prints the list of screens as Markdown; `make docs` keeps it in docs/screens.md."""

    help = "Prints every address with its screen, queries and operations, as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the list."""
        self.stdout.write(printed(), ending="")
