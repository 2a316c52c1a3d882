"""What a school pastes: the metadata of its identity provider, and whatever else lands in a form."""

from datetime import UTC, datetime

import pytest
import simplesamlphp
from simplesamlphp import IdentityProvider

from keuzeruimte_web.saml.metadata import MetadataRefused, Provider, Unfit, read
from keuzeruimte_web.saml.service import Pair, Service, described

SECRET = "wat alleen deze server mag lezen"


def written(
    *, key: str = "", address: str = "https://inloggen.example.nl/sso", bound: str = "Redirect"
) -> str:
    """Metadata of one identity provider, with what the test is about."""
    service = f'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-{bound}" Location="{address}"'
    return (
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"'
        ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://inloggen.example.nl/">'
        '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
        f"{key}<md:SingleSignOnService {service}/></md:IDPSSODescriptor></md:EntityDescriptor>"
    )


def key_of(certificate: str, *, use: str = ' use="signing"') -> str:
    return (
        f"<md:KeyDescriptor{use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n{certificate}\n"
        "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
    )


def bare(certificate: str) -> str:
    return "".join(line for line in certificate.splitlines() if not line.startswith("-"))


OLD, NEW = (bare(simplesamlphp.self_signed(name)[0]) for name in ("oud", "nieuw"))
GOOD = key_of(OLD)


def test_the_metadata_of_a_real_provider_says_where_and_with_which_key(idp: IdentityProvider) -> None:
    assert read(idp.metadata(), https_only=False) == Provider(
        entity=idp.entity, address=idp.sign_in_address, certificates=(bare(idp.certificate),)
    )


def test_a_second_certificate_counts_and_one_for_encryption_does_not() -> None:
    keys = key_of(OLD) + key_of(NEW, use="") + key_of("AAAA", use=' use="encryption"')

    assert read(written(key=keys)) == Provider(
        "https://inloggen.example.nl/", "https://inloggen.example.nl/sso", (OLD, NEW)
    )


def test_the_one_provider_in_a_list_of_services_is_found() -> None:
    service = '<md:EntityDescriptor entityID="https://een.dienst.example.nl/"/>'
    several = (
        '<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">{}'
        f"{service}</md:EntitiesDescriptor>"
    )

    assert read(several.format(written(key=GOOD))).entity == "https://inloggen.example.nl/"
    with pytest.raises(MetadataRefused) as refused:
        read(several.format(written(key=GOOD) * 2))
    assert refused.value.why is Unfit.SEVERAL_PROVIDERS


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Unfit.NOT_XML),
        ("https://inloggen.example.nl/metadata", Unfit.NOT_XML),
        ("<html><p>Geen toegang</p></html>", Unfit.NO_PROVIDER),
        ("<" + "a" * 300_000, Unfit.TOO_LONG),
        (written(), Unfit.NO_CERTIFICATE),
        (written(key=key_of("AAAA")), Unfit.NO_CERTIFICATE),
        (written(key=GOOD, bound="POST"), Unfit.NO_ADDRESS),
        (written(key=GOOD, address="javascript:alert(1)"), Unfit.NO_ADDRESS),
        (written(key=GOOD, address="http://inloggen.example.nl/sso"), Unfit.NOT_SAFE),
        (written(key=GOOD).replace('https://inloggen.example.nl/"', '"'), Unfit.NO_PROVIDER),
        (written(key=GOOD).replace("IDPSSO", "SPSSO"), Unfit.NO_PROVIDER),
    ],
)
def test_what_is_no_metadata_of_one_provider_is_refused_with_the_reason(text: str, why: Unfit) -> None:
    with pytest.raises(MetadataRefused) as refused:
        read(text)

    assert refused.value.why is why


@pytest.mark.parametrize(
    "kind",
    [
        '<!DOCTYPE a [<!ENTITY naam SYSTEM "file://{file}">]>',
        '<!DOCTYPE a [<!ENTITY naam "binnen">]>',
        '<!DOCTYPE a SYSTEM "file://{file}">',
    ],
)
def test_metadata_opens_no_file_of_this_server(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("server") / "geheim.txt"
    file.write_text(SECRET)
    text = kind.format(file=file) + written(key=GOOD).replace("inloggen.example.nl/sso", "x/&naam;")

    with pytest.raises(MetadataRefused) as refused:
        read(text if "ENTITY" in kind else text.replace("&naam;", ""))

    assert refused.value.why is Unfit.NOT_XML
    assert SECRET not in str(refused.value)


def test_our_own_metadata_says_where_answers_come_and_offers_no_signing_out() -> None:
    ours = Service("https://keuze.example.nl/saml/1/", "https://keuze.example.nl/saml/1/antwoord/")

    text = described(ours).decode()

    assert 'entityID="https://keuze.example.nl/saml/1/"' in text
    assert 'Location="https://keuze.example.nl/saml/1/antwoord/"' in text
    assert 'WantAssertionsSigned="true"' in text
    assert "SingleLogoutService" not in text
    assert "KeyDescriptor" not in text


def test_our_own_metadata_shows_the_certificate_and_never_the_key() -> None:
    pair = Pair.made(name="Keuzeruimte", now=datetime.now(tz=UTC))
    text = described(Service("https://keuze.example.nl/1/", "https://keuze.example.nl/1/a/", pair)).decode()

    assert bare(pair.certificate) in "".join(text.split())
    assert 'AuthnRequestsSigned="true"' in text
    assert bare(pair.key)[:40] not in "".join(text.split())
    assert pair.key not in repr(pair)
