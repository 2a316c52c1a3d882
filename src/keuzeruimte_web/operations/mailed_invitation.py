"""The letter of an invitation by e-mail. Its code is made here, while the letter is written; no row has it.

What is kept of the code is written together with the step to `handed`, just before the letter becomes the
mail server's (`operations/posting.py`). So a letter that may have gone holds a code that works, and one that
is written anew has a new code, which ends the former.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.codes import digest, new_code
from keuzeruimte_web.operations.invitable import who_can_come
from keuzeruimte_web.operations.letters import invitation_letter
from keuzeruimte_web.operations.posting import Envelope
from keuzeruimte_web.records.models import AccountInvitation, Contact, Message


def invitation_by_mail(message: Message, *, forget: Mapping[str, object], today: date) -> Envelope | None:
    """The letter with a new code, to the address the school knows now.

    None when it is not to go out: the invitation was used, ended or replaced, whoever invited may not invite
    this person any more, or there is nothing to come for. Without an address the invitation ends.
    """
    invitation = AccountInvitation.objects.filter(_open(today), pk=message.record).first()
    person = _coming(invitation, today=today) if invitation else None
    if invitation is None or person is None:
        return None
    to = Contact.objects.filter(person=message.person_id).exclude(email_mark="").first()
    if to is None:
        could_not_arrive(invitation.pk)
        return None
    code = new_code()

    def keep_code() -> bool:
        still = AccountInvitation.objects.filter(_open(today), pk=invitation.pk)
        return bool(still.update(code_hash=digest(code)))

    mail = invitation_letter(
        message=message.pk,
        time=message.tries,
        to=to.email,
        name=person.full_name,
        formal=person.is_parent,
        school=message.person.school.name,
        code=code,
        until=invitation.until,
    )
    return Envelope(mail, handing=keep_code, forget=forget)


def could_not_arrive(invitation: UUID | None) -> None:
    """End an invitation whose letter no mail server takes: the list says so, and a letter can be printed."""
    still = AccountInvitation.objects.filter(pk=invitation, used_at__isnull=True, ended_at__isnull=True)
    still.update(ended_at=timezone.now(), refused=True)


def _open(today: date) -> Q:
    return Q(used_at__isnull=True, ended_at__isnull=True, until__gte=today)


def _coming(invitation: AccountInvitation, *, today: date) -> Any | None:
    """The invited person, as long as who invited may do so and there is something to come for."""
    inviting = Viewer(
        person=invitation.by_id, school=invitation.school_id, role=ViewerRole.ADMINISTRATOR, today=today
    )
    return who_can_come(inviting).filter(pk=invitation.person_id).first()
