"""The queue as the operator looks at it: which jobs, how old, why one failed; and the timetable.

No arguments and no texts of a job: those can hold ids of people. Of an error its kind, and where in the code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django_tasks import TaskResultStatus

from keuzeruimte_web.jobs.queue import ROWS, NotGivenUp
from keuzeruimte_web.jobs.schedule import TIMETABLE
from keuzeruimte_web.operations.workers import turns, workers_seen

STATES = {
    "waiting": TaskResultStatus.READY,
    "running": TaskResultStatus.RUNNING,
    "given-up": TaskResultStatus.FAILED,
    "done": TaskResultStatus.SUCCESSFUL,
}
MOST = 100
REASONS = ("done-by-hand", "not-needed", "wrong")
"""Why an operator lets go of a job; a closed list, so that no name is typed there."""
DROPPED = "dropped."


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job. `error`: the kind of the last error, '' for none. `again_at`: not before this moment."""

    id: UUID
    kind: str
    state: str
    since: datetime
    tries: int
    error: str
    again_at: datetime | None


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A piece of scheduled work: how often, and when it had its last turn and has its next."""

    kind: str
    every: timedelta
    last: datetime | None
    next: datetime | None


def jobs(*, state: str | None = None, kind: str = "", older: timedelta | None = None) -> Sequence[JobLine]:
    """The jobs in this state, with this in their kind, queued so long ago; a hundred, oldest first."""
    found = ROWS.all()
    if state is not None:
        found = found.filter(status=STATES[state])
    if kind:
        found = found.filter(task_path__contains=kind)
    if older is not None:
        found = found.filter(enqueued_at__lt=timezone.now() - older)
    return [_line(row) for row in found.order_by("enqueued_at", "pk")[:MOST]]


def why(job: UUID) -> str:
    """The kind of the last error of a job, and where in the code it was. Raises NotGivenUp for none."""
    row = ROWS.filter(pk=job).first()
    if row is None:
        raise NotGivenUp(job)
    return f"{row.exception_class_path or 'no error'}\n{row.traceback or ''}".rstrip()


def drop(job: UUID, *, reason: str) -> None:
    """Let go of a job that waits or was given up, for one of REASONS. Raises NotGivenUp, ValueError."""
    if reason not in REASONS:
        raise ValueError(reason)
    droppable = ROWS.filter(pk=job, status__in=(TaskResultStatus.READY, TaskResultStatus.FAILED))
    dropped = droppable.update(
        status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now(), exception_class_path=DROPPED + reason
    )
    if not dropped:
        raise NotGivenUp(job)


def timetable() -> Sequence[TurnLine]:
    """What happens by itself, how often, and when."""
    known = turns()
    lines = []
    for scheduled in TIMETABLE:
        upcoming = known.get(scheduled.job.name)
        last = upcoming - scheduled.every if upcoming is not None else None
        lines.append(TurnLine(scheduled.job.name, scheduled.every, last, upcoming))
    return lines


def workers() -> Sequence[tuple[UUID, datetime]]:
    """The workers that live, and when each last said so."""
    return workers_seen(now=timezone.now())


def _line(row: Any) -> JobLine:
    state = next(name for name, status in STATES.items() if status == row.status)
    later = row.run_after if row.status == TaskResultStatus.READY and row.run_after.year < 9000 else None
    return JobLine(
        id=row.pk,
        kind=row.task_path.removeprefix("keuzeruimte_web.jobs."),
        state=state,
        since=row.enqueued_at,
        tries=len(row.worker_ids),
        error=row.exception_class_path or "",
        again_at=later,
    )
