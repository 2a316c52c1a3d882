"""Coming in with an invitation: before anybody is signed in, so above the schools, by the code alone.

Wrong, used, ended and withdrawn codes are one and the same: nothing here tells them apart.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Account, AccountInvitation, Guardianship, Person
from keuzeruimte_web.records.scope import above_schools

from .codes import digest


class NoLongerOpen(Exception):  # noqa: N818
    """This invitation does not work (any more)."""


class AlreadyHere(Exception):  # noqa: N818
    """This account belongs to somebody else at this school already."""


class AddressTaken(Exception):  # noqa: N818
    """Meanwhile an account was made with this address."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """For whom the invitation is; a parent is spoken to as `u`."""

    name: str
    school: str
    is_parent: bool


def recognised(code: str, *, today: date) -> UUID | None:
    """The open invitation with this code, as it was typed; None for every other code."""
    with above_schools():
        found: UUID | None = (
            AccountInvitation.objects.filter(_open_on(today), code_hash=digest(code))
            .values_list("pk", flat=True)
            .first()
        )
    return found


def newcomer(invitation: UUID, *, today: date) -> Newcomer:
    """For whom this invitation is; raises NoLongerOpen."""
    with above_schools():
        person = (
            Person.objects.filter(pk__in=_still_open(invitation, today).values("person"))
            .select_related("school")
            .first()
        )
        if person is None:
            raise NoLongerOpen
        is_parent = Guardianship.objects.filter(parent=person.pk).exists()
    return Newcomer(name=person.full_name, school=person.school.name, is_parent=is_parent)


def come_in(invitation: UUID, *, email: str, password: str, today: date) -> tuple[Account, str]:
    """Make the account and tie the invited person to it: both, or neither. Answers the seat one arrives at.

    `email` was proved to be the newcomer's own. Raises NoLongerOpen, AddressTaken.
    """
    try:
        with transaction.atomic():
            account = Account.objects.create_user(email, password)
            return account, tie(invitation, account=account.pk, today=today)
    except IntegrityError as error:
        raise AddressTaken from error


def tie(invitation: UUID, *, account: UUID, today: date) -> str:
    """Tie the invited person to this account, in which somebody is signed in. Answers the seat one gets.

    Of two who try at once one wins: both write on the same row. Raises NoLongerOpen, AlreadyHere.
    """
    with above_schools(), transaction.atomic():
        if not _still_open(invitation, today).update(used_at=timezone.now()):
            raise NoLongerOpen
        row = AccountInvitation.objects.get(pk=invitation)
        if Person.objects.filter(school=row.school_id, account=account).exists():
            raise AlreadyHere
        free = Person.objects.filter(pk=row.person_id, account__isnull=True, deceased=False)
        if not free.update(account=account):
            raise NoLongerOpen
        seat = next(
            (one for one in seats_of(account, today=today) if one.viewer.person == row.person_id), None
        )
        leave_trace(
            row.school_id,
            actor=row.person_id,
            role=seat.viewer.role if seat else "",
            word=TraceWord.CAME_IN,
            record=row.person_id,
        )
    return seat.key if seat else ""


def _open_on(today: date) -> Q:
    return Q(
        used_at__isnull=True,
        ended_at__isnull=True,
        until__gte=today,
        person__account__isnull=True,
        person__deceased=False,
    )


def _still_open(invitation: UUID, today: date):  # type: ignore[no-untyped-def]
    return AccountInvitation.objects.filter(_open_on(today), pk=invitation)
