"""What a service can read of a school: names, classes and dates, one list a kind, in the order of their ids.

What is not in these values cannot leave by the API or a webhook: no address, no date of birth, no account, no
tie between people, nothing of guidance (PRODUCT 3; decision 0147).
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Service
from keuzeruimte_web.records.models.choices import Served

__all__ = ["Served"]

AN_HOUR = 60
"""Minutes that somebody is taken for, where nobody said how long it lasts."""
NAME = ("given_name", "prefix", "family_name")


@dataclass(frozen=True, slots=True)
class ServedPupil:
    """A pupil who is here: name and class."""

    id: UUID
    given_name: str
    prefix: str
    family_name: str
    class_id: UUID | None


@dataclass(frozen=True, slots=True)
class ServedParent:
    """A parent of a pupil here: the name alone, not of whom."""

    id: UUID
    given_name: str
    prefix: str
    family_name: str


@dataclass(frozen=True, slots=True)
class ServedTask:
    """What somebody does at the school, and from when until when."""

    role: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ServedColleague:
    """Somebody who works here: name and tasks."""

    id: UUID
    given_name: str
    prefix: str
    family_name: str
    tasks: tuple[ServedTask, ...]


@dataclass(frozen=True, slots=True)
class ServedClass:
    """A class; with its mentors for who may read staff as well."""

    id: UUID
    name: str
    level: str
    year_group: int
    mentor_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ServedTime:
    """A time at which somebody who works here is not free: not for what, not with whom, not where."""

    id: UUID
    person_id: UUID
    since: datetime
    until: datetime


ServedRecord = ServedPupil | ServedParent | ServedColleague | ServedClass | ServedTime


def kinds_of(service: Service) -> frozenset[Served]:
    """Which lists this service was given."""
    return frozenset(kind for kind in Served if getattr(service, kind.value))


def read(
    viewer: Viewer,
    kind: Served,
    *,
    after: UUID | None = None,
    only: Any | None = None,
    limit: int | None = None,
) -> Sequence[ServedRecord]:
    """Records of this kind that the service may read, by id: those after this one, among these, so many.

    `only`: ids, or a query for them.

    At most three queries.
    """
    found, value = READERS[kind]
    asked = found(viewer).order_by("pk")
    if after is not None:
        asked = asked.filter(pk__gt=after)
    if only is not None:
        asked = asked.filter(pk__in=only)
    return value(viewer, asked[:limit] if limit is not None else asked)


def mark_of(record: ServedRecord) -> str:
    """A mark of everything that can be read of this record, by which a change is noticed."""
    text = json.dumps(asdict(record), default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _pupils(viewer: Viewer, found: QuerySet[Any]) -> Sequence[ServedPupil]:
    fields = ("pk", *(f"person__{part}" for part in NAME), "school_class")
    return [ServedPupil(*row) for row in found.values_list(*fields)]


def _parents(viewer: Viewer, found: QuerySet[Any]) -> Sequence[ServedParent]:
    return [ServedParent(*row) for row in found.values_list("pk", *NAME)]


def _staff(viewer: Viewer, found: QuerySet[Any]) -> Sequence[ServedColleague]:
    people = list(found.values_list("pk", *NAME))
    tasks = defaultdict(list)
    works = rows(viewer, Kind.EMPLOYMENT).filter(on_day(viewer), person__in=[row[0] for row in people])
    for person, *task in works.order_by("role", "pk").values_list("person", "role", "since", "until"):
        tasks[person].append(ServedTask(*task))
    return [
        ServedColleague(pk, given, prefix, family, tuple(tasks[pk])) for pk, given, prefix, family in people
    ]


def _classes(viewer: Viewer, found: QuerySet[Any]) -> Sequence[ServedClass]:
    classes = list(found.values_list("pk", "name", "level", "year_group"))
    mentors = defaultdict(list)
    known = rows(viewer, Kind.MENTORSHIP).filter(school_class__in=[row[0] for row in classes])
    for school_class, person in known.order_by("person").values_list("school_class", "person"):
        mentors[school_class].append(person)
    return [
        ServedClass(pk, name, level, year_group, tuple(mentors[pk]))
        for pk, name, level, year_group in classes
    ]


def _busy(viewer: Viewer, found: QuerySet[Any]) -> Sequence[ServedTime]:
    asked = found.values_list("pk", "person", "conversation__starts_at", "conversation__minutes")
    return [
        ServedTime(pk, person, since, since + timedelta(minutes=minutes or AN_HOUR))
        for pk, person, since, minutes in asked
    ]


Reader = tuple[Callable[[Viewer], QuerySet[Any]], Callable[[Viewer, QuerySet[Any]], Sequence[ServedRecord]]]
READERS: Mapping[Served, Reader] = {
    Served.PUPILS: (lambda v: rows(v, Kind.PUPIL), _pupils),
    Served.PARENTS: (lambda v: rows(v, Kind.PERSON, Right.KNOW_PARENT), _parents),
    Served.STAFF: (
        lambda v: rows(v, Kind.PERSON).filter(pk__in=rows(v, Kind.EMPLOYMENT).values("person")),
        _staff,
    ),
    Served.CLASSES: (lambda v: rows(v, Kind.SCHOOL_CLASS), _classes),
    Served.BUSY: (lambda v: rows(v, Kind.BUSY), _busy),
}
