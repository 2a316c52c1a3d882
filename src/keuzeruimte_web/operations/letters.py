"""The one letter that the outbox sends: the same for everything that it can be about."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override


def letter(*, message: UUID, to: str, language: str, formal: bool) -> EmailMessage:
    """A letter to this address that there is something new, in this language; `formal`: with *u*.

    No name, no subject of its own, nothing of the record: who reads along learns nothing. The Message-ID is
    the same at every try, so that a mail server can know a letter again.
    """
    with override(language):
        subject = gettext("Er is iets nieuws in Keuzeruimte")
        body = render_to_string(
            "letters/something_new.txt",
            {"formal": formal, "address": settings.ADDRESS + reverse("account_login")},
        )
    return EmailMessage(
        subject,
        body,
        to=[to],
        headers={"Message-ID": f"<{message}@{_domain()}>", "Auto-Submitted": "auto-generated"},
    )


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
