"""How things stand right now, as numbers for Prometheus: asked of the database when somebody asks us."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError
from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from keuzeruimte_web.jobs import queue
from keuzeruimte_web.operations import outbox
from keuzeruimte_web.operations.readiness import workers
from keuzeruimte_web.watching.numbers import show


def standing() -> Mapping[str, float]:
    """Counts of what waits and of who works; empty when the database does not answer."""
    now = timezone.now()
    try:
        jobs, letters, living = queue.how_it_stands(), outbox.how_it_stands(now=now), workers(now=now).living
    except DatabaseError:
        return {}
    finally:
        connection.close()  # of the thread that asked, which is gone after this
    return {
        "jobs_waiting": jobs.waiting,
        "jobs_running": jobs.running,
        "jobs_given_up": len(jobs.given_up),
        "letters_waiting": letters.waiting,
        "letters_unsure": len(letters.unsure),
        "letters_refused": len(letters.refused),
        "oldest_letter_seconds": (now - letters.since).total_seconds() if letters.since else 0.0,
        "workers_living": living,
        "free_bytes": float(shutil.disk_usage(settings.VAR).free),
    }


@contextmanager
def numbers_shown() -> Iterator[None]:
    """Show the numbers for as long as this runs, where the settings name a port."""
    if not settings.METRICS_PORT:
        yield
        return
    try:
        stop = show(host=settings.METRICS_HOST, port=settings.METRICS_PORT, standing=standing)
    except OSError as taken:
        raise CommandError(
            f"KEUZERUIMTE_METRICS_PORT: {settings.METRICS_HOST}:{settings.METRICS_PORT} cannot be used "
            f"({taken.strerror}). Each process needs a port of its own."
        ) from taken
    try:
        yield
    finally:
        stop()
