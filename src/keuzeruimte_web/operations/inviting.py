"""The administrator asks people in: each person an own code, on paper or by e-mail, and nowhere kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.in_order import by_family_name
from keuzeruimte_web.components.wording import on_an_envelope
from keuzeruimte_web.operations.messages import told
from keuzeruimte_web.records.models import AccountInvitation, Contact, Message
from keuzeruimte_web.records.models.choices import InvitationWay

from .codes import digest, new_code
from .invitable import who_can_come

WEEKS = 6
"""How long a code works: a letter may lie on a table through a holiday."""
SAME_CLICK = timedelta(minutes=2)
"""An e-mail that was asked for twice in this time goes once."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is printed for one person. `code` exists only here: it is not kept.

    `address`: the lines below the name, for a window envelope; empty when it is given by hand or not known.
    """

    name: str
    is_parent: bool
    code: str
    until: date
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Invited:
    """How many people get an e-mail, and the letters to print for the others."""

    mailed: int
    letters: tuple[Letter, ...]


@transaction.atomic
def invite(viewer: Viewer, *, people: Iterable[UUID], way: InvitationWay) -> Invited:
    """A new code for each of these people; an older code of theirs ends. Everybody at the same moment.

    By e-mail: to whom the school knows an address of; for the others a letter to post. Left out: who is in
    already, who died, who has no tie with the school today, oneself and the own family.
    """
    coming = list(by_family_name(who_can_come(viewer).filter(pk__in=set(people))))
    contacts = {row.person_id: row for row in rows(viewer, Kind.CONTACT).filter(person__in=coming)}
    by_mail = [
        person
        for person in coming
        if way == InvitationWay.EMAIL and person.pk in contacts and contacts[person.pk].email
    ]
    on_paper = [person for person in coming if person not in by_mail]
    paper = InvitationWay.POST if way == InvitationWay.EMAIL else way
    _mail(viewer, [person.pk for person in by_mail])
    return Invited(
        mailed=len(by_mail),
        letters=tuple(_letter(viewer, person, contacts.get(person.pk), way=paper) for person in on_paper),
    )


@transaction.atomic
def withdraw(viewer: Viewer, *, invitation: UUID) -> None:
    """End an invitation that is under way, such as a letter that went to an old address."""
    row = require(viewer, Kind.ACCOUNT_INVITATION, Right.CHANGE, invitation)
    _end_open([row.person_id])
    _trace(viewer, TraceWord.ENDED_INVITATION, row.person_id)


def ends_on(today: date) -> date:
    """The last day on which a code made today works."""
    return today + timedelta(weeks=WEEKS)


def _letter(viewer: Viewer, person: Any, contact: Contact | None, *, way: InvitationWay) -> Letter:
    code = new_code()
    _open(viewer, person.pk, code_hash=digest(code), way=way)
    lines: tuple[str, ...] = ()
    if contact is not None and way == InvitationWay.POST:
        lines = on_an_envelope(contact.address)
        if contact.secret and lines:
            _trace(viewer, TraceWord.OPENED_CONTACT, person.pk)
    return Letter(
        name=person.full_name,
        is_parent=person.is_parent,
        code=code,
        until=ends_on(viewer.today),
        address=lines,
    )


def _mail(viewer: Viewer, people: list[UUID]) -> None:
    """Put an invitation in the outbox of each of these people; what was asked for just now goes once."""
    just_now = AccountInvitation.objects.filter(
        person__in=people,
        way=InvitationWay.EMAIL,
        used_at__isnull=True,
        ended_at__isnull=True,
        made_at__gt=timezone.now() - SAME_CLICK,
    )
    asked = set(just_now.values_list("person", flat=True))
    for person in people:
        if person not in asked:
            invitation = _open(viewer, person, code_hash=None, way=InvitationWay.EMAIL)
            Message.objects.create(
                school_id=viewer.school, person_id=person, kind=Kind.ACCOUNT_INVITATION, record=invitation
            )
    if set(people) - asked:
        told.send(sender=Message, school=str(viewer.school))


def _open(viewer: Viewer, person: UUID, *, code_hash: str | None, way: InvitationWay) -> UUID:
    _end_open([person])
    row: AccountInvitation = AccountInvitation.objects.create(
        school_id=viewer.school,
        person_id=person,
        by_id=viewer.person,
        way=way,
        code_hash=code_hash,
        until=ends_on(viewer.today),
    )
    _trace(viewer, TraceWord.INVITED, person)
    return row.pk


def _end_open(people: Iterable[UUID]) -> None:
    still_open = AccountInvitation.objects.filter(
        person__in=people, used_at__isnull=True, ended_at__isnull=True
    )
    still_open.update(ended_at=timezone.now())


def _trace(viewer: Viewer, word: TraceWord, person: UUID) -> None:
    leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=word, record=person)
