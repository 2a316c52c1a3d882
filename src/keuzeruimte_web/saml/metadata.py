"""What an identity provider says of itself: the metadata that a school pastes into the form.

Read without entities, without a document type and without the network, so that a text from elsewhere can
make this server open no file and no address.
"""

from base64 import b64decode
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cryptography.x509 import load_der_x509_certificate

MD = "{urn:oasis:names:tc:SAML:2.0:metadata}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
LONGEST = 200_000  # characters; that of one identity provider is some thousands
LONGEST_NAME = 200  # characters of an entity id that we can keep


class Unfit(Enum):
    """Why a text is no metadata that we can use."""

    TOO_LONG = "too long"
    NOT_XML = "not XML"
    NO_PROVIDER = "no identity provider"
    SEVERAL_PROVIDERS = "several identity providers"
    NO_ADDRESS = "no address to sign in by redirect"
    NOT_SAFE = "an address without https"
    NO_CERTIFICATE = "no certificate to check signatures with"


class MetadataRefused(ValueError):  # noqa: N818
    """The text is no metadata that we can use; `why` says which of the closed list."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider: its name in SAML, where one signs in, and the certificates of its signatures.

    There can be two certificates: while a federation goes over to a new key, it names both.
    """

    entity: str
    address: str
    certificates: tuple[str, ...]


def read(text: str, *, https_only: bool = True) -> Provider:
    """The one identity provider in this metadata; raises MetadataRefused.

    `https_only` refuses an address that others on the way could read: only a test on this machine needs less.
    """
    if len(text) > LONGEST:
        raise MetadataRefused(Unfit.TOO_LONG)
    entities = [entity for entity in _entities(text) if entity.find(f"{MD}IDPSSODescriptor") is not None]
    if len(entities) != 1:
        raise MetadataRefused(Unfit.SEVERAL_PROVIDERS if entities else Unfit.NO_PROVIDER)
    entity = entities[0]
    name = (entity.get("entityID") or "").strip()
    if not name or len(name) > LONGEST_NAME:
        raise MetadataRefused(Unfit.NO_PROVIDER)
    role = entity.find(f"{MD}IDPSSODescriptor")
    address = _address(role)
    if https_only and not address.startswith("https://"):
        raise MetadataRefused(Unfit.NOT_SAFE)
    return Provider(name, address, _certificates(role))


def _entities(text: str) -> list[Any]:
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.strip().encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise MetadataRefused(Unfit.NOT_XML) from fault
    if root.getroottree().docinfo.doctype:
        raise MetadataRefused(Unfit.NOT_XML)
    return list(root.iter(f"{MD}EntityDescriptor"))


def _address(role: Any) -> str:
    for service in role.findall(f"{MD}SingleSignOnService"):
        location = str(service.get("Location") or "").strip()
        if service.get("Binding") == REDIRECT and location.startswith(("https://", "http://")):
            return location
    raise MetadataRefused(Unfit.NO_ADDRESS)


def _certificates(role: Any) -> tuple[str, ...]:
    """Those for signing; a key without a use is for everything (SAML metadata 2.4.1.1)."""
    found: list[str] = []
    for key in role.findall(f"{MD}KeyDescriptor"):
        if key.get("use", "signing") != "signing":
            continue
        for written in key.iter(f"{DS}X509Certificate"):
            bare = "".join((written.text or "").split())
            if bare and bare not in found and _is_certificate(bare):
                found.append(bare)
    if not found:
        raise MetadataRefused(Unfit.NO_CERTIFICATE)
    return tuple(found)


def _is_certificate(bare: str) -> bool:
    try:
        load_der_x509_certificate(b64decode(bare, validate=True))
    except ValueError:
        return False
    return True
