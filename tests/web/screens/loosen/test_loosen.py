"""The administrator loosens an account: a lost telephone, a wrong person; and never gets in by it."""

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.records.models import (
    Account,
    Employment,
    Guardianship,
    Person,
    SchoolIdentity,
    Trace,
)
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[..., Client]
PASSWORD = "vier woorden op een rij"


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    cache.clear()
    with above_schools():
        yield


def address(person: Person) -> str:
    return f"/beheer/mensen/{person.pk}/account/"


def with_proofs(person: Person) -> Account:
    account: Account = person.account
    account.set_password(PASSWORD)
    account.save()
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=account, type=kind, data={"secret": "x", "seed": "x"})
    return account


def signed_in(account: Account) -> Client:
    """In without the form, as somebody who came in before."""
    browser = Client()
    browser.force_login(account)
    return browser


def proofs(account: Account) -> int:
    return Authenticator.objects.filter(user=account).count()


def test_a_lost_telephone_takes_the_proofs_away_and_asks_a_new_invitation(
    world: World, client_for: SignIn
) -> None:
    ruben = world.staff.ruben
    account = with_proofs(ruben)
    his = signed_in(account)
    assert his.get("/apparaten/").status_code == 200
    petra = client_for(world.staff.petra)
    answer = petra.post(address(ruben), {"why": "lost"}, follow=True)
    assert "Geef nu een nieuwe uitnodiging" in answer.content.decode()
    ruben.refresh_from_db()
    assert (ruben.account, proofs(account)) == (None, 0)
    assert his.get("/apparaten/").status_code == 302
    deliver_account_letters.call()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([account.email], "Dit account is losgemaakt")
    assert not any(name in letter.body for name in ("Ruben", "Petra", world.school.name))
    traces = Trace.objects.filter(record=ruben.pk).values_list("word", "actor")
    assert list(traces) == [("loosened_account", world.staff.petra.pk)]
    # the password alone opens nothing of the school
    browser = Client()
    browser.post("/inloggen/", {"login": account.email, "password": PASSWORD})
    assert browser.get("/leerlingen/").status_code in (302, 403)


def test_a_wrong_account_keeps_its_own_proofs(world: World, client_for: SignIn) -> None:
    marloes = world.saskia.marloes
    account = with_proofs(marloes)
    client_for(world.staff.petra).post(address(marloes), {"why": "wrong"})
    marloes.refresh_from_db()
    assert (marloes.account, proofs(account)) == (None, 2)


def test_an_account_of_another_school_as_well_stays_as_safe_as_it_was_and_nobody_learns_of_it(
    world: World, client_for: SignIn
) -> None:
    marloes, anja = world.saskia.marloes, world.timo.anja
    account, other = with_proofs(marloes), with_proofs(anja)
    Person.objects.filter(pk=world.elsewhere.counsellor.pk).update(account=account)
    petra = client_for(world.staff.petra)
    pages = []
    for person in (marloes, anja):
        shown = petra.get(address(person)).content.decode()
        said = petra.post(address(person), {"why": "lost"}, follow=True)
        assert said.redirect_chain == [(f"/beheer/mensen/{person.pk}/", 302)]
        pages.append(
            (person.full_name in shown, "Losgemaakt, en er gaat een bericht" in said.content.decode())
        )
    assert pages == [(True, True), (True, True)]
    assert (proofs(account), proofs(other)) == (2, 0)
    assert Person.objects.get(pk=world.elsewhere.counsellor.pk).account_id == account.pk


def test_a_number_that_was_connected_goes_and_one_that_the_school_entered_stays(
    world: World, client_for: SignIn
) -> None:
    """Whoever held the account may have brought the number, and would come in with it for the first time."""
    ruben = world.staff.ruben
    for kind, value, trust in (("uid", "of another", world.school.pk), ("eck_id", "of Ruben", None)):
        SchoolIdentity.objects.create(
            school=world.school, person=ruben, kind=kind, value=value, proved_trust=trust
        )
    client_for(world.staff.petra).post(address(ruben), {"why": "wrong"})
    assert set(SchoolIdentity.objects.values_list("value", flat=True)) == {"of Ruben"}


def test_nobody_does_it_for_oneself_or_in_the_own_family(world: World, client_for: SignIn) -> None:
    petra = world.staff.petra
    Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=petra)
    browser = client_for(petra)
    for person in (petra, world.saskia.saskia.person, world.saskia.erik):
        answers = (browser.get(address(person)), browser.post(address(person), {"why": "lost"}))
        assert [answer.status_code for answer in answers] == [403, 403]
        assert "/account/" not in browser.get(f"/beheer/mensen/{person.pk}/").content.decode()
        assert Person.objects.get(pk=person.pk).account_id is not None
    # the other administrator does it
    Employment.objects.create(school=world.school, person=world.staff.fatma, role="administrator")
    fatma = client_for(world.staff.fatma)
    session = fatma.session
    session["seat"] = f"{world.staff.fatma.pk}:administrator"
    session.save()
    assert fatma.post(address(petra), {"why": "wrong"}).status_code == 302
    assert Person.objects.get(pk=petra.pk).account_id is None


def test_it_is_not_there_for_others_nor_over_schools(world: World, client_for: SignIn) -> None:
    marloes = world.saskia.marloes
    for person in (world.staff.ruben, world.staff.pieter, marloes, world.elsewhere.administrator):
        browser = client_for(person)
        assert [browser.get(address(marloes)).status_code, browser.post(address(marloes)).status_code] == [
            404,
            404,
        ]


def test_sent_twice_it_happens_once_and_without_a_reason_not_at_all(world: World, client_for: SignIn) -> None:
    marloes = world.saskia.marloes
    browser = client_for(world.staff.petra)
    assert browser.post(address(marloes)).status_code == 422
    for _twice in range(2):
        assert browser.post(address(marloes), {"why": "lost"}).status_code == 302
    assert Trace.objects.filter(word="loosened_account").count() == 1
    assert "heeft nog geen account" in browser.get(address(marloes)).content.decode()
    assert browser.put(address(marloes)).status_code == 405
