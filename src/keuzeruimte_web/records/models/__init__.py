"""All models. Import them from here."""

from .account_invitation import AccountInvitation
from .account_letter import AccountLetter
from .address_change import AddressChange
from .calendar import CalendarEntry, CalendarFeed
from .career_file import CareerAttachment, CareerContent, CareerItem
from .careers import KeyDate, ProgrammeList, SubjectRules
from .casefile import (
    Delegation,
    DelegationPerson,
    DelegationTopic,
    Event,
    Involvement,
    Limit,
    LimitAuthor,
    LimitPerson,
    Matter,
    ParentRequest,
    Protection,
    ProtectionPerson,
    RequestPerson,
    ThirdParty,
    Topic,
)
from .chain import Chain, ErasedChain, LogCheck, Seal, SealedHead
from .choice import ChoiceChange, ChoiceMoment, ChoiceOption, ChoiceStep, RoundPupil
from .choice_plan import ChoiceRound, ChoiceTemplate, TemplateStep
from .choice_words import (
    Advice,
    AdviceQuestion,
    ChoiceVoice,
    Decision,
    DecisionOption,
    SignOff,
)
from .devices import Device
from .doubt import Doubt, DoubtColleague
from .erasure import Erasure
from .importing import ColumnChoice, Import, ImportFile, ImportLine, OutsideKey
from .institution import Institution
from .leading import Opening, ProtectionProposal
from .outbox import Message
from .person import Contact, Employment, Guardianship, Mentorship, Person, Pupil
from .placement import Placement, PlacementLink, PlacementWord
from .plan import AgendaItem, Conversation, Invitation, ItemPerson, Offer, OfferParent, TakenStep
from .planning import ProposedTime, TimeAnswer, TimeProposal, TimeReply
from .privacy import PrivacyAnswer, PrivacyRequest
from .reminders import NoReminders, Reminder
from .report import (
    Addition,
    Agreement,
    AgreementPerson,
    AgreementYes,
    HandedReport,
    Report,
    ReportItem,
    ReportReader,
    ReportVersion,
    Response,
)
from .retention import RetentionTerm
from .saml_answer import SamlAnswer
from .school import Account, School, SchoolClass
from .school_account import IdentityProvider, SchoolIdentity
from .school_export import ExportPiece, SchoolExport
from .services import Noticed, OfferedLists, Service, ServiceCall, Webhook, WebhookPost
from .table import AtTable, FinishedPoint, PlacedWords, Table, TableSeat
from .trail import Submission, Trace
from .turning import TurningNotice
from .village import Village, Villager
from .voice import Answer, Draft, Note, Share, Voice
from .workers import Turn, Worker

__all__ = [
    "Account",
    "AccountInvitation",
    "AccountLetter",
    "Addition",
    "AddressChange",
    "Advice",
    "AdviceQuestion",
    "AgendaItem",
    "Agreement",
    "AgreementPerson",
    "AgreementYes",
    "Answer",
    "AtTable",
    "CalendarEntry",
    "CalendarFeed",
    "CareerAttachment",
    "CareerContent",
    "CareerItem",
    "Chain",
    "ChoiceChange",
    "ChoiceMoment",
    "ChoiceOption",
    "ChoiceRound",
    "ChoiceStep",
    "ChoiceTemplate",
    "ChoiceVoice",
    "ColumnChoice",
    "Contact",
    "Conversation",
    "Decision",
    "DecisionOption",
    "Delegation",
    "DelegationPerson",
    "DelegationTopic",
    "Device",
    "Doubt",
    "DoubtColleague",
    "Draft",
    "Employment",
    "ErasedChain",
    "Erasure",
    "Event",
    "ExportPiece",
    "FinishedPoint",
    "Guardianship",
    "HandedReport",
    "IdentityProvider",
    "Import",
    "ImportFile",
    "ImportLine",
    "Institution",
    "Invitation",
    "Involvement",
    "ItemPerson",
    "KeyDate",
    "Limit",
    "LimitAuthor",
    "LimitPerson",
    "LogCheck",
    "Matter",
    "Mentorship",
    "Message",
    "NoReminders",
    "Note",
    "Noticed",
    "Offer",
    "OfferParent",
    "OfferedLists",
    "Opening",
    "OutsideKey",
    "ParentRequest",
    "Person",
    "PlacedWords",
    "Placement",
    "PlacementLink",
    "PlacementWord",
    "PrivacyAnswer",
    "PrivacyRequest",
    "ProgrammeList",
    "ProposedTime",
    "Protection",
    "ProtectionPerson",
    "ProtectionProposal",
    "Pupil",
    "Reminder",
    "Report",
    "ReportItem",
    "ReportReader",
    "ReportVersion",
    "RequestPerson",
    "Response",
    "RetentionTerm",
    "RoundPupil",
    "SamlAnswer",
    "School",
    "SchoolClass",
    "SchoolExport",
    "SchoolIdentity",
    "Seal",
    "SealedHead",
    "Service",
    "ServiceCall",
    "Share",
    "SignOff",
    "SubjectRules",
    "Submission",
    "Table",
    "TableSeat",
    "TakenStep",
    "TemplateStep",
    "ThirdParty",
    "TimeAnswer",
    "TimeProposal",
    "TimeReply",
    "Topic",
    "Trace",
    "Turn",
    "TurningNotice",
    "Village",
    "Villager",
    "Voice",
    "Webhook",
    "WebhookPost",
    "Worker",
]
