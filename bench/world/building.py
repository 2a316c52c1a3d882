"""What a process does that writes schools: it is started anew, with connections of its own."""

import gc
import json
import os
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from bench.world.school import Faces, school  # noqa: E402
from bench.world.writing import write  # noqa: E402


def begin() -> None:
    """Once in a process: with nothing in schools that leads in a circle, nothing looks for circles.

    And it does not wait for the disk to have its keys: a world is built again when the power fails.
    """
    gc.freeze()
    gc.disable()
    if "sqlite3" in str(settings.KEYS["ENGINE"]):
        settings.KEYS["OPTIONS"] = {"timeout": 60, "init_command": "PRAGMA synchronous = OFF"}


def build(number: int, pupils: int, today: date, file: Path | None) -> int:
    """Write one school, and in `file` who is measured as; how many rows it has."""
    built = school(number, pupils=pupils, today=today)
    rows = sum(len(of_kind) for of_kind in built.ledger.rows.values())
    if file:
        file.write_text(json.dumps(_named(built.faces)))
    write(built.ledger)
    del built
    gc.collect()
    return rows


def _named(faces: Faces) -> dict[str, Any]:
    """The ids of who is measured as."""
    people = {"mentor": faces.mentor, "adviser": faces.adviser, "parent": faces.parent, "pupil": faces.pupil}
    return {
        "school": _id(faces.pupil.school_id),
        "name": faces.pupil.given_name,
        "accounts": {key: _id(person.account_id) for key, person in people.items()},
        "pupil": _id(faces.pupil.pk),
        "talks": [[_id(talk.pk), _id(talk.organiser.account_id)] for talk in faces.talks],
    }


def _id(of: Any) -> str:
    return str(UUID(of))
