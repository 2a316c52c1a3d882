"""What happened, newest first: conversations, events, and what parents said and asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.pictures import Drawn, small_picture_at
from keuzeruimte_web.bridge.stored import by_record
from keuzeruimte_web.components.wording import joined
from keuzeruimte_web.queries.attention import happening, invited
from keuzeruimte_web.queries.files import File


@dataclass(frozen=True, slots=True)
class Added:
    """An addition to an event."""

    on: date
    author: str
    observed: str
    opinion: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment. `party` is whose shape stands beside it, `picture` the triangle as it is seen now."""

    kind: str
    on: date
    title: str
    text: str
    party: str = ""
    picture: SafeString | None = None
    opinion: str = ""
    author: str = ""
    record: UUID | None = None
    additions: tuple[Added, ...] = ()


def timeline(file: File, drawn: list[Drawn]) -> list[Moment]:
    """Every moment that the viewer may see, newest first."""
    moments = [
        *_talks(file, drawn),
        *_events(file),
        *_limits(file),
        *_matters(file),
        *_agreements(file),
    ]
    return sorted(moments, key=lambda moment: (moment.on, moment.title), reverse=True)


def _talks(file: File, drawn: list[Drawn]) -> Iterator[Moment]:
    pictures = {one.talk.id: one for one in drawn}
    for talk in file.stored.shown(f.ConversationFact):
        if talk.state != "closed" or talk.cancelled_at is not None:
            continue
        day = timezone.localdate(talk.starts_at)
        guests = joined([guest.short for guest in invited(file, talk.id)])
        there = pictures.get(talk.id)
        yield Moment(
            kind="talk",
            on=day,
            title=_("Gesprek met %(names)s") % {"names": guests} if guests else talk.title,
            text=talk.title,
            party="school",
            picture=small_picture_at(there, title=_("De driehoek van toen, zoals hij nu met jou gedeeld is"))
            if there
            else None,
            record=talk.id,
        )


def _events(file: File) -> Iterator[Moment]:
    shown = file.stored.shown(f.EventFact)
    for event in shown:
        if event.adds_to is not None:
            continue
        who, author = file.people.get(event.person), file.people.get(event.author)
        yield Moment(
            kind="event",
            on=event.on,
            title=happening(file, event),
            text=event.observed,
            party=who.party if who else "",
            opinion=event.opinion,
            author=author.full if author else "",
            record=event.id,
            additions=tuple(
                Added(
                    more.on,
                    file.people[more.author].full if more.author in file.people else "",
                    more.observed,
                    more.opinion,
                )
                for more in sorted(shown, key=lambda e: (e.on, e.id.int))
                if more.adds_to == event.id
            ),
        )


def _agreements(file: File) -> Iterator[Moment]:
    """What was agreed, and what became of it."""
    people = by_record(file.stored.all(f.AgreementPersonFact))
    for one in file.stored.shown(f.AgreementFact):
        owners = [x.person for x in people[one.id] if x.part == "owner" and x.person in file.people]
        names = joined(sorted(file.people[person].short for person in owners))
        parties = {file.people[person].party for person in owners}
        party = parties.pop() if len(parties) == 1 else ""
        steps = (
            (one.made_on, _("Afgesproken: %(names)s")),
            (one.renewed_on, _("Samen een nieuwe dag: %(names)s")),
            (timezone.localdate(one.done_at) if one.done_at else None, _("Gedaan: %(names)s")),
            (one.let_go_on, _("Samen losgelaten: %(names)s")),
        )
        for on, title in steps:
            if on is not None:
                yield Moment("agreement", on, title % {"names": names}, one.text, party=party, record=one.id)


def _limits(file: File) -> Iterator[Moment]:
    authors = by_record(file.stored.all(f.LimitAuthorFact))
    for limit in file.stored.shown(f.LimitFact):
        names = sorted(file.people[x.person].short for x in authors[limit.id] if x.person in file.people)
        if limit.since and names:
            yield Moment(
                kind="limit",
                on=limit.since,
                title=_("%(names)s: een grens") % {"names": joined(names)},
                text=_("Wat zij vragen, staat bij de grenzen."),
                party="parents",
            )


def _matters(file: File) -> Iterator[Moment]:
    for matter in file.stored.shown(f.MatterFact):
        yield Moment(
            kind="matter",
            on=matter.opened_on,
            title=_("Start: %(title)s") % {"title": matter.title},
            text=matter.reason,
        )
        if matter.closed_on and matter.closed_on <= file.viewer.today:
            yield Moment(
                kind="matter",
                on=matter.closed_on,
                title=_("Afgerond: %(title)s") % {"title": matter.title},
                text=matter.evaluation or matter.goal,
            )
