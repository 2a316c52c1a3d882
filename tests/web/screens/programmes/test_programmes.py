"""Further study: a list is looked at, used by all, and weighed with a package at once."""

from time import process_time
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.bridge.subject_rules import shipped_text
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

LIST = """Opleidingen van dit jaar
opleiding;instelling;plaats;soort;instroom;NT;EM
Bouwkunde;Hogeschool Delta;Delft;hbo;havo;*;wisA of wisB
Scheikunde;Universiteit Rijn;Leiden;wo;vwo;*;nat en schk
Techniek;Hogeschool Delta;Delft;hbo;havo;*;nat
Geneeskunde;Hogeschool Delta;Delft;hbo;havo;*;#
Raadsel;Hogeschool Delta;Delft;hbo;havo;*;toverkunst
Fysica;Hogeschool Delta;Breda;hbo;havo;*;nat en schk en wisB
Dubbel;Hogeschool Delta;Breda;hbo;havo;*;wisA of wisB en econ
"""
ADDRESS = "/keuzes/opleidingen/"


def rules(world: World) -> m.SubjectRules:
    with school_scope(world.school.pk):
        return m.SubjectRules.objects.create(
            school=world.school,
            title="Profielen havo",
            school_type="havo",
            text=shipped_text("havo"),
            changed_on=world.today,
        )


def sent(text: str, **more: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("lijst.csv", text.encode("cp1252"), content_type="text/csv")
    return {"once": str(uuid4()), "year": "2025-2026", "file": file} | more


def test_a_list_is_looked_at_before_it_is_used_and_then_takes_the_place_of_the_one_before(
    world: World, client_for: Any
) -> None:
    rules(world)
    hanneke = client_for(world.staff.hanneke)
    year = hanneke.get(f"{ADDRESS}lijsten/").context["page"].years[0]
    for name in ("Bouwkunde", "Andere studie"):
        answer = hanneke.post(f"{ADDRESS}lijsten/", sent(LIST.replace("Bouwkunde", name), year=year))
        page = hanneke.get(answer["Location"]).content.decode()
        for shown in (
            "We begrijpen 6 opleidingen.",
            "1 rij laten we weg.",
            "regel 7, kolom EM: in ‘toverkunst’",
            "gelezen als: wisA of (wisB en econ)",
        ):
            assert shown in page
        assert name not in hanneke.get(ADDRESS, {"profiel": "em", "vak": ["wisA"]}).content.decode()
        assert hanneke.post(f"{answer['Location']}gebruiken/").status_code == 302
        assert name in hanneke.get(ADDRESS, {"profiel": "em", "vak": ["wisA"]}).content.decode()
    with school_scope(world.school.pk):
        assert [(row.year, row.in_use) for row in m.ProgrammeList.objects.all()] == [(year, True)]


def test_a_file_that_is_no_list_is_refused_with_what_would_be(world: World, client_for: Any) -> None:
    hanneke = client_for(world.staff.hanneke)
    year = hanneke.get(f"{ADDRESS}lijsten/").context["page"].years[0]
    answer = hanneke.post(f"{ADDRESS}lijsten/", sent("zomaar een tekst\n", year=year))
    assert answer.status_code == 422
    assert "geen rij met kolomnamen gevonden" in answer.content.decode()
    assert client_for(world.staff.ruben).get(f"{ADDRESS}lijsten/").status_code == 404
    assert client_for(world.saskia.saskia.person).get(f"{ADDRESS}lijsten/").status_code == 404


def used(world: World, text: str = LIST) -> m.ProgrammeList:
    with school_scope(world.school.pk):
        return m.ProgrammeList.objects.create(
            school=world.school,
            year="2026-2027",
            text=text,
            programmes=6,
            left_out=1,
            in_use=True,
            kept_on=world.today,
        )


def test_pupil_parent_and_colleague_see_what_is_open_and_one_subject_away_without_an_order_of_better(
    world: World, client_for: Any
) -> None:
    rules(world)
    used(world)
    package = {"profiel": "em", "vak": ["wisA", "beco", "fatl"]}
    for person in (world.saskia.saskia.person, world.saskia.marloes, world.staff.ruben):
        browser = client_for(person)
        shown = {
            sort: [
                (one.name, one.one_of)
                for one in browser.get(ADDRESS, {**package, "laat": sort}).context["page"].shown
            ]
            for sort in ("open", "one_away", "further", "never", "not_told")
        }
        assert shown == {
            "open": [("Bouwkunde", ""), ("Dubbel", "")],
            "one_away": [("Techniek", "natuurkunde")],
            "further": [("Fysica", "")],
            "never": [("Geneeskunde", "")],
            "not_told": [],
        }
        found = browser.get(ADDRESS, {**package, "zoek": "delft bouw"}).content.decode()
        assert "Bouwkunde" in found
        assert "Dubbel" not in found
    assert "Raadsel" not in client_for(world.staff.ruben).get(ADDRESS, package).content.decode()
    assert client_for(world.staff.pieter).get(ADDRESS).status_code == 404


def test_a_programme_is_found_without_the_marks_on_its_letters(world: World, client_for: Any) -> None:
    rules(world)
    used(world, LIST.replace("Dubbel", "Financiële economie"))
    asked = {"profiel": "em", "vak": ["wisA"], "zoek": "FINANCIELE"}
    answer = client_for(world.staff.ruben).get(ADDRESS, asked)
    assert [one.name for one in answer.context["page"].shown] == ["Financiële economie"]


def test_four_thousand_programmes_take_four_queries_and_are_there_at_once(
    world: World, client_for: Any
) -> None:
    rules(world)
    ruben, package = client_for(world.staff.ruben), {"profiel": "em", "vak": ["wisA", "beco", "fatl"]}
    asks = ("wisA", "wisB en nat", "2 uit nat, schk en biol", "*", "econ", "#", "gs of ak")
    rows = "".join(
        f"Studie {number};Hogeschool {number % 40};Stad;hbo;havo;{asks[number % len(asks)]}\n"
        for number in range(4000)
    )
    used(world, "opleiding;instelling;plaats;soort;instroom;eis\n" + rows)
    first = ruben.get(ADDRESS, package)
    assert sum(part.count for part in first.context["page"].parts) == 4000
    before = process_time()  # of this process alone, however busy the machine is
    with CaptureQueriesContext(connection) as queries:
        again = ruben.get(ADDRESS, {**package, "vak": ["wisA", "ak", "dutl"], "pagina": "3"})
    assert process_time() - before < 1
    assert len(queries) <= 10
    assert "programmelist" in " ".join(one["sql"].casefold() for one in queries)
    assert '"records_programmelist"."text"' not in " ".join(one["sql"] for one in queries)
    assert len(again.content) < 60_000
    assert again.context["page"].page == 3
