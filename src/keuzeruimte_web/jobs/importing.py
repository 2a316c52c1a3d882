"""The jobs that read in what a school offered."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.import_applying import apply
from keuzeruimte_web.operations.import_looking import look
from keuzeruimte_web.operations.import_undoing import undo
from keuzeruimte_web.operations.importing import forget_old_imports, waiting_imports
from keuzeruimte_web.operations.retention import schools


@task()
def work_on_import(*, school: str, run: str) -> None:
    """Whatever is next for it: look, apply or put back. Run twice, the second finds it done."""
    today = timezone.localdate()
    look(UUID(school), run=UUID(run), today=today)
    apply(UUID(school), run=UUID(run), now=timezone.now(), today=today)
    undo(UUID(school), run=UUID(run), today=today)


@task()
def go_on_with_imports() -> None:
    """Pick up what stopped halfway, and let go of what can no longer be undone."""
    for school in schools():
        forget_old_imports(school, today=timezone.localdate())
        for run in waiting_imports(school):
            work_on_import.enqueue(school=str(school), run=str(run))
