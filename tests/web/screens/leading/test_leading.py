"""A school leader: counts, a dossier for a reason and a few days, a protection with a second."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.decide import may, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.table import OPENED
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope

SignIn = Callable[[Any], Client]


def at(world: World, who: m.Person, *, days: int = 0, role: ViewerRole = ViewerRole.PROFESSIONAL) -> Viewer:
    return Viewer(who.pk, world.school.pk, role, world.today + timedelta(days=days))


def open_it(world: World, browser: Client, **fields: Any) -> Any:
    sent = {"once": uuid4(), "reason": "complaint", "days": "2"} | fields
    return browser.post(f"/schoolleiding/open/{world.saskia.saskia.pk}/", sent)


def inside(world: World) -> str:
    return f"/schoolleiding/inzage/{world.saskia.saskia.pk}/"


def measure(world: World, **fields: Any) -> dict[str, Any]:
    return {
        "once": uuid4(),
        "ground": "Ondertoezichtstelling, rechtbank",
        "given_name": "Noa",
        "family_name": "Bos",
        "domains": ["safety", "family"],
        "helpers": [str(world.staff.ruben.pk)],
        "until": (world.today + timedelta(days=60)).isoformat(),
        "talk_on": (world.today + timedelta(days=14)).isoformat(),
        "second": str(world.staff.mirjam.pk),
    } | fields


def ask(world: World, browser: Client, **fields: Any) -> Any:
    return browser.post(f"/bescherming/nieuw/{world.saskia.trajectory.pk}/", measure(world, **fields))


def test_the_home_of_a_leader_names_nobody(world: World, client_for: SignIn) -> None:
    marit = client_for(world.staff.marit)
    assert "/schoolleiding/" in marit.get("/leerlingen/").content.decode()
    page = marit.get("/schoolleiding/").content.decode()
    assert "Begeleidingstrajecten die lopen" in page
    for name in ("Saskia", "Timo", "Noor"):
        assert name not in page
    for who in (world.staff.ruben, world.staff.petra, world.saskia.marloes, world.saskia.saskia.person):
        assert client_for(who).get("/schoolleiding/").status_code == 404


@pytest.mark.parametrize(("sought", "there"), [("Vermeer Saskia", True), ("--", False), ("saskia", True)])
def test_a_pupil_is_looked_for_by_words_in_any_order(
    world: World, client_for: SignIn, sought: str, there: bool
) -> None:
    page = client_for(world.staff.marit).get("/schoolleiding/", {"q": sought}).content.decode()
    assert (f"/schoolleiding/open/{world.saskia.saskia.pk}/" in page) == there


def test_a_report_that_is_read_along_leads_nowhere_that_is_closed(world: World, client_for: SignIn) -> None:
    marit, ruben = client_for(world.staff.marit), client_for(world.staff.ruben)
    open_it(world, marit)
    reports = re.findall(r'href="(/verslagen/[^"]+)"', marit.get(inside(world)).content.decode())
    assert reports
    links = re.findall(r'href="(/[^"#]+)"', marit.get(reports[0]).content.decode().partition("<main")[2])
    assert f"{reports[0]}pdf/" in links
    assert [link for link in links if marit.get(link).status_code != 200] == []
    assert "Naar het gesprek" in ruben.get(reports[0]).content.decode()


def test_a_dossier_opens_for_a_reason_is_read_and_closes_by_itself(world: World, client_for: SignIn) -> None:
    marit = client_for(world.staff.marit)
    assert marit.get(inside(world)).status_code == 404
    with above_schools():
        m.Message.objects.all().delete()
    assert open_it(world, marit).status_code == 302
    page = marit.get(inside(world)).content.decode()
    assert world.saskia.trajectory.title in page
    matter = world.saskia.trajectory.pk
    with school_scope(world.school.pk):
        told = set(m.Message.objects.filter(kind="opening").values_list("person", flat=True))
        assert told >= {world.saskia.marloes.pk, world.saskia.saskia.pk, world.staff.ruben.pk}
        traces = m.Trace.objects.filter(actor=world.staff.marit).values_list("word", flat=True)
        assert set(traces) >= {"opened_for_a_reason", "opened_dossier"}
        for days, expected in ((0, True), (1, True), (2, False)):
            who = at(world, world.staff.marit, days=days)
            assert may(who, Kind.MATTER, Right.SEE, matter) is expected
            assert any(rows(who, kind).filter(pk__isnull=False).exists() for kind in OPENED) is expected
        who = at(world, world.staff.marit)
        for right in (Right.PLAN, Right.RECORD_EVENT, Right.HAND_OVER, Right.LIMIT_FOR, Right.SPEAK):
            assert not may(who, Kind.MATTER, right, matter)
        for kind in (Kind.VOICE, Kind.ANSWER, Kind.NOTE, Kind.DRAFT):
            assert not rows(who, kind).exists()
    assert "Saskia" not in marit.get("/leerlingen/").content.decode()
    assert marit.get(f"/leerlingen/{world.saskia.saskia.pk}/").status_code == 403


def test_everybody_it_is_about_sees_it_and_the_pupil_not_why(world: World, client_for: SignIn) -> None:
    open_it(world, client_for(world.staff.marit), reason="measure")
    place = f"/wie-begeleidt/{world.saskia.saskia.pk}/"
    mother = client_for(world.saskia.marloes).get(place).content.decode()
    pupil = client_for(world.saskia.saskia.person).get(place).content.decode()
    for page in (mother, pupil):
        assert "De schoolleiding las mee" in page
        assert "Marit Dekker" in page
    assert "Om een besluit van buiten school vast te leggen" in mother
    assert "besluit van buiten" not in pupil


def test_it_can_be_closed_before_its_day_and_the_history_stays(world: World, client_for: SignIn) -> None:
    marit = client_for(world.staff.marit)
    open_it(world, marit)
    with above_schools():
        opening = m.Opening.objects.get()
    assert client_for(world.staff.ruben).post(f"/schoolleiding/sluit/{opening.pk}/").status_code == 403
    assert [marit.post(f"/schoolleiding/sluit/{opening.pk}/").status_code for _ in range(2)] == [302, 302]
    assert marit.get(inside(world)).status_code == 404
    with above_schools():
        assert m.Opening.objects.filter(pk=opening.pk).exists()


@pytest.mark.parametrize(("field", "value"), [("reason", "curious"), ("reason", ""), ("days", "30")])
def test_no_other_reason_and_no_longer(world: World, client_for: SignIn, field: str, value: str) -> None:
    assert open_it(world, client_for(world.staff.marit), **{field: value}).status_code == 422


def test_only_a_leader_opens_and_never_an_own_child(world: World, client_for: SignIn) -> None:
    assert open_it(world, client_for(world.staff.ruben)).status_code == 403
    for who in (world.staff.fatma, world.staff.petra, world.saskia.marloes, world.elsewhere.counsellor):
        assert open_it(world, client_for(who)).status_code == 404
    with above_schools():
        m.Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.marit, authority="yes"
        )
    marit = client_for(world.staff.marit)
    session = marit.session
    session["seat"] = f"{world.staff.marit.pk}:professional"
    session.save()
    assert open_it(world, marit).status_code == 404


def test_a_double_click_opens_once(world: World, client_for: SignIn) -> None:
    marit, once = client_for(world.staff.marit), uuid4()
    assert [open_it(world, marit, once=once).status_code for _ in range(2)] == [302, 302]
    with above_schools():
        assert m.Opening.objects.count() == 1


def test_a_protection_holds_once_a_second_confirmed_it(world: World, client_for: SignIn) -> None:
    marit, mirjam = client_for(world.staff.marit), client_for(world.staff.mirjam)
    assert ask(world, marit).status_code == 404
    open_it(world, marit, reason="measure")
    assert ask(world, marit).status_code == 302
    with above_schools():
        proposal = m.ProtectionProposal.objects.get()
        assert not m.Protection.objects.filter(matter=world.saskia.trajectory).exists()
    yes = f"/bescherming/{proposal.pk}/ja/"
    assert marit.post(yes).status_code == 403
    assert client_for(world.staff.ruben).post(yes).status_code == 404
    assert "Ondertoezichtstelling" in mirjam.get("/bescherming/").content.decode()
    assert "/bescherming/" in mirjam.get("/leerlingen/").content.decode()
    assert mirjam.post(yes).status_code == 302
    assert mirjam.post(yes).status_code == 404
    with school_scope(world.school.pk):
        row = m.Protection.objects.get(matter=world.saskia.trajectory)
        helpers = set(row.people.values_list("person", flat=True))
        told = set(m.Message.objects.filter(kind="protection").values_list("person", flat=True))
        pupil = at(world, world.saskia.saskia.person, role=ViewerRole.PUPIL)
        assert not may(pupil, Kind.PROTECTION, Right.SEE, row.pk)
    assert (row.leader_id, row.second_id) == (world.staff.marit.pk, world.staff.mirjam.pk)
    assert (row.until - world.today).days == 60
    assert helpers == {world.staff.ruben.pk}
    assert told >= {world.saskia.marloes.pk, world.saskia.erik.pk}
    assert world.saskia.saskia.pk not in told
    place = f"/wie-begeleidt/{world.saskia.saskia.pk}/"
    assert "Ondertoezichtstelling" in client_for(world.saskia.marloes).get(place).content.decode()
    assert "Ondertoezichtstelling" not in client_for(world.saskia.saskia.person).get(place).content.decode()
    assert "Bescherming vastgelegd, voor het bestuur" in marit.get("/schoolleiding/").content.decode()


def test_not_confirmed_it_is_gone(world: World, client_for: SignIn) -> None:
    marit = client_for(world.staff.marit)
    open_it(world, marit, reason="measure")
    ask(world, marit)
    with above_schools():
        proposal = m.ProtectionProposal.objects.get()
    assert client_for(world.staff.mirjam).post(f"/bescherming/{proposal.pk}/nee/").status_code == 302
    with above_schools():
        assert not m.ProtectionProposal.objects.exists()
        assert not m.Protection.objects.filter(matter=world.saskia.trajectory).exists()


def test_what_cannot_be_is_said_at_its_field(world: World, client_for: SignIn) -> None:
    marit = client_for(world.staff.marit)
    open_it(world, marit, reason="measure")
    wrong = (
        {"second": str(world.staff.marit.pk)},
        {"second": str(world.staff.petra.pk)},
        {"until": (world.today + timedelta(days=400)).isoformat()},
        {"until": world.today.isoformat()},
        {"talk_on": (world.today + timedelta(days=61)).isoformat()},
        {"ground": ""},
        {"domains": []},
        {"domains": ["weather"]},
    )
    for fields in wrong:
        assert ask(world, marit, **fields).status_code == 422, fields


def test_as_many_queries_for_three_matters_as_for_one(world: World, client_for: SignIn) -> None:
    marit = client_for(world.staff.marit)
    open_it(world, marit)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert marit.get(inside(world)).status_code == 200
        return len(queries)

    asked()
    one = asked()
    with above_schools():
        for title in ("Tweede", "Derde"):
            matter = m.Matter.objects.create(
                school=world.school,
                pupil=world.saskia.saskia,
                kind="trajectory",
                title=title,
                opened_on=world.today,
            )
            m.Event.objects.create(
                school=world.school,
                matter=matter,
                on=world.today,
                person=world.saskia.marloes,
                kind="late",
                author=world.staff.ruben,
            )
    assert asked() == one
