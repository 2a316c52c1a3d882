"""As whom an account may look: each of its people, in each role that this person has today.

One person in two roles (a parent who teaches here) acts in one role at a time;
so each role is a seat of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from keuzeruimte_web.records.models import Account, Employment, Guardianship, Person, Pupil
from keuzeruimte_web.records.models.choices import StaffRole

from .kept import asked_above
from .viewer import Viewer, ViewerRole

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OFFICES = (StaffRole.ADMINISTRATOR, StaffRole.PRIVACY_OFFICER)


@dataclass(frozen=True, slots=True)
class Seat:
    """A place to look from: who one is there, and what stands around the pages of that school."""

    viewer: Viewer
    name: str
    school: str
    safety_text: str
    safety_contact: str
    safety_text_en: str = ""
    safety_contact_en: str = ""
    other_person: str = ""
    complaints: str = ""
    other_person_en: str = ""
    complaints_en: str = ""
    second_factor: bool = False

    @property
    def is_work(self) -> bool:
        """Somebody sits here for the school, not as a pupil or a parent."""
        return self.viewer.role not in (ViewerRole.PUPIL, ViewerRole.PARENT)

    @property
    def key(self) -> str:
        """What the session keeps of it."""
        return f"{self.viewer.person}:{self.viewer.role.value}"


def seats_of(account: UUID, *, today: date) -> tuple[Seat, ...]:
    """Every seat of this account, professionals first. This and the next are all that looks over schools."""
    return account_with_seats(account, today=today)[1]


def account_with_seats(account: UUID, *, today: date) -> tuple[Account | None, tuple[Seat, ...]]:
    """The account and its seats in one query; None for an account of nobody at any school."""
    people = asked_above(_people, key="seats", account=account, today=today)
    return people[0].account if people else None, _seats(people, today)


def _people(account: UUID, today: date) -> QuerySet[Person]:
    found: QuerySet[Person] = (
        Person.objects.filter(account=account, deceased=False)
        .select_related("account", "school")
        .annotate(
            professional=Exists(_employed(today).exclude(role__in=OFFICES)),
            administrator=Exists(_employed(today).filter(role=StaffRole.ADMINISTRATOR)),
            privacy_officer=Exists(_employed(today).filter(role=StaffRole.PRIVACY_OFFICER)),
            parent=Exists(Guardianship.objects.filter(_in_force(today), parent=OuterRef("pk"))),
            second_factor=Exists(Authenticator.objects.filter(user=OuterRef("account"), type__in=FACTORS)),
            is_pupil=Exists(Pupil.objects.filter(pk=OuterRef("pk"))),
        )
        .order_by("school__name", "pk")
    )
    return found


def _seats(people: Sequence[Any], today: date) -> tuple[Seat, ...]:
    return tuple(
        Seat(
            viewer=Viewer(person=person.pk, school=person.school_id, role=role, today=today),
            name=person.full_name,
            school=person.school.name,
            safety_text=person.school.safety_text,
            safety_contact=person.school.safety_contact,
            safety_text_en=person.school.safety_text_en,
            safety_contact_en=person.school.safety_contact_en,
            other_person=person.school.other_person,
            complaints=person.school.complaints,
            other_person_en=person.school.other_person_en,
            complaints_en=person.school.complaints_en,
            second_factor=person.second_factor,
        )
        for person in people
        for role, holds in (
            (ViewerRole.PROFESSIONAL, person.professional),
            (ViewerRole.ADMINISTRATOR, person.administrator),
            (ViewerRole.PRIVACY_OFFICER, person.privacy_officer),
            (ViewerRole.PARENT, person.parent),
            (ViewerRole.PUPIL, person.is_pupil),
        )
        if holds
    )


def _in_force(today: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))


def _employed(today: date) -> QuerySet[Employment]:
    employed: QuerySet[Employment] = Employment.objects.filter(_in_force(today), person=OuterRef("pk"))
    return employed
