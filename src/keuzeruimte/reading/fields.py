"""Which fields each part of a case file has, and which attribute each one fills (METHOD 3, 8)."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from keuzeruimte.case import Act, Delegation, Event, Limit, ParentRequest, Person, Protection
from keuzeruimte.reading.place import Place
from keuzeruimte.reading.refusal import CaseFileError
from keuzeruimte.words import (
    Authority,
    DelegationStatus,
    Domain,
    EventKind,
    ParentKind,
    RequestKind,
    Role,
    Verb,
)

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
EVERY_SCHOOL_ROLE = "school"

Ids = Collection[str]
Read = Callable[[object, Place, Ids], object]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table in a case file, the attribute it fills, and how its value is read."""

    key: str
    attribute: str
    read: Read
    required: bool = False


def table(value: object, place: Place) -> Mapping[str, object]:
    """The value, if it is a table of keys."""
    if not isinstance(value, dict):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="table")
    return value


def items(value: object, place: Place) -> list[object]:
    """The value, if it is a list."""
    if not isinstance(value, list):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="list")
    return value


def text(value: object, place: Place, people: Ids = ()) -> str:
    """The value, if it is text that can be shown."""
    if not isinstance(value, str):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="text")
    if UNPRINTABLE.search(value):
        raise CaseFileError("not-plain", place=place, found=value)
    return value


def day(value: object, place: Place, people: Ids = ()) -> date:
    """A day that exists, written as 2026-03-10."""
    if not isinstance(value, str):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="day")
    try:
        if ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise CaseFileError("not-a-day", place=place, found=value)


def flag(value: object, place: Place, people: Ids) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="flag")
    return value


def count(value: object, place: Place, people: Ids) -> int:
    """A whole number, 0 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise CaseFileError("wrong-type", place=place, found=value, allowed="count")
    return value


def word(words: type[StrEnum]) -> Read:
    """One word of a closed list."""

    def read(value: object, place: Place, people: Ids) -> StrEnum:
        if not isinstance(value, str):
            raise CaseFileError("wrong-type", place=place, found=value, allowed=list(words))
        if value not in words.__members__.values():
            raise CaseFileError("unknown-word", place=place, found=value, allowed=list(words), near=words)
        return words(value)

    return read


def authority(value: object, place: Place, people: Ids) -> Authority:
    """True, false or unknown."""
    if value == Authority.UNKNOWN.value:
        return Authority.UNKNOWN
    if not isinstance(value, bool):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="authority")
    return Authority.YES if value else Authority.NO


def person(value: object, place: Place, people: Ids) -> str:
    """The id of somebody in the case."""
    if not isinstance(value, str):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="text")
    if value not in people:
        raise CaseFileError("unknown-person", place=place, found=value, allowed=people, near=people)
    return value


def each(read: Read) -> Read:
    """A list of such values."""

    def read_each(value: object, place: Place, people: Ids) -> tuple[object, ...]:
        return tuple(read(one, place.item(index), people) for index, one in enumerate(items(value, place)))

    return read_each


def recipients(value: object, place: Place, people: Ids) -> tuple[str, ...] | str:
    """A list of people, or the word that means every school role."""
    if value in (EVERY_SCHOOL_ROLE, [EVERY_SCHOOL_ROLE]) and EVERY_SCHOOL_ROLE not in people:
        return EVERY_SCHOOL_ROLE
    if value == EVERY_SCHOOL_ROLE:
        return EVERY_SCHOOL_ROLE
    if not isinstance(value, list):
        raise CaseFileError("wrong-type", place=place, found=value, allowed="recipients")
    return tuple(person(one, place.item(index), people) for index, one in enumerate(value))


persons = each(person)
domain = word(Domain)

SINCE = Field("from", "since", day)
UNTIL = Field("until", "until", day)
TOPIC = Field("topic", "topic", text)
DOMAIN = Field("domain", "domain", domain)

FIELDS: dict[type, tuple[Field, ...]] = {
    Person: (
        Field("role", "role", word(Role), required=True),
        Field("name", "name", text),
        Field("born", "born", day),
        Field("kind", "kind", word(ParentKind)),
        Field("authority", "authority", authority),
        Field("deceased", "deceased", flag),
    ),
    Delegation: (
        Field("domain", "domain", domain, required=True),
        Field("topics", "topics", each(text)),
        Field("by", "by", persons, required=True),
        Field("to", "to", recipients, required=True),
        Field("status", "status", word(DelegationStatus), required=True),
        SINCE,
        UNTIL,
    ),
    Limit: (
        Field("by", "by", persons, required=True),
        TOPIC,
        DOMAIN,
        Field("with", "audience", persons),
        Field("unless_present", "unless_present", persons),
        SINCE,
        UNTIL,
    ),
    ParentRequest: (
        Field("by", "by", persons, required=True),
        Field("kind", "kind", word(RequestKind), required=True),
        TOPIC,
        DOMAIN,
        Field("present", "present", persons),
    ),
    Protection: (
        Field("domains", "domains", each(domain)),
        Field("by", "by", person, required=True),
        Field("with", "audience", persons),
        SINCE,
        UNTIL,
    ),
    Act: (
        Field("date", "day", day, required=True),
        Field("act", "verb", word(Verb), required=True),
        Field("by", "by", person, required=True),
        Field("to", "to", persons),
        Field("present", "present", persons),
        TOPIC,
        DOMAIN,
        Field("about", "about", persons),
        Field("against", "against", persons),
        Field("with", "alongside", persons),
        Field("options", "options", count),
        Field("through", "through", persons),
        Field("waits_for", "waits_for", persons),
        Field("responsible", "responsible", persons),
        Field("duty", "duty", flag),
    ),
    Event: (
        Field("date", "day", day, required=True),
        Field("who", "who", person, required=True),
        Field("kind", "kind", word(EventKind), required=True),
    ),
}
PLANNED_ACT = tuple(field for field in FIELDS[Act] if field.key != "date")


def attributes(
    value: object, fields: tuple[Field, ...], *, place: Place, people: Ids = ()
) -> dict[str, object]:
    """The attributes that this table gives, each read as its field says. An empty value is left out."""
    found = table(value, place)
    known = {field.key: field for field in fields}
    for key in found:
        if key not in known:
            raise CaseFileError("unknown-key", place=place.key(key), found=key, allowed=known, near=known)
    for field in fields:
        if field.required and found.get(field.key) is None:
            raise CaseFileError("missing-key", place=place, found=field.key)
    return {
        known[key].attribute: known[key].read(one, place.key(key), people)
        for key, one in found.items()
        if one is not None
    }
