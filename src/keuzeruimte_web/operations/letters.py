"""The letters that the outbox of a school sends: there is something new, and an invitation."""

from datetime import date
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override


def letter(*, message: UUID, to: str, language: str, formal: bool, several: bool) -> EmailMessage:
    """A letter to this address that there is something new, in this language; `formal`: with *u*.

    `several`: one looks from more than one seat, and may not find it from the first.

    No name, no subject of its own, nothing of the record: who reads along learns nothing. The Message-ID is
    the same at every try, so that a mail server can know a letter again.
    """
    with override(language):
        subject = gettext("Er is iets nieuws in Keuzeruimte")
        body = render_to_string(
            "letters/something_new.txt",
            {
                "formal": formal,
                "several": several,
                "address": settings.ADDRESS + reverse("account_login"),
            },
        )
    return EmailMessage(
        subject,
        body,
        to=[to],
        headers={"Message-ID": post_name(str(message)), "Auto-Submitted": "auto-generated"},
    )


def reminder_letter(*, message: UUID, to: str, language: str, formal: bool, several: bool) -> EmailMessage:
    """A reminder to this address: that there is something, and where one can ask for no more of these.

    Nothing of what it is about, and nothing of what anybody did.
    """
    with override(language):
        subject = gettext("Een herinnering van Keuzeruimte")
        body = render_to_string(
            "letters/reminder.txt",
            {
                "formal": formal,
                "several": several,
                "address": settings.ADDRESS + reverse("account_login"),
                "stop": settings.ADDRESS + reverse("reminders"),
            },
        )
    return EmailMessage(
        subject,
        body,
        to=[to],
        headers={"Message-ID": post_name(str(message)), "Auto-Submitted": "auto-generated"},
    )


def invitation_letter(
    *, message: UUID, time: int, to: str, name: str, formal: bool, school: str, code: str, until: date
) -> EmailMessage:
    """A letter with a code to come in, in Dutch and below that in English: we do not know yet what one reads.

    The name, for two people can share a mailbox; the school, for a letter of nobody is not to be trusted; no
    child, no reason. Each time it is written anew it holds another code and has an id of its own: a mailbox
    that knows letters by their id keeps the newest.
    """
    address = settings.ADDRESS + reverse("invitation")
    shown = {
        "name": name,
        "formal": formal,
        "school": school,
        "code": code,
        "until": until,
        "address": address,
    }
    parts = []
    for language in ("nl", "en"):
        with override(language):
            parts.append(render_to_string("letters/invitation.txt", shown).strip())
    with override("nl"):
        subject = gettext("Een uitnodiging van %(school)s") % {"school": school}
    return EmailMessage(
        subject,
        "\n\n- - -\n\n".join(parts) + "\n",
        to=[to],
        headers={"Message-ID": post_name(f"{message}.{time}"), "Auto-Submitted": "auto-generated"},
    )


def placement_letter(
    *, message: UUID, time: int, to: str, school: str, token: str, until: date
) -> EmailMessage:
    """A letter to a company about a placement, with its own secret address, in two languages.

    No name of a pupil: a mailbox of a company is read by many. Each time it is written it has a new secret.
    """
    shown = {
        "school": school,
        "until": until,
        "address": settings.ADDRESS + reverse("placement_door", args=[token]),
    }
    parts = []
    for language in ("nl", "en"):
        with override(language):
            parts.append(render_to_string("letters/placement.txt", shown).strip())
    with override("nl"):
        subject = gettext("Een vraag over een stage, van %(school)s") % {"school": school}
    return EmailMessage(
        subject,
        "\n\n- - -\n\n".join(parts) + "\n",
        to=[to],
        headers={"Message-ID": post_name(f"{message}.{time}"), "Auto-Submitted": "auto-generated"},
    )


def post_name(row: str) -> str:
    """The Message-ID of a letter, by which the log of a mail server has it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{row}@{domain}>"
