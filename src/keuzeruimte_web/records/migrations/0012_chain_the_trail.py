"""Every line of the trail gets its place in the chain of its dossier, in order of time.

A line that named a matter and no pupil belongs to the dossier of that matter's pupil.
"""

from collections import defaultdict
from typing import Any

from django.db import migrations

from keuzeruimte_web.records.canonical import hash_of_line


def chain(apps: Any, schema_editor: Any) -> None:
    using = schema_editor.connection.alias
    lines = apps.get_model("records", "Trace")._base_manager.using(using)
    chains = apps.get_model("records", "Chain")._base_manager.using(using)
    pupil_of = dict(
        apps.get_model("records", "Matter")._base_manager.using(using).values_list("pk", "pupil_id")
    )
    by_dossier: dict[Any, list[Any]] = defaultdict(list)
    for line in lines.all():
        if line.pupil_id is None:
            line.pupil_id = pupil_of.get(line.matter_id)
        by_dossier[line.school_id, line.pupil_id].append(line)
    for (school, pupil), its_lines in by_dossier.items():
        row = chains.create(school_id=school, pupil=pupil)
        its_lines.sort(key=lambda line: (line.at, line.pk.hex))
        for number, line in enumerate(its_lines, start=1):
            line.chain_id, line.number, line.previous = row.pk, number, row.head
            line.hash = row.head = hash_of_line(line)
        row.length = len(its_lines)
        row.save()
        lines.bulk_update(its_lines, ["pupil_id", "chain_id", "number", "previous", "hash"], batch_size=200)


def unchain(apps: Any, schema_editor: Any) -> None:
    using = schema_editor.connection.alias
    lines = apps.get_model("records", "Trace")._base_manager.using(using)
    lines.update(chain=None, number=None, previous="", hash="")
    for name in ("SealedHead", "Seal", "ErasedChain", "Chain"):
        apps.get_model("records", name)._base_manager.using(using).all().delete()


class Migration(migrations.Migration):
    dependencies = [("records", "0011_log_chain")]

    operations = [migrations.RunPython(chain, unchain)]
