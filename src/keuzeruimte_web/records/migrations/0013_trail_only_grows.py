"""Every line has its place now; from here on the database refuses to change or remove one."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from keuzeruimte_web.records.growing import guard, lift


def lay_guards(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection)


def lift_guards(apps: Any, schema_editor: Any) -> None:
    lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("records", "0012_chain_the_trail")]

    operations = [
        migrations.AlterField(
            model_name="trace",
            name="chain",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="lines", to="records.chain"
            ),
        ),
        migrations.AlterField(
            model_name="trace",
            name="hash",
            field=models.CharField(max_length=64),
        ),
        migrations.AlterField(
            model_name="trace",
            name="number",
            field=models.PositiveBigIntegerField(),
        ),
        migrations.RunPython(lay_guards, lift_guards),
    ]
