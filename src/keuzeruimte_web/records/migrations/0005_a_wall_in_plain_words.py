"""The wall between schools says the same in fewer steps: half of what PostgreSQL keeps and sets up for a question."""

from django.db import migrations

from keuzeruimte_web.records.wall import RewordWalls


class Migration(migrations.Migration):
    """See decision 0181."""

    dependencies = [("records", "0004_remind_to_answer")]

    operations = [RewordWalls()]
