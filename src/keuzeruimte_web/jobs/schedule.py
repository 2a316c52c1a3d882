"""The timetable of the background: what happens how often, once for all workers together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import Task

from keuzeruimte_web.jobs.access_log import check_the_logs, seal_the_logs
from keuzeruimte_web.jobs.agreements import look_for_agreements
from keuzeruimte_web.jobs.choices import go_on_with_rounds
from keuzeruimte_web.jobs.importing import go_on_with_imports
from keuzeruimte_web.jobs.outbox import forget_messages, look_in_outboxes
from keuzeruimte_web.jobs.privacy import make_what_waits
from keuzeruimte_web.jobs.queue import forget_finished_jobs
from keuzeruimte_web.jobs.reminders import look_for_reminders
from keuzeruimte_web.jobs.retention import let_go
from keuzeruimte_web.jobs.school_exports import go_on_with_exports
from keuzeruimte_web.jobs.services import forget_what_was_offered, look_for_posts, look_what_changed
from keuzeruimte_web.jobs.statistics import look_at_the_tables
from keuzeruimte_web.jobs.turning import look_for_turning_points
from keuzeruimte_web.operations.workers import takes_turn


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job without arguments, and the time between two of its turns."""

    job: "Task[[], None]"
    every: timedelta


TIMETABLE = (
    Scheduled(look_in_outboxes, timedelta(minutes=1)),
    Scheduled(seal_the_logs, timedelta(minutes=15)),
    Scheduled(check_the_logs, timedelta(days=1)),
    Scheduled(look_for_turning_points, timedelta(hours=1)),
    Scheduled(look_for_agreements, timedelta(hours=1)),
    Scheduled(look_for_reminders, timedelta(hours=1)),
    Scheduled(make_what_waits, timedelta(hours=1)),
    Scheduled(go_on_with_imports, timedelta(minutes=5)),
    Scheduled(go_on_with_rounds, timedelta(minutes=5)),
    Scheduled(look_for_posts, timedelta(minutes=1)),
    Scheduled(look_what_changed, timedelta(minutes=5)),
    Scheduled(forget_what_was_offered, timedelta(days=1)),
    Scheduled(go_on_with_exports, timedelta(minutes=15)),
    Scheduled(let_go, timedelta(days=1)),
    Scheduled(look_at_the_tables, timedelta(days=1)),
    Scheduled(forget_messages, timedelta(days=1)),
    Scheduled(forget_finished_jobs, timedelta(days=1)),
)


def tick(*, now: datetime) -> None:
    """Queue what is due. Every worker calls it; each turn is taken by one of them."""
    for scheduled in TIMETABLE:
        with transaction.atomic():
            if takes_turn(scheduled.job.name, every=scheduled.every, now=now):
                scheduled.job.enqueue()
