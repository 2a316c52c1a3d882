"""The small directory above the schools: as whom an account can act. One query an account."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from keuzeruimte_web.records.models import Employment, Guardianship, Person, Pupil
from keuzeruimte_web.records.scope import above_schools

from .viewer import Viewer, ViewerRole

OUTSIDE_DOSSIERS = {ViewerRole.ADMINISTRATOR, ViewerRole.PRIVACY_OFFICER}


@dataclass(frozen=True, slots=True)
class ActingAs:
    """One person in one role, as an account may choose it."""

    viewer: Viewer
    name: str
    given_name: str
    school_name: str
    demo: bool

    @property
    def key(self) -> str:
        """What the session remembers of the choice."""
        return f"{self.viewer.person}:{self.viewer.role}"


def acting_as(account: UUID, *, today: date) -> tuple[ActingAs, ...]:
    """Everybody as whom this account can act today, sorted by school, then name, then role."""
    in_force = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    with above_schools():
        employed = Employment.objects.filter(in_force, person=OuterRef("pk"))
        people = Person.objects.filter(account_id=account, deceased=False).annotate(
            school_name=F("school__name"),
            school_demo=F("school__demo"),
            is_pupil=Exists(Pupil.objects.filter(pk=OuterRef("pk"))),
            is_parent=Exists(Guardianship.objects.filter(in_force, parent=OuterRef("pk"), court_block=False)),
            is_professional=Exists(employed.exclude(role__in=OUTSIDE_DOSSIERS)),
            is_administrator=Exists(employed.filter(role=ViewerRole.ADMINISTRATOR)),
            is_privacy_officer=Exists(employed.filter(role=ViewerRole.PRIVACY_OFFICER)),
        )
        return tuple(
            ActingAs(
                viewer=Viewer(person.pk, person.school_id, role, today),
                name=person.full_name,
                given_name=person.given_name,
                school_name=person.school_name,
                demo=person.school_demo,
            )
            for person in people.order_by("school_name", "search_name", "pk")
            for role in ViewerRole
            if getattr(person, f"is_{role}")
        )
