"""People and classes go out as OneRoster: to the letter, without what nobody may learn, and back."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone
from oneroster_spec import Verdict, check
from world import World

from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.importing import work_on_import
from keuzeruimte_web.operations.importing import ask_to_apply, offer_files
from keuzeruimte_web.operations.roster_out import take_out_roster
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

PERSONAL = ("pk", "given_name", "prefix", "family_name", "born", "version")
Kept = Mapping[str, list[tuple[object, ...]]]


@pytest.fixture
def admin(world: World) -> Viewer:
    return Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, timezone.localdate())


@pytest.fixture
def hard(world: World, admin: Viewer) -> None:
    """People whose names, addresses and ties are what makes an export go wrong."""
    school = world.school
    with school_scope(school.pk):
        group = m.SchoolClass.objects.create(school=school, name="2 ‘É’, b", level="havo", year_group=2)
        for given, prefix, family in (
            ("Zoë", "van der", "Wal"),
            ("D'Angelo", "", "De Smet"),
            ("", "", "Alleen"),
            ("Łukasz", "", "O’Neill"),
            ("Ayşe", "", 'Ka"ya, jr.'),
        ):
            person = m.Person.objects.create(
                school=school, given_name=given, prefix=prefix, family_name=family, born=date(2012, 2, 29)
            )
            m.Pupil.objects.create(school=school, person=person, school_class=group)
            m.Contact.objects.create(
                school=school, person=person, email="Kind@School.voorbeeld", phone="+31 6 1"
            )
        gone = m.Person.objects.create(school=school, given_name="Weg", family_name="Vertrokken")
        m.Pupil.objects.create(school=school, person=gone, left_on=admin.today - timedelta(days=1))


def taken(viewer: Viewer) -> Verdict:
    out = BytesIO()
    with school_scope(viewer.school):
        take_out_roster(viewer, out=out)
    return check(out.getvalue())


def names(verdict: Verdict) -> set[str]:
    return {f"{row['givenName']} {row['familyName']}" for row in verdict.tables["users"]}


def test_a_strict_reader_finds_nothing_wrong(admin: Viewer, hard: None) -> None:
    verdict = taken(admin)
    assert verdict.wrong == []
    assert {name: how for name, how in verdict.manifest.items() if how in ("bulk", "delta")} == dict.fromkeys(
        (
            *("file.academicSessions", "file.classes", "file.courses", "file.demographics"),
            *("file.enrollments", "file.orgs", "file.roles", "file.users"),
        ),
        "bulk",
    )
    assert {"Zoë van der Wal", "- Alleen", 'Ayşe Ka"ya, jr.', "Saskia Vermeer"} < names(verdict)
    assert "Weg Vertrokken" not in names(verdict)
    assert [row["title"] for row in verdict.tables["classes"]].count("2 ‘É’, b") == 1


def test_the_same_people_have_the_same_ids_again(admin: Viewer, hard: None) -> None:
    assert taken(admin).tables == taken(admin).tables


def test_parents_go_along_only_where_they_have_a_right_to_information(admin: Viewer, world: World) -> None:
    with school_scope(admin.school):
        ties = m.Guardianship.objects.filter(pupil=world.saskia.saskia)
        ties.filter(parent=world.saskia.erik).update(court_block=True)
        m.Person.objects.filter(pk=world.timo.timo.pk).update(
            born=admin.today.replace(year=admin.today.year - 18)
        )
    users = {row["sourcedId"]: row for row in taken(admin).tables["users"]}
    assert users[str(world.saskia.saskia.pk)]["agentSourcedIds"] == str(world.saskia.marloes.pk)
    assert not {str(world.saskia.erik.pk), str(world.timo.anja.pk)} & users.keys()


def test_no_guidance_no_secret_address_no_password_is_in_it(admin: Viewer, world: World) -> None:
    with school_scope(admin.school):
        for person, secret in ((world.saskia.marloes, True), (world.saskia.saskia.person, False)):
            m.Contact.objects.update_or_create(
                person=person,
                defaults={
                    "school_id": admin.school,
                    "email": f"{'geheim' if secret else 'bekend'}@thuis.voorbeeld",
                    "phone": "0600000001" if secret else "0600000002",
                    "address": "Verborgenstraat 1",
                    "secret": secret,
                },
            )
        m.Matter.objects.filter(pupil=world.saskia.saskia).update(kind="trajectory")
    verdict = taken(admin)
    text = repr(verdict.tables)
    assert "bekend@thuis.voorbeeld" in text
    for never in ("geheim@", "0600000001", "Verborgenstraat", "divorce", "trajectory", "argon2"):
        assert never not in text


def test_a_formula_in_a_name_goes_out_as_a_name(admin: Viewer) -> None:
    with school_scope(admin.school):
        m.Pupil.objects.create(
            school_id=admin.school,
            person=m.Person.objects.create(school_id=admin.school, given_name="=Ine", family_name="@Som\n+1"),
        )
    assert "Ine Som +1" in names(taken(admin))


def kept(viewer: Viewer) -> Kept:
    """Everything that a roster could change."""
    with school_scope(viewer.school):
        return {
            "people": sorted(m.Person.objects.values_list(*PERSONAL)),
            "pupils": sorted(m.Pupil.objects.values_list("pk", "school_class", "left_on"), key=str),
            "classes": sorted(m.SchoolClass.objects.values_list("pk", "name", "year_group")),
            "ties": sorted(m.Guardianship.objects.values_list("pk", "kind", "authority", "until"), key=str),
            "tasks": sorted(m.Employment.objects.values_list("person", "role", "until"), key=str),
            "mentors": sorted(m.Mentorship.objects.values_list("pk", "until"), key=str),
            "involved": sorted(m.Involvement.objects.values_list("pk", "until"), key=str),
            "reached": sorted((one.person_id, one.email, one.phone) for one in m.Contact.objects.all()),
            "numbers": sorted(m.OutsideKey.objects.values_list("pk", "person"), key=str),
        }


def test_read_in_here_again_it_changes_nothing(admin: Viewer, hard: None) -> None:
    before = kept(admin)
    out = BytesIO()
    with school_scope(admin.school):
        take_out_roster(admin, out=out)
        run = offer_files(
            admin, files={"roster.zip": BytesIO(out.getvalue())}, changes_only=False, once=uuid4()
        )
    work(admin, run)
    with school_scope(admin.school):
        row = m.Import.objects.get(pk=run)
        lines = [
            (line.kind, line.sort, line.name, line.detail) for line in m.ImportLine.objects.filter(run=run)
        ]
        assert (row.state, row.format, lines) == ("ready", "oneroster", [])
        ask_to_apply(admin, run=run, much_is_right=False)
    work(admin, run)
    assert kept(admin) == before


def work(viewer: Viewer, run: UUID) -> None:
    work_on_import.call(school=str(viewer.school), run=str(run))


def test_only_an_administrator_takes_it_out_and_it_leaves_a_trace(
    admin: Viewer, world: World, client_for: Callable[..., Client]
) -> None:
    for person, role in (
        (world.staff.ruben, ViewerRole.PROFESSIONAL),
        (world.staff.pieter, ViewerRole.PRIVACY_OFFICER),
        (world.saskia.marloes, ViewerRole.PARENT),
    ):
        with pytest.raises((Invisible, Forbidden)):
            taken(Viewer(person.pk, admin.school, role, admin.today))
    answer = client_for(world.staff.petra).post("/beheer/meenemen/oneroster/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert check(answer.content).wrong == []
    with school_scope(admin.school):
        assert m.Trace.objects.filter(word="took_out", actor=admin.person).count() == 1
