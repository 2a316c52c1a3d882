"""Who comes to conversations and who owns agreements, for records that the viewer is known to see."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from keuzeruimte_web.records.models import AgreementPerson, Guardianship, Invitation


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does what was agreed, with the party for the shape beside the name."""

    person: UUID
    name: str
    party: str


def guests_of(conversations: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, str]]]:
    """Each conversation's guests as (person, given name), in order of name; one query."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    invitations = Invitation.objects.filter(conversation__in=conversations).select_related("person")
    for link in invitations.order_by("person__given_name", "pk"):
        found[link.conversation_id].append((link.person_id, link.person.given_name))
    return found


def owners_of(agreements: Collection[UUID]) -> Mapping[UUID, list[Owner]]:
    """Who owns each agreement, in order of name; one query."""
    pupil = "agreement__conversation__matter__pupil"
    parent = Guardianship.objects.filter(parent=OuterRef("person"), pupil=OuterRef(pupil))
    links = (
        AgreementPerson.objects.filter(agreement__in=agreements, part=AgreementPerson.Part.OWNER)
        .annotate(is_parent=Exists(parent), child=F(pupil))
        .select_related("person")
    )
    found: dict[UUID, list[Owner]] = defaultdict(list)
    for link in links.order_by("person__given_name", "pk"):
        party = "pupil" if link.person_id == link.child else "parents" if link.is_parent else "school"
        found[link.agreement_id].append(Owner(link.person_id, link.person.given_name, party))
    return found
