"""The database moves the head of a chain along with each new line (`records/growing.py`, decision 0104)."""

from typing import Any, ClassVar

from django.db import migrations

from keuzeruimte_web.records.growing import guard


def lay_again(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0011_who_decides")]

    operations: ClassVar = [migrations.RunPython(lay_again, migrations.RunPython.noop)]
