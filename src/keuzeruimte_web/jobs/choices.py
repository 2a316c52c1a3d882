"""The jobs that open a choice for a year group."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.choice_opening import go_on_with_round, waiting_rounds
from keuzeruimte_web.operations.retention import schools


@task()
def work_on_round(*, school: str, round: str) -> None:
    """Open the moments that are not there yet. Run twice, the second finds it done."""
    go_on_with_round(UUID(school), round=UUID(round), today=timezone.localdate())


@task()
def go_on_with_rounds() -> None:
    """Pick up what stopped halfway."""
    for school in schools():
        for found in waiting_rounds(school):
            work_on_round.enqueue(school=str(school), round=str(found))
