"""The letter after signing in on a device that is new for an account."""

from uuid import UUID

from django_tasks import task

from keuzeruimte_web.operations.strange_device import tell_of_strange_device


@task()
def tell_of_device(*, account: str, browser: str) -> None:
    """Send it. Run twice, it arrives twice, which harms nobody."""
    tell_of_strange_device(UUID(account), browser=browser)
