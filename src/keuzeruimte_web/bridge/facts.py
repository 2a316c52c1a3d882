"""What is stored about the guidance of a pupil, as frozen facts: one class a kind, each field with its path.

Over 100 lines because it is one list: add a kind here and `stored.read` reads it in the same round trip.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from keuzeruimte_web.records import models as m

from .source import At, source


@source(m.Pupil, pupil="pk")
@dataclass(frozen=True, slots=True)
class PupilFact:
    """The pupil."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    born: Annotated[date | None, At("person__born")]
    deceased: Annotated[bool, At("person__deceased")]
    school_class: Annotated[str | None, At("school_class__name")]
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.Guardianship, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class GuardianshipFact:
    """A parent of the pupil, with what the school knows of authority and information."""

    id: UUID
    person: Annotated[UUID, At("parent_id")]
    kind: str
    authority: str
    information_right: bool
    court_block: bool
    household: str
    since: date | None
    until: date | None
    deceased: Annotated[bool, At("parent__deceased")]
    speaks: Annotated[str, At("parent__speaks")]
    interpreter: Annotated[bool, At("parent__interpreter")]
    given: Annotated[str, At("parent__given_name")]
    prefix: Annotated[str, At("parent__prefix")]
    family: Annotated[str, At("parent__family_name")]


@source(m.Institution, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class InstitutionFact:
    """An institution that is guardian or supervises, and who speaks for it. Not in the case of the method."""

    id: UUID
    role: str
    name: str
    given: Annotated[str, At("given_name")]
    family: Annotated[str, At("family_name")]
    reach: str
    since: date | None
    until: date | None


@source(m.Involvement, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class InvolvementFact:
    """A professional involved with a matter, or (without one) the pupil's mentor."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    matter: Annotated[UUID | None, At("matter_id")]
    role: str
    since: date | None
    until: date | None
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.ThirdParty, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ThirdPartyFact:
    """Somebody outside the triangle with a part in a matter."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    matter: Annotated[UUID, At("matter_id")]
    role: str
    since: date | None
    until: date | None
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.Matter, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class MatterFact:
    """A trajectory or a choice moment."""

    id: UUID
    kind: str
    title: str
    reason: str
    goal: str
    opened_on: date
    closed_on: date | None
    evaluation: str


@source(m.Topic, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class TopicFact:
    """What an act, limit or delegation is about."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    domain: str
    title: str


@source(m.Delegation, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class DelegationFact:
    """What was entrusted."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    domain: str
    words: str
    status: str
    to_school: bool
    since: date | None
    until: date | None
    version: int
    goes_on_from: Annotated[UUID | None, At("goes_on_from_id")]


@source(m.DelegationPerson, pupil="delegation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class DelegationPersonFact:
    """By whom (`by`) or to whom (`to`)."""

    id: UUID
    of: Annotated[UUID, At("delegation_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.DelegationTopic, pupil="delegation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class DelegationTopicFact:
    """A topic of a delegation."""

    id: UUID
    of: Annotated[UUID, At("delegation_id")]
    topic: Annotated[UUID, At("topic_id")]


@source(m.Limit, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitFact:
    """What is asked to be left alone."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    topic: Annotated[UUID | None, At("topic_id")]
    domain: str
    since: date | None
    until: date | None
    review_on: date | None


@source(m.LimitAuthor, pupil="limit__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitAuthorFact:
    """One author's part of a limit."""

    id: UUID
    of: Annotated[UUID, At("limit_id")]
    person: Annotated[UUID, At("person_id")]
    since: date | None
    until: date | None
    reason: str


@source(m.LimitPerson, pupil="limit__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitPersonFact:
    """With whom not (`with`), or in whose presence yes (`unless_present`)."""

    id: UUID
    of: Annotated[UUID, At("limit_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.ParentRequest, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RequestFact:
    """What parents asked."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    topic: Annotated[UUID | None, At("topic_id")]
    domain: str
    kind: str
    words: str
    asked_on: date


@source(m.RequestPerson, pupil="request__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RequestPersonFact:
    """Who asked (`by`), and who heard it (`present`)."""

    id: UUID
    of: Annotated[UUID, At("request_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.Protection, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ProtectionFact:
    """A measure that formally exists."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    protector: Annotated[UUID, At("protector_id")]
    domains: list[str]
    since: date | None
    until: date | None


@source(m.ProtectionPerson, pupil="protection__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ProtectionPersonFact:
    """A professional who acts at the protector's request."""

    id: UUID
    of: Annotated[UUID, At("protection_id")]
    person: Annotated[UUID, At("person_id")]


@source(m.Event, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class EventFact:
    """What somebody did, as it was seen."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    on: date
    person: Annotated[UUID, At("person_id")]
    kind: str
    observed: str
    opinion: str
    author: Annotated[UUID, At("author_id")]
    adds_to: Annotated[UUID | None, At("adds_to_id")]


@source(m.Conversation, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ConversationFact:
    """A conversation."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    organiser: Annotated[UUID, At("organiser_id")]
    title: str
    starts_at: datetime
    place: str
    state: str
    cancelled_at: datetime | None
    version: int


@source(m.Invitation, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class InvitationFact:
    """Who comes to a conversation."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    person: Annotated[UUID, At("person_id")]


@source(m.AgendaItem, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ItemFact:
    """An agenda item: an act."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    position: int
    title: str
    minutes: int
    by: Annotated[UUID, At("by_id")]
    verb: str
    topic: Annotated[UUID | None, At("topic_id")]
    domain: str
    options: int | None
    duty: bool
    done: bool | None
    done_on: date | None
    version: int


@source(m.ItemPerson, pupil="item__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ItemPersonFact:
    """In which way somebody has to do with an item (`to`, `present`, `about` …)."""

    id: UUID
    of: Annotated[UUID, At("item_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.TakenStep, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class TakenStepFact:
    """What somebody took of the way round: the agenda as it stood after it."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    number: int
    after: Any


@source(m.Draft, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class DraftFact:
    """A half-typed form about something of this dossier."""

    id: UUID
    form: str
    about: str
    content: Any


@source(m.Agreement, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AgreementFact:
    """Who does what by when."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    item: Annotated[UUID | None, At("item_id")]
    circle: str
    text: str
    due_on: date | None
    made_on: date
    done_at: datetime | None
    let_go_on: date | None
    renewed_on: date | None


@source(m.AgreementPerson, pupil="agreement__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AgreementPersonFact:
    """Who owns an agreement (`owner`), and who was there (`present`)."""

    id: UUID
    of: Annotated[UUID, At("agreement_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.Offer, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OfferFact:
    """An offer of a separate talk."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    of: Annotated[UUID | None, At("conversation_id")]
    title: str
    topic: Annotated[UUID | None, At("topic_id")]
    professional: Annotated[UUID, At("professional_id")]
    lapses_on: date


@source(m.OfferParent, pupil="offer__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OfferParentFact:
    """A parent to whom it is offered."""

    id: UUID
    of: Annotated[UUID, At("offer_id")]
    person: Annotated[UUID, At("person_id")]
    accepted_at: datetime | None


@source(m.Voice, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class VoiceFact:
    """Own words before a conversation. Read only through `access`: see `stored.read`, `seen`."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    person: Annotated[UUID, At("person_id")]
    kind: str
    words: str


@source(m.Answer, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AnswerFact:
    """An own answer for the triangle. Read only through `access`: see `stored.read`, `seen`."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    person: Annotated[UUID, At("person_id")]
    connection: str
    value: float
