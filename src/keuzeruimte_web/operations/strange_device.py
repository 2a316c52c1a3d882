"""The letter that somebody signed in on a new device: to the account's own address, without a name."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from keuzeruimte_web.records.models import Account


def tell_of_strange_device(account: UUID, *, browser: str) -> None:
    """Send the letter; an account that is gone gets none. Raises what the mail server's refusal raises."""
    found = Account.objects.filter(pk=account, is_active=True).first()
    if found is None:
        return
    with override(found.language):
        subject = gettext("Er is ingelogd op een nieuw apparaat")
        address = settings.ADDRESS + reverse("account_devices")
        body = render_to_string("letters/new_device.txt", {"browser": browser, "address": address})
    EmailMessage(subject, body, to=[found.email], headers={"Auto-Submitted": "auto-generated"}).send()
