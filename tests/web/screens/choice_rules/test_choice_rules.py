"""Parts and rules one by one in a form: they write the same checked file as the text does."""

from typing import Any
from uuid import uuid4

from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

OWN = """subject_rules: 1  # ons eigen bestand
title: Onze havo
school_type: havo
source: het schoolplan
subjects: {netl: , wisA: , wisB: , nat: , fil: }
common:
  - {all: [netl]}
profiles:
  nt:
    name: Natuur en Techniek
    parts: [{all: [nat]}, {choose: 1, from: [wisA, wisB, fil], more: true, name: wiskunde}]
rules:
  - {not_together: [wisA, wisB], id: een, why: Eén wiskunde is genoeg.}  # afgesproken in mei
  - {when: wisB, needs: fil, basis: school, weight: advises}
"""


def kept(world: World) -> m.SubjectRules:
    with school_scope(world.school.pk):
        return m.SubjectRules.objects.create(
            school=world.school, title="Onze havo", school_type="havo", text=OWN, changed_on=world.today
        )


def text_of(world: World, row: m.SubjectRules) -> str:
    with school_scope(world.school.pk):
        return str(m.SubjectRules.objects.get(pk=row.pk).text)


def mark(browser: Any, address: str) -> str:
    return str(browser.get(address).context["form"].initial["mark"])


def test_a_rule_is_changed_in_its_own_line_and_all_else_stays(world: World, client_for: Any) -> None:
    row, hanneke = kept(world), client_for(world.staff.hanneke)
    page = f"/keuzes/vakken/{row.pk}/regels/"
    listed = hanneke.get(page).content.decode()
    for words in ("Eén wiskunde is genoeg.", "Bij wiskunde B hoort filosofie.", "Natuur en Techniek"):
        assert words in listed
    one = f"{page}rules.0/"
    fields = {
        "mark": mark(hanneke, one),
        "once": str(uuid4()),
        "subjects": ["wisA", "wisB", "fil"],
        "weight": "closes",
        "basis": "school",
        "profiles": ["nt"],
        "why_nl": "Kies er één: dat is genoeg.",
        "instead_en": "Choose one.",
    }
    assert hanneke.post(one, fields).status_code == 302
    assert text_of(world, row) == OWN.replace(
        "{not_together: [wisA, wisB], id: een, why: Eén wiskunde is genoeg.}",
        "{not_together: [wisA, wisB, fil], id: een, basis: school, profiles: [nt], "
        "why: 'Kies er één: dat is genoeg.', instead: {en: Choose one.}}",
    )
    again = hanneke.post(one, fields)
    assert again.status_code == 422
    assert "Iemand veranderde dit intussen" in again.content.decode()


def test_what_is_not_sound_is_told_beside_its_field_and_keeps_what_was_typed(
    world: World, client_for: Any
) -> None:
    row, petra = kept(world), client_for(world.staff.petra)
    new = f"/keuzes/vakken/{row.pk}/regels/nieuw/rules/needs/"
    fields = {"once": str(uuid4()), "when": "wisA", "needs": "filo", "weight": "closes", "basis": "law"}
    answer = petra.post(new, fields)
    assert answer.status_code == 422
    assert "‘filo’ is geen vak dat we kennen" in str(answer.context["form"].errors["needs"])
    assert 'value="filo"' in answer.content.decode()
    law = petra.post(new, {**fields, "needs": "fil", "weight": "advises"})
    assert "weight" in law.context["form"].errors
    assert text_of(world, row) == OWN
    for _again in range(2):
        assert petra.post(new, {**fields, "needs": "fil"}).status_code == 302
    assert text_of(world, row) == f"{OWN}  - {{when: wisA, needs: fil}}\n"


def test_a_part_and_places_are_added_and_taken_away_where_the_file_stays_sound(
    world: World, client_for: Any
) -> None:
    row, hanneke = kept(world), client_for(world.staff.hanneke)
    page = f"/keuzes/vakken/{row.pk}/regels/"
    part = {"once": str(uuid4()), "least": "1", "subjects": ["any"], "more": "on", "basis": "law"}
    assert hanneke.post(f"{page}nieuw/common/choose/", part).status_code == 302
    assert "  - {choose: 1, from: any, more: true}\n" in text_of(world, row)
    places = {"once": str(uuid4()), "places": "fil: 28, wisB 30", "basis": "school"}
    assert hanneke.post(f"{page}nieuw/rules/places/", places).status_code == 302
    assert "  - {places: {fil: 28, wisB: 30}}\n" in text_of(world, row)
    marks = {
        one.where: one.mark for found in hanneke.get(page).context["page"].lists for one in found.entries
    }
    for where in ("rules.2", "common.1"):
        assert hanneke.post(f"{page}{where}/weg/", {"mark": marks[where]}).status_code == 302
    assert text_of(world, row) == OWN
    assert hanneke.post(f"{page}common.0/weg/", {"mark": "x"}).status_code == 302
    assert text_of(world, row) == OWN


def test_only_who_keeps_the_rules_comes_here(world: World, client_for: Any) -> None:
    row = kept(world)
    page = f"/keuzes/vakken/{row.pk}/regels/"
    assert client_for(world.staff.ruben).get(page).status_code == 403
    assert client_for(world.saskia.marloes).get(page).status_code == 404
    hanneke = client_for(world.staff.hanneke)
    for wrong in ("title/", "rules.9/", "nieuw/rules/all/", "nieuw/subjects/all/", "profiles.zz.parts.0/"):
        assert hanneke.get(page + wrong).status_code == 404
