"""The one Django app with models: every fact that the application keeps."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Holds all models under the label `records`, in one line of migrations."""

    name = "keuzeruimte_web.records"
    label = "records"
    default_auto_field = "django.db.models.UUIDField"
