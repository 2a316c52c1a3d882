"""A provider that speaks SAML: its metadata comes in and ours goes out, by the administrator alone."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from simplesamlphp import IdentityProvider as Real
from simplesamlphp import self_signed
from world import World

from keuzeruimte_web import saml
from keuzeruimte_web.operations.identity_providers import saml_key
from keuzeruimte_web.records.models import IdentityProvider, Trace
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.saml.metadata import Unfit
from keuzeruimte_web.screens.school_accounts.saml_forms import TOLD

PAGE, NEW = "/beheer/school/inloggen/", "/beheer/school/inloggen/nieuw/saml/"


@pytest.fixture(autouse=True)
def over_the_schools() -> Any:
    with above_schools():
        yield


def filled(idp: Real, **changes: str) -> dict[str, str]:
    given = {"name": "Entree", "metadata": idp.metadata(), "eck_id_claim": "eckId", "uid_claim": "uid"}
    return given | {"once": str(uuid4())} | changes


def entered(browser: Client, idp: Real, **changes: str) -> IdentityProvider:
    answer = browser.post(NEW, filled(idp, **changes))
    row = IdentityProvider.objects.get()
    assert answer["Location"] == f"{PAGE}{row.pk}/saml/"
    return row  # type: ignore[no-any-return]


def test_metadata_is_pasted_and_ours_is_there_to_give_before_it_is_on(
    world: World, client_for: Any, idp: Real
) -> None:
    browser = client_for(world.staff.petra)

    row = entered(browser, idp)

    assert (row.protocol, row.issuer, row.active, row.sealed_secret) == ("saml", idp.entity, False, "")
    page = browser.get(f"{PAGE}{row.pk}/saml/").content.decode()
    assert f"/inloggen/school/saml/{row.pk}/</code>" in page
    assert f"/inloggen/school/saml/{row.pk}/antwoord/</code>" in page
    assert browser.get(f"{PAGE}{row.pk}/")["Location"] == f"{PAGE}{row.pk}/saml/"
    assert Client().get(f"/inloggen/school/saml/{row.pk}/").status_code == 200
    assert list(Trace.objects.filter(record=row.pk).values_list("word", flat=True)) == ["changed_provider"]


def test_sending_twice_makes_one(world: World, client_for: Any, idp: Real) -> None:
    browser, form = client_for(world.staff.petra), filled(idp)
    answers = [browser.post(NEW, form)["Location"] for _ in range(2)]
    assert answers == [f"{PAGE}{IdentityProvider.objects.get().pk}/saml/"] * 2


def test_a_key_is_made_when_the_provider_wants_signed_questions_and_kept_to_ourselves(
    world: World, client_for: Any, idp: Real
) -> None:
    browser = client_for(world.staff.petra)
    row = entered(browser, idp, signs="on")
    first = saml_key(row.pk) or ""

    again = filled(idp, version="1", signs="on", active="on", name="Entree Federatie")
    assert browser.post(f"{PAGE}{row.pk}/saml/", again)["Location"] == PAGE

    assert "PRIVATE KEY" in first and saml_key(row.pk) == first
    page = browser.get(f"{PAGE}{row.pk}/saml/").content.decode()
    assert ("PRIVATE KEY" in page, "Onze vragen zijn ondertekend." in page) == (False, True)
    assert "X509Certificate" in Client().get(f"/inloggen/school/saml/{row.pk}/").content.decode()


def test_the_same_metadata_written_otherwise_keeps_what_people_proved_and_another_key_does_not(
    world: World, client_for: Any, idp: Real
) -> None:
    browser = client_for(world.staff.petra)
    row = entered(browser, idp)

    spaced = idp.metadata().replace("><", ">\r\n  <")
    browser.post(f"{PAGE}{row.pk}/saml/", filled(idp, version="1", metadata=spaced))
    same = IdentityProvider.objects.get()
    bare = "".join(line for line in idp.certificate.splitlines() if not line.startswith("-"))
    other = "".join(line for line in self_signed("x")[0].splitlines() if not line.startswith("-"))
    changed = "".join(idp.metadata().split("\n")).replace(bare, other)
    browser.post(f"{PAGE}{row.pk}/saml/", filled(idp, version="2", metadata=changed))

    assert same.version == 2
    assert same.trust == row.trust
    assert IdentityProvider.objects.get().trust != row.trust


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://entree.example/metadata", Unfit.NOT_XML),
        ("<html><p>Log eerst in</p></html>", Unfit.NO_PROVIDER),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', Unfit.NOT_XML),
        ("x" * 200_001, Unfit.TOO_LONG),
    ],
)
def test_what_is_no_metadata_is_told_in_plain_words_and_nothing_is_kept(
    text: str, why: Unfit, world: World, client_for: Any, idp: Real
) -> None:
    answer = client_for(world.staff.petra).post(NEW, filled(idp, metadata=text))

    assert answer.status_code == 422
    assert str(TOLD[why]) in answer.content.decode()
    assert not IdentityProvider.objects.exists()


def test_every_reason_why_metadata_is_unfit_has_its_sentence() -> None:
    assert set(TOLD) == set(Unfit)


def test_a_name_twice_and_a_name_as_number_are_refused(world: World, client_for: Any, idp: Real) -> None:
    browser = client_for(world.staff.petra)
    entered(browser, idp)
    for changes, said in (
        ({"name": "entree"}, "Deze naam staat al op een andere knop."),
        ({"uid_claim": "urn:mace:dir:attribute-def:mail"}, "Een naam of e-mailadres kan veranderen"),
    ):
        answer = browser.post(NEW, filled(idp, **changes))
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert IdentityProvider.objects.count() == 1


def test_two_people_who_change_the_same_are_told(world: World, client_for: Any, idp: Real) -> None:
    browser = client_for(world.staff.petra)
    row = entered(browser, idp)
    browser.post(f"{PAGE}{row.pk}/saml/", filled(idp, version="1", name="Eerst"))

    late = browser.post(f"{PAGE}{row.pk}/saml/", filled(idp, version="1", name="Daarna"))

    assert late.status_code == 409
    assert "Eerst" in late.content.decode() and "Daarna" in late.content.decode()


def test_only_the_administrator_of_this_school_comes_here(world: World, client_for: Any, idp: Real) -> None:
    row = entered(client_for(world.staff.petra), idp)
    for somebody in (world.staff.ruben, world.saskia.marloes, world.saskia.saskia.person):
        browser = client_for(somebody)
        assert [browser.get(at).status_code for at in (NEW, f"{PAGE}{row.pk}/saml/")] == [404, 404]
    there = client_for(world.elsewhere.administrator)
    assert there.get(f"{PAGE}{row.pk}/saml/").status_code == 404
    assert there.post(f"{PAGE}{row.pk}/saml/", filled(idp, version="1")).status_code == 404


def test_a_server_without_the_extra_says_whom_to_ask(
    world: World, client_for: Any, idp: Real, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = client_for(world.staff.petra)
    row = entered(browser, idp)
    monkeypatch.setattr(saml, "installed", lambda: False)

    for address in (NEW, f"{PAGE}{row.pk}/saml/"):
        assert "SAML staat nog niet op deze server" in browser.get(address).content.decode()
