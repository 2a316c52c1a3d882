"""Who owns agreements, and who is asked along, for records that the viewer is known to see."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from keuzeruimte_web.records.models import (
    AgreementPerson,
    AgreementYes,
    DoubtColleague,
    Guardianship,
    Person,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does what was agreed, with the party for the shape beside the name."""

    person: UUID
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person with a name, as a list reads it."""

    person: UUID
    given_name: str
    prefix: str
    family_name: str

    @property
    def full_name(self) -> str:
        """As `Person.full_name`."""
        return " ".join(part for part in (self.given_name, self.prefix, self.family_name) if part)


def asked_of(doubts: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, str]]]:
    """Which colleagues were asked to think along on each doubt, in order of name; one query."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    links = DoubtColleague.objects.filter(doubt__in=doubts).select_related("person")
    for link in links.order_by("person__search_name", "pk"):
        found[link.doubt_id].append((link.person_id, link.person.full_name))
    return found


def said_yes_to(agreement: UUID) -> frozenset[UUID]:
    """Who said yes to what is proposed for an agreement that the viewer is known to see."""
    return frozenset(AgreementYes.objects.filter(agreement=agreement).values_list("person", flat=True))


def owners_of(agreements: Collection[UUID], *, everybody: bool = False) -> Mapping[UUID, list[Owner]]:
    """Who owns each agreement, in order of name; one query. `everybody`: also who was there."""
    pupil = "agreement__conversation__matter__pupil"
    parent = Guardianship.objects.filter(parent=OuterRef("person"), pupil=OuterRef(pupil))
    links = (
        AgreementPerson.objects.filter(
            agreement__in=agreements,
            part__in=AgreementPerson.Part.values if everybody else [AgreementPerson.Part.OWNER],
        )
        .annotate(is_parent=Exists(parent), child=F(pupil))
        .select_related("person")
    )
    found: dict[UUID, list[Any]] = defaultdict(list)
    for link in links.order_by("person__search_name", "pk"):
        if link.person_id not in {one.person_id for one in found[link.agreement_id]}:
            found[link.agreement_id].append(link)
    return defaultdict(
        list,
        {
            agreement: [
                Owner(
                    link.person_id,
                    name,
                    party_of(link.person_id, child=link.child, is_parent=link.is_parent),
                )
                for link, name in zip(those, called([link.person for link in those]), strict=True)
            ]
            for agreement, those in found.items()
        },
    )


def party_of(person: UUID, *, child: UUID, is_parent: bool) -> str:
    """On which side of the triangle around this child somebody stands who owns an agreement."""
    if person == child:
        return "pupil"
    return "parents" if is_parent else "school"


def called(people: "Sequence[Person] | Sequence[Named]") -> list[str]:
    """The given names, in the same order; the whole name where two share one."""
    often = Counter(person.given_name for person in people)
    return [person.given_name if often[person.given_name] == 1 else person.full_name for person in people]
