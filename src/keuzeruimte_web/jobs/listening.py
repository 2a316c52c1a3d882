"""What happens in an operation and asks for work: the operation does not know that there is a queue."""

from django.dispatch import receiver

from keuzeruimte_web.jobs.access_log import check_the_log_asked
from keuzeruimte_web.jobs.choices import work_on_round
from keuzeruimte_web.jobs.importing import work_on_import
from keuzeruimte_web.jobs.outbox import deliver_account_letters, deliver_messages
from keuzeruimte_web.jobs.privacy import make_the_copy
from keuzeruimte_web.jobs.school_exports import make_the_export
from keuzeruimte_web.jobs.services import notice_changes_at_school, post_to_webhooks
from keuzeruimte_web.operations.access_log import check_asked
from keuzeruimte_web.operations.account_letters import account_told
from keuzeruimte_web.operations.choice_opening import round_waits
from keuzeruimte_web.operations.importing import import_waits
from keuzeruimte_web.operations.messages import told
from keuzeruimte_web.operations.privacy import to_be_made
from keuzeruimte_web.operations.school_exports import export_waits
from keuzeruimte_web.operations.services import services_changed
from keuzeruimte_web.operations.webhooks import posts_wait


@receiver(told, dispatch_uid="deliver_messages")
def bring_out(school: str, **signal: object) -> None:
    """Queue the delivery in the transaction of the messages: it starts after the commit, or never."""
    deliver_messages.enqueue(school=school)


@receiver(account_told, dispatch_uid="deliver_account_letters")
def bring_account_letters_out(**signal: object) -> None:
    """Queue the delivery: a mail server that is away keeps nobody from signing in."""
    deliver_account_letters.enqueue()


@receiver(to_be_made, dispatch_uid="make_the_copy")
def make_copy_of(request: str, school: str, **signal: object) -> None:
    """Queue the copy in the transaction of the answer: it is made after the commit, or never."""
    make_the_copy.enqueue(school=school, request=request)


@receiver(check_asked, dispatch_uid="check_the_log_asked")
def check_log_of(school: str, **signal: object) -> None:
    """Queue the check in the transaction of the question: a long log keeps nobody waiting at a page."""
    check_the_log_asked.enqueue(school=school)


@receiver(import_waits, dispatch_uid="work_on_import")
def go_on_with_import(school: str, run: str, **signal: object) -> None:
    """Queue what is next in the transaction that asked for it: it starts after the commit, or never."""
    work_on_import.enqueue(school=school, run=run)


@receiver(round_waits, dispatch_uid="work_on_round")
def go_on_with_choices(school: str, round: str, **signal: object) -> None:
    """Queue the opening in the transaction that asked for it: it starts after the commit, or never."""
    work_on_round.enqueue(school=school, round=round)


@receiver(services_changed, dispatch_uid="notice_changes_at_school")
def notice_for_services(school: str, **signal: object) -> None:
    """Queue a first look in the transaction that made the service: what changes from then on is noticed."""
    notice_changes_at_school.enqueue(school=school)


@receiver(posts_wait, dispatch_uid="post_to_webhooks")
def post_for_services(school: str, **signal: object) -> None:
    """Queue the post in the transaction that wrote it: it starts after the commit, or never."""
    post_to_webhooks.enqueue(school=school)


@receiver(export_waits, dispatch_uid="make_the_export")
def go_on_with_export(school: str, run: str, **signal: object) -> None:
    """Queue it in the transaction of who agreed: it starts after the commit, or never."""
    make_the_export.enqueue(school=school, run=run)
