"""What a family member can see of a pupil's guidance, as frozen facts: no more fields than a page shows.

Beside `facts.py` (which the assessment needs whole) these hold less: no verb of an item, no reason of a
matter, no authority of the other parent. Over 400 lines because it is one list.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from keuzeruimte_web.records import models as m

from .source import At, source


@source(m.Guardianship, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class OwnTie:
    """The viewer's own tie with a child, and what the child is called."""

    id: UUID
    child: Annotated[UUID, At("pupil_id")]
    kind: str
    authority: str
    since: date | None
    until: date | None
    born: Annotated[date | None, At("pupil__person__born")]
    deceased: Annotated[bool, At("pupil__person__deceased")]
    school_class: Annotated[str | None, At("pupil__school_class__name")]
    given: Annotated[str, At("pupil__person__given_name")]
    prefix: Annotated[str, At("pupil__person__prefix")]
    family: Annotated[str, At("pupil__person__family_name")]


@source(m.Guardianship, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class ParentName:
    """A parent of the pupil: only who it is."""

    id: UUID
    person: Annotated[UUID, At("parent_id")]
    since: date | None
    until: date | None
    deceased: Annotated[bool, At("parent__deceased")]
    given: Annotated[str, At("parent__given_name")]
    prefix: Annotated[str, At("parent__prefix")]
    family: Annotated[str, At("parent__family_name")]


@source(m.Matter, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class MatterTitle:
    """A matter by its title and dates."""

    id: UUID
    kind: str
    title: str
    opened_on: date
    closed_on: date | None


@source(m.ChoiceMoment, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ChoiceSeen:
    """A choice moment in which the viewer has a part: reads it, or is asked and heard."""

    id: UUID
    of: Annotated[UUID, At("matter_id")]
    kind: str
    state: str


@source(m.Pupil, pupil="pk")
@dataclass(frozen=True, slots=True)
class LogToRead:
    """That the viewer may read who of school looked."""

    id: UUID


@source(m.Pupil, pupil="pk")
@dataclass(frozen=True, slots=True)
class ToAsk:
    """That the viewer may ask by law what is kept."""

    id: UUID


@source(m.Matter, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class SpeakMatter:
    """A matter in which the viewer is asked and heard; known by nothing but that."""

    id: UUID
    opened_on: date
    closed_on: date | None


@source(m.Matter, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class LimitMatter:
    """A matter in which the viewer may set a limit."""

    id: UUID


@source(m.Matter, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class EntrustMatter:
    """A matter in which the viewer may entrust."""

    id: UUID


@source(m.Delegation, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class Entrusted:
    """What was entrusted to school, asked by school, or stopped."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    domain: str
    words: str
    status: str
    to_school: bool
    since: date | None
    until: date | None
    version: int
    created_at: datetime
    stopped_by: Annotated[UUID | None, At("stopped_by_id")]
    stopped_at: datetime | None
    goes_on_from: Annotated[UUID | None, At("goes_on_from_id")]
    let_end_on: date | None
    let_end_by: Annotated[UUID | None, At("let_end_by_id")]


@source(m.Delegation, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class EntrustedToChange:
    """A delegation that the viewer may change or stop."""

    id: UUID


@source(m.Limit, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitSeen:
    """A limit, with its topic in words."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    topic: Annotated[str | None, At("topic__title")]
    topic_domain: Annotated[str | None, At("topic__domain")]
    domain: str
    since: date | None
    until: date | None
    review_on: date | None


@source(m.LimitAuthor, pupil="limit__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitPart:
    """An author's part with its reason: the viewer's own, or shared with the viewer."""

    id: UUID
    of: Annotated[UUID, At("limit_id")]
    person: Annotated[UUID, At("person_id")]
    since: date | None
    until: date | None
    topic: Annotated[str | None, At("limit__topic__title")]
    domain: Annotated[str, At("limit__domain")]
    reason: str
    entered_by: Annotated[UUID | None, At("entered_by_id")]


@source(m.LimitAuthor, pupil="limit__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitBy:
    """Whose limit it is, without the reason."""

    id: UUID
    of: Annotated[UUID, At("limit_id")]
    person: Annotated[UUID, At("person_id")]
    since: date | None
    until: date | None


@source(m.LimitPerson, pupil="limit__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitWith:
    """With whom not (`with`), or in whose presence yes (`unless_present`)."""

    id: UUID
    of: Annotated[UUID, At("limit_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.ParentRequest, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RequestSeen:
    """What the viewer asked of school."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    topic: Annotated[str | None, At("topic__title")]
    domain: str
    kind: str
    words: str
    asked_on: date
    entered_by: Annotated[UUID | None, At("entered_by_id")]


@source(m.DelegationPerson, pupil="delegation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class EntrustedPerson:
    """Who entrusted, and to whom."""

    id: UUID
    of: Annotated[UUID, At("delegation_id")]
    person: Annotated[UUID, At("person_id")]
    part: str


@source(m.DelegationTopic, pupil="delegation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class EntrustedTopic:
    """What something entrusted is about, in words."""

    id: UUID
    of: Annotated[UUID, At("delegation_id")]
    title: Annotated[str, At("topic__title")]
    domain: Annotated[str, At("topic__domain")]


@source(m.Offer, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OfferSeen:
    """An offer of a separate talk."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    title: str
    words: str
    professional: Annotated[UUID, At("professional_id")]
    lapses_on: date


@source(m.OfferParent, pupil="offer__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OwnOffer:
    """The viewer's own answer to an offer; never another's."""

    id: UUID
    of: Annotated[UUID, At("offer_id")]
    accepted_at: datetime | None


@source(m.Conversation, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation to which the viewer is invited."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    matter_kind: Annotated[str, At("matter__kind")]
    organiser: Annotated[UUID, At("organiser_id")]
    title: str
    starts_at: datetime
    place: str
    state: str
    cancelled_at: datetime | None


@source(m.TimeProposal, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class TimesAsked:
    """That the viewer is asked which times fit; `state` open, or withdrawn a short while ago."""

    id: UUID
    title: str
    state: str
    made_at: datetime


@source(m.TimeReply, pupil="proposal__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OwnTimes:
    """What the viewer answered to proposed times: whether, and who wrote it down."""

    id: UUID
    of: Annotated[UUID, At("proposal_id")]
    answered_at: datetime | None
    entered_by: Annotated[UUID | None, At("entered_by_id")]


@source(m.Invitation, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes to such a conversation."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    person: Annotated[UUID, At("person_id")]
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.AgendaItem, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class Point:
    """An item at which the viewer is there: its title and time, not what the professional means to do.

    `minutes_before` is for reckoning when the viewer comes in and goes out (`at_table.visits`), never shown.
    """

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    position: int
    title: str
    minutes: int
    minutes_before: int


@source(m.Agreement, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    text: str
    due_on: date | None
    made_on: date
    done_at: datetime | None
    let_go_on: date | None
    proposal: str


@source(m.AgreementPerson, pupil="agreement__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AgreedBy:
    """Who does it."""

    id: UUID
    of: Annotated[UUID, At("agreement_id")]
    person: Annotated[UUID, At("person_id")]
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.Agreement, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AgreedToFinish:
    """An agreement of which the viewer may say that it is done."""

    id: UUID


@source(m.Report, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report that was put before the viewer."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    title: Annotated[str, At("conversation__title")]
    held_at: Annotated[datetime, At("conversation__starts_at")]
    state: str


@source(m.Response, pupil="report__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OwnResponse:
    """The viewer's own answer to a report."""

    id: UUID
    of: Annotated[UUID, At("report_id")]
    agreed_at: datetime | None
    words: str


@source(m.Addition, pupil="report__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OwnAddition:
    """What the viewer added to a closed report."""

    id: UUID
    text: str
    created_at: datetime


@source(m.Voice, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class VoiceSeen:
    """The viewer's own words, or words shared with the viewer."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    person: Annotated[UUID, At("person_id")]
    kind: str
    words: str
    entered_by: Annotated[UUID | None, At("entered_by_id")]
    to: Annotated[UUID | None, At("to_id")]


@source(m.Answer, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """The viewer's own answer, or one shared with the viewer."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    person: Annotated[UUID, At("person_id")]
    connection: str
    value: float
    by_slider: bool


@source(m.Answer, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OwnSentences:
    """How the viewer answered statement by statement; never another's, whoever sees the answer."""

    id: UUID
    sentences: list[int | None] | None


@source(m.Share, pupil="answer__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AnswerShare:
    """With whom the viewer shares an own answer."""

    id: UUID
    of: Annotated[UUID, At("answer_id")]
    viewer: Annotated[UUID, At("viewer_id")]


@source(m.Share, pupil="voice__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class VoiceShare:
    """With whom the viewer shares own words."""

    id: UUID
    of: Annotated[UUID, At("voice_id")]
    viewer: Annotated[UUID, At("viewer_id")]


@source(m.Share, pupil="limit_part__limit__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class LimitShare:
    """With whom the viewer shares the own part of a limit."""

    id: UUID
    of: Annotated[UUID, At("limit_part_id")]
    viewer: Annotated[UUID, At("viewer_id")]


@source(m.Village, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class VillageSeen:
    """The drawing of who stands around the pupil: the viewer's own, or shared with the viewer."""

    id: UUID


@source(m.Village, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class VillageToChange:
    """Such a drawing in which the viewer may draw too."""

    id: UUID


@source(m.Villager, pupil="village__pupil_id")
@dataclass(frozen=True, slots=True)
class VillagerSeen:
    """Somebody in it."""

    id: UUID
    name: str
    kind: str
    for_what: str
    nearness: str
    added_by: Annotated[UUID | None, At("added_by_id")]
    changed_by: Annotated[UUID | None, At("changed_by_id")]
    added_at: datetime
    version: int


@source(m.Share, pupil="village__pupil_id")
@dataclass(frozen=True, slots=True)
class VillageShare:
    """With whom the pupil shares it."""

    id: UUID
    viewer: Annotated[UUID, At("viewer_id")]
    shared_at: datetime


@source(m.CareerItem, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class CareerSeen:
    """A piece of the pupil's career file: the viewer's own, or shared with the viewer."""

    id: UUID


@source(m.Placement, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class PlacementSeen:
    """A placement of the pupil."""

    id: UUID
    employer: str
    since: date
    until: date
    ended_on: date | None


@source(m.Guardianship, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class ParentToShareWith:
    """A parent with whom the pupil who looks can share the drawing."""

    id: UUID
    person: Annotated[UUID, At("parent_id")]
    since: date | None
    until: date | None


@source(m.Guardianship, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class CanShareWith:
    """A parent with whom a pupil of 18 can share."""

    id: UUID
    person: Annotated[UUID, At("parent_id")]


@source(m.Report, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ReportToShare:
    """A report that a pupil of 18 can share."""

    id: UUID


@source(m.Agreement, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AgreementToShare:
    """An agreement that a pupil of 18 can share."""

    id: UUID


@source(m.Conversation, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class TalkToShare:
    """A conversation to which a pupil of 18 is invited, and of which a parent may know."""

    id: UUID


@source(m.ChoiceMoment, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ChoiceToShare:
    """A choice that a pupil of 18 can let a parent read."""

    id: UUID


@source(m.Share, pupil="choice_moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ChoiceShare:
    """With whom a pupil of 18 shares a choice."""

    id: UUID
    of: Annotated[UUID, At("choice_moment_id")]
    viewer: Annotated[UUID, At("viewer_id")]


@source(m.Share, pupil="report__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ReportShare:
    """With whom a pupil of 18 shares a report."""

    id: UUID
    of: Annotated[UUID, At("report_id")]
    viewer: Annotated[UUID, At("viewer_id")]


@source(m.Share, pupil="agreement__conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AgreementShare:
    """With whom a pupil of 18 shares an agreement."""

    id: UUID
    of: Annotated[UUID, At("agreement_id")]
    viewer: Annotated[UUID, At("viewer_id")]


@source(m.Share, pupil="conversation__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class TalkShare:
    """With whom a pupil of 18 shares that a conversation is there."""

    id: UUID
    of: Annotated[UUID, At("conversation_id")]
    viewer: Annotated[UUID, At("viewer_id")]
