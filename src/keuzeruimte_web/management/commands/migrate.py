"""Migrations work above the schools: a step that moves rows sees those of all (decision 0091)."""

from typing import Any

from django.core.management.commands import migrate

from keuzeruimte_web.operations.tables import upgrading


class Command(migrate.Command):
    """Django's own `migrate`, above the schools."""

    def handle(self, *args: Any, **options: Any) -> Any:
        """Bring the tables up to this version, or back to an earlier one."""
        with upgrading():
            return super().handle(*args, **options)
