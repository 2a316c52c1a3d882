"""Signing in with a school account over SAML, with a real simpleSAMLphp on the other side."""

import base64
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4
from zlib import decompress

import forged
import pytest
from django.core.cache import cache
from django.test import Client
from simplesamlphp import SASKIA_ECK, SASKIA_UID, Answer, IdentityProvider
from world import World

from keuzeruimte_web import saml, secret
from keuzeruimte_web.operations.identity_providers import PURPOSE
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models import Account, Person, SamlAnswer, School
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.saml.service import Pair

ADDRESS = "https://keuze.example.nl"
ANOTHER_ECK = "https://ketenid.nl/201703/" + "ee" * 64
DID_NOT_WORK = "/inloggen/school/mislukt/"
NOT_KNOWN = "/inloggen/school/onbekend/"
WHAT_IS_PERSONAL = (SASKIA_ECK, SASKIA_UID, "saskia@school.example")


@dataclass(frozen=True, slots=True)
class Way:
    """A school's way in, and the identity provider behind it."""

    row: m.IdentityProvider
    idp: IdentityProvider

    @property
    def ours(self) -> str:
        """Where our metadata stands."""
        return f"/inloggen/school/saml/{self.row.pk}/"

    @property
    def entity(self) -> str:
        return ADDRESS + self.ours

    def question(self, browser: Client) -> str:
        """Leave for the provider, as the button does; gives where one is sent."""
        page = browser.post(f"/inloggen/school/naar/{self.row.pk}/")
        assert page.status_code == 200
        return sent_to(page)

    def answered(self, browser: Client, answer: Answer) -> Any:
        """What we say to the provider's page, which comes without the cookies of our browser."""
        cookies, browser.cookies = browser.cookies, type(browser.cookies)()
        try:
            return browser.post(f"{self.ours}antwoord/", answer.form)
        finally:
            browser.cookies = cookies

    def come_back(self, browser: Client, *, name: str = "saskia") -> Any:
        """The whole way: there, sign in, back, and on."""
        answer = self.idp.answer(self.question(browser), name=name)
        return browser.get(self.answered(browser, answer).headers["Location"])


def sent_to(page: Any) -> str:
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.content.decode())
    assert found
    return unescape(found[1])


@pytest.fixture(autouse=True)
def our_address(settings: Any) -> None:
    settings.ADDRESS = ADDRESS
    cache.clear()


@pytest.fixture
def way_in(idp: IdentityProvider) -> Callable[..., Way]:
    """Connect a school with the identity provider."""

    def connect(school: School, **fields: Any) -> Way:
        with above_schools():
            row = m.IdentityProvider.objects.create(
                school=school,
                protocol="saml",
                name=fields.pop("name", "Entree"),
                issuer=idp.entity,
                metadata=idp.metadata(),
                eck_id_claim="eckId",
                uid_claim="uid",
                **{"active": True, **fields},
            )
        way = Way(row, idp)
        idp.register(way.entity, comes_back_to=f"{ADDRESS}{way.ours}antwoord/")
        return way

    return connect


@pytest.fixture
def way(world: World, way_in: Callable[..., Way]) -> Way:
    """The way in of the school of Saskia, who proved that she is known there by ECK iD and uid."""
    way = way_in(world.school)
    known(world.saskia.saskia.person, "eck_id", SASKIA_ECK, by=way)
    known(world.saskia.saskia.person, "uid", SASKIA_UID, by=way)
    return way


def known(person: Person, kind: str, value: str, *, by: Way | None = None) -> None:
    with above_schools():
        m.SchoolIdentity.objects.create(
            school=person.school, person=person, kind=kind, value=value, proved_trust=by and by.row.trust
        )


def forget(person: Person, kind: str) -> None:
    with above_schools():
        m.SchoolIdentity.objects.filter(person=person, kind=kind).delete()


def who_is_in(browser: Client) -> str | None:
    return browser.session.get("_auth_user_id")


def refused(answer: Any, browser: Client) -> bool:
    """Told so on one page, and nobody is in."""
    return (answer.headers.get("Location"), who_is_in(browser)) == (DID_NOT_WORK, None)


def test_a_pupil_comes_in_with_the_account_of_school(way: Way, world: World) -> None:
    browser = Client()

    coming = way.come_back(browser)

    assert (coming.status_code, coming.headers["Location"]) == (302, "/")
    assert who_is_in(browser) == str(world.saskia.saskia.person.account_id)
    assert browser.get("/", follow=True).status_code == 200


def test_a_pupil_without_an_eck_id_is_known_by_uid(way: Way, world: World) -> None:
    forget(world.saskia.saskia.person, "eck_id")
    way.idp.knows("alleen-uid", uid=SASKIA_UID)
    browser = Client()

    way.come_back(browser, name="alleen-uid")

    assert who_is_in(browser) == str(world.saskia.saskia.person.account_id)


def test_the_long_names_that_some_federations_use_are_read_too(way: Way, world: World) -> None:
    way.idp.knows("lang", **{"urn:mace:dir:attribute-def:eckId": SASKIA_ECK})
    browser = Client()

    way.come_back(browser, name="lang")

    assert who_is_in(browser) == str(world.saskia.saskia.person.account_id)


def test_the_address_of_somebodys_account_opens_it_to_nobody(way: Way, world: World) -> None:
    email = world.staff.ruben.account.email
    way.idp.knows("vreemd", eckId=ANOTHER_ECK, mail=email)
    browser = Client()

    coming = way.come_back(browser, name="vreemd")

    assert (coming.headers["Location"], who_is_in(browser)) == (NOT_KNOWN, None)


def test_who_has_no_account_yet_is_led_to_the_first_step(way: Way, world: World) -> None:
    person = world.timo.timo.person
    with above_schools():
        Person.objects.filter(pk=person.pk).update(account=None)
    known(person, "eck_id", ANOTHER_ECK)
    way.idp.knows("timo", eckId=ANOTHER_ECK, mail="timo@school.example")
    browser = Client()

    coming = way.come_back(browser, name="timo")

    assert (coming.status_code, coming.headers["Location"]) == (302, "/inloggen/school/nieuw/")
    assert "timo@school.example" in browser.get("/inloggen/school/nieuw/").content.decode()
    assert who_is_in(browser) is None


def test_a_colleague_shows_a_second_proof_all_the_same(way: Way, world: World, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    known(world.staff.ruben, "eck_id", ANOTHER_ECK, by=way)
    way.idp.knows("ruben", eckId=ANOTHER_ECK)
    browser = Client()

    way.come_back(browser, name="ruben")

    assert browser.get("/").headers["Location"] == "/veilig-inloggen/"


def test_an_answer_is_believed_once(way: Way, world: World) -> None:
    browser, thief = Client(), Client()
    answer = way.idp.answer(way.question(browser), name="saskia")
    back = way.answered(browser, answer).headers["Location"]
    browser.get(back)
    assert who_is_in(browser) == str(world.saskia.saskia.person.account_id)
    browser.post("/uitloggen/")

    assert refused(way.answered(browser, answer), browser)
    assert refused(browser.get(back), browser)
    way.question(thief)
    assert refused(way.answered(thief, answer), thief)
    assert refused(thief.get(back), thief)


def test_an_answer_that_was_not_fetched_yet_is_not_taken_a_second_time_either(way: Way) -> None:
    browser = Client()
    answer = way.idp.answer(way.question(browser), name="saskia")
    first, second = way.answered(browser, answer), way.answered(browser, answer)

    assert refused(second, browser)
    browser.get(first.headers["Location"])
    assert who_is_in(browser) is not None


def test_only_the_browser_that_asked_can_fetch_the_answer(way: Way) -> None:
    browser, another = Client(), Client()
    way.question(another)
    answer = way.idp.answer(way.question(browser), name="saskia")
    back = way.answered(browser, answer).headers["Location"]

    assert refused(another.get(back), another)
    browser.get(back)
    assert who_is_in(browser) is not None


def test_an_answer_to_no_question_of_ours_signs_in_nobody(way: Way) -> None:
    browser = Client()
    way.question(browser)

    assert refused(way.answered(browser, way.idp.unasked(way.entity, name="saskia")), browser)
    assert not SamlAnswer.objects.exists()


CHANGES: dict[str, Callable[[Answer, IdentityProvider], Answer]] = {
    "another number": lambda answer, idp: forged.changed(
        answer, forged.set_text("//saml:Attribute[@Name='eckId']/saml:AttributeValue", ANOTHER_ECK)
    ),
    "another name": lambda answer, idp: forged.changed(answer, forged.set_text("//saml:NameID", "ruben")),
    "another signature": lambda answer, idp: forged.changed(
        answer, forged.set_text("/samlp:Response/saml:Assertion/ds:Signature/ds:SignatureValue", "AAAA")
    ),
    "no signature": lambda answer, idp: forged.without_signatures(answer),
    "a signature around it alone": lambda answer, idp: forged.signed_as_a_message_only(answer, by=idp),
    "for somebody else": lambda answer, idp: by(
        idp, answer, forged.set_text("//saml:Audience", "https://x.nl")
    ),
    "to somewhere else": lambda answer, idp: by(
        idp, answer, forged.set_name("//saml:SubjectConfirmationData", "Recipient", "https://x.nl/")
    ),
    "sent elsewhere": lambda answer, idp: by(
        idp, answer, forged.set_name("/samlp:Response", "Destination", "https://x.nl/")
    ),
    "over": lambda answer, idp: by(
        idp, answer, forged.set_name("//saml:Conditions", "NotOnOrAfter", "2020-01-01T00:00:00Z")
    ),
    **{
        way: lambda answer, idp, way=way: forged.wrapped(answer, way=way, eck_id=ANOTHER_ECK)
        for way in forged.WAYS
    },
}


def by(idp: IdentityProvider, answer: Answer, change: forged.Change) -> Answer:
    return forged.signed_anew(answer, change, key=idp.key, certificate=idp.certificate)


@pytest.mark.parametrize("change", CHANGES)
def test_an_answer_that_cannot_be_believed_signs_in_nobody(
    change: str, way: Way, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    known(world.staff.ruben, "eck_id", ANOTHER_ECK, by=way)
    browser = Client()
    answer = CHANGES[change](way.idp.answer(way.question(browser), name="saskia"), way.idp)

    assert refused(way.answered(browser, answer), browser)
    assert not SamlAnswer.objects.exists()
    assert "was not believed" in caplog.text
    assert not any(personal in caplog.text for personal in (*WHAT_IS_PERSONAL, ANOTHER_ECK))


def test_an_answer_for_one_school_is_worth_nothing_at_another(
    way: Way, world: World, way_in: Callable[..., Way]
) -> None:
    """Two schools with one federation: the same key signs for both."""
    there, browser = way_in(world.elsewhere.school), Client()
    known(world.elsewhere.sem.person, "eck_id", SASKIA_ECK, by=there)
    answer = way.idp.answer(way.question(browser), name="saskia")

    assert refused(there.answered(browser, answer), browser)
    sent = way.answered(browser, answer).headers["Location"]
    assert refused(browser.get(sent.replace(str(way.row.pk), str(there.row.pk))), browser)


def test_a_pupil_of_one_school_is_not_known_at_another(
    way: Way, world: World, way_in: Callable[..., Way]
) -> None:
    there, browser = way_in(world.elsewhere.school), Client()

    coming = there.come_back(browser)

    assert (coming.headers["Location"], who_is_in(browser)) == (NOT_KNOWN, None)


def test_nothing_of_a_person_is_in_an_address_a_log_or_in_clear_in_the_database(
    way: Way, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = Client()
    address = way.question(browser)
    answer = way.idp.answer(address, name="saskia")
    back = way.answered(browser, answer).headers["Location"]
    waiting = SamlAnswer.objects.get()
    browser.get(back)
    fetched = SamlAnswer.objects.get()

    assert all(personal in answer.xml.decode() for personal in WHAT_IS_PERSONAL)
    written = f"{address} {back} {caplog.text} {waiting.__dict__} {dict(browser.session)}"
    assert not any(personal in written for personal in WHAT_IS_PERSONAL)
    assert (bool(waiting.sealed), fetched.sealed) == (True, "")


def test_what_no_longer_holds_is_thrown_away(way: Way, world: World) -> None:
    long_ago = datetime.now(tz=UTC) - timedelta(days=1)
    SamlAnswer.objects.create(provider=way.row, mark="m", question="q", until=long_ago)

    way.come_back(Client())

    assert not SamlAnswer.objects.filter(mark="m").exists()


def test_who_connects_signs_in_anew_at_school_and_is_known_from_then_on(way: Way, world: World) -> None:
    person = world.noor.noor.person
    way.idp.knows("noor", eckId=ANOTHER_ECK)
    browser = with_password(person.account)

    page = browser.post(f"/schoolaccount/{way.row.pk}/")
    answer = way.idp.answer(sent_to(page), name="noor")
    coming = browser.get(way.answered(browser, answer).headers["Location"])

    assert b'ForceAuthn="true"' in request_in(sent_to(page))
    assert coming.headers["Location"] == "/schoolaccount/"
    with above_schools():
        assert m.SchoolIdentity.objects.get(value=ANOTHER_ECK).person == person


def with_password(account: Account) -> Client:
    """A browser in which this account signed in, and gave its password again just now."""
    account.set_password("vier woorden op een rij")
    account.save()
    browser = Client()
    browser.post("/inloggen/", {"login": account.email, "password": "vier woorden op een rij"})
    browser.post("/inloggen/nog-een-keer/", {"password": "vier woorden op een rij"})
    return browser


def request_in(address: str) -> bytes:
    """The question itself, as it stands in the address."""
    return decompress(base64.b64decode(parse_qs(urlsplit(address).query)["SAMLRequest"][0]), -15)


def test_our_metadata_stands_at_an_address_for_everybody_also_before_the_way_in_is_on(
    world: World, way_in: Callable[..., Way]
) -> None:
    pair = Pair.made(name="Keuzeruimte", now=datetime.now(tz=UTC))
    way = way_in(world.school, active=False, sealed_secret=secret.locked(pair.together, purpose=PURPOSE))

    page = Client().get(way.ours)

    said = page.content.decode()
    assert (page.status_code, page.headers["Content-Type"]) == (200, "application/samlmetadata+xml")
    assert f'entityID="{way.entity}"' in said
    assert f'Location="{way.entity}antwoord/"' in said
    assert "PRIVATE" not in said
    assert Client().get(f"/inloggen/school/saml/{uuid4()}/").status_code == 404


def test_a_question_is_signed_with_the_key_in_our_metadata(world: World, way_in: Callable[..., Way]) -> None:
    pair = Pair.made(name="Keuzeruimte", now=datetime.now(tz=UTC))
    way = way_in(world.school, sealed_secret=secret.locked(pair.together, purpose=PURPOSE))
    bare = "".join(line for line in pair.certificate.splitlines() if not line.startswith("-"))
    options = {"certData": bare, "redirect.validate": True}
    way.idp.register(way.entity, comes_back_to=f"{way.entity}antwoord/", **options)
    known(world.saskia.saskia.person, "eck_id", SASKIA_ECK, by=way)
    browser = Client()

    way.come_back(browser)

    assert bare in "".join(Client().get(way.ours).content.decode().split())
    assert who_is_in(browser) == str(world.saskia.saskia.person.account_id)


def addresses(pk: UUID) -> tuple[str, str]:
    return f"/inloggen/school/saml/{pk}/antwoord/", f"/inloggen/school/saml/{pk}/verder/"


def test_a_way_in_that_is_off_or_speaks_otherwise_is_not_there(
    way: Way, world: World, way_in: Callable[..., Way]
) -> None:
    with above_schools():
        other = m.IdentityProvider.objects.create(
            school=world.school, protocol="oidc", name="Microsoft", issuer="https://m.example", active=True
        )
    off = way_in(world.school, name="Uit", active=False)
    for pk in (off.row.pk, other.pk, uuid4()):
        answer_at, fetch_at = addresses(pk)
        assert [Client().post(answer_at).status_code, Client().get(fetch_at).status_code] == [404, 404]
    answer_at, fetch_at = addresses(way.row.pk)
    assert [Client().get(answer_at).status_code, Client().post(fetch_at).status_code] == [405, 405]


def test_metadata_that_cannot_be_used_says_so_and_leads_nowhere(
    world: World, way_in: Callable[..., Way], caplog: pytest.LogCaptureFixture
) -> None:
    way = way_in(world.school)
    with above_schools():
        m.IdentityProvider.objects.filter(pk=way.row.pk).update(metadata="<kapot")
    browser = Client()

    assert refused(browser.post(f"/inloggen/school/naar/{way.row.pk}/"), browser)
    assert "cannot be used: not XML" in caplog.text


def test_a_server_without_the_extra_says_that_it_did_not_work_and_tells_the_operator(
    way: Way, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(saml, "installed", lambda: False)
    browser = Client()

    assert refused(browser.post(f"/inloggen/school/naar/{way.row.pk}/"), browser)
    assert Client().get(way.ours).status_code == 404
    assert "the extra [saml] is not installed (W003)" in caplog.text
