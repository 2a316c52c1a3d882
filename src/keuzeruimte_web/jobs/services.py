"""Jobs for services that read along: noticing what changed, and letting go of what nobody looked at."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.noticing import notice_changes, schools_with_services
from keuzeruimte_web.operations.offered import forget_offered


@task()
def notice_changes_at_school(*, school: str) -> None:
    """Notice what changed for the services of this school. Run twice, the second notices nothing."""
    notice_changes(UUID(school), today=timezone.localdate())


@task()
def look_what_changed() -> None:
    """A job for each school with a service, so that one that fails holds up no other."""
    for school in schools_with_services(today=timezone.localdate()):
        notice_changes_at_school.enqueue(school=str(school))


@task()
def forget_what_was_offered() -> None:
    """Let go of lists that nobody looked at in a month."""
    for school in schools_with_services(today=timezone.localdate()):
        forget_offered(school, today=timezone.localdate())
