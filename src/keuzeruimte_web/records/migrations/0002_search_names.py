"""What search looks for: also without marks on letters."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

from keuzeruimte_web.components.names import searchable


def without_marks(apps: Any, schema_editor: Any) -> None:
    _each(apps, schema_editor, searchable)


def with_marks(apps: Any, schema_editor: Any) -> None:
    _each(apps, schema_editor, str.casefold)


def _each(apps: Any, schema_editor: Any, form: Callable[[str], str]) -> None:
    people = apps.get_model("records", "Person")._base_manager.using(schema_editor.connection.alias)
    changed = []
    for person in people.only("given_name", "prefix", "family_name", "search_name").iterator():
        name = " ".join(part for part in (person.given_name, person.prefix, person.family_name) if part)
        person.search_name = form(name)
        changed.append(person)
    people.bulk_update(changed, ["search_name"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [migrations.RunPython(without_marks, with_marks)]
