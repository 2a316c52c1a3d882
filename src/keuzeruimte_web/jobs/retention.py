"""The job that lets go of what has been kept long enough."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.retention import forget_sign_ins, keep_to_terms, schools


@task()
def let_go() -> None:
    """A job for each school, so that one that fails holds up no other; and the sign-ins of all."""
    forget_sign_ins(now=timezone.now())
    for school in schools():
        let_go_at_school.enqueue(school=str(school))


@task()
def let_go_at_school(*, school: str) -> None:
    """Keep to the terms of this school. Run twice, the second finds nothing."""
    keep_to_terms(UUID(school), now=timezone.now(), today=timezone.localdate())
