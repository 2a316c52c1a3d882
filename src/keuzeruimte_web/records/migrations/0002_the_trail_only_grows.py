"""The database itself refuses to change or remove a line of the trail."""

from typing import Any, ClassVar

from django.db import migrations

from keuzeruimte_web.records.growing import guard, lift


def lay_guards(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection)


def lift_guards(apps: Any, schema_editor: Any) -> None:
    lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0001_initial")]

    operations: ClassVar = [migrations.RunPython(lay_guards, lift_guards)]
