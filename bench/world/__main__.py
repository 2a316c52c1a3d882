"""Fill a database with schools: `python -m bench.world PUPILS FILE DAY`; in FILE, who is measured as.

DAY is the day on which it is told. Run again after it was broken off, it goes on where it was.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.world import bare  # noqa: E402
from bench.world.building import begin, build  # noqa: E402
from bench.world.school import name_of  # noqa: E402
from bench.world.sizes import sizes  # noqa: E402
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
    cores = len(os.sched_getaffinity(0))
    # Started anew: a copy of this process would share the connections that are kept here.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=begin) as workers:
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


def _say(text: str) -> None:
    sys.stderr.write(f"\r{text:<70}")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
