"""The jobs that make the export of a whole school, and let it go again."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.retention import schools
from keuzeruimte_web.operations.school_export_making import make_export
from keuzeruimte_web.operations.school_exports import let_exports_go, waiting_exports


@task()
def make_the_export(*, school: str, run: str) -> None:
    """Make it. Run twice, the second finds it made."""
    make_export(UUID(school), run=UUID(run), now=timezone.now())


@task()
def go_on_with_exports() -> None:
    """Pick up what stopped halfway, and let go of what was there long enough."""
    for school in schools():
        let_exports_go(school)
        for run in waiting_exports(school):
            make_the_export.enqueue(school=str(school), run=str(run))
