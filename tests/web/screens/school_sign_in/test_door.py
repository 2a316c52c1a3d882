"""Which school, and by which way: before anybody is signed in."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import IdentityProvider, School
from keuzeruimte_web.records.scope import above_schools


def provider(school: School, **fields: Any) -> None:
    with above_schools():
        IdentityProvider.objects.create(
            school=school,
            **{"protocol": "oidc", "name": "Entree", "issuer": "https://x.example", "active": True, **fields},
        )


def test_a_school_is_found_by_a_part_of_its_name(world: World) -> None:
    provider(world.school)
    answer = Client().get("/inloggen/school/", {"name": "linde"})
    assert answer["Location"] == f"/inloggen/school/{world.school.pk}/"
    assert "Log in met Entree" in Client().get(answer["Location"]).content.decode()


@pytest.mark.parametrize("name", ["", "l", "li", "   ", "%%%", "___", "Wilgen", "Nergens"])
def test_nobody_gets_a_list_of_schools(world: World, name: str) -> None:
    provider(world.school)
    provider(world.elsewhere.school, active=False)
    page = Client().get("/inloggen/school/", {"name": name}).content.decode()
    assert "Lindecollege" not in page
    assert "Wilgenlyceum" not in page


def test_who_has_several_answers_chooses_one(world: World) -> None:
    provider(world.school)
    other = School.objects.create(name="Lindecollege Noord")
    provider(other)
    page = Client().get("/inloggen/school/", {"name": "Linde"}).content.decode()
    assert f"/inloggen/school/{world.school.pk}/" in page
    assert f"/inloggen/school/{other.pk}/" in page


def test_a_school_without_a_way_in_is_as_absent_as_one_that_does_not_exist(world: World) -> None:
    assert Client().get(f"/inloggen/school/{world.school.pk}/").status_code == 404
    assert Client().get("/inloggen/school/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_the_sign_in_page_has_the_button_only_where_a_school_uses_it(world: World) -> None:
    assert "Log in met een schoolaccount" not in Client().get("/inloggen/").content.decode()
    provider(world.school)
    assert "Log in met een schoolaccount" in Client().get("/inloggen/").content.decode()


def test_the_policy_stays_as_strict_as_everywhere(world: World) -> None:
    provider(world.school)
    for address in ("/inloggen/school/", f"/inloggen/school/{world.school.pk}/"):
        assert "form-action 'self';" in Client().get(address)["Content-Security-Policy"] + ";"


def test_a_provider_that_does_not_answer_is_told_kindly(world: World) -> None:
    provider(world.school, issuer="http://127.0.0.1:9")
    with above_schools():
        pk = IdentityProvider.objects.get().pk
    assert Client().post(f"/inloggen/school/naar/{pk}/")["Location"] == "/inloggen/school/mislukt/"


def test_the_door_asks_as_much_of_the_database_for_one_way_as_for_three(world: World) -> None:
    counts = []
    for names in (("Entree",), ("Google", "Microsoft")):
        for name in names:
            provider(world.school, name=name)
        with CaptureQueriesContext(connection) as asked:
            Client().get(f"/inloggen/school/{world.school.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
