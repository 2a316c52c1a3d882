"""What happens in an operation and asks for work: the operation does not know that there is a queue."""

from django.dispatch import receiver

from keuzeruimte_web.jobs.devices import tell_of_device
from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.operations.devices import strange
from keuzeruimte_web.operations.messages import told


@receiver(told, dispatch_uid="deliver_messages")
def bring_out(school: str, **signal: object) -> None:
    """Queue the delivery in the transaction of the messages: it starts after the commit, or never."""
    deliver_messages.enqueue(school=school)


@receiver(strange, dispatch_uid="strange_device")
def tell_of_strange(account: str, browser: str, **signal: object) -> None:
    """Queue the letter: a mail server that is away keeps nobody from signing in."""
    tell_of_device.enqueue(account=account, browser=browser)
