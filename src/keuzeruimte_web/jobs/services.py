"""Jobs for services that read along: noticing what changed, telling of it, and letting go of what is over."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.noticing import notice_changes, schools_with_services
from keuzeruimte_web.operations.offered import forget_offered
from keuzeruimte_web.operations.webhook_posts import (
    forget_posts,
    post_next,
    schools_with_posts,
    write_posts,
)

AT_ONCE = 20
"""Messages a job: a worker that is asked to stop finishes its job first."""


@task()
def notice_changes_at_school(*, school: str) -> None:
    """Notice what changed for the services of this school, and write who is told of it.

    Run twice, the second notices nothing and writes nothing.
    """
    notice_changes(UUID(school), today=timezone.localdate())
    if write_posts(UUID(school), today=timezone.localdate()):
        post_to_webhooks.enqueue(school=school)


@task()
def post_to_webhooks(*, school: str) -> None:
    """Post what waits; with more than a job's worth, go on in a next job."""
    for _ in range(AT_ONCE):
        if not post_next(UUID(school), now=timezone.now()):
            return
    post_to_webhooks.enqueue(school=school)


@task()
def look_for_posts() -> None:
    """Try again what did not arrive before."""
    for school in schools_with_posts(timezone.now()):
        post_to_webhooks.enqueue(school=str(school))


@task()
def look_what_changed() -> None:
    """A job for each school with a service, so that one that fails holds up no other."""
    for school in schools_with_services(today=timezone.localdate()):
        notice_changes_at_school.enqueue(school=str(school))


@task()
def forget_what_was_offered() -> None:
    """Let go of lists that nobody looked at in a month, and of messages that are over as long."""
    for school in schools_with_services(today=timezone.localdate()):
        forget_offered(school, today=timezone.localdate())
        forget_posts(school, now=timezone.now())
