"""What the board gets when two people let the whole school go out, and what stays with whose it is.

A list of what goes, row by row and column by column: what is not named here does not go, also what is added
to the program later. The law of the house is PRODUCT 3, *exports*: without anybody's `own` records.
Over 150 lines on purpose: everything that leaves is read as one page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model, Q

from keuzeruimte_web.records import models as m

from .rights import Kind

PUT_BEFORE = ("open", "closed")


@dataclass(frozen=True, slots=True)
class Going:
    """One kind of record that goes: its name in the export, which columns, and which rows.

    `hidden`: a column that stays empty in rows of which this holds.
    """

    name: str
    model: type[Model]
    columns: tuple[str, ...]
    only: Q
    hidden: Mapping[str, Q]


def _going(name: str, model: type[Model], columns: str, only: Q | None = None, **hidden: Q) -> Going:
    return Going(name, model, tuple(columns.split()), only or Q(), hidden)


GOING: tuple[Going, ...] = (
    # who is here, and how they hang together
    _going("classes", m.SchoolClass, "name level year_group"),
    _going(
        "people",
        m.Person,
        "given_name prefix family_name born deceased speaks interpreter",
    ),
    # where somebody can be reached: never of whom it is secret
    _going("contacts", m.Contact, "person email phone address", Q(secret=False)),
    _going("pupils", m.Pupil, "school_class left_on"),
    _going("tasks", m.Employment, "person role since until"),
    _going("mentors", m.Mentorship, "school_class person since until"),
    _going(
        "guardianships",
        m.Guardianship,
        "pupil parent kind authority information_right court_block household source since until",
        household=Q(parent__contact__secret=True),
        source=Q(parent__contact__secret=True),
    ),
    _going("institutions", m.Institution, "pupil role name given_name family_name source since until"),
    # what guidance is about, and what parents entrusted, limited and asked
    _going(
        "matters",
        m.Matter,
        "pupil kind title reason goal opened_on closed_on evaluation onward thanks",
    ),
    _going("involvements", m.Involvement, "pupil matter person role since until"),
    _going("third_parties", m.ThirdParty, "matter person role since until"),
    _going("topics", m.Topic, "matter domain title"),
    _going(
        "delegations",
        m.Delegation,
        "matter domain words status to_school created_at stopped_at stopped_by since until",
    ),
    _going("delegation_people", m.DelegationPerson, "delegation person part"),
    _going("delegation_topics", m.DelegationTopic, "delegation topic"),
    _going("limits", m.Limit, "matter topic domain review_on since until"),
    # whose limit it is; the reason in own words stays with who wrote it
    _going("limit_authors", m.LimitAuthor, "limit person since until"),
    _going("limit_people", m.LimitPerson, "limit person part"),
    _going("requests", m.ParentRequest, "matter topic domain kind words asked_on"),
    _going("request_people", m.RequestPerson, "request person part"),
    _going(
        "protections",
        m.Protection,
        "matter protector ground domains leader second talk_on since until",
    ),
    _going("protection_people", m.ProtectionPerson, "protection person"),
    _going("events", m.Event, "matter on person kind observed opinion author adds_to"),
    _going("openings", m.Opening, "pupil leader reason opened_at ended_at since until"),
    # what was talked about, and what came of it
    _going(
        "conversations",
        m.Conversation,
        "matter organiser title starts_at place minutes state closed_at cancelled_at",
    ),
    _going("invitations", m.Invitation, "conversation person"),
    _going(
        "items",
        m.AgendaItem,
        "conversation position title minutes by verb topic domain duty done done_on",
    ),
    _going("item_people", m.ItemPerson, "item person part"),
    # a report is its author's until it is put before its readers
    _going(
        "reports",
        m.Report,
        "conversation circle author observed opinion state put_before_at closed_at",
        Q(state__in=PUT_BEFORE),
    ),
    _going(
        "report_versions",
        m.ReportVersion,
        "report number observed opinion author until",
        Q(report__state__in=PUT_BEFORE),
    ),
    _going("report_readers", m.ReportReader, "report person present", Q(report__state__in=PUT_BEFORE)),
    _going("report_items", m.ReportItem, "report item", Q(report__state__in=PUT_BEFORE)),
    # own words are shown at closing, all at once
    _going(
        "responses",
        m.Response,
        "report person read_at agreed_at words audience",
        Q(report__state="closed"),
    ),
    _going("additions", m.Addition, "report author text created_at", Q(report__state__in=PUT_BEFORE)),
    _going(
        "agreements",
        m.Agreement,
        "conversation item circle text made_on due_on done_at done_by renewed_on let_go_on",
    ),
    _going("agreement_people", m.AgreementPerson, "agreement person part"),
    # choices: what was offered, advised and chosen; what somebody thinks of it stays that person's own
    _going("choice_rounds", m.ChoiceRound, "kind title school_year ends_on opened_by closed_on"),
    _going("choice_moments", m.ChoiceMoment, "matter round kind state answer_by ends_on"),
    _going("choice_steps", m.ChoiceStep, "moment position kind title who what on done_on"),
    _going("choice_options", m.ChoiceOption, "moment kind title by added_at aside_at"),
    _going("advice", m.Advice, "moment author observed opinion given_at"),
    _going("decisions", m.Decision, "moment number by words made_at"),
    _going("decision_options", m.DecisionOption, "decision option"),
    _going("sign_offs", m.SignOff, "decision person verdict answered_at withdrawn_at"),
    _going("placements", m.Placement, "pupil matter employer where since until learn agreed made_by"),
    # the school's own
    _going("subject_rules", m.SubjectRules, "title school_type year text changed_on"),
    _going("key_dates", m.KeyDate, "day title words meant_for remind source"),
    _going("retention_terms", m.RetentionTerm, "kind number"),
)

OWN = "own"
DOOR = "door"
PASSING = "passing"
APART = "apart"
STAYING: Mapping[Kind, str] = {
    # somebody's own, also where it was shared by name
    Kind.VOICE: OWN,
    Kind.ANSWER: OWN,
    Kind.VILLAGE: OWN,
    Kind.DRAFT: OWN,
    Kind.NOTE: OWN,
    Kind.DOUBT: OWN,
    Kind.TAKEN_STEP: OWN,
    Kind.CHOICE_VOICE: OWN,
    Kind.CAREER_ITEM: OWN,
    Kind.ADVICE_QUESTION: OWN,
    Kind.REMINDER: OWN,
    Kind.NO_REMINDERS: OWN,
    # what opens a door
    Kind.ACCOUNT_INVITATION: DOOR,
    Kind.IDENTITY_PROVIDER: DOOR,
    Kind.SCHOOL_IDENTITY: DOOR,
    Kind.CALENDAR_FEED: DOOR,
    Kind.SERVICE: DOOR,
    Kind.TABLE: DOOR,
    Kind.TABLE_SEAT: DOOR,
    # what is gone by itself in days: asked and not answered, or told
    Kind.OFFER: PASSING,
    Kind.TIME_PROPOSAL: PASSING,
    Kind.TIME_REPLY: PASSING,
    Kind.PROTECTION_PROPOSAL: PASSING,
    Kind.TURNING: PASSING,
    Kind.IMPORT: PASSING,
    Kind.IMPORT_LINE: PASSING,
    Kind.HANDED_REPORT: PASSING,
    Kind.WEBHOOK_POST: PASSING,
    Kind.OFFERED_LISTS: PASSING,
    Kind.CHOICE_TEMPLATE: PASSING,
    # a list from elsewhere, which the board can fetch where the school did
    Kind.PROGRAMMES: APART,
    # what has a way out of its own, with proofs of its own
    Kind.TRACE: APART,
    Kind.LOG_CHECK: APART,
    Kind.PRIVACY_REQUEST: APART,
    Kind.PRIVACY_ANSWER: APART,
    Kind.SCHOOL_EXPORT: APART,
}
"""Every other kind of record, and why it stays. A test holds that each kind goes or stays."""

PART_OF: Mapping[Kind, str] = {Kind.SCHOOL: "manifest"}
"""The name of the school stands in the manifest."""
