"""The job that reminds, by day."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.jobs.turning import EVENING, MORNING
from keuzeruimte_web.operations.reminders import remind, schools


@task()
def look_for_reminders() -> None:
    """A job for each school; at night nothing, the next turn comes within the hour."""
    if MORNING <= timezone.localtime().hour < EVENING:
        for school in schools():
            remind_at_school.enqueue(school=str(school))


@task()
def remind_at_school(*, school: str) -> None:
    """Write what is due. Run twice, the second finds it written."""
    remind(UUID(school), now=timezone.now())
