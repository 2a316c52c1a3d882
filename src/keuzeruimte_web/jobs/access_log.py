"""Jobs that keep the log of who looked provable."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.access_log import check_log_asked, check_logs, seal_logs


@task()
def seal_the_logs() -> None:
    """Seal what was added. Run twice, the second finds nothing."""
    for _sealed in seal_logs(now=timezone.now()):
        pass


@task()
def check_the_logs() -> None:
    """Check every log, and keep what was found for the privacy officer."""
    check_logs(now=timezone.now())


@task()
def check_the_log_asked(*, school: str) -> None:
    """Check the log of one school, for the privacy officer who asked. Run twice, the second finds it done."""
    check_log_asked(UUID(school), now=timezone.now())
