"""`keuzeruimte-web print_access`: the access table in words, for the privacy officer."""

from typing import Any

from django.core.management.base import BaseCommand

from keuzeruimte_web.bridge.policy import printed


class Command(BaseCommand):
    """Prints the access table as Markdown; `make docs` keeps it in docs/access/."""

    help = "Prints who may see and do what, as Markdown in Dutch."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table."""
        self.stdout.write(printed(), ending="")
