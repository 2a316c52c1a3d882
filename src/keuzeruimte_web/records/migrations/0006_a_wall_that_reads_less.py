"""The wall between schools says the same for half the price a row."""

from django.db import migrations

from keuzeruimte_web.records.wall import RewordWalls


class Migration(migrations.Migration):
    """See decision 0204."""

    dependencies = [("records", "0005_a_wall_in_plain_words")]

    operations = [RewordWalls()]
