"""What asks for attention today: things to do, in the order of the day. Never a ranking of people."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from keuzeruimte_web.access.ages import TURNING_AGES, born_for_turning, turning_near
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.ahead import first_that_ask
from keuzeruimte_web.bridge.assessing import ReadSignal, read_signals, signals_possible
from keuzeruimte_web.bridge.at_hand import at_hand
from keuzeruimte_web.bridge.listed import event_in_words
from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.bridge.stored import by_record
from keuzeruimte_web.bridge.voices import voices_of
from keuzeruimte_web.queries.files import File
from keuzeruimte_web.queries.limits import Boundary, boundaries

SOON = timedelta(days=1)
VOICES_AHEAD = timedelta(days=7)
UNFINISHED = timedelta(days=14)
RECENT = timedelta(days=7)
SIGNALS_FOR = timedelta(days=42)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do: `kind` names its template; fields that are not of that kind are empty."""

    kind: str
    order: tuple[int, str]
    pupil: UUID
    pupil_name: str
    names: tuple[str, ...] = ()
    at: datetime | None = None
    on: date | None = None
    conversation: UUID | None = None
    title: str = ""
    text: str = ""
    boundaries: tuple[Boundary, ...] = ()
    signal: ReadSignal | None = None
    record: UUID | None = None
    mine: bool = False
    party: str = ""

    @property
    def template(self) -> str:
        """Where the words of this kind stand."""
        return f"home/card_{self.kind}.html"


def near(viewer: Viewer) -> Mapping[str, date | datetime]:
    """The days between which something asks attention, for `with_cards`."""
    today, day = viewer.today, timedelta(days=1)
    bounds: dict[str, date | datetime] = {
        "begins": _midnight(today - UNFINISHED),
        "ends": _midnight(today + VOICES_AHEAD + day),
        "begins_today": _midnight(today),
        "soon": _midnight(today + SOON + day),
        "due": today + SOON,
        "since": today - SIGNALS_FOR,
        "lately": today - RECENT,
    }
    for age in TURNING_AGES:
        bounds[f"first_{age}"], bounds[f"last_{age}"] = born_for_turning(today, age=age)
    return bounds


def with_cards(viewer: Viewer, *, most: int, **days: Any) -> Q:
    """Every pupil of whom something can ask attention, and some more; the days are those of `near`.

    Of those of whom that is a talk alone, the pupils of the first `most`.
    """
    spans = [(days[f"first_{age}"], days[f"last_{age}"]) for age in TURNING_AGES]
    talks = first_that_ask(viewer, most, **days)
    return Q(pk__in=talks) | at_hand(viewer, born=spans, **days)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that asks attention, before it is told: of three hundred pupils a few are.

    `about` gives the fields of its card; what people wrote is opened then.
    """

    file: File
    kind: str
    order: tuple[int, str]
    about: Callable[[], dict[str, Any]]

    @property
    def turn(self) -> tuple[tuple[int, str], str, str]:
        """Where it stands among the others."""
        return self.order, self.file.pupil.short, str(self.file.pupil.id)

    def card(self) -> Card:
        """As it is told."""
        pupil = self.file.pupil
        return Card(kind=self.kind, order=self.order, pupil=pupil.id, pupil_name=pupil.short, **self.about())


def cards_of(file: File, *, lang: str) -> Iterator[Card]:
    """What asks attention in one pupil's file."""
    return (thing.card() for thing in things_of(file, lang=lang))


def things_of(file: File, *, lang: str) -> Iterator[Thing]:
    """The same, before it is told."""
    for kind in (_conversations, _agreements, _offers, _events, _turning):
        yield from kind(file)
    yield from _signals(file, lang)


def invited(file: File, talk: UUID) -> list[FilePerson]:
    """Who comes to a conversation, the pupil first."""
    ids = {link.person for link in file.stored.all(f.InvitationFact) if link.of == talk}
    order = ("pupil", "parents", "school", "")
    return sorted(
        (file.people[person] for person in ids if person in file.people),
        key=lambda person: (order.index(person.party), person.short),
    )


def happening(file: File, event: f.EventFact) -> str:
    """'Saskia loopt vast': who and what, as a heading."""
    who = file.people.get(event.person)
    return f"{who.short} {event_in_words(event.kind)}" if who else event_in_words(event.kind)


def _conversations(file: File) -> Iterator[Thing]:
    me, today = file.viewer.person, file.viewer.today
    for talk in file.stored.shown(f.ConversationFact):
        day = timezone.localdate(talk.starts_at)
        if talk.state == "closed" or not today - UNFINISHED <= day <= today + VOICES_AHEAD:
            continue
        coming = {link.person for link in file.stored.all(f.InvitationFact) if link.of == talk.id}
        if me not in {talk.organiser, *(coming & file.people.keys())}:
            continue
        order = (0, f"{talk.starts_at.isoformat()} {talk.id}")
        to_ask = voices_of(file.stored, file.people, viewer=me, today=today, among=coming).to_ask
        if today - UNFINISHED <= day < today:
            yield Thing(file, "unfinished", order, partial(_talk, file, talk))
        elif today <= day <= today + SOON and not (to_ask and day > today):
            yield Thing(file, "conversation", order, partial(_talk_with_limits, file, talk))
        elif today < day <= today + VOICES_AHEAD and to_ask:
            yield Thing(file, "voice", order, partial(_talk_to_hear, file, talk, to_ask))


def _talk(file: File, talk: f.ConversationFact) -> dict[str, Any]:
    guests = invited(file, talk.id)
    names = tuple(guest.short for guest in guests if guest.id != file.viewer.person)
    return {"at": talk.starts_at, "conversation": talk.id, "names": names, "title": talk.title}


def _talk_with_limits(file: File, talk: f.ConversationFact) -> dict[str, Any]:
    limits = tuple(boundaries(file))
    return {**_talk(file, talk), "boundaries": limits, "mine": talk.organiser == file.viewer.person}


def _talk_to_hear(file: File, talk: f.ConversationFact, to_ask: tuple[FilePerson, ...]) -> dict[str, Any]:
    return {
        **_talk(file, talk),
        "names": tuple(person.short for person in to_ask),
        "mine": talk.organiser == file.viewer.person,
        "party": to_ask[0].party,
    }


def _agreements(file: File) -> Iterator[Thing]:
    people = by_record(file.stored.all(f.AgreementPersonFact))
    for agreement in file.stored.shown(f.AgreementFact):
        owners = {link.person for link in people[agreement.id] if link.part == "owner"}
        if (
            agreement.done_at is None
            and agreement.let_go_on is None
            and agreement.due_on is not None
            and agreement.due_on <= file.viewer.today + SOON
            and file.viewer.person in owners
        ):
            order = (1, agreement.due_on.isoformat())
            yield Thing(file, "agreement", order, partial(_agreed, file, agreement, people[agreement.id]))


def _agreed(
    file: File, agreement: f.AgreementFact, people: Iterable[f.AgreementPersonFact]
) -> dict[str, Any]:
    others = {
        file.people[link.person].short
        for link in people
        if link.part == "present" and link.person != file.viewer.person and link.person in file.people
    }
    return {
        "on": agreement.due_on,
        "title": agreement.text,
        "names": tuple(sorted(others)),
        "record": agreement.id,
    }


def _offers(file: File) -> Iterator[Thing]:
    """Only what a parent said yes to; an offer that waits asks nothing of anybody."""
    people = by_record(file.stored.all(f.OfferParentFact))
    for offer in file.stored.shown(f.OfferFact):
        yes = tuple(
            file.people[link.person].short
            for link in people[offer.id]
            if link.accepted_at is not None and link.person in file.people
        )
        if yes and offer.professional == file.viewer.person:
            yield Thing(file, "offer", (2, offer.lapses_on.isoformat()), partial(_offered, offer, yes))


def _offered(offer: f.OfferFact, yes: tuple[str, ...]) -> dict[str, Any]:
    return {"title": offer.title, "names": yes}


def _events(file: File) -> Iterator[Thing]:
    """What a colleague noted lately."""
    for event in file.stored.shown(f.EventFact):
        if (
            event.author != file.viewer.person
            and event.author in file.people
            and event.adds_to is None
            and file.viewer.today - RECENT <= event.on <= file.viewer.today
        ):
            yield Thing(file, "event", (4, event.on.isoformat()), partial(_noted, file, event))


def _noted(file: File, event: f.EventFact) -> dict[str, Any]:
    return {
        "on": event.on,
        "names": (file.people[event.author].short,),
        "title": happening(file, event),
        "text": event.observed,
        "record": event.id,
    }


def _turning(file: File) -> Iterator[Thing]:
    """Eight weeks before a pupil is 16 or 18, and two weeks after: what changes for everybody."""
    near = turning_near(file.stored.pupil.born, today=file.viewer.today)
    if near is not None:
        about = {"on": near.on, "title": str(near.age), "mine": near.passed(file.viewer.today)}
        yield Thing(file, "turning", (5, near.on.isoformat()), partial(dict, about))


def _signals(file: File, lang: str) -> Iterator[Thing]:
    """To whom it concerns: a colleague's own act is that colleague's to look back on (PRODUCT 3)."""
    first = file.viewer.today - SIGNALS_FOR
    happened = file.stored.shown(f.EventFact)
    if not happened or not signals_possible(file.stored, file.people, since=first):
        return
    for signal in read_signals(file.stored, today=file.viewer.today, lang=lang):
        if signal.on >= first and (signal.by is None or signal.by.id == file.viewer.person):
            about = {"on": signal.on, "signal": signal}
            yield Thing(file, "signal", (3, signal.on.isoformat()), partial(dict, about))
