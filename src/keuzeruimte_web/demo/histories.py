"""Histories of other pupils: courses of guidance in every state, and the choice moments of whole classes."""

from collections.abc import Sequence
from dataclasses import dataclass

from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.demo.courses import Course
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.families import Family
from keuzeruimte_web.demo.guidance import delegate, event, involve, matter, topic, trace
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.talks import agreement, answers, conversation, item, report, voice
from keuzeruimte_web.records.models import Conversation, Matter, Person, Topic
from keuzeruimte_web.records.models.choices import (
    Connection,
    ConversationState,
    Domain,
    EventKind,
    MatterKind,
    StaffRole,
    Verb,
    VoiceKind,
)

STEPS = (0.0, 1 / 3, 2 / 3, 1.0)
WISHES = (
    "Dat school weer gewoon wordt.",
    "Dat er iemand is die even belt als het lukt, en niet alleen als het misgaat.",
    "Dat we samen kijken, en niet over elkaar praten.",
    "Dat er tijd is om het rustig te doen.",
)


@dataclass(frozen=True, slots=True)
class Guides:
    """Who guides: the professional of the course, and the mentor."""

    first: Person
    role: StaffRole
    mentor: Person


@dataclass(frozen=True, slots=True)
class State:
    """How far a course is: days since the last talk, days until the next; None: there is none."""

    last: int | None
    next: int | None
    voices: int = 0
    seen: bool = False
    closed: bool = False


def course_of(ledger: Ledger, family: Family, course: Course, *, guides: Guides, state: State) -> Matter:
    """A course of guidance of one pupil, as far as it is."""
    days = ledger.days
    row = matter(
        ledger,
        family.child,
        course.title,
        opened=days.before(100),
        reason=course.reason,
        goal=course.goal,
        closed=days.before(20) if state.closed else None,
    )
    involve(ledger, row, guides.first, guides.role)
    if guides.mentor is not guides.first:
        involve(ledger, row, guides.mentor, StaffRole.MENTOR)
    about = topic(ledger, row, course.topic, course.domain)
    if course.domain == Domain.SOCIAL_EMOTIONAL and family.with_authority:
        delegate(
            ledger,
            about,
            by=family.with_authority,
            to=(guides.first,),
            words=course.entrusted,
            since=days.before(95),
            until=days.before(20) if state.closed else None,
        )
    if state.last is not None:
        held(ledger, family, course, about, guides=guides, ago=state.last)
    trace(ledger, TraceWord.OPENED_DOSSIER, actor=guides.first, about=row, on=days.before(3))
    if state.seen:
        kind, words = course.observed
        on = days.before(6)
        event(ledger, row, family.child.person, kind, on=on, author=guides.mentor, observed=words)
    if state.next is not None:
        coming(ledger, family, course.question, about, guides=guides, state=state)
    return row


def held(
    ledger: Ledger, family: Family, course: Course, about: Topic, *, guides: Guides, ago: int
) -> Conversation:
    """A talk that was held and closed, with its report and an agreement."""
    guests = (family.child.person, *family.parents)
    talk = conversation(
        ledger,
        about.matter,
        course.question,
        organiser=guides.first,
        starts_at=at(ledger.days.before(ago), 14),
        guests=guests,
        state=ConversationState.CLOSED,
    )
    point = item(
        ledger, talk, 1, course.question, verb=Verb.ASK, by=guides.first, to=guests, about=about, minutes=20
    )
    report(
        ledger,
        talk,
        author=guides.first,
        readers=guests,
        items=(point,),
        observed=course.report,
        agreed=guests[: ledger.random.randint(1, len(guests))],
    )
    agreement(
        ledger,
        talk,
        course.agreement,
        owners=(ledger.random.choice((*guests, guides.first)),),
        present=(*guests, guides.first),
        made_at=point,
        due=ledger.days.after(ledger.random.choice((2, 5, 9, 16))),
    )
    shared_answers(ledger, talk, family, guides, corners=3)
    somebody, kind, words = ledger.random.choice(said_after(family))
    on = ledger.days.before(ago - 1)
    event(ledger, about.matter, somebody, kind, on=on, author=guides.first, observed=words)
    return talk


def said_after(family: Family) -> list[tuple[Person, EventKind, str]]:
    """What may be seen or heard on the day after a talk that went as it should."""
    child = family.child.person
    return [
        (child, EventKind.PROGRESSES, "Begon vandaag zelf over wat we hadden afgesproken."),
        (child, EventKind.PROGRESSES, "Vroeg in de les om hulp. Dat was de eerste keer."),
        *((one, EventKind.PRAISES, "Belde dat het gesprek goed had gedaan.") for one in family.parents[:1]),
    ]


def coming(
    ledger: Ledger, family: Family, title: str, about: Topic, *, guides: Guides, state: State
) -> Conversation:
    """A talk that is planned; some of the people shared a wish already."""
    guests = (family.child.person, *family.parents)
    talk = conversation(
        ledger,
        about.matter,
        title,
        organiser=guides.first,
        starts_at=at(ledger.days.after(state.next or 1), ledger.random.choice((9, 11, 14, 16))),
        guests=guests,
    )
    item(ledger, talk, 1, title, verb=Verb.ASK, by=guides.first, to=guests, about=about)
    for somebody in guests[: state.voices]:
        voice(
            ledger,
            talk,
            somebody,
            VoiceKind.WISH,
            ledger.random.choice(WISHES),
            on=ledger.days.before(2),
            shared_with=(guides.first,),
        )
    if state.voices:
        shared_answers(ledger, talk, family, guides, corners=state.voices)
    return talk


def shared_answers(
    ledger: Ledger, talk: Conversation, family: Family, guides: Guides, *, corners: int
) -> None:
    """Each of these corners tells of its own two connections, and shares that with who guides."""
    on = min(talk.starts_at.date(), ledger.days.before(1))
    choose = ledger.random.choice
    connections: Sequence[tuple[Person, tuple[Connection, Connection]]] = (
        (family.child.person, (Connection.PUPIL_PARENTS, Connection.PUPIL_SCHOOL)),
        *((p, (Connection.PUPIL_PARENTS, Connection.PARENTS_SCHOOL)) for p in family.parents),
    )
    for somebody, own in connections[:corners]:
        answers(ledger, talk, somebody, {c: choose(STEPS) for c in own}, on=on, shared_with=(guides.first,))
    own_of_school = (Connection.PUPIL_SCHOOL, Connection.PARENTS_SCHOOL)
    values = {connection: choose(STEPS[1:]) for connection in own_of_school}
    answers(ledger, talk, guides.first, values, on=on)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a whole class chooses, and with whom."""

    title: str
    reason: str
    question: str
    adviser: Person
    mentor: Person


def choice_of(ledger: Ledger, family: Family, choice: Choice) -> Matter:
    """A choice moment of one pupil: some were talked through, some are planned, some still to come."""
    days = ledger.days
    row = matter(
        ledger,
        family.child,
        choice.title,
        kind=MatterKind.CHOICE_MOMENT,
        opened=days.before(54),
        reason=choice.reason,
        goal=f"De keuze is klaar voor {days.after(22):%d-%m-%Y}.",
    )
    guides = Guides(choice.adviser, StaffRole.CAREERS_ADVISER, choice.mentor)
    involve(ledger, row, choice.adviser, StaffRole.CAREERS_ADVISER)
    involve(ledger, row, choice.mentor, StaffRole.MENTOR)
    about = topic(ledger, row, choice.title, Domain.CAREER)
    ahead = ledger.random.choice((None, 2, 3, 6, 8, 9, 13, 15))
    if ahead is not None:
        state = State(last=None, next=ahead, voices=ledger.random.choice((0, 0, 1, 2, 3)))
        coming(ledger, family, choice.question, about, guides=guides, state=state)
    return row
