"""People, classes and who belongs where, as OneRoster rows, as far as an administrator may see them.

No guidance, no secret address, no password; parents only where they have a right to information (PRODUCT 3,
note 1): another program may show them their child on the strength of it. What is of the administrator's
own family stays out with the rest that this administrator may not see.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Q

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.interchange.oneroster_roles import ROLES
from keuzeruimte_web.interchange.writing.oneroster import Row, list_cell, name_cell
from keuzeruimte_web.records.models import OutsideKey, School
from keuzeruimte_web.records.models.choices import IdentityKind

AUGUST = 8
"""The month in which a school year begins."""
NOBODY = "-"
"""For a given name that nobody knows: the format wants one."""


@dataclass(slots=True)
class _Everybody:
    """Who goes out, and what is said of each."""

    people: dict[UUID, Any] = field(default_factory=dict)
    roles: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    """In order: the first is what somebody mainly is."""
    agents: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    reached: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[UUID, str] = field(default_factory=dict)
    eck_ids: dict[UUID, str] = field(default_factory=dict)


def roster_tables(viewer: Viewer) -> Mapping[str, Iterable[Row]]:
    """The rows of every file, by its name in the format. A dozen queries, however large the school."""
    school = School.objects.get(pk=viewer.school)
    pupils = _pupils(viewer)
    everybody = _everybody(viewer, pupils)
    classes = list(rows(viewer, Kind.SCHOOL_CLASS).order_by("name", "pk"))
    return {
        "orgs": [{"sourcedId": str(school.pk), "name": name_cell(school.name), "type": "school"}],
        "academicSessions": [_year(viewer)],
        "courses": _courses(viewer, classes),
        "classes": [_class(viewer, one) for one in classes],
        "users": _users(viewer, everybody),
        "roles": _roles(viewer, everybody),
        "enrollments": _enrolments(viewer, pupils, everybody),
        "demographics": [
            {"sourcedId": str(child.pk), "birthDate": child.person.born.isoformat()}
            for child in pupils
            if child.person.born
        ],
    }


def _pupils(viewer: Viewer) -> list[Any]:
    """Pupils of today, with their names."""
    here = rows(viewer, Kind.PUPIL).filter(person__deceased=False).exclude(left_on__lt=viewer.today)
    return list(here.select_related("person").order_by("person__search_name", "pk"))


def _everybody(viewer: Viewer, pupils: list[Any]) -> _Everybody:
    found = _Everybody(people={child.pk: child.person for child in pupils})
    for child in pupils:
        found.roles[child.pk].append("student")
    at_work = rows(viewer, Kind.EMPLOYMENT).filter(_today(viewer), person__deceased=False)
    for row in at_work.select_related("person").order_by("person__search_name", "person", "role"):
        found.people.setdefault(row.person_id, row.person)
        if ROLES[row.role] not in found.roles[row.person_id]:
            found.roles[row.person_id].append(ROLES[row.role])
    _parents(viewer, found, {child.pk: child.person.born for child in pupils})
    for row in rows(viewer, Kind.CONTACT).filter(secret=False):
        found.reached[row.person_id] = (row.email, row.phone)
    for row in rows(viewer, Kind.SCHOOL_IDENTITY).filter(kind=IdentityKind.ECK_ID):
        found.eck_ids[row.person_id] = row.value
    for row in OutsideKey.objects.filter(kind__in=("pupils", "staff")):
        if not row.key.startswith("~") and not _is_id(row.key):
            found.numbers[row.person_id] = row.key
    return found


def _parents(viewer: Viewer, found: _Everybody, born: Mapping[UUID, date | None]) -> None:
    """Parents whom the law and the court let know (PRODUCT 3, note 1), of pupils under 18."""
    ties = rows(viewer, Kind.GUARDIANSHIP).filter(
        _today(viewer), information_right=True, court_block=False, parent__deceased=False
    )
    for row in ties.select_related("parent").order_by("parent__search_name", "pk"):
        if row.pupil_id not in born or is_of_age(born[row.pupil_id], age=EIGHTEEN, today=viewer.today):
            continue
        found.people.setdefault(row.parent_id, row.parent)
        role = "guardian" if row.kind == "guardian" else "parent"
        if not {"guardian", "parent"} & set(found.roles[row.parent_id]):
            found.roles[row.parent_id].append(role)
        found.agents[row.pupil_id].add(row.parent_id)
        found.agents[row.parent_id].add(row.pupil_id)


def _users(viewer: Viewer, found: _Everybody) -> Iterator[Row]:
    for pk, person in found.people.items():
        email, phone = found.reached.get(pk, ("", ""))
        yield {
            "sourcedId": str(pk),
            "enabledUser": "true",
            "username": str(pk),
            "givenName": name_cell(person.given_name) or NOBODY,
            "familyName": name_cell(f"{person.prefix} {person.family_name}") or NOBODY,
            "identifier": name_cell(found.numbers.get(pk, "")),
            "email": name_cell(email),
            "phone": " ".join(phone.split()),
            "agentSourcedIds": list_cell(map(str, found.agents.get(pk, ()))),
            "userMasterIdentifier": found.eck_ids.get(pk, ""),
            "primaryOrgSourcedId": str(viewer.school),
        }


def _roles(viewer: Viewer, found: _Everybody) -> Iterator[Row]:
    for pk, roles in found.roles.items():
        for place, role in enumerate(roles):
            yield {
                "sourcedId": _id(viewer, "role", pk, role),
                "userSourcedId": str(pk),
                "roleType": "secondary" if place else "primary",
                "role": role,
                "orgSourcedId": str(viewer.school),
            }


def _enrolments(viewer: Viewer, pupils: list[Any], found: _Everybody) -> Iterator[Row]:
    """Pupils in their class; mentors, of whom the first is said to be the one who leads it."""
    for child in pupils:
        if child.school_class_id:
            yield _enrolment(viewer, child.school_class_id, child.pk, "student", primary=False)
    led = set()
    mentors = rows(viewer, Kind.MENTORSHIP).filter(_today(viewer))
    for row in mentors.order_by("school_class", "since", "pk"):
        if row.person_id in found.people:
            first = row.school_class_id not in led
            led.add(row.school_class_id)
            yield _enrolment(viewer, row.school_class_id, row.person_id, "teacher", primary=first)


def _enrolment(viewer: Viewer, group: UUID, person: UUID, role: str, *, primary: bool) -> Row:
    return {
        "sourcedId": _id(viewer, "enrolment", group, person, role),
        "classSourcedId": str(group),
        "schoolSourcedId": str(viewer.school),
        "userSourcedId": str(person),
        "role": role,
        "primary": "true" if primary else "false",
    }


def _year(viewer: Viewer) -> Row:
    """This school year: from 1 August up to and including 31 July, named after the year in which it ends."""
    begin = viewer.today.year - (viewer.today.month < AUGUST)
    return {
        "sourcedId": _year_id(viewer),
        "title": f"{begin}-{begin + 1}",
        "type": "schoolYear",
        "startDate": f"{begin}-08-01",
        "endDate": f"{begin + 1}-07-31",
        "schoolYear": str(begin + 1),
    }


def _year_id(viewer: Viewer) -> str:
    return _id(viewer, "year", viewer.today.year - (viewer.today.month < AUGUST))


def _courses(viewer: Viewer, classes: list[Any]) -> list[Row]:
    """A class of the format belongs to a course: here the level and the year that it is a class of."""
    return [
        {
            "sourcedId": _course(viewer, level, year),
            "schoolYearSourcedId": _year_id(viewer),
            "title": name_cell(f"{level}, leerjaar {year}" if level else f"leerjaar {year}"),
            "courseCode": name_cell(f"{level}-{year}" if level else str(year)),
            "orgSourcedId": str(viewer.school),
        }
        for level, year in sorted({(one.level, one.year_group) for one in classes})
    ]


def _course(viewer: Viewer, level: str, year: int) -> str:
    return _id(viewer, "course", level, year)


def _class(viewer: Viewer, one: Any) -> Row:
    return {
        "sourcedId": str(one.pk),
        "title": name_cell(one.name),
        "courseSourcedId": _course(viewer, one.level, one.year_group),
        "classCode": name_cell(one.name),
        "classType": "homeroom",
        "schoolSourcedId": str(viewer.school),
        "termSourcedIds": _year_id(viewer),
    }


def _today(viewer: Viewer) -> Q:
    """What holds on this day."""
    began = Q(since__isnull=True) | Q(since__lte=viewer.today)
    return began & (Q(until__isnull=True) | Q(until__gte=viewer.today))


def _id(viewer: Viewer, *parts: object) -> str:
    """A sourcedId for what has none of its own: of the same things always the same."""
    return str(uuid5(viewer.school, " ".join(map(str, parts))))


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True
