"""Tying a school account to the own account, and what somebody else could try with it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from real_provider import HERE, THERE, RealProvider, leave, sign_in_there
from world import World

from keuzeruimte_web.records.models import Account, Person, SchoolIdentity
from keuzeruimte_web.records.scope import above_schools

PASSWORD = "vier woorden op een rij"
PAGE, START = "/schoolaccount/", f"/schoolaccount/{HERE}/"
NOT_YOURS = "Dit schoolaccount kan niet bij dit account"


def with_password(person: Person) -> Client:
    """A browser in which this person signed in with a password."""
    account: Account = person.account
    account.set_password(PASSWORD)
    account.save()
    browser = Client()
    browser.post("/inloggen/", {"login": account.email, "password": PASSWORD})
    return browser


def asked_again(person: Person) -> Client:
    """The same, where the password was asked once more just now."""
    browser = with_password(person)
    browser.post(f"/inloggen/nog-een-keer/?next={PAGE}", {"password": PASSWORD})
    return browser


def connect(browser: Client, login: str) -> str:
    """Connect, signing in at the provider as this login; answer what the page says then."""
    back = sign_in_there(leave(browser, start=START), login=login)
    return browser.get(back, follow=True).content.decode()


def proved() -> set[tuple[str, str]]:
    with above_schools():
        found = SchoolIdentity.objects.filter(proved_trust__isnull=False)
        return set(found.values_list("person__given_name", "value"))


@pytest.fixture(autouse=True)
def at_both_schools(world: World, there: RealProvider) -> None:
    with above_schools():
        there.of(world.school)
        there.of(world.elsewhere.school, pk=THERE)
        SchoolIdentity.objects.create(
            school=world.school, person=world.saskia.saskia.person, kind="uid", value="s-1"
        )
    there.knows(saskia={"uid": "s-1"}, erik={"uid": "e-1"}, nobody={})


def test_who_connects_can_sign_in_with_it_from_then_on(world: World) -> None:
    saskia = world.saskia.saskia.person
    browser = asked_again(saskia)
    assert "Het schoolaccount is gekoppeld" in connect(browser, "saskia")
    assert proved() == {("Saskia", "s-1")}
    elsewhere = Client()
    assert elsewhere.get(sign_in_there(leave(elsewhere), login="saskia"))["Location"] == "/"
    assert elsewhere.session["_auth_user_id"] == str(saskia.account_id)


def test_the_password_is_asked_again_first_and_nothing_is_asked_of_the_provider_before(world: World) -> None:
    browser = with_password(world.saskia.saskia.person)
    answer = browser.post(START)
    assert answer["Location"] == f"/inloggen/nog-een-keer/?next={PAGE.replace('/', '%2F')}"
    assert "socialaccount_states" not in browser.session


def test_one_signs_in_at_the_provider_anew(world: World) -> None:
    assert "prompt=login" in leave(asked_again(world.saskia.saskia.person), start=START)


def test_the_school_account_of_somebody_else_is_refused(world: World) -> None:
    """On a shared computer, where somebody else is still signed in at school."""
    for person, login in (
        (world.saskia.marloes, "saskia"),
        (world.saskia.saskia.person, "erik"),
        (world.saskia.saskia.person, "nobody"),
    ):
        assert NOT_YOURS in connect(asked_again(person), login)
    assert proved() == set()


def test_a_provider_of_another_school_is_not_there(world: World) -> None:
    browser = asked_again(world.saskia.saskia.person)
    assert browser.post(f"/schoolaccount/{THERE}/").status_code == 404
    assert browser.post(f"/schoolaccount/{THERE}/los/").status_code == 404
    page = browser.get(PAGE).content.decode()
    assert "Lindecollege" in page
    assert "Wilgenlyceum" not in page


def test_an_answer_meant_for_one_account_ties_nothing_to_the_next(world: World) -> None:
    browser = asked_again(world.saskia.saskia.person)
    back = sign_in_there(leave(browser, start=START), login="saskia")
    states = browser.session["socialaccount_states"]
    browser.force_login(world.saskia.marloes.account)
    session = browser.session
    session["socialaccount_states"] = states
    session.save()
    assert browser.get(back)["Location"] == "/inloggen/school/mislukt/"
    assert proved() == set()


def test_who_lets_it_lie_is_asked_anew(world: World, settings: Any) -> None:
    browser = asked_again(world.saskia.saskia.person)
    back = sign_in_there(leave(browser, start=START), login="saskia")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    assert "Dat duurde te lang" in browser.get(back, follow=True).content.decode()
    assert proved() == set()


def test_an_answer_to_signing_in_ties_nothing(world: World) -> None:
    browser = asked_again(world.saskia.erik)
    assert browser.get(sign_in_there(leave(browser), login="erik"))["Location"].endswith("/onbekend/")
    assert proved() == set()


def test_it_can_be_untied(world: World) -> None:
    browser = asked_again(world.saskia.saskia.person)
    connect(browser, "saskia")
    answer = browser.post(f"/schoolaccount/{HERE}/los/", follow=True)
    assert "Het schoolaccount is losgemaakt" in answer.content.decode()
    assert proved() == set()


def test_it_is_only_for_who_is_signed_in_and_by_pressing_a_button(world: World) -> None:
    assert Client().get(PAGE)["Location"].startswith("/inloggen/")
    browser = asked_again(world.saskia.erik)
    for address in (START, f"{START}los/", f"/inloggen/school/naar/{HERE}/"):
        assert browser.get(address).status_code == 405


def test_the_page_asks_as_much_of_the_database_for_one_way_as_for_three(
    world: World, there: RealProvider
) -> None:
    browser = asked_again(world.saskia.erik)
    with CaptureQueriesContext(connection) as one:
        browser.get(PAGE)
    with above_schools():
        for number in (3, 4):
            there.of(world.school, pk=f"00000000-0000-0000-0000-00000000000{number}", name=f"Way {number}")
    with CaptureQueriesContext(connection) as three:
        browser.get(PAGE)
    assert len(one) == len(three)
