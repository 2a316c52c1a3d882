"""Subject rules of a school: read and tried by who works there, kept by careers adviser and administrator."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.bridge.subject_rules import shipped_text
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import SchoolType
from keuzeruimte_web.records.scope import school_scope

OWN = """subject_rules: 1
title: Onze havo
school_type: havo
year: 2027-2028
source: het schoolplan
subjects: {netl: , wisA: , wisB: , nat: , fil: }
common:
  - {all: [netl]}
profiles:
  nt:
    name: Natuur en Techniek
    parts: [{all: [nat]}, {choose: 1, from: [wisA, wisB, fil], more: true, name: wiskunde}]
rules:
  - {not_together: [wisA, wisB], why: Eén wiskunde is genoeg.}
  - {when: wisB, needs: fil, basis: school, weight: advises, why: Filosofie past bij wiskunde B.}
"""


def kept(world: World, text: str = OWN, **fields: Any) -> m.SubjectRules:
    with school_scope(world.school.pk):
        return m.SubjectRules.objects.create(
            school=world.school,
            text=text,
            changed_on=world.today,
            **{"title": "Onze havo", "school_type": "havo", "year": "2027-2028"} | fields,
        )


def begun(**fields: Any) -> dict[str, Any]:
    return {"once": str(uuid4()), "begin_from": "havo"} | fields


def own(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("regels.yaml", text.encode(), content_type="text/yaml")


def traces(world: World) -> int:
    with school_scope(world.school.pk):
        return int(m.Trace.objects.filter(word="changed_school").count())


def test_a_careers_adviser_begins_with_an_example_once(world: World, client_for: Any) -> None:
    hanneke, fields = client_for(world.staff.hanneke), begun(begin_from="vmbo-gl")
    first, again = (hanneke.post("/keuzes/vakken/nieuw/", fields) for _ in range(2))
    with school_scope(world.school.pk):
        row = m.SubjectRules.objects.get()
    assert (row.title, row.school_type, row.text) == (
        "Profielen vmbo, gemengde leerweg",
        "vmbo-gl",
        shipped_text("vmbo-gl"),
    )
    assert first["Location"] == again["Location"] == f"/keuzes/vakken/{row.pk}/"
    assert traces(world) == 1
    page = hanneke.get(first["Location"]).content.decode()
    for shown in (
        "Kijk dit na met jullie school",
        "Er zijn 8.100 pakketten mogelijk.",
        "Neem het bestand mee",
    ):
        assert shown in page
    other = hanneke.post("/keuzes/vakken/nieuw/", begun(begin_from="vmbo-gl"))
    assert other.status_code == 422
    assert "Er zijn al regels met deze titel" in other.content.decode()


def test_an_administrator_brings_an_own_file_that_is_checked(world: World, client_for: Any) -> None:
    petra = client_for(world.staff.petra)
    bad = petra.post("/keuzes/vakken/nieuw/", begun(own=own(OWN.replace("needs: fil", "needs: filo"))))
    assert bad.status_code == 422
    told = "rules[1].needs: in ‘filo’, teken 1: ‘filo’ is geen vak dat we kennen. Bedoel je ‘fil’?"
    assert told in bad.content.decode()
    assert petra.post("/keuzes/vakken/nieuw/", begun(own=own(OWN))).status_code == 302
    with school_scope(world.school.pk):
        row = m.SubjectRules.objects.get()
    assert (row.title, row.year, row.text) == ("Onze havo", "2027-2028", OWN)
    answer = petra.get(f"/keuzes/vakken/{row.pk}/bestand/")
    assert (answer.content.decode(), answer["Content-Type"]) == (OWN, "text/yaml; charset=utf-8")


def test_the_text_is_changed_when_it_is_sound_and_nobody_else_did(world: World, client_for: Any) -> None:
    row, hanneke = kept(world), client_for(world.staff.hanneke)
    address = f"/keuzes/vakken/{row.pk}/veranderen/"
    bad = hanneke.post(address, {"version": 1, "text": OWN.replace("choose: 1", "choose: 4")})
    assert bad.status_code == 422
    assert "profiles.nt.parts[1].choose: hier worden er 4 gevraagd" in bad.content.decode()
    assert "choose: 4" in bad.content.decode()
    changed = OWN.replace("title: Onze havo", "title: Onze nieuwe havo")
    assert hanneke.post(address, {"version": 1, "text": changed.replace("\n", "\r\n")}).status_code == 302
    with school_scope(world.school.pk):
        row.refresh_from_db()
    assert (row.title, row.text, row.version) == ("Onze nieuwe havo", changed, 2)
    late = client_for(world.staff.petra).post(address, {"version": 1, "text": OWN})
    assert late.status_code == 409
    assert "Onze nieuwe havo" in late.content.decode()
    assert traces(world) == 1


def test_a_file_is_taken_away_by_who_keeps_it_and_no_other(world: World, client_for: Any) -> None:
    row = kept(world)
    address = f"/keuzes/vakken/{row.pk}/weg/"
    assert client_for(world.staff.ruben).post(address).status_code == 403
    assert client_for(world.staff.hanneke).get(address).status_code == 405
    assert client_for(world.staff.hanneke).post(address).status_code == 302
    with school_scope(world.school.pk):
        assert not m.SubjectRules.objects.exists()


def test_who_works_here_and_families_read_and_try_and_others_find_nothing(
    world: World, client_for: Any
) -> None:
    row = kept(world)
    one = f"/keuzes/vakken/{row.pk}/"
    for person in (world.staff.ruben, world.staff.hanneke, world.staff.petra):
        browser = client_for(person)
        assert "Onze havo" in browser.get("/keuzes/").content.decode()
        assert "Eén wiskunde is genoeg." in browser.get(one).content.decode()
        assert browser.get(f"{one}proberen/").status_code == 200
    ruben = client_for(world.staff.ruben)
    assert "Verander" not in ruben.get(one).content.decode()
    assert (ruben.get(f"{one}veranderen/").status_code, ruben.get("/keuzes/vakken/nieuw/").status_code) == (
        403,
        404,
    )
    for person in (world.saskia.marloes, world.saskia.saskia.person):
        family = client_for(person)
        assert "Onze havo" in family.get("/keuzes/").content.decode()
        parts = ("", "proberen/", "bestand/", "veranderen/")
        assert [family.get(f"{one}{part}").status_code for part in parts] == [200, 200, 200, 404]
    assert client_for(world.staff.pieter).get("/keuzes/").status_code == 404
    assert client_for(world.staff.pieter).get(one).status_code == 404
    elsewhere = client_for(world.elsewhere.counsellor)
    assert "Onze havo" not in elsewhere.get("/keuzes/").content.decode()
    assert elsewhere.get(one).status_code == 404


def test_trying_a_package_tells_what_is_open_closed_and_advised_and_keeps_nothing(
    world: World, client_for: Any
) -> None:
    row = kept(world)
    address = f"/keuzes/vakken/{row.pk}/proberen/"
    ruben, before = client_for(world.staff.ruben), traces(world)
    first = ruben.get(address, {"profiel": "nt"}).content.decode()
    assert "Wiskunde: nog 1" in first
    assert "Horen er al bij: Nederlands en natuurkunde." in first
    page = ruben.get(address, {"profiel": "nt", "vak": ["wisA"]}).content.decode()
    for shown in (
        "Dit is een heel pakket",
        "Hiermee dicht",
        "Eén wiskunde is genoeg.",
        "Het gaat open zonder:",
    ):
        assert shown in page
    clash = ruben.get(address, {"profiel": "nt", "vak": ["wisA", "wisB", "toverkunst"]}).content.decode()
    assert "Dit gaat niet samen" in clash
    assert 'value="toverkunst"' not in clash
    assert "2 gekozen" in page
    seen = ruben.get(address, {"profiel": "nt", "vak": ["wisA"], "gezien": ["fil"]}).content.decode()
    assert "1 open, en al bekeken" in seen
    assert "1 open, en al bekeken" not in page
    advised = ruben.get(address, {"profiel": "nt", "vak": ["wisB"]}).content.decode()
    assert "Filosofie past bij wiskunde B." in advised
    assert "Wat school hierbij aanraadt" not in page
    assert ruben.get(address, {"profiel": "zz"}).status_code == 200
    assert traces(world) == before


def test_rules_that_a_newer_program_finds_unsound_are_told_and_not_tried(
    world: World, client_for: Any
) -> None:
    row = kept(world, text="subject_rules: 2\n")
    hanneke = client_for(world.staff.hanneke)
    page = hanneke.get(f"/keuzes/vakken/{row.pk}/").content.decode()
    assert "Deze regels kloppen niet meer" in page
    assert "Verander" in page
    assert hanneke.get(f"/keuzes/vakken/{row.pk}/proberen/").status_code == 302


def test_a_list_of_three_takes_as_many_queries_as_of_one(world: World, client_for: Any) -> None:
    kept(world)
    hanneke, counts = client_for(world.staff.hanneke), []
    for more in (0, 2):
        for number in range(more):
            kept(world, title=f"Nog een {number}")
        hanneke.get("/keuzes/")
        with CaptureQueriesContext(connection) as queries:
            hanneke.get("/keuzes/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_types_of_school_are_those_of_the_engine() -> None:
    from keuzeruimte.careers.subjects.book import SchoolType as Known

    assert SchoolType.values == [one.value for one in Known]


@pytest.mark.parametrize("address", ["", "proberen/", "veranderen/", "bestand/"])
def test_rules_that_are_not_there_are_not_found(address: str, world: World, client_for: Any) -> None:
    assert client_for(world.staff.hanneke).get(f"/keuzes/vakken/{uuid4()}/{address}").status_code == 404
