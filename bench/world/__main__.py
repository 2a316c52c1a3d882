"""Fill a database with schools: `python -m bench.world PUPILS FILE DAY`; in FILE, who is measured as.

DAY is the day on which it is told. Run again after it was broken off, it goes on where it was.
"""

import gc
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402

from bench.world import bare  # noqa: E402
from bench.world.school import Faces, name_of, school  # noqa: E402
from bench.world.sizes import sizes  # noqa: E402
from bench.world.writing import write  # noqa: E402
from keuzeruimte_web.records.models import School  # noqa: E402


def main() -> None:
    """All schools of a world that are not there yet, by as many processes as there are cores."""
    file, today = Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
    each = list(enumerate(sizes(int(sys.argv[1])), start=1))
    start, written = perf_counter(), 0
    if connection.vendor == "postgresql":
        bare.take_off()
    # Somewhere in the middle: neither the first pages of every table nor the last.
    middle = each[len(each) // 2][0]
    there = set(School.objects.values_list("name", flat=True))
    left = [(number, size) for number, size in each if name_of(number) not in there]
    connections.close_all()
    with ProcessPoolExecutor(len(os.sched_getaffinity(0)), initializer=_begin) as workers:
        working = [
            workers.submit(build, number, size, today, file if number == middle else None)
            for number, size in left
        ]
        for done, one in enumerate(as_completed(working), start=1):
            written += one.result()
            _say(f"{done} of {len(left)} schools, {written / (perf_counter() - start):,.0f} rows a second")
    if connection.vendor == "postgresql":
        bare.put_back(_say)
    _say(f"{written:,} rows in {(perf_counter() - start) / 60:.1f} minutes\n")


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


def _begin() -> None:
    """A process that writes schools: with nothing in them that leads in a circle, nothing looks for circles.
    And it does not wait for the disk to have its keys: a world is built again when the power fails."""
    gc.freeze()
    gc.disable()
    if "sqlite3" in str(settings.KEYS["ENGINE"]):
        settings.KEYS["OPTIONS"] = {"timeout": 60, "init_command": "PRAGMA synchronous = OFF"}


def _say(text: str) -> None:
    sys.stderr.write(f"\r{text:<70}")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
