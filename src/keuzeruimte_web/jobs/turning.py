"""The job that looks whose turning point is near."""

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.turning import schools, tell_of_turning_points

MORNING, EVENING = 8, 20
"""The hours of the day in which such a letter arrives: nobody is woken by it."""


@task()
def look_for_turning_points() -> None:
    """Write the messages that are due; at night nothing, the next turn comes within the hour."""
    now = timezone.localtime()
    if MORNING <= now.hour < EVENING:
        for school in schools():
            tell_of_turning_points(school, today=now.date())
