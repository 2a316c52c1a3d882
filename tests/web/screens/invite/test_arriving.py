"""Coming in with a code, and everything somebody could try with a code that is not theirs."""

import logging
import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.operations.arriving import AlreadyHere, NoLongerOpen, come_in, recognised, tie
from keuzeruimte_web.operations.codes import new_code
from keuzeruimte_web.records.models import Account, AccountInvitation, Person
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.screens.invite.arriving import too_often

SignIn = Callable[..., Client]
PASSWORD = "vier woorden op een rij"
SHORT = re.compile(r"^(\w{4}-\w{4})$", re.M)
NO_SUCH_CODE = "Deze code werkt niet. Klopt elke letter?"


def with_code(code: str) -> tuple[Client, Any]:
    """A browser of nobody in which this code was filled in."""
    browser = Client()
    return browser, browser.post("/uitnodiging/", {"code": code})


def proof_sent_to(browser: Client, email: str) -> str:
    """Fill in an address; answer the short code of the letter that went there, or nothing."""
    browser.post("/uitnodiging/welkom/", {"email": email})
    deliver_account_letters.call()
    found = SHORT.search(mail.outbox[-1].body)
    return found[1] if found else ""


def finish(browser: Client, proof: str, password: str = PASSWORD) -> Any:
    answers = {"proof": proof, "password": password, "again": password}
    return browser.post("/uitnodiging/account/", answers)


def test_somebody_comes_in_with_a_code_an_address_and_a_password(world: World, door: Any) -> None:
    marloes = door.outside(world.saskia.marloes)
    browser, answer = with_code(door.code_for(marloes).lower().replace("-", " "))
    assert answer["Location"] == "/uitnodiging/welkom/"
    welcome = browser.get("/uitnodiging/welkom/").content.decode()
    assert "Welkom, Marloes Hendriks" in welcome
    assert "nodigt u uit" in welcome
    answer = finish(browser, proof_sent_to(browser, "Marloes.Nieuw@thuis.example"))
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.get("/")["Location"] == "/ouder/"
    marloes.refresh_from_db()
    assert marloes.account.email == "marloes.nieuw@thuis.example"
    assert marloes.account.check_password(PASSWORD)


def test_wrong_used_ended_withdrawn_and_late_codes_get_the_same_answer(world: World, door: Any) -> None:
    used, late, old = (
        door.outside(one) for one in (world.saskia.marloes, world.saskia.erik, world.timo.anja)
    )
    codes = {"wrong": new_code(), "nonsense": "x", "old": door.code_for(old)}
    door.code_for(old)
    codes["late"] = door.code_for(late)
    AccountInvitation.objects.filter(person=late).update(until=world.today - timedelta(days=1))
    codes["used"] = door.code_for(used)
    browser, _ = with_code(codes["used"])
    finish(browser, proof_sent_to(browser, "nieuw@thuis.example"))
    answers = {}
    for name, code in codes.items():
        page = with_code(code)[1]
        said = re.sub(r"(value|csrfmiddlewaretoken|X-CSRFToken)[^>]*", "", page.content.decode())
        answers[name] = (page.status_code, said, NO_SUCH_CODE in said)
    assert len(set(answers.values())) == 1
    assert answers["wrong"][2]


def test_a_code_works_once_also_for_who_filled_it_in_before(world: World, door: Any) -> None:
    """Two browsers got past the code; the second is too late at every step after it."""
    marloes = door.outside(world.saskia.marloes)
    code = door.code_for(marloes)
    (first, _), (second, _) = with_code(code), with_code(code)
    proof = proof_sent_to(second, "dief@elders.example")
    finish(first, proof_sent_to(first, "marloes.nieuw@thuis.example"))
    assert finish(second, proof)["Location"] == "/uitnodiging/"
    assert second.get("/uitnodiging/welkom/")["Location"] == "/uitnodiging/"
    assert not Account.objects.filter(email="dief@elders.example").exists()
    marloes.refresh_from_db()
    assert marloes.account.email == "marloes.nieuw@thuis.example"


def test_a_code_that_was_withdrawn_after_it_was_filled_in_lets_nobody_in(world: World, door: Any) -> None:
    marloes = door.outside(world.saskia.marloes)
    browser, _ = with_code(door.code_for(marloes))
    proof = proof_sent_to(browser, "nieuw@thuis.example")
    door.code_for(marloes)  # the administrator prints another letter
    assert finish(browser, proof)["Location"] == "/uitnodiging/"
    assert not Account.objects.filter(email="nieuw@thuis.example").exists()


def test_without_a_code_nobody_gets_past_the_first_page(world: World) -> None:
    for address in ("welkom", "account"):
        assert Client().get(f"/uitnodiging/{address}/")["Location"] == "/uitnodiging/"
    for address in ("welkom", "account", "koppelen"):
        assert Client().post(f"/uitnodiging/{address}/")["Location"] == "/uitnodiging/"


def test_an_address_that_has_an_account_is_answered_like_one_that_has_none(world: World, door: Any) -> None:
    """And its account is never tied by the address alone: no code that goes there makes it so."""
    marloes = door.outside(world.saskia.marloes)
    code = door.code_for(marloes)
    pages = []
    for email in ("onbekend@thuis.example", world.timo.anja.account.email):
        browser, _ = with_code(code)
        answer = browser.post("/uitnodiging/welkom/", {"email": email}, follow=True)
        page = answer.content.decode().replace(email, "…")
        pages.append((answer.redirect_chain, re.sub(r"csrf[^>]*|X-CSRFToken[^>]*", "", page)))
        wrong = finish(browser, new_code(8)).content.decode()
        assert "Deze code klopt niet." in wrong
    assert pages[0] == pages[1]
    assert mail.outbox == []  # the letters are written after the answer
    deliver_account_letters.call()
    told, known = mail.outbox
    assert SHORT.search(told.body)
    assert not SHORT.search(known.body)
    assert "Log dan eerst in" in known.body
    marloes.refresh_from_db()
    assert marloes.account is None


def test_an_account_is_tied_by_who_signed_in_to_it(world: World, door: Any) -> None:
    """Judith has an account at another school; here she is a person as well."""
    marloes, judith = door.outside(world.saskia.marloes), world.elsewhere.mother.account
    judith.set_password(PASSWORD)
    judith.save()
    browser, _ = with_code(door.code_for(marloes))
    entered = browser.post(
        "/inloggen/?next=/uitnodiging/welkom/", {"login": judith.email, "password": PASSWORD}
    )
    assert entered["Location"] == "/uitnodiging/welkom/"
    assert judith.email in browser.get("/uitnodiging/welkom/").content.decode()
    assert browser.post("/uitnodiging/koppelen/")["Location"] == "/"
    marloes.refresh_from_db()
    assert marloes.account_id == judith.pk
    assert browser.session["seat"] == f"{marloes.pk}:parent"


def test_an_account_that_was_left_open_is_not_tied_without_the_password(
    world: World, door: Any, client_for: SignIn
) -> None:
    marloes = door.outside(world.saskia.marloes)
    judith = world.elsewhere.mother.account
    judith.set_password(PASSWORD)
    judith.save()
    browser = client_for(judith)
    browser.post("/uitnodiging/", {"code": door.code_for(marloes)})
    assert browser.post("/uitnodiging/koppelen/")["Location"].startswith("/inloggen/nog-een-keer/")
    marloes.refresh_from_db()
    assert marloes.account is None


def test_an_account_that_is_somebody_here_already_is_not_tied_twice(world: World, door: Any) -> None:
    marloes = door.outside(world.saskia.marloes)
    found = recognised(door.code_for(marloes), today=world.today)
    with pytest.raises(AlreadyHere):
        tie(found, account=world.timo.anja.account_id, today=world.today)
    assert AccountInvitation.objects.get().used_at is None


def test_guessing_codes_is_slowed_down(world: World, door: Any) -> None:
    code = door.code_for(door.outside(world.saskia.marloes))
    browser = Client()
    tried_before("code", times=299)
    answers = [browser.post("/uitnodiging/", {"code": new_code()}).status_code for _ in range(2)]
    assert answers == [200, 429]
    # also with the right one, and in another browser behind the same address
    assert Client().post("/uitnodiging/", {"code": code}).status_code == 429


def tried_before(action: str, *, times: int) -> None:
    """Others in the same building, at the address from which every test comes."""
    for number in range(times):
        assert too_often(RequestFactory().post("/"), action, key=f"{number}") is None


def test_guessing_the_short_code_ends_it(world: World, door: Any) -> None:
    browser, _ = with_code(door.code_for(door.outside(world.saskia.marloes)))
    proof = proof_sent_to(browser, "nieuw@thuis.example")
    for _ in range(5):
        finish(browser, new_code(8))
    assert finish(browser, proof)["Location"] == "/uitnodiging/welkom/"
    assert not Account.objects.filter(email="nieuw@thuis.example").exists()


def test_nobody_is_flooded_with_letters(world: World, door: Any) -> None:
    browser, _ = with_code(door.code_for(door.outside(world.saskia.marloes)))
    for _ in range(9):
        answer = browser.post("/uitnodiging/welkom/", {"email": "ander@thuis.example"})
    deliver_account_letters.call()
    assert (answer.status_code, len(mail.outbox)) == (429, 6)


def test_ten_classes_of_one_building_come_in_within_an_hour_and_no_more_than_six_hundred_letters_go(
    world: World, door: Any
) -> None:
    """A whole school has one network address; 120 an hour shut out the fifth class (decision 0066)."""
    tried_before("letter", times=599)
    address, answers = {"email": "ander@thuis.example"}, []
    browser, _ = with_code(door.code_for(door.outside(world.saskia.marloes)))
    for elsewhere in ({}, {}, {"REMOTE_ADDR": "203.0.113.7"}):
        answers.append(browser.post("/uitnodiging/welkom/", address, **elsewhere).status_code)
    deliver_account_letters.call()
    assert (answers, len(mail.outbox)) == ([302, 429, 302], 2)


def test_a_weak_or_mistyped_password_is_explained(world: World, door: Any) -> None:
    browser, _ = with_code(door.code_for(door.outside(world.saskia.marloes)))
    proof = proof_sent_to(browser, "nieuw@thuis.example")
    assert "12" in finish(browser, proof, "kort").content.decode()
    other = {"proof": proof, "password": PASSWORD, "again": PASSWORD + "!"}
    assert "niet hetzelfde" in browser.post("/uitnodiging/account/", other).content.decode()
    assert finish(browser, proof)["Location"] == "/"


def test_no_code_stands_in_a_log_an_address_or_the_database(
    world: World, door: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code = door.code_for(door.outside(world.saskia.marloes))
    browser, answer = with_code(code)
    proof = proof_sent_to(browser, "nieuw@thuis.example")
    browser.get("/uitnodiging/account/")
    assert code not in answer["Location"]
    # What Django logs of its queries is at DEBUG, and only where DEBUG is on.
    assert code not in caplog.text
    assert proof not in caplog.text
    kept = " ".join(str(row) for row in AccountInvitation.objects.values())
    assert code not in kept
    assert code not in str(dict(browser.session))
    assert proof not in str(dict(browser.session))


def test_a_page_of_the_door_asks_for_nothing_that_is_not_there(world: World) -> None:
    assert Client().get("/uitnodiging/").status_code == 200
    assert Client().put("/uitnodiging/").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_in_at_once_one_wins(world: World, door: Any) -> None:
    marloes = door.outside(world.saskia.marloes)
    invitation = recognised(door.code_for(marloes), today=world.today)
    assert isinstance(invitation, UUID)
    start, ends = threading.Barrier(4), []

    def run(name: str) -> None:
        try:
            start.wait()
            with above_schools():
                come_in(invitation, email=f"{name}@thuis.example", password=PASSWORD, today=world.today)
            ends.append("in")
        except NoLongerOpen:
            ends.append("too late")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(f"een{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["in", "too late", "too late", "too late"]
    assert Account.objects.filter(email__startswith="een").count() == 1
    assert Person.objects.get(pk=marloes.pk).account.email.startswith("een")
