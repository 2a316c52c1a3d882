"""Who comes to conversations and who owns agreements, for records that the viewer is known to see."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, When

from keuzeruimte_web.records.models import (
    AgreementPerson,
    AgreementYes,
    DoubtColleague,
    Guardianship,
    Invitation,
    Person,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does what was agreed, with the party for the shape beside the name."""

    person: UUID
    name: str
    party: str


def guests_of(conversations: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, str]]]:
    """Each conversation's guests as (person, name), in order of name; one query.

    The given name, or the whole name where two at one table share a given name.
    """
    found: dict[UUID, list[Person]] = defaultdict(list)
    invitations = Invitation.objects.filter(conversation__in=conversations).select_related("person")
    for link in invitations.order_by("person__given_name", "person__family_name", "pk"):
        found[link.conversation_id].append(link.person)
    return defaultdict(
        list,
        {
            talk: list(zip((p.pk for p in people), called(people), strict=True))
            for talk, people in found.items()
        },
    )


def asked_of(doubts: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, str]]]:
    """Which colleagues were asked to think along on each doubt, in order of name; one query."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    links = DoubtColleague.objects.filter(doubt__in=doubts).select_related("person")
    for link in links.order_by("person__given_name", "person__family_name", "pk"):
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
    found: dict[UUID, list[AgreementPerson]] = defaultdict(list)
    for link in links.order_by("person__given_name", "person__family_name", "pk"):
        if link.person_id not in {one.person_id for one in found[link.agreement_id]}:
            found[link.agreement_id].append(link)
    return defaultdict(
        list,
        {
            agreement: [
                Owner(link.person_id, name, _party(link))
                for link, name in zip(those, called([link.person for link in those]), strict=True)
            ]
            for agreement, those in found.items()
        },
    )


def own_first(agreements: Any, *, person: UUID, today: date) -> Any:
    """These agreements, in turn: whose day is behind us, then this person's own, then those of others."""
    own = AgreementPerson.objects.filter(
        agreement=OuterRef("pk"), person=person, part=AgreementPerson.Part.OWNER
    )
    turn = Case(When(due_on__lt=today, then=0), When(Exists(own), then=1), default=2)
    return agreements.annotate(turn=turn).order_by("turn", F("due_on").asc(nulls_last=True), "made_on", "pk")


def _party(link: Any) -> str:
    if link.person_id == link.child:
        return "pupil"
    return "parents" if link.is_parent else "school"


def called(people: list[Person]) -> list[str]:
    """The given names, in the same order; the whole name where two share one."""
    often = Counter(person.given_name for person in people)
    return [person.given_name if often[person.given_name] == 1 else person.full_name for person in people]
