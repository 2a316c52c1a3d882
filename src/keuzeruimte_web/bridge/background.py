"""What the background does for one school, in numbers: never about whom, and no text of an error."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from keuzeruimte_web.records.models import Message
from keuzeruimte_web.records.models.choices import MessageState

JOBS: Any = DBTaskResult.objects
SHOWN = 20
KINDS = "keuzeruimte_web.jobs."
STATES = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "running",
    TaskResultStatus.FAILED: "given-up",
}


@dataclass(frozen=True, slots=True)
class Job:
    """A job of this school: its name in the code, how it is, since when, how often it was begun, and not
    before which moment it is begun again."""

    id: UUID
    kind: str
    state: str
    since: datetime
    tries: int
    again_at: datetime | None


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of this school that did not go out yet; `held_up`: tried before. `next_at`: the next try."""

    waiting: int
    held_up: int
    next_at: datetime | None
    unsure: int
    """The mail server got them, and did not say whether it took them."""
    refused: int


def jobs_of(school: UUID) -> tuple[Job, ...]:
    """What waits, is being done or was given up for this school; twenty, oldest first. One query."""
    found = _of(school).filter(status__in=list(STATES)).order_by("enqueued_at", "pk")
    return tuple(_job(row) for row in found[:SHOWN])


def letters_wait() -> Letters:
    """The letters of the school whose scope is open. One query."""
    waiting = Q(state__in=(MessageState.WAITING, MessageState.CLAIMED))
    tried = Q(state=MessageState.WAITING, tries__gt=0)
    found: dict[str, Any] = Message.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        held_up=Count("pk", filter=tried),
        next_at=Min("next_try_at", filter=tried),
        unsure=Count("pk", filter=Q(state=MessageState.HANDED)),
        refused=Count("pk", filter=Q(state=MessageState.REFUSED)),
    )
    return Letters(**found)


def in_hand(school: UUID, *, run: UUID) -> bool:
    """Whether a job for this run waits, is being done or was given up. One query."""
    return bool(_of_run(school, run).exists())


def stands_still(school: UUID, *, run: UUID) -> bool:
    """Whether the job for this run failed: it is tried again later, or was given up. One query."""
    failed = Q(status=TaskResultStatus.FAILED) | ~Q(exception_class_path="")
    return bool(_of_run(school, run).filter(failed).exists())


def put_back(rows: Any) -> int:
    """Put jobs that were given up back in the queue, with all their tries; how many."""
    again: int = rows.filter(status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=[], finished_at=None
    )
    return again


def put_back_at(school: UUID, *, job: UUID) -> int:
    """The same for one job of this school; 0 when there is none that was given up."""
    return put_back(_of(school).filter(pk=job))


def _of(school: UUID) -> Any:
    return JOBS.filter(args_kwargs__kwargs__school=str(school))


def _of_run(school: UUID, run: UUID) -> Any:
    return _of(school).filter(args_kwargs__kwargs__run=str(run), status__in=list(STATES))


def _job(row: Any) -> Job:
    later = row.status == TaskResultStatus.READY and timezone.now() < row.run_after < get_date_max()
    return Job(
        id=row.pk,
        kind=row.task_path.removeprefix(KINDS),
        state=STATES[row.status],
        since=row.enqueued_at,
        tries=len(row.worker_ids),
        again_at=row.run_after if later else None,
    )
