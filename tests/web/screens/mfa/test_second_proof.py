"""A second proof beside the password: compulsory for who works here, kept encrypted, each code once."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.core.cache import cache
from django.test import Client
from half_minute import code_now
from world import World

from keuzeruimte_web import secret
from keuzeruimte_web.records.models import Account, Employment, Person
from keuzeruimte_web.records.scope import above_schools

pytestmark = pytest.mark.usefixtures("no_code_goes_by")

PASSWORD = "vier woorden op een rij"
APP, CODES = "/veilig-inloggen/app/", "/veilig-inloggen/herstelcodes/"


@pytest.fixture(autouse=True)
def required(settings: Any) -> Iterator[None]:
    """As at a real school; and nobody tried anything yet."""
    settings.SECOND_FACTOR = True
    cache.clear()
    yield


def with_password(person: Person) -> Account:
    account: Account = person.account
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(account: Account) -> tuple[Client, Any]:
    browser = Client()
    return browser, browser.post("/inloggen/", {"login": account.email, "password": PASSWORD})


def couple_app(browser: Client) -> str:
    """Go through the page of the app, the password once more included; answer the app's secret."""
    browser.post(f"/inloggen/nog-een-keer/?next={APP}", {"password": PASSWORD})
    browser.get(APP)
    key: str = browser.session["mfa.totp.secret"]
    answer = browser.post(APP, {"code": code_now(key)})
    assert answer["Location"] == CODES
    return key


def test_who_works_here_sees_nobody_before_a_second_proof(world: World) -> None:
    """Every address of the application leads there, except what everybody may read."""
    saskia = world.saskia.saskia.pk
    for person in (world.staff.ruben, world.staff.petra, world.staff.pieter):
        browser, _ = sign_in(with_password(person))
        for address in ("/", "/leerlingen/", f"/leerlingen/{saskia}/", "/beheer/uitnodigen/", "/gesprekken/"):
            answer = browser.get(address)
            assert (answer.status_code, answer["Location"]) == (302, "/veilig-inloggen/")
        refused = browser.post("/beheer/uitnodigen/brieven/", {"people": [saskia], "way": "post"})
        assert refused["Location"] == "/veilig-inloggen/"
        page = browser.get("/veilig-inloggen/").content.decode()
        assert "Stel er dan eerst een in" in page
        assert "Saskia" not in page


def test_a_parent_who_works_here_needs_it_also_as_a_parent(world: World) -> None:
    with above_schools():
        Employment.objects.create(school=world.school, person=world.saskia.marloes, role="teacher")
    browser, _ = sign_in(with_password(world.saskia.marloes))
    session = browser.session
    session["seat"] = f"{world.saskia.marloes.pk}:parent"
    session.save()
    assert browser.get("/ouder/")["Location"] == "/veilig-inloggen/"


def test_parents_and_pupils_choose_themselves(world: World) -> None:
    for person, home in ((world.saskia.marloes, "/ouder/"), (world.saskia.saskia.person, "/leerling/")):
        browser, _ = sign_in(with_password(person))
        assert browser.get("/")["Location"] == home


def test_the_demo_says_that_it_is_left_out_there(world: World, settings: Any) -> None:
    settings.SECOND_FACTOR, settings.DEMO = False, True
    browser, _ = sign_in(with_password(world.staff.ruben))
    assert browser.get("/leerlingen/").status_code == 200
    said = browser.get("/veilig-inloggen/").content.decode()
    assert "In de demo hoeft dit niet. Op een echte school" in said  # people of the demo do have a password


def test_with_an_app_one_comes_in_with_password_and_code_and_not_with_the_password_alone(
    world: World,
) -> None:
    ruben = with_password(world.staff.ruben)
    browser, _ = sign_in(ruben)
    key = couple_app(browser)
    assert browser.get("/leerlingen/").status_code == 200
    other, answer = sign_in(ruben)
    assert answer["Location"].startswith("/inloggen/tweede-bewijs/")
    assert other.get("/leerlingen/")["Location"].startswith("/inloggen/")
    assert (
        "Deze code klopt niet" in other.post("/inloggen/tweede-bewijs/", {"code": "000000"}).content.decode()
    )
    cache.clear()
    assert other.post("/inloggen/tweede-bewijs/", {"code": code_now(key)}).status_code == 302
    assert other.get("/leerlingen/").status_code == 200


def test_a_code_that_somebody_read_along_does_not_work_again(world: World) -> None:
    ruben = with_password(world.staff.ruben)
    key = couple_app(sign_in(ruben)[0])
    (mine, _), (thief, _) = sign_in(ruben), sign_in(ruben)
    code = code_now(key)
    assert mine.post("/inloggen/tweede-bewijs/", {"code": code}).status_code == 302
    assert "Deze code klopt niet" in thief.post("/inloggen/tweede-bewijs/", {"code": code}).content.decode()
    assert thief.get("/leerlingen/").status_code == 302


def test_a_recovery_code_works_once(world: World) -> None:
    ruben = with_password(world.staff.ruben)
    first, _ = sign_in(ruben)
    couple_app(first)
    codes = re.findall(r"<li>(\d{8})</li>", first.get(CODES).content.decode())
    assert len(codes) == 10
    (mine, _), (thief, _) = sign_in(ruben), sign_in(ruben)
    assert mine.post("/inloggen/tweede-bewijs/", {"code": codes[0]}).status_code == 302
    assert mine.get("/leerlingen/").status_code == 200
    assert thief.post("/inloggen/tweede-bewijs/", {"code": codes[0]}).status_code == 200
    assert thief.post("/inloggen/tweede-bewijs/", {"code": codes[1]}).status_code == 302


def test_the_ways_to_prove_oneself_again_and_the_file_of_codes_are_in_our_words(world: World) -> None:
    browser, _ = sign_in(with_password(world.staff.ruben))
    couple_app(browser)
    file = browser.get(f"{CODES}bestand/")
    assert file["Content-Disposition"] == 'attachment; filename="herstelcodes.txt"'
    by_password = browser.get("/inloggen/nog-een-keer/").content.decode()
    assert "Gebruik een code uit de app, of een herstelcode" in by_password
    assert "authenticator-app" not in by_password
    assert "Gebruik het wachtwoord" in browser.get("/inloggen/nog-een-keer/code/").content.decode()


def test_a_key_is_offered_only_where_a_script_can_ask_for_it(world: World) -> None:
    """Its button did nothing without JavaScript; on the sign-in page that something was not filled in."""
    account = with_password(world.staff.ruben)
    browser, _ = sign_in(account)
    couple_app(browser)
    second, _ = sign_in(account)
    pages = [Client().get("/inloggen/"), second.get("/inloggen/tweede-bewijs/")]
    for page in pages:
        (form,) = re.findall(r"<form [^>]*data-passkey", page.content.decode())
        assert " hidden " in form


def test_guessing_codes_is_slowed_down(world: World) -> None:
    ruben = with_password(world.staff.ruben)
    key = couple_app(sign_in(ruben)[0])
    thief, _ = sign_in(ruben)
    for _ in range(12):
        thief.post("/inloggen/tweede-bewijs/", {"code": "000000"})
    assert thief.post("/inloggen/tweede-bewijs/", {"code": code_now(key)}).status_code == 200


def test_the_database_holds_no_secret_that_can_be_read(world: World) -> None:
    browser, _ = sign_in(with_password(world.staff.ruben))
    key = couple_app(browser)
    codes = re.findall(r"<li>(\d{8})</li>", browser.get(CODES).content.decode())
    kept = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))
    assert key not in kept
    assert not any(code in kept for code in codes)
    assert "mfa.totp.secret" not in browser.session


def test_what_is_locked_opens_with_the_own_key_and_an_earlier_one_alone(settings: Any) -> None:
    sealed = secret.locked("geheim", purpose="x")
    assert secret.unlocked(sealed, purpose="x") == "geheim"
    assert sealed != secret.locked("geheim", purpose="x")
    with pytest.raises(InvalidTag):
        secret.unlocked(sealed, purpose="y")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key " + "x" * 50
    assert secret.unlocked(sealed, purpose="x") == "geheim"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidTag):
        secret.unlocked(sealed, purpose="x")


def test_taking_a_proof_away_asks_the_password_again(world: World) -> None:
    ruben = with_password(world.staff.ruben)
    key = couple_app(sign_in(ruben)[0])
    browser, _ = sign_in(ruben)
    browser.post("/inloggen/tweede-bewijs/", {"code": code_now(key)})
    answer = browser.post(f"{APP}weg/")
    assert answer["Location"].startswith("/inloggen/nog-een-keer/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_nobody_renames_or_removes_the_key_of_another(world: World) -> None:
    ruben, joris = with_password(world.staff.ruben), with_password(world.staff.joris)
    key = Authenticator.objects.create(user=joris, type="webauthn", data={"name": "van Joris"})
    browser, _ = sign_in(ruben)
    couple_app(browser)
    for address in ("naam", "weg"):
        assert browser.post(f"/veilig-inloggen/sleutels/{key.pk}/{address}/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()
