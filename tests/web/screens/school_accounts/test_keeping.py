"""With whom people sign in and by which number they are known: kept by the administrator alone."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.operations.identity_providers import is_issuer, ways_in
from keuzeruimte_web.records.models import Guardianship, IdentityProvider, SchoolIdentity, Trace
from keuzeruimte_web.records.scope import above_schools

PAGE, NEW = "/beheer/school/inloggen/", "/beheer/school/inloggen/nieuw/"
SECRET = "zo geheim als het maar kan"
ECK = "https://ketenid.nl/201703/" + "a1" * 64
ENTREE = {
    "name": "Entree",
    "issuer": "https://entree.example/",
    "client_id": "keuzeruimte",
    "client_secret": SECRET,
    "eck_id_claim": "eckId",
    "uid_claim": "uid",
    "active": "on",
}


@pytest.fixture(autouse=True)
def over_the_schools() -> Any:
    with above_schools():
        yield


def entered(browser: Client, **changes: str) -> tuple[Any, IdentityProvider | None]:
    answer = browser.post(NEW, ENTREE | {"once": str(uuid4())} | changes)
    return answer, IdentityProvider.objects.order_by("-version", "name").first()


def test_a_way_in_is_entered_and_its_secret_is_kept_locked_and_never_shown(
    world: World, client_for: Any
) -> None:
    browser = client_for(world.staff.petra)
    answer, row = entered(browser)
    assert row is not None
    assert answer["Location"] == f"{PAGE}{row.pk}/"
    assert (row.issuer, row.active) == ("https://entree.example", True)
    assert SECRET not in row.sealed_secret
    assert ways_in(school=world.school.pk)[0].client_secret == SECRET
    assert SECRET not in repr(ways_in(school=world.school.pk))
    for address in (PAGE, f"{PAGE}{row.pk}/"):
        assert SECRET not in browser.get(address).content.decode()
    refused = browser.post(f"{PAGE}{row.pk}/", ENTREE | {"version": "1", "name": ""})
    assert refused.status_code == 422
    assert SECRET not in refused.content.decode()
    page = browser.get(f"{PAGE}{row.pk}/").content.decode()
    assert f"/inloggen/school/terug/{row.pk}/" in page


def test_sent_twice_is_one_way_in(world: World, client_for: Any) -> None:
    browser, once = client_for(world.staff.petra), str(uuid4())
    first, _row = entered(browser, once=once)
    assert entered(browser, once=once)[0]["Location"] == first["Location"]
    assert IdentityProvider.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "http://entree.example"},
        {"issuer": "https://entree.example?x=1"},
        {"issuer": "https://me:you@entree.example"},
        {"issuer": "javascript:alert(1)"},
        {"issuer": "https://[broken"},
        {"uid_claim": "email"},
        {"uid_claim": "urn:mace:dir:attribute-def:mail"},
        {"eck_id_claim": "preferred_username"},
        {"eck_id_claim": "", "uid_claim": ""},
        {"eck_id_claim": "uid"},
        {"client_secret": ""},
        {"client_id": ""},
    ],
)
def test_what_would_let_in_the_wrong_people_is_refused(world: World, client_for: Any, changes: Any) -> None:
    answer, row = entered(client_for(world.staff.petra), **changes)
    assert (answer.status_code, row) == (422, None)


def test_with_https_an_issuer_is_outside_and_over_https(settings: Any) -> None:
    settings.HTTPS = True
    assert is_issuer("https://login.microsoftonline.com/2b0f/v2.0")
    for inside in (
        "http://127.0.0.1:9",
        "https://127.0.0.1",
        "https://10.1.2.3",
        "https://localhost",
        "https://[::1]",
    ):
        assert not is_issuer(inside)


def test_another_issuer_ends_what_was_proved_and_asks_another_secret(world: World, client_for: Any) -> None:
    browser = client_for(world.staff.petra)
    _answer, row = entered(browser)
    assert row is not None
    address = f"{PAGE}{row.pk}/"
    other = ENTREE | {"version": "1", "issuer": "https://other.example"}
    assert browser.post(address, other | {"client_secret": ""}).status_code == 422
    renamed = ENTREE | {"version": "1", "name": "Inlog", "client_secret": ""}
    assert browser.post(address, renamed).status_code == 302
    same = IdentityProvider.objects.get()
    assert (same.name, same.trust, same.sealed_secret) == ("Inlog", row.trust, row.sealed_secret)
    assert browser.post(address, other | {"version": "2", "client_secret": "new"}).status_code == 302
    assert IdentityProvider.objects.get().trust != row.trust


def test_the_second_of_two_reads_what_the_first_saved(world: World, client_for: Any) -> None:
    browser = client_for(world.staff.petra)
    _answer, row = entered(browser)
    assert row is not None
    browser.post(f"{PAGE}{row.pk}/", ENTREE | {"version": "1", "name": "Van de eerste"})
    late = browser.post(f"{PAGE}{row.pk}/", ENTREE | {"version": "1", "name": "Van de tweede"})
    assert late.status_code == 409
    assert "Van de eerste" in late.content.decode()
    assert "Van de tweede" in late.content.decode()
    assert SECRET not in late.content.decode()


def test_one_name_stands_on_one_button(world: World, client_for: Any) -> None:
    browser = client_for(world.staff.petra)
    entered(browser)
    answer, _row = entered(browser, name="ENTREE")
    assert answer.status_code == 422


def test_it_can_be_taken_away_and_each_change_leaves_a_trace(world: World, client_for: Any) -> None:
    browser = client_for(world.staff.petra)
    _answer, row = entered(browser)
    assert row is not None
    assert browser.post(f"{PAGE}{row.pk}/weg/")["Location"] == PAGE
    assert not IdentityProvider.objects.exists()
    assert Trace.objects.filter(record=row.pk, word="changed_provider").count() == 2


def test_it_is_not_there_for_others_and_not_for_another_school(world: World, client_for: Any) -> None:
    _answer, row = entered(client_for(world.staff.petra))
    assert row is not None
    numbers = f"/beheer/mensen/{world.saskia.saskia.pk}/schoolaccount/"
    for person in (world.staff.ruben, world.staff.marit, world.staff.pieter, world.saskia.erik):
        for address in (PAGE, NEW, f"{PAGE}{row.pk}/", numbers):
            assert client_for(person).get(address).status_code == 404
    there = client_for(world.elsewhere.administrator)
    for address in (f"{PAGE}{row.pk}/", numbers):
        assert there.get(address).status_code == 404
        assert there.post(address, ENTREE).status_code == 404
    assert there.post(f"{PAGE}{row.pk}/weg/").status_code == 404
    assert str(row.pk) not in there.get(PAGE).content.decode()
    assert client_for(world.staff.petra).put(NEW).status_code == 405


def test_the_list_asks_as_much_of_the_database_for_one_as_for_three(world: World, client_for: Any) -> None:
    browser, counts = client_for(world.staff.petra), []
    for names in (("Een",), ("Twee", "Drie")):
        for name in names:
            entered(browser, name=name)
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            browser.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# -- numbers of people --------------------------------------------------------------------------------------


def keep(browser: Client, person: Any, *, version: str = "", **numbers: str) -> Any:
    address = f"/beheer/mensen/{person.pk}/schoolaccount/"
    page = browser.get(address).content.decode()
    found = page.split('name="version" value="')[1].split('"')[0]
    return browser.post(address, {"version": version or found, "eck_id": "", "uid": ""} | numbers)


def test_numbers_are_kept_shown_and_ended(world: World, client_for: Any) -> None:
    browser, saskia = client_for(world.staff.petra), world.saskia.saskia.person
    answer = keep(browser, saskia, eck_id=ECK.upper(), uid="s-1")
    assert answer["Location"] == f"/beheer/mensen/{saskia.pk}/"
    assert set(SchoolIdentity.objects.values_list("kind", "value")) == {("eck_id", ECK), ("uid", "s-1")}
    page = browser.get(f"/beheer/mensen/{saskia.pk}/").content.decode()
    assert "ECK iD dat eindigt op a1a1a1a1" in page
    assert "s-1" in page
    keep(browser, saskia, uid="s-1")
    assert set(SchoolIdentity.objects.values_list("kind", "value")) == {("uid", "s-1")}
    assert Trace.objects.filter(record=saskia.pk, word="changed_identity").count() == 2
    keep(browser, saskia, uid="s-1")
    assert Trace.objects.filter(record=saskia.pk, word="changed_identity").count() == 2


def test_another_number_is_proved_anew_and_the_same_stays_proved(world: World, client_for: Any) -> None:
    browser, saskia, trust = client_for(world.staff.petra), world.saskia.saskia.person, uuid4()
    SchoolIdentity.objects.create(
        school=world.school, person=saskia, kind="uid", value="s-1", proved_trust=trust
    )
    keep(browser, saskia, uid="s-1", eck_id=ECK)
    assert SchoolIdentity.objects.get(kind="uid").proved_trust == trust
    keep(browser, saskia, uid="s-2", eck_id=ECK)
    assert SchoolIdentity.objects.get(kind="uid").proved_trust is None


def test_a_number_is_of_one_person_at_a_school(world: World, client_for: Any) -> None:
    browser = client_for(world.staff.petra)
    keep(browser, world.saskia.saskia.person, uid="s-1")
    answer = keep(browser, world.timo.timo.person, uid="s-1")
    assert answer.status_code == 422
    assert "Dit nummer staat op school al bij iemand anders." in answer.content.decode()


@pytest.mark.parametrize("numbers", [{"eck_id": "12345"}, {"eck_id": ECK + "0"}, {"uid": "twee woorden"}])
def test_what_is_no_such_number_is_said_kindly(world: World, client_for: Any, numbers: Any) -> None:
    answer = keep(client_for(world.staff.petra), world.saskia.saskia.person, **numbers)
    assert answer.status_code == 422
    assert not SchoolIdentity.objects.exists()


def test_the_second_of_two_reads_the_number_of_the_first(world: World, client_for: Any) -> None:
    browser, saskia = client_for(world.staff.petra), world.saskia.saskia.person
    keep(browser, saskia, uid="s-1")
    late = keep(browser, saskia, version="7", uid="s-2")
    assert late.status_code == 409
    assert "s-1" in late.content.decode()


def test_an_administrator_keeps_no_number_of_oneself_or_the_own_family(world: World, client_for: Any) -> None:
    petra, timo = world.staff.petra, world.timo.timo
    Guardianship.objects.create(school=world.school, pupil=timo, parent=petra, information_right=True)
    browser = client_for(petra)
    for person in (petra, timo.person, world.timo.anja):
        address = f"/beheer/mensen/{person.pk}/schoolaccount/"
        assert browser.get(address).status_code in (403, 404)
        assert browser.post(address, {"version": "0", "uid": "mine"}).status_code in (403, 404)
        assert address not in browser.get(f"/beheer/mensen/{person.pk}/").content.decode()
    assert not SchoolIdentity.objects.exists()
