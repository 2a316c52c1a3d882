"""The job that reminds of agreements."""

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.jobs.turning import EVENING, MORNING
from keuzeruimte_web.operations.reminding import remind_of_agreements
from keuzeruimte_web.operations.turning import schools


@task()
def look_for_agreements() -> None:
    """Write the reminders that are due; at night nothing, the next turn comes within the hour."""
    now = timezone.localtime()
    if MORNING <= now.hour < EVENING:
        for school in schools():
            remind_of_agreements(school, today=now.date())
