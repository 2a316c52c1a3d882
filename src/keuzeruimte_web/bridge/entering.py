"""Who could ask, by the law on privacy, what is kept of a pupil: the pupil and the parents of today."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.asked import asking_person
from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.records.models import Guardianship, Person
from keuzeruimte_web.records.models.choices import Claim, PrivacyKind


@dataclass(frozen=True, slots=True)
class AskingPerson:
    """Somebody tied to the pupil today: as what this person asks (None: not at all), and which kinds."""

    person: UUID
    name: str
    claim: Claim | None
    kinds: tuple[str, ...]
    account: bool


def asking_people(viewer: Viewer, *, pupil: UUID) -> list[AskingPerson]:
    """The pupil first, then the parents by name; also a parent whom a court keeps away."""
    today = viewer.today
    ties = Guardianship.objects.filter(
        Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gte=today), pupil=pupil
    )
    people = Person.objects.filter(Q(pk=pupil) | Q(pk__in=ties.values("parent")), deceased=False)
    found = [_asking(viewer, person, pupil) for person in people]
    return sorted(found, key=lambda one: (one.person != pupil, unmarked(one.name), str(one.person)))


def kinds_of(viewer: Viewer, *, person: UUID, pupil: UUID) -> tuple[Claim | None, tuple[str, ...]]:
    """As what this person asks about this pupil today, and which kinds; () for who cannot ask."""
    asker, claim = asking_person(person, pupil=pupil, school=viewer.school, today=viewer.today)
    if claim is None:
        return None, ()
    if may(asker, Kind.PUPIL, Right.ASK_TO_ERASE, pupil):
        return claim, tuple(PrivacyKind.values)
    return claim, (PrivacyKind.INSPECTION.value,)


def _asking(viewer: Viewer, person: Person, pupil: UUID) -> AskingPerson:
    claim, kinds = kinds_of(viewer, person=person.pk, pupil=pupil)
    return AskingPerson(person.pk, person.full_name, claim, kinds, person.account_id is not None)
