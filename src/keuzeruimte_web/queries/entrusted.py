"""What parents entrusted and asked, and what was agreed, as a professional reads it in a dossier."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.listed import domain_in_words, request_in_words
from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.bridge.stored import by_record
from keuzeruimte_web.bridge.turning import entrusted_until
from keuzeruimte_web.queries.files import File
from keuzeruimte_web.queries.relation import doubted_on
from keuzeruimte_web.queries.seen_by import SeenBy, seen_by

SOON = timedelta(days=28)
"""How long before it ends one looks together whether it goes on."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name, with the party for the shape beside it."""

    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Entrusted:
    """Something that parents (or a pupil of 18) trust to school; `asked`: school asked, no answer yet.

    Under pressure where one of those parents doubted or complained lately: a reason to look at it together.
    """

    id: UUID
    by: tuple[Named, ...]
    to: tuple[Named, ...]
    words: str
    subject: str
    since: date | None
    until: date | None
    asked: bool
    ends_soon: bool
    goes_on: bool
    starts: bool
    doubted_by: str
    doubted_on: date | None
    seen_by: SeenBy


@dataclass(frozen=True, slots=True)
class Question:
    """What parents asked of school."""

    id: UUID
    by: tuple[Named, ...]
    kind: str
    subject: str
    words: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement: who does what by when."""

    id: UUID
    text: str
    owners: tuple[Named, ...]
    due_on: date | None
    done_on: date | None
    let_go_on: date | None
    mine: bool
    seen_by: SeenBy


def entrusted(file: File) -> Iterator[Entrusted]:
    """What stands today or was asked, newest first."""
    people = by_record(file.stored.all(f.DelegationPersonFact))
    topics = by_record(file.stored.all(f.DelegationTopicFact))
    titles = {topic.id: topic.title for topic in file.stored.all(f.TopicFact)}
    today = file.viewer.today
    shown = file.stored.shown(f.DelegationFact)
    goes_on = {one.goes_on_from for one in shown if one.status == "agreed"}
    for one in sorted(shown, key=lambda d: (d.since or date.min, d.id.int), reverse=True):
        until = entrusted_until(
            one.until,
            by=[link.person for link in people[one.id] if link.part == "by"],
            pupil=file.pupil.id,
            born=file.pupil.born,
        )
        if one.status == "withdrawn" or (until is not None and until < today):
            continue
        by = _people(file, people[one.id], "by")
        to = _people(file, people[one.id], "to")
        doubted = doubted_on(file, {person.id for person in by if person.party == "parents"})
        subject = ", ".join(sorted(titles[link.topic] for link in topics[one.id] if link.topic in titles))
        yield Entrusted(
            id=one.id,
            by=_named(by),
            to=(*_named(to), *((Named(_("school"), "school"),) if one.to_school else ())),
            words=one.words,
            subject=subject or domain_in_words(one.domain),
            since=one.since,
            until=until,
            asked=one.status == "asked",
            ends_soon=until is not None and until <= today + SOON,
            goes_on=one.id in goes_on,
            starts=one.since is not None and one.since > today,
            doubted_by=doubted[0] if doubted else "",
            doubted_on=doubted[1] if doubted else None,
            seen_by=seen_by(
                [*_informed_parents(file), *file.still_reading(by), *file.guides(one.matter)],
                about=subject or one.words,
            ),
        )


def questions(file: File) -> Iterator[Question]:
    """What parents asked, newest first."""
    people = by_record(file.stored.all(f.RequestPersonFact))
    titles = {topic.id: topic.title for topic in file.stored.all(f.TopicFact)}
    for one in sorted(file.stored.shown(f.RequestFact), key=lambda r: (r.asked_on, r.id.int), reverse=True):
        yield Question(
            id=one.id,
            by=_named(_people(file, people[one.id], "by")),
            kind=request_in_words(one.kind),
            subject=titles[one.topic] if one.topic else domain_in_words(one.domain),
            words=one.words,
            asked_on=one.asked_on,
        )


def promises(file: File) -> Iterator[Promise]:
    """Agreements: those that go on by their day, then what is behind us, newest first."""
    people = by_record(file.stored.all(f.AgreementPersonFact))
    talks = {talk.id: talk for talk in file.stored.all(f.ConversationFact)}
    shown = file.stored.shown(f.AgreementFact)
    going = [one for one in shown if one.done_at is None and one.let_go_on is None]
    done = [one for one in shown if one.done_at is not None or one.let_go_on is not None]
    going.sort(key=lambda a: (a.due_on or date.max, a.made_on, a.id.int))
    done.sort(key=lambda a: (_ended_on(a), a.id.int), reverse=True)
    for one in (*going, *done):
        owners = _people(file, people[one.id], "owner")
        yield Promise(
            id=one.id,
            text=one.text,
            owners=_named(owners),
            due_on=one.due_on,
            done_on=timezone.localdate(one.done_at) if one.done_at else None,
            let_go_on=one.let_go_on,
            mine=file.viewer.person in {owner.id for owner in owners},
            seen_by=seen_by(
                _circle(file, one.circle, [*owners, *_people(file, people[one.id], "present")])
                | set(file.guides(talks[one.of].matter)),
                about=one.text,
            ),
        )


def _ended_on(one: f.AgreementFact) -> date:
    return timezone.localdate(one.done_at) if one.done_at else one.let_go_on or one.made_on


def _circle(file: File, circle: str, there: list[FilePerson]) -> set[FilePerson]:
    """Who of the family sees an agreement of this circle: who was there, and an informed parent."""
    parties = {
        "triangle": {"pupil", "parents"},
        "parents_school": {"parents"},
        "pupil_school": {"pupil"},
        "school": set(),
    }[circle]
    absent = _informed_parents(file) if "parents" in parties else []
    return {person for person in (*file.still_reading(there), *absent) if person.party in parties}


def _informed_parents(file: File) -> list[FilePerson]:
    """Parents with the right to information, under 18 (PRODUCT 3, (1))."""
    if is_of_age(file.pupil.born, age=EIGHTEEN, today=file.viewer.today):
        return []
    return [person for person in file.people.values() if person.informed and not person.deceased]


def _people(file: File, links: Iterable[Any], part: str) -> list[FilePerson]:
    return [file.people[link.person] for link in links if link.part == part and link.person in file.people]


def _named(people: Iterable[FilePerson]) -> tuple[Named, ...]:
    return tuple(sorted((Named(person.short, person.party) for person in people), key=lambda one: one.name))
