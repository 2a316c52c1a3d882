"""The administrator asks people in: each person an own code, shown once and nowhere kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import AccountInvitation, Employment, Guardianship, Pupil
from keuzeruimte_web.records.models.choices import InvitationWay

from .codes import digest, new_code

WEEKS = 6
"""How long a code works: a letter may lie on a table through a holiday."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is printed for one person. `code` exists only here: it is not kept."""

    name: str
    is_parent: bool
    code: str
    until: date


@transaction.atomic
def invite_by_letter(viewer: Viewer, *, people: Iterable[UUID], way: InvitationWay) -> tuple[Letter, ...]:
    """A new code for each of these people, in the order of their names; an older code of theirs ends.

    Left out: who is in already, who died, who has no tie with the school today, oneself and the own family.
    """
    invited = _who_can_come(viewer).filter(pk__in=set(people)).order_by("family_name", "given_name", "pk")
    letters = []
    for person in invited:
        code = new_code()
        _open(viewer, person.pk, code=code, way=way)
        letters.append(
            Letter(
                name=person.full_name,
                is_parent=person.is_parent,
                code=code,
                until=ends_on(viewer.today),
            )
        )
    return tuple(letters)


@transaction.atomic
def withdraw(viewer: Viewer, *, invitation: UUID) -> None:
    """End an invitation that is under way, such as a letter that went to an old address."""
    row = require(viewer, Kind.ACCOUNT_INVITATION, Right.CHANGE, invitation)
    _end_open(row.person_id)
    _trace(viewer, TraceWord.ENDED_INVITATION, row.person_id)


def ends_on(today: date) -> date:
    """The last day on which a code made today works."""
    return today + timedelta(weeks=WEEKS)


def _who_can_come(viewer: Viewer):  # type: ignore[no-untyped-def]
    """People the viewer may invite, who have something to come for and no account yet."""
    parent = Guardianship.objects.filter(on_day(viewer), parent=OuterRef("pk"), court_block=False)
    works = Employment.objects.filter(on_day(viewer), person=OuterRef("pk"))
    return (
        rows(viewer, Kind.PERSON, Right.INVITE)
        .filter(account__isnull=True, deceased=False)
        .annotate(is_parent=Exists(parent))
        .filter(Q(is_parent=True) | Exists(works) | Exists(Pupil.objects.filter(pk=OuterRef("pk"))))
    )


def _open(viewer: Viewer, person: UUID, *, code: str, way: InvitationWay) -> None:
    _end_open(person)
    AccountInvitation.objects.create(
        school_id=viewer.school,
        person_id=person,
        by_id=viewer.person,
        way=way,
        code_hash=digest(code),
        until=ends_on(viewer.today),
    )
    _trace(viewer, TraceWord.INVITED, person)


def _end_open(person: UUID) -> None:
    still_open = AccountInvitation.objects.filter(person=person, used_at__isnull=True, ended_at__isnull=True)
    still_open.update(ended_at=timezone.now())


def _trace(viewer: Viewer, word: TraceWord, person: UUID) -> None:
    leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=word, record=person)
