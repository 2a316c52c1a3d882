"""A case file becomes a `Case`, or is refused with the place and what is allowed there (METHOD 8)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from keuzeruimte.case import Act, Case, Delegation, Event, Limit, ParentRequest, Person, Protection
from keuzeruimte.reading.document import read_document
from keuzeruimte.reading.fields import (
    EVERY_SCHOOL_ROLE,
    FIELDS,
    PLANNED_ACT,
    Field,
    Ids,
    attributes,
    day,
    domain,
    items,
    persons,
    table,
    text,
)
from keuzeruimte.reading.place import Place
from keuzeruimte.reading.refusal import CaseFileError, Phrase
from keuzeruimte.words import SCHOOL_ROLES, Domain, Role

VERSION = 1
TOP = Place()
KEYS = (
    "keuzeruimte",
    "title",
    "as_of",
    "people",
    "topics",
    "delegations",
    "limits",
    "requests",
    "protection",
    "voices",
    "plan",
    "history",
    "events",
)
ACTING_ROLES = SCHOOL_ROLES | {Role.PROTECTOR}

Made = TypeVar("Made")


def read_case(content: bytes, *, today: date) -> Case:
    """The case in these bytes, YAML or JSON; `today` is the day it is looked at where it gives none.

    CaseFileError, with the place and what is allowed, for whatever METHOD 8 does not allow.
    """
    document = read_document(content)
    if document is None:
        raise CaseFileError("empty")
    found = table(document, TOP)
    _check_top(found)
    as_of = today if found.get("as_of") is None else day(found["as_of"], TOP.key("as_of"))
    people = _people(found.get("people"))
    topics = _topics(found.get("topics"))
    reader = _Reader(found, people)
    case = Case(
        as_of=as_of,
        people=people,
        title="" if found.get("title") is None else text(found["title"], TOP.key("title")),
        topics=topics,
        delegations=reader.each("delegations", FIELDS[Delegation], _delegation),
        limits=reader.each("limits", FIELDS[Limit], Limit),
        requests=reader.each("requests", FIELDS[ParentRequest], ParentRequest),
        protection=reader.each("protection", FIELDS[Protection], Protection),
        voices=reader.voices(),
        plan=reader.each("plan", PLANNED_ACT, Act),
        history=reader.each("history", FIELDS[Act], Act),
        events=reader.each("events", FIELDS[Event], Event),
    )
    _check_whole(case)
    return case


class _Reader:
    def __init__(self, found: Mapping[str, object], people: Ids) -> None:
        self.found = found
        self.people = people

    def each(self, key: str, fields: tuple[Field, ...], make: Callable[..., Made]) -> tuple[Made, ...]:
        """The list under this key; nothing there is an empty list."""
        value = self.found.get(key)
        if value is None:
            return ()
        place = TOP.key(key)
        return tuple(
            make(**attributes(one, fields, place=place.item(index), people=self.people))
            for index, one in enumerate(items(value, place))
        )

    def voices(self) -> tuple[str, ...]:
        value = self.found.get("voices")
        read: Any = () if value is None else persons(value, TOP.key("voices"), self.people)
        return tuple(read)


def _check_top(found: Mapping[str, object]) -> None:
    version = found.get("keuzeruimte")
    if version is None and not set(KEYS).intersection(found):
        raise CaseFileError("empty")
    for key in found:
        if key not in KEYS:
            raise CaseFileError("unknown-key", place=TOP.key(key), found=key, allowed=KEYS, near=KEYS)
    for key in ("keuzeruimte", "people"):
        if found.get(key) is None:
            raise CaseFileError("missing-key", found=key)
    if version is True or version != VERSION or isinstance(version, float):
        raise CaseFileError("other-version", place=TOP.key("keuzeruimte"), found=version)


def _people(value: object) -> dict[str, Person]:
    place = TOP.key("people")
    people: dict[str, Person] = {}
    names: set[object] = set()
    for key, one in table(value, place).items():
        here = place.key(key)
        given = attributes(one, FIELDS[Person], place=here)
        if given["role"] is not Role.PARENT:
            for field in ("kind", "authority", "deceased"):
                if field in given:
                    raise CaseFileError("for-parents-only", place=here.key(field), found=str(given["role"]))
        name = given.get("name")
        if name is not None and name in names:
            raise CaseFileError("same-name", place=here.key("name"), found=name)
        names.add(name)
        make: Any = Person
        people[text(key, here)] = make(id=key, **given)
    pupils = sum(person.role is Role.PUPIL for person in people.values())
    if pupils != 1:
        raise CaseFileError("pupils", place=place, found=Phrase("pupils", pupils))
    return people


def _topics(value: object) -> dict[str, Domain]:
    place = TOP.key("topics")
    fields = (Field("domain", "domain", domain, required=True),)
    topics: dict[str, Any] = {}
    if value is not None:
        for key, one in table(value, place).items():
            here = place.key(key)
            topics[text(key, here)] = attributes(one, fields, place=here)["domain"]
    return topics


def _delegation(**given: Any) -> Delegation:
    if given["to"] == EVERY_SCHOOL_ROLE:
        return Delegation(**(given | {"to": (), "to_school": True}))
    return Delegation(**given)


def _check_whole(case: Case) -> None:
    """What can only be seen when all parts are there."""
    subjects: dict[str, tuple[Limit | ParentRequest, ...]] = {
        "limits": case.limits,
        "requests": case.requests,
    }
    for key, facts in subjects.items():
        for index, fact in enumerate(facts):
            if fact.topic is None and fact.domain is None:
                raise CaseFileError("topic-or-domain", place=TOP.key(key).item(index))
    for key, acts in (("plan", case.plan), ("history", case.history)):
        for index, act in enumerate(acts):
            _check_act(act, case=case, place=TOP.key(key).item(index))
    for index, event in enumerate(case.events):
        _check_past(event.day, case=case, place=TOP.key("events").item(index))


def _check_act(act: Act, *, case: Case, place: Place) -> None:
    if case.people[act.by].role not in ACTING_ROLES:
        acting = [person.id for person in case.people.values() if person.role in ACTING_ROLES]
        raise CaseFileError("not-a-professional", place=place.key("by"), found=act.by, allowed=acting)
    if act.domain is None and act.topic not in case.topics:
        if act.topic is None:
            raise CaseFileError("topic-or-domain", place=place)
        raise CaseFileError(
            "no-domain", place=place.key("topic"), found=act.topic, allowed=list(Domain), near=case.topics
        )
    if act.day is not None:
        _check_past(act.day, case=case, place=place)


def _check_past(when: date, *, case: Case, place: Place) -> None:
    if when > case.as_of:
        raise CaseFileError("after-as-of", place=place.key("date"), found=str(when), allowed=str(case.as_of))
