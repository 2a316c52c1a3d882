"""The application as Django knows it; the tables are in the app `records`."""

from django.apps import AppConfig


class Keuzeruimte(AppConfig):
    """Registers the checks that say what is missing before the server starts, and what jobs wait for."""

    name = "keuzeruimte_web"
    label = "keuzeruimte_web"
    verbose_name = "Keuzeruimte"

    def ready(self) -> None:
        """Load the checks, and what listens for work; let Python hold the language of now."""
        from keuzeruimte_web import checks, csrf, held  # noqa: F401, PLC0415
        from keuzeruimte_web.jobs import listening  # noqa: F401, PLC0415
        from keuzeruimte_web.screens.devices import listening as devices  # noqa: F401, PLC0415
        from keuzeruimte_web.screens.mfa import listening as proofs  # noqa: F401, PLC0415

        held.hold()
        csrf.shorten()
