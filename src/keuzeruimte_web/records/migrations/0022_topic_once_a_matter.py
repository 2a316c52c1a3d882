"""The database keeps topics of a matter apart by the marks of their titles."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0021_seal_what_is_stored")]

    operations = [
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(fields=("matter", "title_mark"), name="topic_once_a_matter"),
        ),
    ]
