"""Conversations of a world: planned, with points and voices, and held, with a report and agreements."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import (
    AgendaItem,
    Agreement,
    AgreementPerson,
    Answer,
    Conversation,
    Invitation,
    ItemPerson,
    Matter,
    Person,
    Report,
    ReportItem,
    ReportReader,
    Response,
    Share,
    Topic,
    Voice,
)
from keuzeruimte_web.records.models.choices import (
    Circle,
    Connection,
    ConversationState,
    ItemPart,
    ReportState,
    Verb,
    VoiceKind,
    WordsAudience,
)

AN_HOUR = timedelta(hours=1)
A_WEEK = timedelta(days=7)


def conversation(
    ledger: Ledger,
    about: Matter,
    title: str,
    *,
    organiser: Person,
    starts_at: datetime,
    guests: Sequence[Person],
    place: str = "",
    state: ConversationState = ConversationState.PLANNED,
) -> Conversation:
    """A conversation with the organiser and these guests."""
    row = ledger.add(
        Conversation,
        matter=about,
        organiser=organiser,
        title=title,
        starts_at=starts_at,
        set_at=starts_at - A_WEEK,
        place=place,
        state=state,
        closed_at=starts_at + AN_HOUR if state == ConversationState.CLOSED else None,
    )
    for somebody in (organiser, *guests):
        ledger.add(Invitation, conversation=row, person=somebody)
    return row


def item(
    ledger: Ledger,
    talk: Conversation,
    position: int,
    title: str,
    *,
    verb: Verb,
    by: Person,
    to: Sequence[Person],
    about: Topic,
    present: Sequence[Person] = (),
    about_whom: Sequence[Person] = (),
    responsible: Sequence[Person] = (),
    minutes: int = 10,
    options: int | None = None,
) -> AgendaItem:
    """One point of the agenda. At a closed conversation it was done, that day."""
    done = talk.state == ConversationState.CLOSED
    row = ledger.add(
        AgendaItem,
        conversation=talk,
        position=position,
        title=title,
        minutes=minutes,
        by=by,
        verb=verb,
        topic=about,
        options=options,
        done=True if done else None,
        done_on=talk.starts_at.date() if done else None,
    )
    parts = {
        ItemPart.TO: to,
        ItemPart.PRESENT: present,
        ItemPart.ABOUT: about_whom,
        ItemPart.RESPONSIBLE: responsible,
    }
    for part, people in parts.items():
        for somebody in people:
            ledger.add(ItemPerson, item=row, person=somebody, part=part)
    return row


def voice(
    ledger: Ledger,
    talk: Conversation,
    somebody: Person,
    kind: VoiceKind,
    words: str,
    *,
    on: date,
    shared_with: Sequence[Person] = (),
    entered_by: Person | None = None,
) -> Voice:
    """What somebody put into own words, and whom that person shares it with."""
    row = ledger.add(
        Voice,
        conversation=talk,
        person=somebody,
        kind=kind,
        words=words,
        entered_by=entered_by,
        updated_at=at(on, 19),
    )
    for viewer in shared_with:
        ledger.add(Share, voice=row, viewer=viewer, shared_at=at(on, 19, 5))
    return row


def acknowledge(ledger: Ledger, talk: Conversation, by: Person, to: Person, words: str, *, on: date) -> None:
    """Words of acknowledgement before a conversation, from somebody of school to one person."""
    row = ledger.add(
        Voice,
        conversation=talk,
        person=by,
        to=to,
        kind=VoiceKind.ACKNOWLEDGE,
        words=words,
        updated_at=at(on, 17),
    )
    ledger.add(Share, voice=row, viewer=to, shared_at=at(on, 17))


def answers(
    ledger: Ledger,
    talk: Conversation,
    somebody: Person,
    values: Mapping[Connection, float],
    *,
    on: date,
    shared_with: Sequence[Person] = (),
) -> None:
    """Somebody's own answers for own connections (METHOD 7), and whom that person shares them with."""
    for connection, value in values.items():
        row = ledger.add(
            Answer,
            conversation=talk,
            person=somebody,
            connection=connection,
            value=value,
            updated_at=at(on, 19, 10),
        )
        for viewer in shared_with:
            ledger.add(Share, answer=row, viewer=viewer, shared_at=at(on, 19, 15))


def report(
    ledger: Ledger,
    talk: Conversation,
    *,
    author: Person,
    readers: Sequence[Person],
    observed: str,
    opinion: str = "",
    items: Sequence[AgendaItem] = (),
    circle: Circle = Circle.TRIANGLE,
    state: ReportState = ReportState.CLOSED,
    agreed: Sequence[Person] = (),
    words: Mapping[Person, str] | None = None,
) -> Report:
    """The report of a conversation for who was present, with their answers to it."""
    put_before = talk.starts_at + timedelta(hours=2)
    row = ledger.add(
        Report,
        conversation=talk,
        circle=circle,
        author=author,
        observed=observed,
        opinion=opinion,
        state=state,
        put_before_at=None if state == ReportState.DRAFT else put_before,
        closed_at=put_before + timedelta(days=3) if state == ReportState.CLOSED else None,
    )
    for covered in items:
        ledger.add(ReportItem, report=row, item=covered)
    for somebody in readers:
        ledger.add(ReportReader, report=row, person=somebody, present=True)
    own_words = words or {}
    for somebody in agreed:
        answered = put_before + timedelta(hours=3)
        ledger.add(
            Response,
            report=row,
            person=somebody,
            read_at=answered,
            agreed_at=answered,
            words=own_words.get(somebody, ""),
            audience=WordsAudience.READERS if somebody in own_words else WordsAudience.SCHOOL,
            updated_at=answered,
        )
    return row


def agreement(
    ledger: Ledger,
    talk: Conversation,
    text: str,
    *,
    owners: Sequence[Person],
    present: Sequence[Person],
    due: date | None = None,
    made_at: AgendaItem | None = None,
    circle: Circle = Circle.TRIANGLE,
    done: bool = False,
) -> Agreement:
    """Who does what by when; done is the owner's own word."""
    made_on = talk.starts_at.date()
    row = ledger.add(
        Agreement,
        conversation=talk,
        item=made_at,
        circle=circle,
        text=text,
        due_on=due,
        made_on=made_on,
        done_at=at(due or made_on, 17) if done else None,
        done_by=owners[0] if done else None,
    )
    for somebody in owners:
        ledger.add(AgreementPerson, agreement=row, person=somebody, part=AgreementPerson.Part.OWNER)
    for somebody in present:
        ledger.add(AgreementPerson, agreement=row, person=somebody, part=AgreementPerson.Part.PRESENT)
    return row
