"""The application as Django knows it; the tables are in the app `records`."""

from django.apps import AppConfig


class Keuzeruimte(AppConfig):
    """Registers the checks that say what is missing before the server starts."""

    name = "keuzeruimte_web"
    label = "keuzeruimte_web"
    verbose_name = "Keuzeruimte"

    def ready(self) -> None:
        """Load the checks."""
        from keuzeruimte_web import checks  # noqa: F401, PLC0415
