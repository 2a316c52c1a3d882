"""The one Django app with models: every fact that the application keeps."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class RecordsConfig(AppConfig):
    """Holds all models under the label `records`, in one line of migrations."""

    name = "keuzeruimte_web.records"
    label = "records"
    default_auto_field = "django.db.models.UUIDField"

    def ready(self) -> None:
        """Say with every statement for which school it is, and give SQLite the order of names."""
        from .in_order import learn_the_alphabet  # noqa: PLC0415
        from .wall import stand_behind_the_wall  # noqa: PLC0415

        connection_created.connect(stand_behind_the_wall, dispatch_uid="wall")
        connection_created.connect(learn_the_alphabet, dispatch_uid="alphabet")
