"""The job that makes a copy somebody asked for."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.copies import make_copy, waiting_to_be_made
from keuzeruimte_web.operations.retention import schools


@task()
def make_the_copy(*, school: str, request: str) -> None:
    """Make it and tell the asker. Run twice, the second finds it made."""
    make_copy(UUID(school), privacy_request=UUID(request), now=timezone.now(), today=timezone.localdate())


@task()
def make_what_waits() -> None:
    """Pick up what stopped halfway."""
    for school in schools():
        for request in waiting_to_be_made(school):
            make_the_copy.enqueue(school=str(school), request=str(request))
