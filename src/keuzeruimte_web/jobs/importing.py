"""The jobs that read in what a school offered."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.bridge.background import in_hand
from keuzeruimte_web.jobs.statistics import count_what_was_read_in
from keuzeruimte_web.operations.import_applying import apply
from keuzeruimte_web.operations.import_looking import look
from keuzeruimte_web.operations.import_undoing import undo
from keuzeruimte_web.operations.importing import forget_old_imports, waiting_imports
from keuzeruimte_web.operations.retention import schools

MANY = 1000
"""People: so many at once change what is the shortest way to one of them."""


@task()
def work_on_import(*, school: str, run: str) -> None:
    """Whatever is next for it: look, apply or put back. Run twice, the second finds it done."""
    today = timezone.localdate()
    look(UUID(school), run=UUID(run), today=today)
    if apply(UUID(school), run=UUID(run), now=timezone.now(), today=today) >= MANY:
        count_what_was_read_in.enqueue()
    undo(UUID(school), run=UUID(run), today=today)


@task()
def go_on_with_imports() -> None:
    """Pick up what stopped halfway, and let go of what can no longer be undone."""
    for school in schools():
        forget_old_imports(school, today=timezone.localdate())
        for run in waiting_imports(school):
            if in_hand(school, run=run):  # and is not lost: it waits for its turn, or for somebody's word
                continue
            work_on_import.enqueue(school=str(school), run=str(run))
