"""What the school knows of its people, in the form in which files are held beside it."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.interchange.comparing.compare import Mark
from keuzeruimte_web.interchange.comparing.known import Given, Key, Known, KnownPerson, KnownTie
from keuzeruimte_web.keys import sealing
from keuzeruimte_web.operations.import_numbers import FIELD, KIND
from keuzeruimte_web.operations.mentors import OFFICES
from keuzeruimte_web.operations.spans import holds_or_will
from keuzeruimte_web.records.models import (
    Contact,
    Employment,
    Guardianship,
    Mentorship,
    OutsideKey,
    Person,
    Pupil,
    SchoolClass,
    SchoolIdentity,
)
from keuzeruimte_web.records.pieces import in_pieces

PERSONAL = ("given_name", "prefix", "family_name", "born", "deceased", "speaks", "interpreter")
REACHED = ("email", "phone", "address", "secret")
OF_A_TIE = ("kind", "authority", "information_right", "household", "source")


def known_school(school: UUID, *, today: date) -> Known:
    """Everybody of the school whose scope is open, with what a file can say of them.

    A board has 100,000 of them: rows are read in pieces, and what is not known takes no place.
    """
    people = {row.pk: _known(named(row, PERSONAL)) for row in in_pieces(Person.objects.all())}
    for row in in_pieces(Contact.objects.all()):
        people[row.person_id] |= _known(named(row, REACHED))
    for person, number in SchoolIdentity.objects.filter(kind=KIND).values_list("person_id", "value"):
        people[person][FIELD] = number
    classes = {row.pk: row.name.casefold() for row in SchoolClass.objects.all()}
    keys: dict[Key, UUID] = {}
    given = Given()
    for row in in_pieces(OutsideKey.objects.all()):
        key = (row.kind, row.key)
        given.keep(key, row.given)
        if row.kind != "ties":
            keys[key] = row.person_id
    ties = {
        (row.pupil_id, row.parent_id): KnownTie(_known(named(row, OF_A_TIE)))
        for row in in_pieces(Guardianship.objects.filter(holds_or_will(today)))
    }
    return Known(
        people={
            "pupils": dict(_pupils(people, classes, today=today)),
            "parents": _parents(people, {parent for _pupil, parent in ties}),
            "staff": _staff(people, today=today),
        },
        ties=ties,
        classes=frozenset(classes.values()),
        keys=keys,
        given=given,
        today=today,
        mentors=frozenset(
            (row.person_id, classes[row.school_class_id])
            for row in Mentorship.objects.filter(holds_or_will(today))
        ),
    )


def marker(school: UUID) -> Mark:
    """Makes marks with the key of the school: the database tells by them whether, and never what."""
    place = sealing.Place(school=school, table="records_outsidekey", column="given", row=school)

    def mark(text: str) -> str:
        return sealing.mark(text, owner=school, place=place)[:32]

    return mark


def named(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """These columns of a row, by name."""
    return {name: getattr(row, name) for name in names}


def _known(values: dict[str, object]) -> dict[str, object]:
    """Without what is not known: to compare, a field that is empty and one that is not there are the same."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _pupils(
    people: dict[UUID, dict[str, object]], classes: dict[UUID, str], *, today: date
) -> list[tuple[UUID, KnownPerson]]:
    found = []
    for row in in_pieces(Pupil.objects.all()):
        of_class = classes[row.school_class_id] if row.school_class_id else ""
        values = people[row.pk]
        values |= _known({"class": of_class, "left": row.left_on})
        here = row.left_on is None or row.left_on >= today
        found.append((row.pk, KnownPerson(row.pk, values, here=here)))
    return found


def _parents(people: dict[UUID, dict[str, object]], now: set[UUID]) -> dict[UUID, KnownPerson]:
    """Who is a parent today, and who came in as one by an earlier file."""
    named = OutsideKey.objects.filter(kind="parents").values_list("person_id", flat=True)
    return {pk: KnownPerson(pk, people[pk], here=pk in now) for pk in now | set(named)}


def _staff(people: dict[UUID, dict[str, object]], *, today: date) -> dict[UUID, KnownPerson]:
    roles: dict[UUID, set[str]] = defaultdict(set)
    for row in Employment.objects.filter(Q(until__isnull=True) | Q(until__gte=today)):
        roles[row.person_id].add(row.role)
    named = OutsideKey.objects.filter(kind="staff").values_list("person_id", flat=True)
    offices = {str(office) for office in OFFICES}
    return {
        pk: KnownPerson(
            pk,
            people[pk] | {"roles": tuple(sorted(roles[pk] - offices)), "office": bool(roles[pk] & offices)},
            here=bool(roles[pk]),
        )
        for pk in {*roles, *named}
    }
