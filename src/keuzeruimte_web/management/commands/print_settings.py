"""`keuzeruimte-web print_settings`: every environment variable, with its default."""

from typing import Any

from django.core.management.base import BaseCommand

from keuzeruimte_web.variables import printed


class Command(BaseCommand):
    """Prints the list of settings as Markdown; `make docs` keeps it in docs/settings.md."""

    help = "Prints every environment variable with its meaning and default, as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the list."""
        self.stdout.write(printed(), ending="")
