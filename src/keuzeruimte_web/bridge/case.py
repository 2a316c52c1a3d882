"""From records to the method's Case: all facts of the pupil, and for each which record it came from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte import case as method
from keuzeruimte.day import Day
from keuzeruimte.explain import Names
from keuzeruimte.words import DelegationStatus, Domain, EventKind, RequestKind, Verb

from . import facts as f
from .people import FilePerson, people_of
from .stored import Stored, by_record
from .turning import entrusted_until

# An enumeration takes its time to find one of its own by its value.
_VERBS = {verb.value: verb for verb in Verb}
_DOMAINS = {domain.value: domain for domain in Domain}


@dataclass(frozen=True, slots=True)
class CaseOfRecords:
    """A Case with its origin: which item each act is, which record each fact is, what topics are called.

    `day` is the day it is looked at: what is found on an act there is remembered as long as this is.
    `matter`: that of its conversation.
    """

    case: method.Case
    day: Day
    people: Mapping[UUID, FilePerson]
    topic_names: Mapping[str, str]
    plan: tuple[UUID, ...]
    history: tuple[UUID, ...]
    records: Mapping[int, UUID]
    names: dict[str, Names] = field(default_factory=dict)
    matter: UUID | None = None

    def names_in(self, lang: str) -> Names:
        """Who stands in which place of a text, in `nl` or `en`; whatever the plan is."""
        if lang not in self.names:
            self.names[lang] = Names(self.case, lang=lang, topic_names=self.topic_names, on=self.day)
        return self.names[lang]

    def record_of(self, fact: object) -> UUID:
        """The record a proof rests on (the proof is the very object of the Case)."""
        return self.records[id(fact)]


class TopicNames(Mapping[str, str]):
    """What topics are called, by id; each is opened when it is asked for."""

    def __init__(self, topics: Iterable[f.TopicFact]) -> None:
        self._topics = {str(topic.id): topic for topic in topics}

    def __getitem__(self, topic: str) -> str:
        return self._topics[topic].title

    def __iter__(self) -> Iterator[str]:
        return iter(self._topics)

    def __len__(self) -> int:
        return len(self._topics)


def case_of(
    stored: Stored, *, today: date, conversation: UUID | None = None, past: bool = True
) -> CaseOfRecords:
    """The pupil's Case on this day, with the plan of one conversation (or none).

    Limits and delegations of every matter of the pupil count: a limit does not end at the door of another
    colleague. What the viewer may not see of it is hidden afterwards, by proof. `past`: with what was done
    and what happened, of which signals speak and a plan does not.
    """
    talk = next((c for c in stored.all(f.ConversationFact) if c.id == conversation), None)
    matter = talk.matter if talk else None
    people = people_of(stored, today=today, matter=matter, everybody=True)
    known = {str(person) for person in people}
    records: dict[int, UUID] = {}

    def from_record(fact: Any, record: UUID) -> Any:
        records[id(fact)] = record
        return fact

    links = by_record(stored.all(f.ItemPersonFact))
    items = sorted(stored.all(f.ItemFact), key=lambda i: (i.position, i.id.int))
    planned = [i for i in items if i.of == conversation and i.done is None]
    done = sorted(
        (i for i in items if past and i.done and i.done_on and i.done_on <= today),
        key=lambda i: (i.done_on, i.position),
    )
    happened = stored.all(f.EventFact) if past else []
    case = method.Case(
        as_of=today,
        people={str(p.id): _person(p) for p in people.values()},
        topics={str(t.id): _DOMAINS[t.domain] for t in stored.all(f.TopicFact)},
        delegations=tuple(from_record(d, record) for d, record in _delegations(stored, known)),
        limits=tuple(from_record(limit, record) for limit, record in _limits(stored, known)),
        requests=tuple(from_record(r, record) for r, record in _requests(stored, known)),
        protection=tuple(from_record(p, record) for p, record in _protections(stored, known)),
        voices=tuple(sorted(str(v) for v in heard(stored) if str(v) in known)),
        plan=tuple(_act(i, links[i.id], known) for i in planned),
        history=tuple(_act(i, links[i.id], known) for i in done),
        events=tuple(
            from_record(method.Event(day=e.on, who=str(e.person), kind=EventKind(e.kind)), e.id)
            for e in happened
            if e.adds_to is None and e.on <= today and str(e.person) in known
        ),
    )
    return CaseOfRecords(
        case=case,
        day=Day(case, day=today),
        people=people,
        topic_names=TopicNames(stored.all(f.TopicFact)),
        plan=tuple(i.id for i in planned),
        history=tuple(i.id for i in done),
        records=records,
        matter=matter,
    )


def heard(stored: Stored) -> set[UUID]:
    """Whose voice counts as heard for this viewer (PRODUCT 3): something was shared with the viewer, or the
    person was at a point of a conversation that is closed and done."""
    shared = {v.person for v in stored.shown(f.VoiceFact)} | {a.person for a in stored.shown(f.AnswerFact)}
    done = {i.id for i in stored.all(f.ItemFact) if i.done and i.verb != "withhold"}
    spoke = {
        link.person
        for link in stored.all(f.ItemPersonFact)
        if link.of in done and link.part in ("to", "present")
    }
    return shared | spoke


def _person(person: FilePerson) -> method.Person:
    return method.Person(
        id=str(person.id),
        role=person.role,
        name=person.short,
        born=person.born,
        kind=person.kind,
        authority=person.authority,
        deceased=person.deceased,
    )


def _ids(links: list[Any], part: str, known: set[str]) -> tuple[str, ...]:
    return tuple(sorted(str(x.person) for x in links if x.part == part and str(x.person) in known))


def _act(item: f.ItemFact, links: list[Any], known: set[str]) -> method.Act:
    people: dict[str, list[str]] = {}
    for link in links:
        if (person := str(link.person)) in known:
            people.setdefault(link.part, []).append(person)

    def part(name: str) -> tuple[str, ...]:
        return tuple(sorted(people[name])) if name in people else ()

    return method.Act(
        verb=_VERBS[item.verb],
        by=str(item.by),
        to=part("to"),
        present=part("present"),
        topic=str(item.topic) if item.topic else None,
        domain=_DOMAINS[item.domain] if item.domain else None,
        about=part("about"),
        against=part("against"),
        alongside=part("alongside"),
        options=1 if item.options is None else item.options,
        through=part("through"),
        waits_for=part("waits_for"),
        responsible=part("responsible"),
        duty=item.duty,
        day=item.done_on,
    )


def _delegations(stored: Stored, known: set[str]) -> list[tuple[method.Delegation, UUID]]:
    people = by_record(stored.all(f.DelegationPersonFact))
    topics = by_record(stored.all(f.DelegationTopicFact))
    return [
        (
            method.Delegation(
                domain=Domain(d.domain),
                by=_ids(people[d.id], "by", known),
                status=DelegationStatus(d.status),
                to=_ids(people[d.id], "to", known),
                to_school=d.to_school,
                topics=tuple(sorted(str(t.topic) for t in topics[d.id])),
                since=d.since,
                until=entrusted_until(
                    d.until,
                    by=[x.person for x in people[d.id] if x.part == "by"],
                    pupil=stored.pupil.person,
                    born=stored.pupil.born,
                ),
            ),
            d.id,
        )
        for d in stored.all(f.DelegationFact)
    ]


def _limits(stored: Stored, known: set[str]) -> list[tuple[method.Limit, UUID]]:
    """A limit stands for each author as long as that author keeps the own part: one Limit a span."""
    authors = by_record(stored.all(f.LimitAuthorFact))
    people = by_record(stored.all(f.LimitPersonFact))
    found = []
    for limit in stored.all(f.LimitFact):
        spans: dict[tuple[date | None, date | None], list[str]] = {}
        for author in authors[limit.id]:
            if str(author.person) in known:
                span = (author.since or limit.since, author.until or limit.until)
                spans.setdefault(span, []).append(str(author.person))
        for (since, until), by in sorted(spans.items(), key=str):
            found.append(
                (
                    method.Limit(
                        by=tuple(sorted(by)),
                        topic=str(limit.topic) if limit.topic else None,
                        domain=Domain(limit.domain) if limit.domain else None,
                        audience=_ids(people[limit.id], "with", known) or None,
                        unless_present=_ids(people[limit.id], "unless_present", known),
                        since=since,
                        until=until,
                    ),
                    limit.id,
                )
            )
    return found


def _requests(stored: Stored, known: set[str]) -> list[tuple[method.ParentRequest, UUID]]:
    people = by_record(stored.all(f.RequestPersonFact))
    return [
        (
            method.ParentRequest(
                by=_ids(people[r.id], "by", known),
                kind=RequestKind(r.kind),
                topic=str(r.topic) if r.topic else None,
                domain=Domain(r.domain) if r.domain else None,
                present=_ids(people[r.id], "present", known),
            ),
            r.id,
        )
        for r in stored.all(f.RequestFact)
    ]


def _protections(stored: Stored, known: set[str]) -> list[tuple[method.Protection, UUID]]:
    people = by_record(stored.all(f.ProtectionPersonFact))
    return [
        (
            method.Protection(
                by=str(p.protector),
                domains=tuple(Domain(d) for d in p.domains),
                audience=tuple(sorted(str(x.person) for x in people[p.id] if str(x.person) in known)),
                since=p.since,
                until=p.until,
            ),
            p.id,
        )
        for p in stored.all(f.ProtectionFact)
        if str(p.protector) in known
    ]
