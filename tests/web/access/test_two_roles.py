"""A counsellor who is the mother of a pupil here: with the own child a parent only, in every screen."""

import re

import pytest
from crawl import AN_ID, Visitor, answer, doors, ids_of, missing
from town import Town, mark

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db

KIKI = ("kiki", "kiki zaak", "kiki gesprek", "kiki punt", "kiki alleen", "kiki verslag", "kiki afspraak")


def test_at_work_the_own_child_is_not_there(town: Town, visitors: dict[str, Visitor]) -> None:
    gerda = visitors["gerda-werk"]
    for door in doors():
        if not door.params:
            page = gerda.get(door.address({})).content.decode()
            assert not re.search(r"\bKiki\b", page), door.name
            assert str(town.records["kiki"].pk) not in page, door.name
            continue
        nothing = answer(gerda.get(door.address(missing())))
        for name in KIKI:
            with school_scope(town.world.school.pk):
                ids = ids_of(town.records[name])
            if set(door.params) <= set(ids):
                assert answer(gerda.get(door.address(ids))) == nothing, (door.name, name)


def test_at_home_she_reads_what_a_parent_reads(town: Town, visitors: dict[str, Visitor]) -> None:
    child = town.records["kiki"].pk
    page = visitors["gerda-thuis"].get(f"/ouder/{child}/").content.decode()
    assert mark("kiki gesprek") in page
    for secret in ("kiki gezien", "kiki alleen", "kiki afspraak", "kiki verslag"):
        assert mark(secret) not in page


def test_a_seat_that_is_not_one_s_own_is_passed_over(town: Town, visitors: dict[str, Visitor]) -> None:
    anja = visitors["anja"]
    ruben = town.world.staff.ruben.pk
    for wanted in (f"{ruben}:professional", f"{town.world.timo.anja.pk}:professional", "x" * 9000, "\x00"):
        anja.browser.post("/kijk-als/", {"person": wanted})
        assert anja.browser.get("/leerlingen/").status_code == 404
        assert anja.browser.get("/ouder/", follow=True).status_code == 200


def test_a_parent_is_no_choice_as_a_colleague_for_the_own_child(
    town: Town, visitors: dict[str, Visitor]
) -> None:
    page = visitors["mirjam"].get(f"/leerlingen/{town.records['kiki'].pk}/traject/").content.decode()
    with school_scope(town.world.school.pk):
        gerda = m.Person.objects.get(given_name="Gerda").pk
    assert str(gerda) not in AN_ID.findall(page)
