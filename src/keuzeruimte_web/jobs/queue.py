"""The queue itself: claim a job, mark how it ended, give a dead worker's job back.

Around `django-tasks-db`, which keeps the rows: retries, their waiting time and the reaper are ours.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_tb
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult, get_date_max

from keuzeruimte_web.bridge.background import put_back
from keuzeruimte_web.watching.numbers import JOBS

log = logging.getLogger(__name__)

MOST_TRIES = 8
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=1)
KEPT = timedelta(days=14)
"""How long a finished job stays, for the operator."""
ROWS: Any = DBTaskResult.objects


def next_job(worker: str) -> Any:
    """The first job that is ready, claimed for this worker; None when there is none."""
    ready = ROWS.ready()
    if not ready.exists():  # a plain look first: it locks nothing while there is nothing to do
        return None
    with transaction.atomic():
        job = ready.get_locked()
        if job is not None:
            job.claim(worker)
    return job


def run(job: Any) -> None:
    """Run a claimed job and mark how it ended; a failure is tried again later, eight times in all."""
    try:
        kwargs = job.args_kwargs["kwargs"]
        job.task.call(**kwargs)
    except Exception as error:  # whatever a job raises, there is an answer: later again, and at last given up
        failed(job, error, now=timezone.now())
    else:
        job.set_successful(None)
        JOBS.labels(job.task_path, "done").inc()


def failed(job: Any, error: Exception, *, now: datetime) -> None:
    """Back in the queue with a growing pause, or given up. What is kept of the error holds no text of it:
    a message can quote a person's words."""
    tries = len(job.worker_ids)
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    where = "".join(format_tb(error.__traceback__))
    ours = ROWS.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    JOBS.labels(job.task_path, "again" if tries < MOST_TRIES else "given up").inc()
    if tries < MOST_TRIES:
        wait = min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
        ours.update(
            status=TaskResultStatus.READY, run_after=now + wait, exception_class_path=kind, traceback=where
        )
        log.warning("job %s (%s) failed with %s; again in %s", job.pk, job.task_path, kind, wait)
    else:
        ours.update(
            status=TaskResultStatus.FAILED, finished_at=now, exception_class_path=kind, traceback=where
        )
        log.error("job %s (%s) failed with %s, %d times; given up", job.pk, job.task_path, kind, tries)


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A job that failed too often: which, and with what kind of error."""

    id: UUID
    job: str
    error: str


@dataclass(frozen=True, slots=True)
class Queue:
    """How many jobs wait (some for a later moment) and run, and which were given up."""

    waiting: int
    running: int
    given_up: tuple[GivenUp, ...]


class NotGivenUp(Exception):  # noqa: N818
    """There is no such job that was given up."""


def how_it_stands() -> Queue:
    """The queue, for the operator: no arguments, no texts."""
    return Queue(
        waiting=ROWS.filter(status=TaskResultStatus.READY).count(),
        running=ROWS.running().count(),
        given_up=tuple(
            GivenUp(id=job.pk, job=job.task_path, error=job.exception_class_path)
            for job in ROWS.failed().order_by("finished_at", "pk")
        ),
    )


def try_again(job: UUID) -> None:
    """Put a job that was given up back in the queue, with all its tries. Raises NotGivenUp."""
    if not put_back(ROWS.filter(pk=job)):
        raise NotGivenUp(job)


def give_back(*, living: set[str], now: datetime) -> int:
    """Put the jobs of workers that are no more back in the queue; how many. Given up after eight deaths."""
    back = 0
    for job in ROWS.running().order_by("enqueued_at", "pk"):
        if job.worker_ids and job.worker_ids[-1] in living:
            continue
        again = len(job.worker_ids) < MOST_TRIES
        back += ROWS.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at).update(
            status=TaskResultStatus.READY if again else TaskResultStatus.FAILED,
            run_after=get_date_max() if again else job.run_after,
            finished_at=None if again else now,
        )
        log.warning("job %s (%s): its worker is gone", job.pk, job.task_path)
    return back


@task()
def forget_finished_jobs() -> None:
    """Let go of jobs that ended well two weeks ago."""
    ROWS.successful().filter(finished_at__lt=timezone.now() - KEPT).delete()
