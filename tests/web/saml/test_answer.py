"""What an answer of a real simpleSAMLphp proves, and each of the many that prove nothing."""

from datetime import UTC, datetime, timedelta

import forged
import pytest
import simplesamlphp
from simplesamlphp import SASKIA_ECK, SASKIA_UID, Answer, IdentityProvider

from keuzeruimte_web.saml import metadata
from keuzeruimte_web.saml.answer import AnswerRefused, proved
from keuzeruimte_web.saml.metadata import Provider
from keuzeruimte_web.saml.service import Pair, Service, asked

OURS = Service(
    entity="https://keuze.example.nl/saml/1/", answers_at="https://keuze.example.nl/saml/1/antwoord/"
)
UNASKED = "it does not say which question of ours it answers"
SOMEBODY_ELSE = "https://ketenid.nl/201703/" + "ee" * 64


@pytest.fixture
def provider(idp: IdentityProvider) -> Provider:
    """What the school pasted."""
    idp.register(OURS.entity, comes_back_to=OURS.answers_at)
    return metadata.read(idp.metadata(), https_only=False)


def question(provider: Provider, service: Service = OURS) -> tuple[str, str]:
    return asked(service, of=provider)


@pytest.fixture
def answer(idp: IdentityProvider, provider: Provider) -> Answer:
    """An honest answer to a question of ours."""
    return idp.answer(question(provider)[0], name="saskia")


def refusal(answer: Answer, provider: Provider, service: Service = OURS) -> str:
    with pytest.raises(AnswerRefused) as refused:
        proved(answer.message, service=service, provider=provider, now=datetime.now(tz=UTC))
    return str(refused.value)


def test_an_honest_answer_says_who_and_to_which_question(idp: IdentityProvider, provider: Provider) -> None:
    address, question_id = question(provider)
    answer = idp.answer(address, name="saskia")

    certain = proved(answer.message, service=OURS, provider=provider, now=datetime.now(tz=UTC))

    assert (answer.address, answer.relay) == (OURS.answers_at, "")
    assert certain.asked == question_id
    assert certain.assertion == forged.one(forged.etree.fromstring(answer.xml), "//saml:Assertion").get("ID")
    assert timedelta() < certain.until - datetime.now(tz=UTC) <= timedelta(minutes=5)
    assert certain.attributes == {
        "uid": (SASKIA_UID,),
        "eckId": (SASKIA_ECK,),
        "givenName": ("Saskia",),
        "mail": ("saskia@school.example",),
    }


def test_a_question_of_ours_is_signed_when_there_is_a_key(idp: IdentityProvider, provider: Provider) -> None:
    pair = Pair.made(name="Keuzeruimte", now=datetime.now(tz=UTC))
    ours = Service(OURS.entity, OURS.answers_at, pair)
    bare = "".join(line for line in pair.certificate.splitlines() if not line.startswith("-"))
    idp.register(ours.entity, comes_back_to=ours.answers_at, certData=bare, **{"redirect.validate": True})

    answer = idp.answer(question(provider, ours)[0], name="saskia")

    assert proved(answer.message, service=ours, provider=provider, now=datetime.now(tz=UTC)).attributes["uid"]
    assert Pair.apart(pair.together) == pair


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("//saml:NameID", "iemand-anders@lindecollege"),
        ("//saml:Attribute[@Name='eckId']/saml:AttributeValue", SOMEBODY_ELSE),
        ("/samlp:Response/saml:Assertion/ds:Signature/ds:SignatureValue", "AAAA"),
    ],
)
def test_an_answer_that_was_changed_on_the_way_proves_nothing(
    path: str, said: str, answer: Answer, provider: Provider
) -> None:
    changed = forged.changed(answer, forged.set_text(path, said))

    assert refusal(changed, provider) == "Signature validation failed. SAML Response rejected"


def test_an_answer_without_a_signature_proves_nothing(answer: Answer, provider: Provider) -> None:
    assert refusal(forged.without_signatures(answer), provider) == (
        "The Assertion of the Response is not signed and the SP require it"
    )


def test_a_signature_around_an_unsigned_assertion_is_not_enough(
    answer: Answer, provider: Provider, idp: IdentityProvider
) -> None:
    assert refusal(forged.signed_as_a_message_only(answer, by=idp), provider) == (
        "The Assertion of the Response is not signed and the SP require it"
    )


def test_another_key_proves_nothing_even_with_its_certificate_inside(
    answer: Answer, provider: Provider
) -> None:
    certificate, key = simplesamlphp.self_signed("Iemand anders")
    answer = forged.signed_anew(answer, lambda document: None, key=key, certificate=certificate)

    assert refusal(answer, provider) == "Signature validation failed. SAML Response rejected"


@pytest.mark.parametrize("way", forged.WAYS)
def test_an_assertion_wrapped_around_a_signed_one_proves_nothing(
    way: str, answer: Answer, provider: Provider
) -> None:
    wrapped = forged.wrapped(answer, way=way, eck_id=SOMEBODY_ELSE)

    assert SOMEBODY_ELSE.encode() in wrapped.xml
    assert refusal(wrapped, provider)


IN_SUBJECT = "//saml:SubjectConfirmationData"
AGO, SOON = "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            forged.set_text("//saml:Audience", "https://elders.example.nl/"),
            f"{OURS.entity} is not a valid audience for this Response",
        ),
        (forged.drop("//saml:AudienceRestriction"), "not meant for us"),
        (
            forged.set_name("/samlp:Response", "Destination", "https://elders.example.nl/"),
            f"The response was received at {OURS.answers_at} instead of https://elders.example.nl/",
        ),
        (
            forged.set_name("/samlp:Response", "Destination", OURS.answers_at + "verder/"),
            "sent to another address than ours",
        ),
        (
            forged.set_name(IN_SUBJECT, "Recipient", "https://elders.example.nl/"),
            "A valid SubjectConfirmation was not found on this Response",
        ),
        (
            forged.set_name(IN_SUBJECT, "Recipient", f"https://elders.example.nl/?{OURS.answers_at}"),
            UNASKED,
        ),
        (forged.set_name(IN_SUBJECT, "Recipient", None), UNASKED),
        (
            forged.set_name(IN_SUBJECT, "InResponseTo", None),
            UNASKED,
        ),
        (
            forged.set_name(IN_SUBJECT, "InResponseTo", "another-question"),
            "A valid SubjectConfirmation was not found on this Response",
        ),
        (
            forged.set_name(IN_SUBJECT, "NotOnOrAfter", None),
            UNASKED,
        ),
        (
            forged.set_name(IN_SUBJECT, "NotOnOrAfter", AGO),
            "A valid SubjectConfirmation was not found on this Response",
        ),
        (
            forged.set_name("//saml:Conditions", "NotOnOrAfter", AGO),
            "Could not validate timestamp: expired. Check system clock.",
        ),
        (
            forged.set_name("//saml:Conditions", "NotBefore", SOON),
            "Could not validate timestamp: not yet valid. Check system clock.",
        ),
        (
            forged.set_name(
                "//saml:SubjectConfirmation", "Method", "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"
            ),
            "A valid SubjectConfirmation was not found on this Response",
        ),
    ],
)
def test_a_signed_answer_that_is_not_for_us_and_now_proves_nothing(
    change: forged.Change, why: str, answer: Answer, provider: Provider, idp: IdentityProvider
) -> None:
    assert (
        refusal(forged.signed_anew(answer, change, key=idp.key, certificate=idp.certificate), provider) == why
    )


def test_signing_anew_without_a_change_is_believed(
    answer: Answer, provider: Provider, idp: IdentityProvider
) -> None:
    """So that the refusals above are of the change, and not of the forger's work."""
    anew = forged.signed_anew(answer, lambda document: None, key=idp.key, certificate=idp.certificate)

    assert proved(anew.message, service=OURS, provider=provider, now=datetime.now(tz=UTC)).attributes["eckId"]


def test_another_provider_with_the_same_key_is_another(
    answer: Answer, provider: Provider, idp: IdentityProvider
) -> None:
    change = forged.set_text("//saml:Assertion/saml:Issuer", "https://elders.example.nl/idp")
    answer = forged.signed_anew(answer, change, key=idp.key, certificate=idp.certificate)

    assert refusal(answer, provider).startswith("Invalid issuer in the Assertion/Response")


def test_an_answer_to_another_service_proves_nothing_to_us(idp: IdentityProvider, provider: Provider) -> None:
    theirs = Service("https://keuze.example.nl/saml/2/", OURS.answers_at)
    idp.register(theirs.entity, comes_back_to=theirs.answers_at)

    answer = idp.answer(question(provider, theirs)[0], name="saskia")

    assert refusal(answer, provider) == f"{OURS.entity} is not a valid audience for this Response"


def test_an_answer_to_no_question_proves_nothing(idp: IdentityProvider, provider: Provider) -> None:
    answer = idp.unasked(OURS.entity, name="saskia")

    assert refusal(answer, provider) == UNASKED


def test_a_question_put_on_an_answer_to_no_question_proves_nothing(
    idp: IdentityProvider, provider: Provider
) -> None:
    """The message is not signed, so anybody could write an id of their own question there."""
    address, question_id = question(provider)
    answer = idp.unasked(OURS.entity, name="saskia")
    named = forged.set_name("/samlp:Response", "InResponseTo", question_id)

    def put(document: object) -> None:
        forged.drop("/samlp:Response/ds:Signature")(document)
        named(document)

    assert address
    assert refusal(forged.changed(answer, put), provider) == UNASKED


def test_an_answer_that_is_over_proves_nothing(idp: IdentityProvider, provider: Provider) -> None:
    idp.register(OURS.entity, comes_back_to=OURS.answers_at, **{"assertion.lifetime": -600})

    answer = idp.answer(question(provider)[0], name="saskia")

    assert refusal(answer, provider) == "Could not validate timestamp: expired. Check system clock."


@pytest.mark.parametrize(
    "message",
    ["", "geen base64", "aGFsbG8=", "PGE+", "x" * 500_000],
)
def test_something_else_than_an_answer_proves_nothing(message: str, provider: Provider) -> None:
    assert refusal(Answer(OURS.answers_at, message, ""), provider) in (
        "no answer, or too long a one",
        "not an answer in SAML",
    )


def test_an_answer_with_a_document_type_is_not_read(answer: Answer, provider: Provider) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + answer.xml
    with_type = forged.sent(answer, bomb)

    assert refusal(with_type, provider) == "not an answer in SAML"


def test_the_parts_underneath_carry_the_same_reader_of_xml() -> None:
    """xmlsec and lxml hand each other documents: with two libraries that reads memory at random."""
    import xmlsec
    from lxml import etree

    assert xmlsec.get_libxml_version() == etree.LIBXML_VERSION
