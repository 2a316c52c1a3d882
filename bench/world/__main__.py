"""Fill an empty database with schools: `python -m bench.world PUPILS FILE`; in FILE, who is measured as."""

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")

import django

django.setup()

from django.utils import timezone  # noqa: E402

from bench.world.school import school  # noqa: E402
from bench.world.sizes import sizes  # noqa: E402
from bench.world.writing import write  # noqa: E402


def build(number: int, pupils: int, today: date) -> dict[str, Any]:
    """Write one school; the ids of who is measured as."""
    built = school(number, pupils=pupils, today=today)
    faces = built.faces
    people = {"mentor": faces.mentor, "adviser": faces.adviser, "parent": faces.parent, "pupil": faces.pupil}
    named = {
        "school": str(built.ledger.school.pk),
        "name": faces.pupil.given_name,
        "accounts": {key: str(person.account_id) for key, person in people.items()},
        "pupil": str(faces.pupil.pk),
        "talks": [[str(talk.pk), str(talk.organiser.account_id)] for talk in faces.talks],
    }
    write(built.ledger)
    return named


def main() -> None:
    """All schools of a world, by as many processes as there are cores."""
    file, today = Path(sys.argv[2]), timezone.localdate()
    each = sizes(int(sys.argv[1]))
    made = []
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(each))) as workers:
        every = [workers.submit(build, number, size, today) for number, size in enumerate(each, start=1)]
        for done, one in enumerate(every, start=1):
            made.append(one.result())
            sys.stderr.write(f"\r{done} of {len(each)} schools")
    sys.stderr.write("\n")
    # Somewhere in the middle: neither the first pages of every table nor the last.
    file.write_text(json.dumps(made[len(made) // 2]))


if __name__ == "__main__":
    main()
