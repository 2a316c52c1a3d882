"""Every right on every kind of record, for the whole cast, against a list written by hand (rights.md)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from test_matrix import EXPECTED, listed, records_of, service_of, viewers_of
from world import World

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.access.table import TABLE
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Authority, Circle, ParentKind, StaffRole
from keuzeruimte_web.records.scope import school_scope


def lines(columns: int) -> Iterator[list[str]]:
    """The rows of the table in rights.md that has so many columns."""
    for line in (Path(__file__).parent / "rights.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not line.startswith(("|---", "| stuk |")) and len(cells) == columns:
            yield cells


OTHERS_SEE = {record: set(who.split()) for record, who in lines(2)}
MAY = {(record, Right(right)): set(who.split()) for record, right, who in lines(3)}


@dataclass(frozen=True)
class File:
    """Saskia's file, the people of matrix.md who look, and the others."""

    records: dict[str, tuple[Kind, Any]]
    viewers: dict[str, Viewer]
    others: dict[str, Viewer]


@pytest.fixture
def file(world: World) -> File:
    with school_scope(world.school.pk):
        records = records_of(world)
        viewers = viewers_of(world)
        others = others_of(world, records)
        return File(records | more_of(world, records), viewers, others)


def others_of(world: World, records: dict[str, tuple[Kind, Any]]) -> dict[str, Viewer]:
    """Who is near Saskia in another way than the people of matrix.md, or not at all."""
    school, staff, pupil, there = world.school, world.staff, world.saskia.saskia, world.elsewhere

    def new(model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=school, **fields)

    def person(name: str, **fields: Any) -> m.Person:
        return new(m.Person, given_name=name, family_name="Anders", **fields)  # type: ignore[no-any-return]

    def parent(name: str, authority: str, **fields: Any) -> m.Person:
        found = person(name)
        new(m.Guardianship, pupil=pupil, parent=found, authority=authority, **fields)
        return found

    new(m.Involvement, pupil=pupil, matter=None, person=staff.inge, role=StaffRole.MENTOR)
    second = new(m.Matter, pupil=pupil, kind="trajectory", title="x", opened_on=world.today)
    new(m.Involvement, pupil=pupil, matter=second, person=staff.mirjam, role=StaffRole.COUNSELLOR)
    gerda = parent("Gerda", Authority.YES, information_right=True)
    new(m.Employment, person=gerda, role=StaffRole.COUNSELLOR)
    matter = world.saskia.trajectory
    new(m.Involvement, pupil=pupil, matter=matter, person=gerda, role=StaffRole.COUNSELLOR)
    for kind, record in records.values():
        if kind == Kind.REPORT and record.state != "draft" and record.circle != Circle.PUPIL_SCHOOL:
            new(m.ReportReader, report=record, person=gerda, present=False)
    kees = parent("Kees", Authority.YES, information_right=True)
    new(m.Employment, person=kees, role=StaffRole.ADMINISTRATOR)
    fiene = new(m.Pupil, person=person("Fiene"), school_class=pupil.school_class)
    nadia = person("Nadia")
    new(m.ThirdParty, matter=matter, person=nadia, role="protector")
    with school_scope(there.school.pk):
        ruben = m.Person.objects.create(
            school=there.school, account=staff.ruben.account, given_name="Ruben", family_name="Wit"
        )
        m.Employment.objects.create(school=there.school, person=ruben, role=StaffRole.COUNSELLOR)

    few = {"pupils": False, "parents": False, "staff": False, "offers": False}
    service = records["dienst die meeleest"][1]
    some = service_of(school, today=world.today, name="Rooster", **few)
    old = service_of(school, today=world.today - timedelta(days=1), name="Oud")
    with school_scope(there.school.pk):
        elsewhere = service_of(there.school, today=world.today, name="Daar")

    def at(who: m.Person | m.Service, role: ViewerRole, where: m.School = school) -> Viewer:
        return Viewer(who.pk, where.pk, role, world.today)

    professional, office = ViewerRole.PROFESSIONAL, ViewerRole.ADMINISTRATOR
    return {
        "inge": at(staff.inge, professional),
        "mirjam": at(staff.mirjam, professional),
        "hanneke": at(staff.hanneke, professional),
        "gerda-werk": at(gerda, professional),
        "gerda-thuis": at(gerda, ViewerRole.PARENT),
        "zonder": at(parent("Zonder", Authority.NO), ViewerRole.PARENT),
        "stief": at(parent("Stief", Authority.NO, kind=ParentKind.STEP), ViewerRole.PARENT),
        "kees": at(kees, office),
        "nadia": at(nadia, ViewerRole.PARENT),
        "fiene": at(fiene.person, ViewerRole.PUPIL),
        "ruben-daar": at(ruben, professional, there.school),
        "judith": at(there.mother, ViewerRole.PARENT, there.school),
        "sem": at(there.sem.person, ViewerRole.PUPIL, there.school),
        "loes": at(there.administrator, office, there.school),
        "dienst": at(service, ViewerRole.SERVICE),
        "rooster": at(some, ViewerRole.SERVICE),
        "oude-dienst": at(old, ViewerRole.SERVICE),
        "dienst-daar": at(elsewhere, ViewerRole.SERVICE, there.school),
    }


def more_of(world: World, records: dict[str, tuple[Kind, Any]]) -> dict[str, tuple[Kind, Any]]:
    """Records of the kinds that matrix.md does not have."""
    school, story, ruben = world.school, world.saskia, world.staff.ruben
    matter, erik, today = story.trajectory, story.erik, world.today

    def new(model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=school, **fields)

    def agreement(circle: Circle, owner: m.Person, present: m.Person) -> Any:
        talk = records["gesprek"][1]
        row = new(m.Agreement, conversation=talk, circle=circle, text="x", made_on=today)
        new(m.AgreementPerson, agreement=row, person=owner, part="owner")
        new(m.AgreementPerson, agreement=row, person=present, part="present")
        return row

    given = {"pupil": story.saskia, "kind": "trajectory", "title": "x", "opened_on": today}
    left = new(m.Matter, **given)
    ended = new(m.Matter, **given, closed_on=today)
    new(m.Involvement, pupil=story.saskia, matter=ended, person=ruben, role=StaffRole.COUNSELLOR)
    report = records["verslag zonder de leerling, gesloten"][1]
    alone = agreement(Circle.PUPIL_SCHOOL, ruben, story.saskia.person)
    return {
        "onderwerp van de zaak": (Kind.TOPIC, story.divorce),
        "naam van Marloes": (Kind.PERSON, story.marloes),
        "ander die meedoet": (Kind.THIRD_PARTY, m.ThirdParty.objects.filter(matter=matter)[0]),
        "aanvulling van Erik op het gesloten verslag": (
            Kind.ADDITION,
            new(m.Addition, report=report, author=erik, text="x"),
        ),
        "afspraak die Erik zou doen": (
            Kind.AGREEMENT,
            agreement(Circle.PARENTS_SCHOOL, erik, story.marloes),
        ),
        "afspraak die Ruben zou doen, met alleen de leerling": (Kind.AGREEMENT, alone),
        "wat een stagebedrijf aan Saskia schreef": (
            Kind.CAREER_ITEM,
            new(m.CareerItem, pupil=story.saskia, kind="feedback", title="x", words="x"),
        ),
        "stage van Saskia, afgerond": (
            Kind.PLACEMENT,
            new(m.Placement, pupil=story.saskia, employer="x", since=today, until=today, ended_on=today),
        ),
        "zaak die niemand begeleidt": (Kind.MATTER, left),
        "afgeronde zaak": (Kind.MATTER, ended),
    }


def test_the_lists_written_by_hand_leave_no_kind_right_or_record_out(file: File) -> None:
    seen = {(file.records[name][0], Right.SEE) for name in EXPECTED}
    asked = {(file.records[name][0], right) for name, right in MAY}
    assert set(TABLE) - (seen | asked) == set()
    assert list(OTHERS_SEE) == list(EXPECTED)
    assert len(file.viewers | file.others) >= 30


def test_the_others_see_what_the_list_says_and_nothing_else(file: File) -> None:
    once = cache(listed)  # for all records of a kind
    assert {name: those_who_may(file, name, Right.SEE, file.others, once) for name in EXPECTED} == OTHERS_SEE


def test_everybody_may_do_what_the_list_says_and_nothing_else(file: File) -> None:
    everybody, once = file.viewers | file.others, cache(listed)
    assert {key: those_who_may(file, *key, everybody, once) for key in MAY} == MAY


def those_who_may(
    file: File,
    name: str,
    right: Right,
    people: dict[str, Viewer],
    in_the_list: Callable[[Viewer, Kind, Right], set[UUID]],
) -> set[str]:
    """Asked of the list; that the check and the demand agree with it is shown in test_matrix.py."""
    kind, record = file.records[name]
    return {who for who, viewer in people.items() if record.pk in in_the_list(viewer, kind, right)}


def test_one_account_at_two_schools_has_a_seat_at_each_and_sees_one_school_from_it(world: World) -> None:
    there = world.elsewhere
    with school_scope(there.school.pk):
        ruben = m.Person.objects.create(
            school=there.school, account=world.staff.ruben.account, given_name="Ruben", family_name="Wit"
        )
        m.Employment.objects.create(school=there.school, person=ruben, role=StaffRole.COUNSELLOR)
    account = world.staff.ruben.account
    seats = seats_of(account.pk, today=world.today) if account else ()
    assert {seat.viewer.school for seat in seats} == {world.school.pk, world.elsewhere.school.pk}
    pupils = {}
    for seat in seats:
        with school_scope(seat.viewer.school):
            pupils[seat.viewer.school] = set(rows(seat.viewer, Kind.PUPIL).values_list("pk", flat=True))
    assert pupils[world.elsewhere.school.pk] == set()
    assert world.saskia.saskia.pk in pupils[world.school.pk]
