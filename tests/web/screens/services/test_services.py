"""Services that read along, by screen: made, changed, given another token, stopped; by administrators."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Service, Trace
from keuzeruimte_web.records.scope import school_scope

PAGE = "/beheer/diensten/"


@pytest.fixture
def petra(world: World, client_for: Callable[..., Client]) -> Client:
    return client_for(world.staff.petra)


def form(world: World, **more: Any) -> dict[str, Any]:
    until = (world.today + timedelta(days=30)).isoformat()
    return {"name": "Rooster", "may": ["pupils", "busy"], "until": until, "once": str(uuid4()), **more}


def made(world: World, petra: Client, **more: Any) -> tuple[UUID, str]:
    """A service made by screen, and its token."""
    answer = petra.post(f"{PAGE}nieuw/", form(world, **more))
    assert answer.status_code == 200, answer.content.decode()
    (token,) = re.findall(r"kzr_[\w-]+", answer.content.decode())
    with school_scope(world.school.pk):
        return Service.objects.filter(name=more.get("name", "Rooster")).latest("made_at").pk, token


def asks(token: str, what: str) -> int:
    return int(Client().get(f"/api/v1/{what}", headers={"Authorization": f"Bearer {token}"}).status_code)


def test_a_token_is_shown_once_and_opens_what_was_chosen(world: World, petra: Client) -> None:
    given = form(world)
    answer = petra.post(f"{PAGE}nieuw/", given)
    (token,) = re.findall(r"kzr_[\w-]+", answer.content.decode())
    again = petra.post(f"{PAGE}nieuw/", given)
    assert [asks(token, what) for what in ("pupils", "busy", "parents", "staff")] == [200, 200, 403, 403]
    shown = petra.get(PAGE).content.decode() + petra.get(again["Location"]).content.decode()
    assert "Rooster" in shown
    assert "leerlingen lezen: naam en klas" in shown
    assert "kzr_" not in shown
    with school_scope(world.school.pk):
        assert Service.objects.count() == 1
        assert Trace.objects.filter(word=TraceWord.MADE_SERVICE).count() == 1


def test_what_it_may_is_changed_and_a_new_token_ends_the_old(world: World, petra: Client) -> None:
    service, token = made(world, petra)
    address = f"{PAGE}{service}/"
    assert petra.post(address, form(world, may=["classes"])).status_code == 302
    assert [asks(token, what) for what in ("pupils", "classes")] == [403, 200]
    (other,) = re.findall(r"kzr_[\w-]+", petra.post(f"{address}token/").content.decode())
    assert [asks(token, "classes"), asks(other, "classes")] == [401, 200]
    assert petra.post(f"{address}stop/").status_code == 302
    assert asks(other, "classes") == 401
    assert "Deze dienst is gestopt." in petra.get(address).content.decode()
    assert petra.post(f"{address}token/").status_code == 302
    assert made(world, petra)[0] != service


def test_what_does_not_fit_is_said_beside_it_and_kept(world: World, petra: Client) -> None:
    made(world, petra)
    far = (world.today + timedelta(days=400)).isoformat()
    answers = [
        petra.post(f"{PAGE}nieuw/", form(world, **wrong))
        for wrong in ({}, {"name": "Ander", "until": far}, {"name": "Ander", "may": []})
    ]
    assert [answer.status_code for answer in answers] == [422] * 3
    assert "Er is al een dienst met deze naam." in answers[0].content.decode()
    assert "hoogstens een jaar vooruit" in answers[1].content.decode()


def test_another_role_and_another_school_find_nothing(
    world: World, petra: Client, client_for: Callable[..., Client]
) -> None:
    service, _token = made(world, petra)
    there = client_for(world.elsewhere.administrator)
    assert there.get(f"{PAGE}{service}/").status_code == 404
    assert there.post(f"{PAGE}{service}/stop/").status_code == 404
    assert "Rooster" not in there.get(PAGE).content.decode()
    for somebody in (world.staff.ruben, world.staff.pieter, world.saskia.marloes):
        assert client_for(somebody).get(PAGE).status_code == 404
    assert petra.get(f"{PAGE}{service}/token/").status_code == 405


def test_the_list_asks_as_many_queries_for_three_as_for_one(world: World, petra: Client) -> None:
    counted = []
    for names in (["Een"], ["Twee", "Drie"]):
        for name in names:
            made(world, petra, name=name)
        with CaptureQueriesContext(connection) as asked:
            assert petra.get(PAGE).content.decode().count('class="afspraak"') == len(counted) * 2 + 1
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 12


def test_what_a_service_offers_is_looked_at_or_left(world: World, petra: Client) -> None:
    _service, token = made(world, petra, may=["offers"])
    lists = [{"name": "leerlingen.csv", "content": "leerlingnummer;roepnaam;achternaam\n801;Ilias;Haddad\n"}]
    for number in range(2):
        Client().post(
            "/api/v1/offers",
            {"changes_only": True, "lists": lists},
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": str(number)},
        )
    page = petra.get("/beheer/inlezen/").content.decode()
    first, second = dict.fromkeys(re.findall(r"/beheer/inlezen/aangeboden/[0-9a-f-]{36}/", page))
    looked = petra.post(first, {"once": str(uuid4())})
    assert "Ilias" not in petra.get(looked["Location"]).content.decode()
    assert petra.post(f"{second}laat/").status_code == 302
    assert "aangeboden/" not in petra.get("/beheer/inlezen/").content.decode()
    assert "Dit kan nu niet meer." in petra.post(second, follow=True).content.decode()
