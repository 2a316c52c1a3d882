"""Jobs that keep the log of who looked provable."""

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.access_log import check_logs, seal_logs


@task()
def seal_the_logs() -> None:
    """Seal what was added. Run twice, the second finds nothing."""
    for _sealed in seal_logs(now=timezone.now()):
        pass


@task()
def check_the_logs() -> None:
    """Check every log, and keep what was found for the privacy officer."""
    check_logs(now=timezone.now())
