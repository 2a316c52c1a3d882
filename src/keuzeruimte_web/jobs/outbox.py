"""Jobs that bring messages out."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from keuzeruimte_web.operations.account_letters import deliver_next_letter, forget_letters, letters_wait
from keuzeruimte_web.operations.courier import Courier
from keuzeruimte_web.operations.delivery import deliver_next, forget_sent, schools_with_post

AT_ONCE = 50
"""Letters a job: a worker that is asked to stop finishes its job first."""


@task()
def deliver_messages(*, school: str) -> None:
    """Send what waits in the outbox of a school; with more than a job's worth, go on in a next job."""
    with Courier() as courier:
        for _ in range(AT_ONCE):
            if not deliver_next(UUID(school), courier=courier, now=timezone.now()):
                return
    deliver_messages.enqueue(school=school)


@task()
def deliver_account_letters() -> None:
    """Send what waits about accounts; with more than a job's worth, go on in a next job."""
    with Courier() as courier:
        for _ in range(AT_ONCE):
            if not deliver_next_letter(courier=courier, now=timezone.now()):
                return
    deliver_account_letters.enqueue()


@task()
def look_in_outboxes() -> None:
    """Try again what could not go out before."""
    if letters_wait(timezone.now()):
        deliver_account_letters.enqueue()
    for school in schools_with_post(timezone.now()):
        deliver_messages.enqueue(school=str(school))


@task()
def forget_messages() -> None:
    """Let go of messages that went out long ago."""
    forget_sent(timezone.now())
    forget_letters(timezone.now())
