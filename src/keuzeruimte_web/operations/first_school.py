"""A new school, and the one person who may then do the rest: done by who runs this installation."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.records.models import AccountInvitation, Employment, Person, School
from keuzeruimte_web.records.models.choices import InvitationWay, StaffRole
from keuzeruimte_web.records.scope import above_schools, school_scope

from .codes import digest, new_code

OPEN = timedelta(days=30)


class AlreadyThere(Exception):  # noqa: N818
    """There is a school of this name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The id of the school, the code for its administrator, shown this once, and until when."""

    school: str
    code: str
    until: date


def open_school(name: str, *, given_name: str, prefix: str, family_name: str, today: date) -> Opened:
    """Open a school with its first administrator, who is invited with a code. Raises AlreadyThere."""
    code, until = new_code(), today + OPEN
    with transaction.atomic():
        with above_schools():
            if School.objects.filter(name=name).exists():
                raise AlreadyThere(name)
            school = School.objects.create(name=name)
        with school_scope(school.pk):
            whole = " ".join(part for part in (given_name, prefix, family_name) if part)
            person = Person.objects.create(
                school=school,
                given_name=given_name,
                prefix=prefix,
                family_name=family_name,
                search_name=searchable(whole),
            )
            Employment.objects.create(school=school, person=person, role=StaffRole.ADMINISTRATOR, since=today)
            AccountInvitation.objects.create(
                school=school,
                person=person,
                by=person,
                way=InvitationWay.HANDED,
                code_hash=digest(code),
                until=until,
            )
    return Opened(str(school.pk), code, until)
