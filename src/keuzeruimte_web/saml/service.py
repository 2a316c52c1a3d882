"""Who we are to an identity provider: our name, our addresses, our key; and what we ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from .metadata import Provider

POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
ANY_NAME = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
KEY_YEARS = 10  # self-signed: a federation keeps the key that stands in our metadata, whatever its end


@dataclass(frozen=True, slots=True)
class Pair:
    """The key with which we sign, and the certificate that tells others so; both in PEM."""

    key: str = field(repr=False)
    certificate: str

    @classmethod
    def made(cls, *, name: str, now: datetime) -> "Pair":
        """A new pair, from `now` on."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
        whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
        made = x509.CertificateBuilder(whose, whose, key.public_key(), x509.random_serial_number())
        made = made.not_valid_before(now.astimezone(UTC) - timedelta(days=1))
        made = made.not_valid_after(now.astimezone(UTC) + timedelta(days=KEY_YEARS * 365))
        pem, bare = serialization.Encoding.PEM, serialization.NoEncryption()
        return cls(
            key=key.private_bytes(pem, serialization.PrivateFormat.PKCS8, bare).decode(),
            certificate=made.sign(key, hashes.SHA256()).public_bytes(pem).decode(),
        )

    @property
    def together(self) -> str:
        """Both in one text, as they are kept."""
        return self.key + self.certificate

    @classmethod
    def apart(cls, together: str) -> "Pair":
        """The pair again, from how it was kept."""
        key, mark, certificate = together.partition("-----BEGIN CERTIFICATE-----")
        return cls(key=key, certificate=mark + certificate)


@dataclass(frozen=True, slots=True)
class Service:
    """We, as one identity provider knows us: `entity` is our name, `answers_at` where its answers come."""

    entity: str
    answers_at: str
    pair: Pair | None = None


def asked(service: Service, *, of: Provider, anew: bool = False) -> tuple[str, str]:
    """The address to send somebody to, and the id of the question: the answer must name it.

    `anew` asks the provider to let somebody sign in again, also when its own session lasts.
    """
    from onelogin.saml2.auth import OneLogin_Saml2_Auth  # noqa: PLC0415

    auth = OneLogin_Saml2_Auth(arrival(service), settings(service, of=of))
    # Without a relay state: where they go next we keep ourselves, and never believe from outside.
    return str(auth.login(return_to="", force_authn=anew)), str(auth.get_last_request_id())


def described(service: Service) -> bytes:
    """Our metadata, for the federation: our name, where answers come, and our certificate if we sign."""
    from onelogin.saml2.settings import OneLogin_Saml2_Settings  # noqa: PLC0415

    ours = OneLogin_Saml2_Settings(settings(service), sp_validation_only=True)
    described_by = ours.get_sp_metadata()
    return described_by if isinstance(described_by, bytes) else described_by.encode()


def arrival(service: Service) -> dict[str, Any]:
    """A request at our own address, in python3-saml's words: never what a browser calls us."""
    ours = urlsplit(service.answers_at)
    return {
        "https": "on" if ours.scheme == "https" else "off",
        "http_host": ours.netloc,
        "script_name": "",
        "path_info": ours.path,
        "request_uri": ours.path,
        "get_data": {},
        "post_data": {},
    }


def settings(service: Service, *, of: Provider | None = None) -> Mapping[str, Any]:
    """What python3-saml works by: everything strict, SHA-256 at least, and the assertion itself signed."""
    from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words  # noqa: PLC0415

    ours: dict[str, Any] = {
        "entityId": service.entity,
        "assertionConsumerService": {"url": service.answers_at, "binding": POST},
        "NameIDFormat": ANY_NAME,
    }
    if service.pair:
        ours |= {"x509cert": service.pair.certificate, "privateKey": service.pair.key}
    theirs: dict[str, Any] = {}
    if of:
        theirs = {
            "entityId": of.entity,
            "singleSignOnService": {"url": of.address, "binding": REDIRECT},
            "x509certMulti": {"signing": list(of.certificates)},
        }
    return {
        "strict": True,
        "debug": False,
        "sp": ours,
        "idp": theirs,
        "security": {
            "authnRequestsSigned": service.pair is not None,
            "signatureAlgorithm": Words.RSA_SHA256,
            "digestAlgorithm": Words.SHA256,
            "rejectDeprecatedAlgorithm": True,
            "wantAssertionsSigned": True,
            "wantNameId": False,
            "requestedAuthnContext": False,
            "allowRepeatAttributeName": True,
            "allowSingleLabelDomains": True,
        },
    }
