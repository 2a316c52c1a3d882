"""Signing in with a school account, against a real OpenID Connect provider that runs beside the test."""

import logging
import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from half_minute import code_now
from real_provider import HERE, THERE, RealProvider, leave, sign_in_there
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.operations.school_identity import Assertion, connect
from keuzeruimte_web.records.models import Account, Employment, IdentityProvider, Person, SchoolIdentity
from keuzeruimte_web.records.scope import above_schools

UID = "qj7cks8qdz9ph54@linde"
NOT_KNOWN = "/inloggen/school/onbekend/"
DID_NOT_WORK = "/inloggen/school/mislukt/"
CONNECT_FIRST = "/inloggen/school/koppelen/"
SPOILED = (
    "another key",
    "changed after signing",
    "signed with the shared secret",
    "unsigned",
    "wrong audience",
    "meant for another",
    "wrong issuer",
    "wrong nonce",
    "no nonce",
    "expired",
    "no id_token",
    "user info of another",
    "user info of another kind",
)


@pytest.fixture
def school_account(world: World, there: RealProvider) -> Person:
    """Saskia, who connected her school account."""
    saskia = world.saskia.saskia.person
    with above_schools():
        there.of(world.school)
        connect(Assertion(HERE, {"uid": UID}), account=saskia.account_id, today=world.today)
    there.knows(saskia={"uid": UID, "email": "s.vermeer@linde.example", "email_verified": True})
    return saskia


def come_back(browser: Client, login: str, *, provider: Any = HERE) -> Any:
    """There and back: the answer to our own address."""
    return browser.get(sign_in_there(leave(browser, provider), login=login))


def signed_in(browser: Client) -> Any:
    """The account in this browser; None for nobody."""
    return browser.session.get("_auth_user_id")


def test_somebody_signs_in_and_looks_from_the_seat_at_that_school(school_account: Person) -> None:
    browser = Client()
    answer = come_back(browser, "saskia")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(browser) == str(school_account.account_id)
    assert browser.session["seat"] == f"{school_account.pk}:pupil"
    assert browser.get("/")["Location"] == "/leerling/"


def test_one_comes_back_to_the_page_one_asked_for_and_never_outside(school_account: Person) -> None:
    for asked, shown in (("/afspraken/", "/afspraken/"), ("https://evil.example/", "/")):
        browser = Client()
        browser.post(f"/inloggen/school/naar/{HERE}/", {"next": asked})
        page = browser.post(f"/inloggen/school/naar/{HERE}/", {"next": asked}).content.decode()
        found = re.search(r'href="(http://127[^"]+)"', page)
        assert found
        back = sign_in_there(found[1].replace("&amp;", "&"), login="saskia")
        assert browser.get(back)["Location"] == shown


def test_what_is_sent_there_has_a_state_a_nonce_and_pkce_and_nothing_of_the_request(
    school_account: Person,
) -> None:
    asked = leave(Client(), start=f"/inloggen/school/naar/{HERE}/?scope=admin&auth_params=prompt%3Dnone")
    sent = {name: value[0] for name, value in parse_qs(urlsplit(asked).query).items()}
    assert sent.pop("state") and sent.pop("nonce") and sent.pop("code_challenge")
    assert set(sent.pop("scope").split()) == {"openid", "profile", "email"}
    assert sent == {
        "client_id": "keuzeruimte",
        "code_challenge_method": "S256",
        "redirect_uri": f"http://testserver/inloggen/school/terug/{HERE}/",
        "response_type": "code",
    }


def test_nothing_of_the_provider_is_kept(school_account: Person, caplog: Any) -> None:
    browser = Client()
    with caplog.at_level(logging.DEBUG):
        come_back(browser, "saskia")
        come_back(Client(), "nobody-known")
    for kept in (SocialAccount, SocialApp, SocialToken, EmailAddress):
        assert not kept.objects.exists()
    sessions = str([session.get_decoded() for session in Session.objects.all()])
    assert "linde" not in sessions
    assert UID not in caplog.text
    assert "s.vermeer" not in caplog.text


@pytest.mark.parametrize("mode", SPOILED)
def test_a_spoiled_answer_signs_nobody_in(school_account: Person, there: RealProvider, mode: str) -> None:
    browser = Client()
    there.spoils(mode)
    answer = come_back(browser, "saskia")
    assert answer["Location"] == DID_NOT_WORK
    assert signed_in(browser) is None


@pytest.mark.parametrize("mode", ["another issuer answers", "an address outside"])
def test_one_is_not_even_sent_to_a_provider_that_is_another_than_it_was(
    school_account: Person, there: RealProvider, mode: str
) -> None:
    there.spoils(mode)
    answer = Client().post(f"/inloggen/school/naar/{HERE}/")
    assert answer["Location"] == DID_NOT_WORK


def test_a_code_works_once_and_in_the_browser_that_asked_for_it(school_account: Person) -> None:
    first, second = Client(), Client()
    back = sign_in_there(leave(first), login="saskia")
    leave(second)
    assert second.get(back)["Location"] == DID_NOT_WORK  # the state is of another browser
    assert first.get(back)["Location"] == "/"
    assert signed_in(first)
    state = parse_qs(urlsplit(leave(second)).query)["state"][0]
    used = parse_qs(urlsplit(back).query) | {"state": [state]}
    replayed = second.get(f"{urlsplit(back).path}?{urlencode(used, doseq=True)}")
    assert replayed["Location"] == DID_NOT_WORK  # the code was used, and was for another challenge
    assert first.get(back)["Location"] == DID_NOT_WORK
    assert signed_in(second) is None


def test_the_code_of_one_sign_in_is_worth_nothing_in_another(school_account: Person) -> None:
    browser = Client()
    back = sign_in_there(leave(browser), login="saskia")
    state = parse_qs(urlsplit(leave(browser)).query)["state"][0]
    mixed = parse_qs(urlsplit(back).query) | {"state": [state]}
    answer = browser.get(f"{urlsplit(back).path}?{urlencode(mixed, doseq=True)}")
    assert answer["Location"] == DID_NOT_WORK
    assert signed_in(browser) is None


def test_an_answer_that_nobody_asked_for_is_refused(school_account: Person) -> None:
    for sent in ({}, {"code": "x"}, {"code": "x", "state": "y"}, {"error": "access_denied"}):
        answer = Client().get(f"/inloggen/school/terug/{HERE}/", sent)
        assert answer["Location"] == DID_NOT_WORK


def test_the_answer_of_one_school_cannot_be_used_at_the_address_of_another(
    world: World, school_account: Person, there: RealProvider
) -> None:
    with above_schools():
        there.of(world.elsewhere.school, pk=THERE)
    browser = Client()
    back = sign_in_there(leave(browser), login="saskia").replace(str(HERE), str(THERE))
    assert browser.get(back)["Location"] == DID_NOT_WORK
    assert signed_in(browser) is None


def test_everybody_who_is_refused_reads_the_same(
    world: World, school_account: Person, there: RealProvider
) -> None:
    ruben = world.staff.ruben
    with above_schools():
        there.of(world.elsewhere.school, pk=THERE)
        connect(Assertion(HERE, {"uid": "ruben"}), account=ruben.account_id, today=world.today)
        connect(Assertion(HERE, {"uid": "erik"}), account=world.saskia.erik.account_id, today=world.today)
        Employment.objects.filter(person=ruben).delete()
        Person.objects.filter(pk=world.saskia.erik.pk).update(deceased=True)
    there.knows(
        left={"uid": "ruben"},
        died={"uid": "erik"},
        stranger={"uid": "nobody"},
        nothing={},
        by_address={"email": world.saskia.marloes.account.email, "email_verified": True},
        saskia={"uid": UID},
    )
    for login in ("left", "died", "stranger", "nothing", "by_address"):
        browser = Client()
        assert come_back(browser, login)["Location"] == NOT_KNOWN
        assert signed_in(browser) is None
    browser = Client()
    assert come_back(browser, "saskia", provider=THERE)["Location"] == NOT_KNOWN
    assert signed_in(browser) is None
    assert "Vraag de beheerder van Keuzeruimte op school" in browser.get(NOT_KNOWN).content.decode()


def without_token(page: str) -> str:
    """A page without what differs on each visit."""
    return re.sub(r'(csrfmiddlewaretoken" value="|"X-CSRFToken": ")[^"]+', "", page)


def test_a_number_that_the_school_entered_does_not_open_an_account_by_itself(
    world: World, there: RealProvider
) -> None:
    saskia = world.saskia.saskia.person
    with above_schools():
        there.of(world.school)
        SchoolIdentity.objects.create(school=world.school, person=saskia, kind="uid", value=UID)
    there.knows(saskia={"uid": UID})
    browser = Client()
    answer = come_back(browser, "saskia")
    assert answer["Location"] == CONNECT_FIRST
    assert "Log één keer in zoals je gewend bent" in browser.get(CONNECT_FIRST).content.decode()
    assert signed_in(browser) is None


@pytest.mark.usefixtures("no_code_goes_by")
def test_a_second_proof_is_still_asked_from_who_has_one(world: World, there: RealProvider) -> None:
    ruben, key = world.staff.ruben, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    with above_schools():
        there.of(world.school)
        connect(Assertion(HERE, {"uid": "number-7"}), account=ruben.account_id, today=world.today)
    there.knows(login_there={"uid": "number-7", "email": "r@linde.example", "email_verified": True})
    TOTP.activate(ruben.account, key)
    browser = Client()
    assert come_back(browser, "login_there")["Location"] == "/inloggen/tweede-bewijs/"
    assert signed_in(browser) is None
    waiting = str(dict(browser.session))
    assert not any(word in waiting for word in ("number-7", "login_there", "r@linde.example", "nonce"))
    assert browser.post("/inloggen/tweede-bewijs/", {"code": code_now(key)})["Location"] == "/"
    assert signed_in(browser) == str(ruben.account_id)
    assert browser.session["seat"] == f"{ruben.pk}:professional"


def test_who_works_here_without_a_second_proof_makes_one_first(
    world: World, there: RealProvider, settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    ruben = world.staff.ruben
    with above_schools():
        there.of(world.school)
        connect(Assertion(HERE, {"uid": "ruben"}), account=ruben.account_id, today=world.today)
    there.knows(ruben={"uid": "ruben"})
    browser = Client()
    come_back(browser, "ruben")
    assert signed_in(browser)
    assert browser.get("/leerlingen/")["Location"] == "/veilig-inloggen/"


def test_a_provider_that_is_off_is_not_there(world: World, school_account: Person) -> None:
    browser = Client()
    back = sign_in_there(leave(browser), login="saskia")
    with above_schools():
        IdentityProvider.objects.update(active=False)
    assert browser.get(back).status_code == 404
    assert browser.post(f"/inloggen/school/naar/{HERE}/").status_code == 404
    assert browser.get(f"/inloggen/school/{world.school.pk}/").status_code == 404
    assert "schoolaccount" not in browser.get("/inloggen/").content.decode()
    assert signed_in(browser) is None


# -- the first time ---------------------------------------------------------------------------------------


@pytest.fixture
def newcomer(world: World, there: RealProvider) -> Person:
    """Timo, without an account, of whom the school entered the number."""
    timo = world.timo.timo.person
    with above_schools():
        there.of(world.school)
        Person.objects.filter(pk=timo.pk).update(account=None)
        SchoolIdentity.objects.create(school=world.school, person=timo, kind="uid", value="timo")
    there.knows(timo={"uid": "timo", "email": world.saskia.marloes.account.email, "email_verified": True})
    return timo


def code_in(letter: Any) -> str:
    found = re.search(r"^(\w{4}-\w{4})$", letter.body, re.M)
    return found[1] if found else ""


def test_the_first_time_one_proves_an_address_and_gets_an_account(newcomer: Person) -> None:
    browser = Client()
    assert come_back(browser, "timo")["Location"] == "/inloggen/school/nieuw/"
    assert "Welkom, Timo Bakker" in browser.get("/inloggen/school/nieuw/").content.decode()
    browser.post("/inloggen/school/nieuw/", {"email": "timo@thuis.example"})
    deliver_account_letters.call()
    assert mail.outbox[-1].to == ["timo@thuis.example"]
    answer = browser.post("/inloggen/school/nieuw/code/", {"proof": code_in(mail.outbox[-1])})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    with above_schools():
        newcomer.refresh_from_db()
    assert newcomer.account is not None
    assert newcomer.account.email == "timo@thuis.example"
    assert signed_in(browser) == str(newcomer.account_id)
    again = Client()
    assert come_back(again, "timo")["Location"] == "/"
    assert signed_in(again) == str(newcomer.account_id)


def test_the_address_of_an_existing_account_links_nothing_and_reads_the_same(
    world: World, newcomer: Person
) -> None:
    pages = []
    for email in (world.saskia.marloes.account.email, "nieuw@thuis.example"):
        browser = Client()
        come_back(browser, "timo")
        assert browser.post("/inloggen/school/nieuw/", {"email": email})["Location"].endswith("/code/")
        page = browser.post("/inloggen/school/nieuw/code/", {"proof": "AAAA-AAAA"}).content.decode()
        pages.append(without_token(page).replace(email, ""))
    assert pages[0] == pages[1]
    deliver_account_letters.call()
    assert "hoort al een account" in mail.outbox[0].body
    assert code_in(mail.outbox[0]) == ""
    with above_schools():
        newcomer.refresh_from_db()
    assert newcomer.account is None


def test_without_coming_back_from_school_there_is_no_first_time(world: World) -> None:
    for address in ("/inloggen/school/nieuw/", "/inloggen/school/nieuw/code/"):
        assert Client().get(address)["Location"] == "/inloggen/school/"


def test_what_the_school_changes_holds_at_each_step(newcomer: Person) -> None:
    browser = Client()
    come_back(browser, "timo")
    browser.post("/inloggen/school/nieuw/", {"email": "timo@thuis.example"})
    deliver_account_letters.call()
    with above_schools():
        SchoolIdentity.objects.all().delete()
    answer = browser.post("/inloggen/school/nieuw/code/", {"proof": code_in(mail.outbox[-1])})
    assert answer["Location"] == NOT_KNOWN
    assert not Account.objects.filter(email="timo@thuis.example").exists()
