"""The access table: kind of record and right -> the grounds on which somebody may. Not here: nobody may.

Printed for the privacy officer in `docs/access/`. The law of the house is PRODUCT, section 3.
Over 100 lines on purpose: the whole policy is read as one page.
"""

from collections.abc import Mapping

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.audit.words import OPENINGS
from keuzeruimte_web.records import models as m

from .ground import FAMILY, PARENT, PROFESSIONAL, PUPIL, Ground, both, where
from .handed import (
    agreement_handed,
    author_left,
    event_seen,
    item_handed,
    of_a_report,
    report_handed,
    talk_handed,
    talk_open,
    while_it_stands,
)
from .leading import leader_except_of_own_child, leader_of_the_school, opened
from .on_record import (
    around_my_pupils,
    asked_along,
    asked_for_times,
    asker,
    at_item,
    co_author,
    delegator,
    invited,
    limit_author,
    limit_shared,
    nobody_waited_for,
    not_about_an_adult,
    of_this_seat,
    offered,
    on_agreement,
    report_reader,
    said_what_one_wants,
    shared,
    shared_by_the_adult,
    still_near,
)
from .rights import Kind, Right
from .services import (
    of_this_service,
    service_itself,
    service_offering,
    service_reading_busy,
    service_reading_classes,
    service_reading_mentors,
    service_reading_parents,
    service_reading_pupils,
    service_reading_staff,
)
from .ties import (
    administrator,
    administrator_except_of_oneself,
    administrator_except_of_own_child,
    administrator_except_of_own_class,
    administrator_except_of_own_family,
    administrator_of_the_school,
    careers_adviser,
    careers_adviser_of_the_school,
    colleague,
    employee,
    family_of_the_school,
    informed_parent,
    informed_parent_with_authority_until_16,
    involved,
    involved_with_pupil,
    leader_of_unguided,
    mentor,
    no_parent_of,
    not_the_same_as,
    own,
    parent,
    parent_of_any_age,
    parent_of_the_adult,
    parent_today,
    parent_with_authority,
    parent_with_authority_until_16,
    parent_without_authority,
    privacy_officer,
    privacy_officer_except_of_own_child,
    privacy_officer_of_the_school,
    the_pupil,
    the_pupil_of_16,
    the_pupil_of_18,
)

MODELS: Mapping[Kind, type[Model]] = {
    Kind.PERSON: m.Person,
    Kind.ACCOUNT_INVITATION: m.AccountInvitation,
    Kind.PUPIL: m.Pupil,
    Kind.GUARDIANSHIP: m.Guardianship,
    Kind.INSTITUTION: m.Institution,
    Kind.TURNING: m.TurningNotice,
    Kind.CONTACT: m.Contact,
    Kind.SCHOOL: m.School,
    Kind.IDENTITY_PROVIDER: m.IdentityProvider,
    Kind.SCHOOL_IDENTITY: m.SchoolIdentity,
    Kind.SCHOOL_CLASS: m.SchoolClass,
    Kind.IMPORT: m.Import,
    Kind.IMPORT_LINE: m.ImportLine,
    Kind.SCHOOL_EXPORT: m.SchoolExport,
    Kind.MENTORSHIP: m.Mentorship,
    Kind.MATTER: m.Matter,
    Kind.INVOLVEMENT: m.Involvement,
    Kind.EMPLOYMENT: m.Employment,
    Kind.THIRD_PARTY: m.ThirdParty,
    Kind.TOPIC: m.Topic,
    Kind.DELEGATION: m.Delegation,
    Kind.LIMIT: m.Limit,
    Kind.LIMIT_PART: m.LimitAuthor,
    Kind.REQUEST: m.ParentRequest,
    Kind.PROTECTION: m.Protection,
    Kind.PROTECTION_PROPOSAL: m.ProtectionProposal,
    Kind.OPENING: m.Opening,
    Kind.EVENT: m.Event,
    Kind.CONVERSATION: m.Conversation,
    Kind.TIME_PROPOSAL: m.TimeProposal,
    Kind.TIME_REPLY: m.TimeReply,
    Kind.ITEM: m.AgendaItem,
    Kind.OFFER: m.Offer,
    Kind.VOICE: m.Voice,
    Kind.ANSWER: m.Answer,
    Kind.VILLAGE: m.Village,
    Kind.CAREER_ITEM: m.CareerItem,
    Kind.PLACEMENT: m.Placement,
    Kind.DRAFT: m.Draft,
    Kind.TABLE: m.Table,
    Kind.TABLE_SEAT: m.TableSeat,
    Kind.NOTE: m.Note,
    Kind.DOUBT: m.Doubt,
    Kind.TAKEN_STEP: m.TakenStep,
    Kind.REPORT: m.Report,
    Kind.REPORT_VERSION: m.ReportVersion,
    Kind.HANDED_REPORT: m.HandedReport,
    Kind.RESPONSE: m.Response,
    Kind.ADDITION: m.Addition,
    Kind.AGREEMENT: m.Agreement,
    Kind.TRACE: m.Trace,
    Kind.RETENTION_TERM: m.RetentionTerm,
    Kind.PRIVACY_REQUEST: m.PrivacyRequest,
    Kind.PRIVACY_ANSWER: m.PrivacyAnswer,
    Kind.CALENDAR_FEED: m.CalendarFeed,
    Kind.REMINDER: m.Reminder,
    Kind.NO_REMINDERS: m.NoReminders,
    Kind.LOG_CHECK: m.LogCheck,
    Kind.SUBJECT_RULES: m.SubjectRules,
    Kind.CHOICE_TEMPLATE: m.ChoiceTemplate,
    Kind.CHOICE_ROUND: m.ChoiceRound,
    Kind.CHOICE_MOMENT: m.ChoiceMoment,
    Kind.CHOICE_OPTION: m.ChoiceOption,
    Kind.CHOICE_VOICE: m.ChoiceVoice,
    Kind.ADVICE: m.Advice,
    Kind.ADVICE_QUESTION: m.AdviceQuestion,
    Kind.DECISION: m.Decision,
    Kind.SIGN_OFF: m.SignOff,
    Kind.PROGRAMMES: m.ProgrammeList,
    Kind.KEY_DATE: m.KeyDate,
    Kind.SERVICE: m.Service,
    Kind.WEBHOOK_POST: m.WebhookPost,
    Kind.OFFERED_LISTS: m.OfferedLists,
    Kind.BUSY: m.Invitation,
}


def in_role(ground: Ground, roles: frozenset) -> Ground:  # type: ignore[type-arg]
    """The same ground, in these roles only."""
    return Ground(ground.label, ground.roles & roles, ground.condition)


IN_USE = _("zodra hij in gebruik is")
PUT_BEFORE = ("open", "closed")
# What a row must be, in the words of the page for the privacy officer.
SHOWN = _("als het voorligt of gesloten is")
OPEN = _("zolang het voorligt")
DRAFT = _("zolang het een concept is")
CLOSED = _("als het gesloten is")
FOR_READERS = _("als de schrijver dat koos")
RUNNING = _("zolang zij loopt")
LIVING = _("als de leerling leeft")
AN_OPENING = _("als iemand van school iets opende")
WITH_PUPIL = _("in een kring met de leerling")
WITH_PARENTS = _("in een kring met ouders")

# Whose a record is, in words that answer *why do I see this?*
ONESELF = _("de persoon zelf")
THIS_PARENT = _("de ouder over wie het gaat")
WHO_GUIDES = _("de persoon die begeleidt")
OWN_WORDS = _("eigen woorden of antwoorden")
WROTE_IT = _("schreef dit zelf")
OFFERED_IT = _("bood dit zelf aan")
TOOK_IT = _("nam deze stap zelf")
ASKED_IT = _("vroeg dit zelf")
THIS_LEADER = _("de teamleider die dit zelf deed")
THE_SECOND = _("is als tweede gevraagd")

ENTERED = _("als school het voor iemand opschreef")
ONCE = _("één keer")
TO_WEIGH = _("als een ouder het vroeg")
NOT_GONE = _("zolang het er is")
NOT_ANSWERED = _("zolang het niet beantwoord is")
ANSWERED = _("als het beantwoord is")
WEIGHED_CLAIMS = ("parent", "facts", "away")
NO_MATTER = _("als er geen zaak bij hoort")
WRITTEN_HERE = _("als de leerling het zelf schreef")
STILL_ASKED = _("zolang er een tijd gezocht wordt")
AFTER_AGREEMENT = _("als de functionaris akkoord gaf met wissen")

STILL_CHOOSING = _("zolang de keuze niet vastligt")
NOT_LOCKED = ("open", "provisional", "definitive", "reopened")
TO_CHOOSE = ("open", "provisional", "reopened")

AT_CHOICE = "moment__matter"
OF_ADVICE = "advice__moment__matter"
OF_DECISION = "decision__moment__matter"
IN_TALK = "conversation__matter"
IN_REPORT = "report__conversation__matter"

# A family member reads a report who was there or gets it as an absent parent of (1); never a draft.
FAMILY_READER = both(
    in_role(where(report_reader(), SHOWN, state__in=PUT_BEFORE), FAMILY),
    not_about_an_adult("conversation__matter__pupil"),
)
READER_OF_RESPONSE = both(
    in_role(where(report_reader("report"), CLOSED, report__state="closed"), FAMILY),
    not_about_an_adult("report__conversation__matter__pupil"),
)
# A professional reads a report that was put before its readers; who came later, what was not closed before
# the first day, and what was chosen.
STAFF_READER = (
    where(talk_open("conversation__"), SHOWN, state__in=PUT_BEFORE),
    where(report_handed(), SHOWN, state__in=PUT_BEFORE),
)
# What somebody who left never put before anybody: whoever guides now finishes it, else nobody ever reads it.
LEFT_DRAFT = both(where(involved(IN_TALK), DRAFT, state="draft"), author_left())
# A matter goes on until it is closed, and is never opened again.
RUNS = where(involved("pk"), RUNNING, closed_on__isnull=True)

VILLAGE_SHARED = shared("village", "pupil", author="pupil")
ITEM_SHARED = shared("career_item", "pupil", author="pupil")
# Who of school is near a placement: with its matter, or where it has none with the pupil.
PLACEMENT_STAFF = (
    involved("matter"),
    where(involved_with_pupil("pupil"), NO_MATTER, matter__isnull=True),
)
# A limit is its author's to change; a parent's is not any more once the pupil is 18, who keeps or ends it.
OWN_LIMIT = both(in_role(own("person", OWN_WORDS), FAMILY), not_about_an_adult("limit__matter__pupil"))
PUPIL_OF_AGREEMENT = both(
    where(
        in_role(on_agreement("owner", "present"), PUPIL),
        WITH_PUPIL,
        circle__in=("triangle", "pupil_school"),
    ),
    the_pupil(IN_TALK + "__pupil"),
)


def of_the_choice(matter: str, *, moment: str) -> tuple[Ground, ...]:
    """The triangle at a choice: pupil, parents of (1), who is involved; at 18 whom a pupil chose."""
    return (
        the_pupil(f"{matter}__pupil"),
        informed_parent(f"{matter}__pupil"),
        shared_by_the_adult("choice_moment", f"{matter}__pupil", record=moment),
        involved(matter),
    )


def outside_the_family(person: str) -> Ground:
    """The administrator, about anybody but oneself and the own family."""
    return both(administrator_except_of_own_family(person), administrator_except_of_oneself(person))


# What a leader reads of a dossier that is open for a reason, and never changes. Not what is somebody's own.
OPENED: Mapping[Kind, Ground] = {
    Kind.PUPIL: opened("pk"),
    Kind.GUARDIANSHIP: opened("pupil"),
    Kind.INSTITUTION: opened("pupil"),
    Kind.INVOLVEMENT: opened("pupil"),
    Kind.MATTER: opened("pupil"),
    Kind.TOPIC: opened("matter__pupil"),
    Kind.THIRD_PARTY: opened("matter__pupil"),
    Kind.DELEGATION: opened("matter__pupil"),
    Kind.LIMIT: opened("matter__pupil"),
    Kind.LIMIT_PART: opened("limit__matter__pupil"),
    Kind.REQUEST: opened("matter__pupil"),
    Kind.PROTECTION: opened("matter__pupil"),
    Kind.EVENT: opened("matter__pupil"),
    Kind.CONVERSATION: opened("matter__pupil"),
    Kind.PLACEMENT: opened("pupil"),
    Kind.REPORT: where(opened(IN_TALK + "__pupil"), SHOWN, state__in=PUT_BEFORE),
    Kind.REPORT_VERSION: opened(IN_REPORT + "__pupil"),
    Kind.RESPONSE: where(opened(IN_REPORT + "__pupil"), CLOSED, report__state="closed"),
    Kind.ADDITION: opened(IN_REPORT + "__pupil"),
    Kind.AGREEMENT: opened(IN_TALK + "__pupil"),
    Kind.CHOICE_MOMENT: opened("matter__pupil"),
    Kind.CHOICE_OPTION: opened(AT_CHOICE + "__pupil"),
    Kind.ADVICE: opened(AT_CHOICE + "__pupil"),
    Kind.DECISION: opened(AT_CHOICE + "__pupil"),
}

OF_EVERY_DAY: dict[tuple[Kind, Right], tuple[Ground, ...]] = {
    # names, class and roles: the whole triangle
    (Kind.PERSON, Right.SEE): (
        own("pk", ONESELF),
        around_my_pupils(),
        administrator(),
        service_reading_pupils("pk"),
        service_reading_parents("pk"),
        service_reading_staff("pk"),
    ),
    # a service reads names, classes and dates, each kind only when the administrator gave it
    (Kind.PERSON, Right.KNOW_PARENT): (service_reading_parents("pk"),),
    # an invitation opens a door: never one's own, nor that of whoever shares an own child
    (Kind.PERSON, Right.INVITE): (outside_the_family("pk"),),
    (Kind.PERSON, Right.LOOSEN): (outside_the_family("pk"),),
    (Kind.ACCOUNT_INVITATION, Right.SEE): (administrator(),),
    (Kind.ACCOUNT_INVITATION, Right.CHANGE): (outside_the_family("person"),),
    (Kind.PUPIL, Right.SEE): (
        the_pupil("pk"),
        parent("pk"),
        involved_with_pupil("pk"),
        administrator(),
        service_reading_pupils("pk"),
    ),
    (Kind.PERSON, Right.CHANGE): (administrator_except_of_own_family("pk"),),
    (Kind.PUPIL, Right.CHANGE): (administrator_except_of_own_child("pk"),),
    (Kind.PUPIL, Right.KEEP_OWN): (the_pupil("pk"), parent_of_any_age("pk")),
    # turning points: everybody asked and heard reads what will change; the message is for parents of (1)
    (Kind.PUPIL, Right.HEAR_TURNING): (the_pupil("pk"), parent_today("pk"), involved_with_pupil("pk")),
    (Kind.TURNING, Right.SEE): (
        both(the_pupil("pupil"), still_near()),
        both(parent_today("pupil", information_right=True), still_near()),
        both(involved_with_pupil("pupil"), still_near()),
    ),
    # who asks for what is written, corrects it and consents: the law on privacy, at 16
    (Kind.PUPIL, Right.HOLD_PRIVACY): (parent_with_authority_until_16("pk"), the_pupil_of_16("pk")),
    (Kind.PUPIL, Right.OPEN_DOSSIER): (involved_with_pupil("pk"),),
    (Kind.PUPIL, Right.LOOK_BACK): (the_pupil("pk"), informed_parent("pk"), involved_with_pupil("pk")),
    # of a pupil who died nothing new is asked
    (Kind.PUPIL, Right.BEGIN_MATTER): tuple(
        where(ground, LIVING, person__deceased=False) for ground in (mentor("pk"), involved_with_pupil("pk"))
    ),
    (Kind.GUARDIANSHIP, Right.SEE): (
        in_role(own("parent", THIS_PARENT), PARENT),
        involved_with_pupil("pupil"),
        administrator_except_of_own_child("pupil"),
    ),
    (Kind.GUARDIANSHIP, Right.KEEP_OWN): (
        both(in_role(own("parent", THIS_PARENT), PARENT), parent_of_any_age("pupil")),
    ),
    # with whom a pupil of 18 can share: a parent of today whom no court keeps away
    (Kind.GUARDIANSHIP, Right.SHARE): (parent_of_the_adult(),),
    (Kind.GUARDIANSHIP, Right.CHANGE): (administrator_except_of_own_child("pupil"),),
    # an institution is no parent, and sees nothing itself (METHOD 3); who guides must know whom to call
    (Kind.INSTITUTION, Right.SEE): (
        involved_with_pupil("pupil"),
        administrator_except_of_own_child("pupil"),
    ),
    (Kind.INSTITUTION, Right.CHANGE): (administrator_except_of_own_child("pupil"),),
    # where somebody lives and can be reached: not for professionals, not for the other parent
    (Kind.CONTACT, Right.SEE): (administrator_except_of_own_family("person"),),
    (Kind.CONTACT, Right.CHANGE): (administrator_except_of_own_family("person"),),
    (Kind.INVOLVEMENT, Right.SEE): (
        the_pupil("pupil"),
        parent("pupil"),
        involved_with_pupil("pupil"),
        administrator(),
    ),
    # colleagues who guide, to ask one along; never the offices, which see no dossier
    (Kind.EMPLOYMENT, Right.SEE): (colleague(), administrator(), service_reading_staff("person")),
    (Kind.EMPLOYMENT, Right.CHANGE): (administrator_except_of_oneself("person"),),
    # the school as the administrator keeps it; everybody reads its name and safety text around each page
    (Kind.SCHOOL, Right.SEE): (administrator_of_the_school(),),
    (Kind.SCHOOL, Right.CHANGE): (administrator_of_the_school(),),
    (Kind.SCHOOL, Right.ENTER): (administrator_of_the_school(),),
    # people, classes and dates for another program; no guidance, and no secret address
    (Kind.SCHOOL, Right.TAKE_OUT): (administrator_of_the_school(),),
    # a service never writes to a record: what it offers, an administrator looks at first
    (Kind.SCHOOL, Right.OFFER): (service_offering(),),
    (Kind.SERVICE, Right.SEE): (administrator(), service_itself()),
    (Kind.SERVICE, Right.CHANGE): (administrator(),),
    (Kind.WEBHOOK_POST, Right.SEE): (administrator(),),
    (Kind.OFFERED_LISTS, Right.SEE): (administrator(), of_this_service("service")),
    (Kind.OFFERED_LISTS, Right.CHANGE): (administrator(),),
    # that somebody who works here is not free: not for what, not with whom
    (Kind.BUSY, Right.SEE): (service_reading_busy(),),
    # with whom people sign in, and by which number: a door, so never one's own or the own family's
    (Kind.IDENTITY_PROVIDER, Right.SEE): (administrator(),),
    (Kind.IDENTITY_PROVIDER, Right.CHANGE): (administrator(),),
    (Kind.SCHOOL_IDENTITY, Right.SEE): (outside_the_family("person"),),
    (Kind.SCHOOL_IDENTITY, Right.CHANGE): (outside_the_family("person"),),
    (Kind.SCHOOL_CLASS, Right.SEE): (administrator(), service_reading_classes()),
    (Kind.SCHOOL_CLASS, Right.CHANGE): (administrator(),),
    # who mentors an own child is chosen by another administrator
    (Kind.SCHOOL_CLASS, Right.MENTOR): (administrator_except_of_own_class("pk"),),
    # files may say something of the own family too: those lines are left to another administrator
    (Kind.IMPORT, Right.SEE): (administrator(),),
    (Kind.IMPORT, Right.CHANGE): (administrator(),),
    (Kind.IMPORT_LINE, Right.SEE): (administrator_except_of_own_family("person"),),
    (Kind.IMPORT_LINE, Right.CHANGE): (administrator_except_of_own_family("person"),),
    # the whole school for the board: one asks, another agrees, and neither can read what goes (to_board.py)
    (Kind.SCHOOL, Right.EXPORT): (administrator_of_the_school(),),
    (Kind.SCHOOL_EXPORT, Right.SEE): (administrator(), privacy_officer()),
    (Kind.SCHOOL_EXPORT, Right.CHANGE): (
        where(administrator(), NOT_GONE, state__in=("asked", "making", "ready")),
    ),
    (Kind.SCHOOL_EXPORT, Right.AGREE_EXPORT): (
        both(where(privacy_officer(), NOT_ANSWERED, state="asked"), not_the_same_as("starter")),
    ),
    (Kind.SCHOOL_EXPORT, Right.FETCH): (where(administrator(), NOT_GONE, state="ready"),),
    (Kind.MENTORSHIP, Right.SEE): (administrator(), service_reading_mentors()),
    (Kind.MENTORSHIP, Right.CHANGE): (
        both(
            administrator_except_of_oneself("person"),
            administrator_except_of_own_class("school_class"),
        ),
    ),
    # a matter: its title and dates are for the triangle
    (Kind.MATTER, Right.SEE): (the_pupil("pupil"), informed_parent("pupil"), involved("pk")),
    (Kind.MATTER, Right.PLAN): (RUNS,),
    (Kind.MATTER, Right.RECORD_EVENT): (RUNS,),
    (Kind.MATTER, Right.HAND_OVER): (RUNS,),
    # whose is it when nobody is left? The leader finds somebody, and reads nothing of it
    (Kind.MATTER, Right.APPOINT): (leader_of_unguided(),),
    (Kind.INVOLVEMENT, Right.LEAVE): (
        both(in_role(own("person", WHO_GUIDES), PROFESSIONAL), involved("matter")),
    ),
    (Kind.MATTER, Right.ENTRUST): (parent_with_authority("pupil"), the_pupil_of_18("pupil")),
    (Kind.MATTER, Right.LIMIT): (parent("pupil"), the_pupil_of_18("pupil")),
    (Kind.MATTER, Right.LIMIT_FOR): (involved("pk"),),
    (Kind.MATTER, Right.SPEAK): (the_pupil("pupil"), parent("pupil"), involved("pk")),
    (Kind.THIRD_PARTY, Right.SEE): (involved("matter"),),
    (Kind.TOPIC, Right.SEE): (involved("matter"),),
    (Kind.TOPIC, Right.CHANGE): (where(involved("matter"), RUNNING, matter__closed_on__isnull=True),),
    # what parents entrust, limit and ask
    (Kind.DELEGATION, Right.SEE): (
        # one's own words, also when they ended because the child is 18; never the parents' to the pupil
        both(delegator(), parent_of_any_age("matter__pupil")),
        in_role(delegator(), PUPIL),
        informed_parent("matter__pupil"),
        while_it_stands("until"),
    ),
    (Kind.DELEGATION, Right.CHANGE): (
        parent_with_authority("matter__pupil"),
        in_role(delegator(), PUPIL),
    ),
    (Kind.LIMIT, Right.SEE): (
        limit_author(),
        limit_shared(),
        the_pupil_of_18("matter__pupil"),
        while_it_stands("until"),
    ),
    (Kind.LIMIT, Right.CHANGE): (the_pupil_of_18("matter__pupil"),),
    (Kind.LIMIT_PART, Right.SEE): (
        in_role(own("person", OWN_WORDS), FAMILY),
        in_role(shared("limit_part", "limit__matter__pupil"), PARENT),
        while_it_stands("until", "limit__until", matter="limit__matter"),
    ),
    (Kind.LIMIT_PART, Right.KNOW_AUTHOR): (
        in_role(own("person", OWN_WORDS), FAMILY),
        co_author(),
        in_role(shared("limit_part", "limit__matter__pupil"), PARENT),
        the_pupil_of_18("limit__matter__pupil"),
        while_it_stands("until", "limit__until", matter="limit__matter"),
    ),
    (Kind.LIMIT_PART, Right.CHANGE): (OWN_LIMIT,),
    (Kind.LIMIT_PART, Right.SHARE): (OWN_LIMIT,),
    (Kind.REQUEST, Right.SEE): (asker(), involved("matter")),
    (Kind.REQUEST, Right.CHANGE): (both(asker(), not_about_an_adult("matter__pupil")),),
    (Kind.PROTECTION, Right.SEE): (informed_parent("matter__pupil"), while_it_stands("until")),
    # asked by a leader who has the dossier open, confirmed by a second with the own account
    (Kind.MATTER, Right.PROPOSE): (where(opened("pupil"), RUNNING, closed_on__isnull=True),),
    (Kind.PROTECTION_PROPOSAL, Right.SEE): (
        in_role(own("leader", THIS_LEADER), PROFESSIONAL),
        in_role(own("second", THE_SECOND), PROFESSIONAL),
    ),
    (Kind.PROTECTION_PROPOSAL, Right.CONFIRM): (
        both(in_role(own("second", THE_SECOND), PROFESSIONAL), no_parent_of("matter__pupil")),
    ),
    (Kind.PROTECTION_PROPOSAL, Right.CHANGE): (
        in_role(own("leader", THIS_LEADER), PROFESSIONAL),
        in_role(own("second", THE_SECOND), PROFESSIONAL),
    ),
    # that a leader read along: everybody it is about; why not to the pupil, from whom a measure is kept
    (Kind.OPENING, Right.SEE): (
        the_pupil("pupil"),
        parent("pupil"),
        involved_with_pupil("pupil"),
        in_role(own("leader", THIS_LEADER), PROFESSIONAL),
    ),
    (Kind.OPENING, Right.KNOW_REASON): (
        informed_parent("pupil"),
        involved_with_pupil("pupil"),
        in_role(own("leader", THIS_LEADER), PROFESSIONAL),
    ),
    (Kind.OPENING, Right.CHANGE): (in_role(own("leader", THIS_LEADER), PROFESSIONAL),),
    (Kind.PUPIL, Right.OPEN_FOR_A_REASON): (leader_except_of_own_child("pk"),),
    (Kind.PUPIL, Right.READ_OPENED): (opened("pk"),),
    (Kind.SCHOOL, Right.LEAD): (leader_of_the_school(),),
    # school's own
    (Kind.EVENT, Right.SEE): (event_seen(),),
    (Kind.EVENT, Right.CHANGE): (both(own("author", WROTE_IT), event_seen()),),
    (Kind.EVENT, Right.ADD): (event_seen(),),
    # conversations
    (Kind.CONVERSATION, Right.SEE): (
        both(in_role(invited(), FAMILY), not_about_an_adult("matter__pupil")),
        shared_by_the_adult("conversation", "matter__pupil"),
        talk_open(),
        talk_handed(),
    ),
    (Kind.CONVERSATION, Right.SHARE): (both(in_role(invited(), PUPIL), the_pupil_of_18("matter__pupil")),),
    (Kind.CONVERSATION, Right.PLAN): (talk_open(),),
    (Kind.CONVERSATION, Right.HOLD): (talk_open(),),
    (Kind.CONVERSATION, Right.REPORT): (talk_open(),),
    (Kind.CONVERSATION, Right.SPEAK): (
        both(in_role(invited(), FAMILY), not_about_an_adult("matter__pupil")),
        both(in_role(invited(), PROFESSIONAL), involved("matter")),
    ),
    # a time is looked for: who is asked answers for oneself; only staff see what was answered
    (Kind.TIME_PROPOSAL, Right.SEE): (
        both(in_role(asked_for_times(), FAMILY), not_about_an_adult("matter__pupil")),
        involved("matter"),
    ),
    (Kind.TIME_PROPOSAL, Right.PLAN): (where(involved("matter"), STILL_ASKED, state="open"),),
    (Kind.TIME_PROPOSAL, Right.CHOOSE_TIME): (
        where(
            both(in_role(asked_for_times(), FAMILY), not_about_an_adult("matter__pupil")),
            STILL_ASKED,
            state="open",
        ),
        where(both(in_role(asked_for_times(), PROFESSIONAL), involved("matter")), STILL_ASKED, state="open"),
    ),
    (Kind.TIME_REPLY, Right.SEE): (
        both(in_role(own("person", OWN_WORDS), FAMILY), not_about_an_adult("proposal__matter__pupil")),
        involved("proposal__matter"),
    ),
    (Kind.TIME_REPLY, Right.CHANGE): (
        where(
            both(in_role(own("person", OWN_WORDS), FAMILY), not_about_an_adult("proposal__matter__pupil")),
            STILL_ASKED,
            proposal__state="open",
        ),
        where(involved("proposal__matter"), STILL_ASKED, proposal__state="open"),
    ),
    (Kind.ITEM, Right.SEE): (
        both(in_role(at_item(), PARENT), not_about_an_adult("conversation__matter__pupil")),
        both(
            in_role(at_item(), PARENT),
            shared_by_the_adult("conversation", IN_TALK + "__pupil", record="conversation"),
        ),
        both(in_role(at_item(), PUPIL), nobody_waited_for()),
        talk_open("conversation__"),
        item_handed(),
    ),
    (Kind.ITEM, Right.PLAN): (talk_open("conversation__"),),
    (Kind.ITEM, Right.HOLD): (talk_open("conversation__"),),
    # the table while they talk: that it is open, for who is invited; the code and who joins, for who holds it
    (Kind.TABLE, Right.SEE): (
        both(in_role(invited("conversation"), FAMILY), not_about_an_adult(IN_TALK + "__pupil")),
        talk_open("conversation__"),
    ),
    (Kind.TABLE, Right.HOLD): (talk_open("conversation__"),),
    (Kind.TABLE_SEAT, Right.SEE): (talk_open("table__conversation__"),),
    (Kind.TABLE_SEAT, Right.ADMIT): (talk_open("table__conversation__"),),
    (Kind.OFFER, Right.SEE): (offered(), while_it_stands("lapses_on")),
    (Kind.OFFER, Right.ANSWER): (offered(),),
    (Kind.OFFER, Right.CHANGE): (both(own("professional", OFFERED_IT), involved("matter")),),
    # one's own, and what was shared by name
    (Kind.VOICE, Right.SEE): (own("person", OWN_WORDS), shared("voice", IN_TALK + "__pupil")),
    (Kind.VOICE, Right.CHANGE): (own("person", OWN_WORDS),),
    (Kind.VOICE, Right.SHARE): (own("person", OWN_WORDS),),
    (Kind.ANSWER, Right.SEE): (own("person", OWN_WORDS), shared("answer", IN_TALK + "__pupil")),
    (Kind.ANSWER, Right.CHANGE): (own("person", OWN_WORDS),),
    (Kind.ANSWER, Right.SHARE): (own("person", OWN_WORDS),),
    # the others around a pupil: drawn by the pupil, and by a parent with whom it is shared
    (Kind.PUPIL, Right.DRAW): (the_pupil("pk"),),
    (Kind.VILLAGE, Right.SEE): (the_pupil("pupil"), in_role(VILLAGE_SHARED, PARENT | PROFESSIONAL)),
    (Kind.VILLAGE, Right.CHANGE): (the_pupil("pupil"), in_role(VILLAGE_SHARED, PARENT)),
    (Kind.VILLAGE, Right.REMOVE): (the_pupil("pupil"),),
    (Kind.VILLAGE, Right.SHARE): (the_pupil("pupil"),),
    # the pupil's own career file: nobody else knows that it is there but who was named, piece by piece
    (Kind.PUPIL, Right.KEEP_FILE): (the_pupil("pk"),),
    (Kind.CAREER_ITEM, Right.SEE): (the_pupil("pupil"), in_role(ITEM_SHARED, PARENT | PROFESSIONAL)),
    (Kind.CAREER_ITEM, Right.CHANGE): (
        where(the_pupil("pupil"), WRITTEN_HERE, kind__in=("reflection", "activity")),
    ),
    (Kind.CAREER_ITEM, Right.REMOVE): (the_pupil("pupil"),),
    (Kind.CAREER_ITEM, Right.SHARE): (the_pupil("pupil"),),
    # a placement is of the triangle, as every choice; the employer stands outside, with a link of its own
    (Kind.PUPIL, Right.BEGIN_PLACEMENT): tuple(
        where(ground, LIVING, person__deceased=False)
        for ground in (the_pupil("pk"), involved_with_pupil("pk"))
    ),
    (Kind.PLACEMENT, Right.SEE): (
        the_pupil("pupil"),
        informed_parent("pupil"),
        parent_with_authority("pupil"),
        *PLACEMENT_STAFF,
    ),
    (Kind.PLACEMENT, Right.CHANGE): tuple(
        where(ground, RUNNING, ended_on__isnull=True) for ground in (the_pupil("pupil"), *PLACEMENT_STAFF)
    ),
    (Kind.PLACEMENT, Right.SAY_YES): tuple(
        where(ground, RUNNING, ended_on__isnull=True)
        for ground in (the_pupil("pupil"), parent_with_authority("pupil"), *PLACEMENT_STAFF)
    ),
    (Kind.PLACEMENT, Right.ASK_EMPLOYER): tuple(
        where(ground, RUNNING, ended_on__isnull=True) for ground in PLACEMENT_STAFF
    ),
    (Kind.DRAFT, Right.SEE): (own("author", WROTE_IT),),
    (Kind.DRAFT, Right.CHANGE): (own("author", WROTE_IT),),
    (Kind.NOTE, Right.SEE): (both(own("author", WROTE_IT), involved(IN_TALK)),),
    (Kind.NOTE, Right.CHANGE): (both(own("author", WROTE_IT), involved(IN_TALK)),),
    (Kind.DOUBT, Right.SEE): (
        both(own("author", WROTE_IT), involved("matter")),
        both(asked_along(), involved("matter")),
    ),
    (Kind.DOUBT, Right.CHANGE): (both(own("author", WROTE_IT), involved("matter")),),
    (Kind.TAKEN_STEP, Right.SEE): (both(own("taker", TOOK_IT), involved(IN_TALK)),),
    (Kind.TAKEN_STEP, Right.CHANGE): (both(own("taker", TOOK_IT), involved(IN_TALK)),),
    # the record
    (Kind.REPORT, Right.SEE): (
        FAMILY_READER,
        where(shared_by_the_adult("report", IN_TALK + "__pupil"), SHOWN, state__in=PUT_BEFORE),
        *STAFF_READER,
        both(own("author", WROTE_IT), involved(IN_TALK)),
        LEFT_DRAFT,
    ),
    # what lay before its readers and was changed: theirs to read as the report is
    (Kind.REPORT_VERSION, Right.SEE): (
        of_a_report(FAMILY_READER),
        *(of_a_report(reader) for reader in STAFF_READER),
        of_a_report(both(own("author", WROTE_IT), involved(IN_TALK))),
    ),
    (Kind.REPORT, Right.SHARE): (both(in_role(FAMILY_READER, PUPIL), the_pupil_of_18(IN_TALK + "__pupil")),),
    (Kind.REPORT, Right.REPORT): (
        both(own("author", WROTE_IT), involved(IN_TALK)),
        LEFT_DRAFT,
        both(where(talk_open("conversation__"), OPEN, state="open"), author_left()),
        both(where(report_handed(), OPEN, state="open"), author_left()),
    ),
    # which earlier reports somebody who came later may read: told as far as one reads that report oneself
    (Kind.HANDED_REPORT, Right.SEE): (
        of_a_report(FAMILY_READER),
        *(both(of_a_report(reader), involved("involvement__matter")) for reader in STAFF_READER),
    ),
    (Kind.REPORT, Right.CONFIRM): (
        where(FAMILY_READER, OPEN, state="open"),
        where(both(in_role(report_reader(), PROFESSIONAL), involved(IN_TALK)), OPEN, state="open"),
    ),
    (Kind.REPORT, Right.ADD): (
        where(FAMILY_READER, CLOSED, state="closed"),
        where(talk_open("conversation__"), CLOSED, state="closed"),
        where(report_handed(), CLOSED, state="closed"),
    ),
    (Kind.RESPONSE, Right.SEE): (
        own("person", OWN_WORDS),
        where(READER_OF_RESPONSE, FOR_READERS, audience="readers"),
        where(talk_open("report__conversation__"), CLOSED, report__state="closed"),
        where(report_handed("report"), CLOSED, report__state="closed"),
    ),
    (Kind.RESPONSE, Right.CHANGE): (where(own("person", OWN_WORDS), OPEN, report__state="open"),),
    (Kind.ADDITION, Right.SEE): (
        READER_OF_RESPONSE,
        both(in_role(own("author", WROTE_IT), PARENT), parent_of_any_age(IN_REPORT + "__pupil")),
        talk_open("report__conversation__"),
        report_handed("report"),
    ),
    (Kind.AGREEMENT, Right.SHARE): (both(PUPIL_OF_AGREEMENT, the_pupil_of_18(IN_TALK + "__pupil")),),
    (Kind.AGREEMENT, Right.SEE): (
        PUPIL_OF_AGREEMENT,
        shared_by_the_adult("agreement", IN_TALK + "__pupil"),
        both(
            where(
                in_role(on_agreement("owner", "present"), PARENT),
                WITH_PARENTS,
                circle__in=("triangle", "parents_school"),
            ),
            not_about_an_adult(IN_TALK + "__pupil"),
        ),
        where(informed_parent(IN_TALK + "__pupil"), WITH_PARENTS, circle__in=("triangle", "parents_school")),
        talk_open("conversation__"),
        agreement_handed(),
        both(in_role(on_agreement("owner"), PROFESSIONAL), involved(IN_TALK)),
    ),
    (Kind.AGREEMENT, Right.FINISH): (
        both(in_role(on_agreement("owner"), FAMILY), not_about_an_adult(IN_TALK + "__pupil")),
        both(in_role(on_agreement("owner"), PROFESSIONAL), involved(IN_TALK)),
    ),
    # renewed or let go of together: who does it, who was there, and who guides; never once the pupil is 18
    (Kind.AGREEMENT, Right.PROPOSE_OTHER): (
        both(in_role(on_agreement("owner", "present"), FAMILY), not_about_an_adult(IN_TALK + "__pupil")),
        where(talk_open("conversation__"), RUNNING, conversation__matter__closed_on__isnull=True),
    ),
    (Kind.AGREEMENT, Right.SAY_FOR): (
        where(talk_open("conversation__"), RUNNING, conversation__matter__closed_on__isnull=True),
    ),
    # who of school looked: that, and nothing of what anybody did
    (Kind.TRACE, Right.SEE): (
        where(the_pupil("pupil"), AN_OPENING, word__in=OPENINGS),
        where(informed_parent("pupil"), AN_OPENING, word__in=OPENINGS),
        where(involved_with_pupil("pupil"), AN_OPENING, word__in=OPENINGS),
    ),
    # how long what is kept: numbers and days, never content
    (Kind.SCHOOL, Right.SEE_TERMS): (administrator_of_the_school(), privacy_officer_of_the_school()),
    (Kind.SCHOOL, Right.SET_TERMS): (administrator_of_the_school(),),
    (Kind.SCHOOL, Right.CHECK_LOG): (privacy_officer_of_the_school(),),
    (Kind.RETENTION_TERM, Right.SEE): (administrator(), privacy_officer()),
    # a calendar elsewhere, and reminders: everybody's own alone
    (Kind.CALENDAR_FEED, Right.SEE): (of_this_seat(),),
    (Kind.CALENDAR_FEED, Right.CHANGE): (of_this_seat(),),
    (Kind.REMINDER, Right.SEE): (own("person", ONESELF),),
    (Kind.NO_REMINDERS, Right.SEE): (own("person", ONESELF),),
    (Kind.NO_REMINDERS, Right.CHANGE): (own("person", ONESELF),),
    # which subjects go together, further study, key dates: nothing about people, so everybody reads it
    (Kind.SCHOOL, Right.KEEP_RULES): (administrator_of_the_school(), careers_adviser_of_the_school()),
    (Kind.SUBJECT_RULES, Right.SEE): (employee(), administrator(), family_of_the_school()),
    (Kind.SUBJECT_RULES, Right.CHANGE): (careers_adviser(), administrator()),
    # the steps a school begins a choice with, and the rounds of a year group: about no pupil
    (Kind.SCHOOL, Right.KEEP_STEPS): (administrator_of_the_school(), careers_adviser_of_the_school()),
    (Kind.CHOICE_TEMPLATE, Right.SEE): (employee(), administrator()),
    (Kind.CHOICE_TEMPLATE, Right.CHANGE): (careers_adviser(), administrator()),
    (Kind.SCHOOL, Right.OPEN_ROUND): (careers_adviser_of_the_school(),),
    (Kind.SCHOOL_CLASS, Right.OPEN_ROUND): (careers_adviser(),),
    (Kind.CHOICE_ROUND, Right.SEE): (careers_adviser(),),
    (Kind.CHOICE_ROUND, Right.CHANGE): (careers_adviser(),),
    # a choice: the pupil's, with the parents; who is asked and heard without being informed only speaks
    (Kind.CHOICE_MOMENT, Right.SEE): of_the_choice("matter", moment="pk"),
    (Kind.CHOICE_MOMENT, Right.SPEAK): (
        where(the_pupil("matter__pupil"), STILL_CHOOSING, state__in=NOT_LOCKED),
        where(parent("matter__pupil"), STILL_CHOOSING, state__in=NOT_LOCKED),
        where(involved("matter"), STILL_CHOOSING, state__in=NOT_LOCKED),
    ),
    (Kind.CHOICE_MOMENT, Right.ADD_OPTION): (
        where(the_pupil("matter__pupil"), STILL_CHOOSING, state__in=TO_CHOOSE),
        where(informed_parent("matter__pupil"), STILL_CHOOSING, state__in=TO_CHOOSE),
        where(involved("matter"), STILL_CHOOSING, state__in=TO_CHOOSE),
    ),
    (Kind.CHOICE_MOMENT, Right.DECIDE): (
        where(the_pupil("matter__pupil"), STILL_CHOOSING, state__in=TO_CHOOSE),
    ),
    (Kind.CHOICE_MOMENT, Right.SHARE): (the_pupil_of_18("matter__pupil"),),
    (Kind.CHOICE_MOMENT, Right.ADVISE): (involved("matter"),),
    (Kind.CHOICE_MOMENT, Right.CHANGE): (involved("matter"),),
    (Kind.CHOICE_OPTION, Right.SEE): of_the_choice(AT_CHOICE, moment="moment"),
    (Kind.CHOICE_OPTION, Right.CHANGE): (
        where(both(own("by", WROTE_IT), involved(AT_CHOICE)), STILL_CHOOSING, moment__state__in=TO_CHOOSE),
        where(
            both(own("by", WROTE_IT), informed_parent(AT_CHOICE + "__pupil")),
            STILL_CHOOSING,
            moment__state__in=TO_CHOOSE,
        ),
        where(the_pupil(AT_CHOICE + "__pupil"), STILL_CHOOSING, moment__state__in=TO_CHOOSE),
    ),
    (Kind.CHOICE_VOICE, Right.SEE): (
        own("person", OWN_WORDS),
        shared("choice_voice", AT_CHOICE + "__pupil"),
    ),
    (Kind.CHOICE_VOICE, Right.CHANGE): (own("person", OWN_WORDS),),
    (Kind.CHOICE_VOICE, Right.SHARE): (own("person", OWN_WORDS),),
    # advice is read after one's own words, or after knowingly leaving them (B.cooperation)
    (Kind.ADVICE, Right.SEE): (
        *(
            both(in_role(ground, FAMILY), said_what_one_wants())
            for ground in of_the_choice(AT_CHOICE, moment="moment")[:3]
        ),
        involved(AT_CHOICE),
    ),
    (Kind.ADVICE, Right.ASK_BACK): tuple(
        both(in_role(ground, FAMILY), said_what_one_wants())
        for ground in of_the_choice(AT_CHOICE, moment="moment")[:3]
    ),
    (Kind.ADVICE_QUESTION, Right.SEE): (
        in_role(own("asker", ASKED_IT), FAMILY),
        involved(OF_ADVICE),
    ),
    (Kind.ADVICE_QUESTION, Right.REPLY): (involved(OF_ADVICE),),
    (Kind.DECISION, Right.SEE): of_the_choice(AT_CHOICE, moment="moment"),
    # who signed what: the person, and those who guide; at 18 parents sign nothing
    (Kind.SIGN_OFF, Right.SEE): (
        in_role(own("person", OWN_WORDS), FAMILY),
        involved(OF_DECISION),
    ),
    (Kind.SIGN_OFF, Right.SIGN): (
        where(
            both(in_role(own("person", OWN_WORDS), PUPIL), the_pupil(OF_DECISION + "__pupil")),
            STILL_CHOOSING,
            withdrawn_at__isnull=True,
            decision__moment__state__in=NOT_LOCKED,
        ),
        where(
            both(in_role(own("person", OWN_WORDS), PARENT), parent_with_authority(OF_DECISION + "__pupil")),
            STILL_CHOOSING,
            withdrawn_at__isnull=True,
            decision__moment__state__in=NOT_LOCKED,
        ),
    ),
    (Kind.SIGN_OFF, Right.SIGN_FOR): (
        where(
            involved(OF_DECISION),
            STILL_CHOOSING,
            withdrawn_at__isnull=True,
            decision__moment__state__in=NOT_LOCKED,
        ),
    ),
    # a list that is still looked at is theirs who keep it
    (Kind.PROGRAMMES, Right.SEE): (
        where(employee(), IN_USE, in_use=True),
        where(family_of_the_school(), IN_USE, in_use=True),
        careers_adviser(),
        administrator(),
    ),
    (Kind.PROGRAMMES, Right.CHANGE): (careers_adviser(), administrator()),
    (Kind.KEY_DATE, Right.SEE): (employee(), administrator(), family_of_the_school()),
    (Kind.KEY_DATE, Right.CHANGE): (careers_adviser(), administrator()),
    (Kind.LOG_CHECK, Right.SEE): (privacy_officer(),),
    # who asks by the law on privacy, and who does what with it; which circles one gets: access/asked.py
    (Kind.PUPIL, Right.ASK): (
        the_pupil("pk"),
        informed_parent_with_authority_until_16("pk"),
        parent_without_authority("pk"),
    ),
    # somebody asked by telephone, letter or at the door: the office writes it down
    (Kind.PUPIL, Right.ASK_FOR): (administrator_except_of_own_child("pk"),),
    (Kind.PUPIL, Right.ASK_TO_ERASE): (the_pupil_of_16("pk"), parent_with_authority_until_16("pk")),
    (Kind.PRIVACY_REQUEST, Right.SEE): (
        both(in_role(own("asker", ASKED_IT), PUPIL), the_pupil("pupil")),
        both(in_role(own("asker", ASKED_IT), PARENT), parent("pupil")),
        where(involved_with_pupil("pupil"), TO_WEIGH, kind="inspection", claim__in=WEIGHED_CLAIMS),
        where(involved_with_pupil("pupil"), _("als het om verbetering gaat"), kind="correction"),
        privacy_officer_except_of_own_child("pupil", "asker"),
        where(administrator_except_of_own_child("pupil"), AFTER_AGREEMENT, state="agreed"),
        where(administrator_except_of_own_child("pupil"), ENTERED, entered_by__isnull=False),
    ),
    (Kind.PRIVACY_REQUEST, Right.WITHDRAW): (
        where(
            in_role(own("asker", ASKED_IT), FAMILY), NOT_ANSWERED, state__in=("asked", "weighed", "agreed")
        ),
        where(
            where(administrator_except_of_own_child("pupil"), ENTERED, entered_by__isnull=False),
            NOT_ANSWERED,
            state__in=("asked", "weighed", "agreed"),
        ),
    ),
    (Kind.PRIVACY_REQUEST, Right.EXTEND): (
        where(
            where(
                privacy_officer_except_of_own_child("pupil", "asker"),
                NOT_ANSWERED,
                state__in=("asked", "weighed", "agreed"),
            ),
            ONCE,
            extended_on__isnull=True,
        ),
    ),
    (Kind.PRIVACY_REQUEST, Right.HAND_OUT): (
        where(
            where(administrator_except_of_own_child("pupil"), ENTERED, entered_by__isnull=False),
            ANSWERED,
            state__in=("answered", "refused"),
        ),
    ),
    (Kind.PRIVACY_REQUEST, Right.WEIGH): (
        where(
            involved_with_pupil("pupil"),
            TO_WEIGH,
            state="asked",
            kind="inspection",
            claim__in=WEIGHED_CLAIMS,
        ),
        where(involved_with_pupil("pupil"), NOT_ANSWERED, state="asked", kind="correction"),
    ),
    (Kind.PRIVACY_REQUEST, Right.HANDLE): (
        where(
            privacy_officer_except_of_own_child("pupil", "asker"),
            NOT_ANSWERED,
            state__in=("asked", "weighed"),
            kind__in=("inspection", "erasure"),
        ),
    ),
    (Kind.PRIVACY_REQUEST, Right.CARRY_OUT): (
        both(
            where(
                administrator_except_of_own_child("pupil"), AFTER_AGREEMENT, state="agreed", kind="erasure"
            ),
            not_the_same_as("decided_by"),
        ),
    ),
    (Kind.PRIVACY_ANSWER, Right.SEE): (
        both(in_role(own("request__asker", ASKED_IT), PUPIL), the_pupil("request__pupil")),
        both(in_role(own("request__asker", ASKED_IT), PARENT), parent("request__pupil")),
    ),
}

# The whole table: the rows above, and reading along where a dossier is open for a reason.
TABLE: Mapping[tuple[Kind, Right], tuple[Ground, ...]] = OF_EVERY_DAY | {
    (kind, Right.SEE): (*OF_EVERY_DAY.get((kind, Right.SEE), ()), ground) for kind, ground in OPENED.items()
}
