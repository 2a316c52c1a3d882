"""What an answer of an identity provider proves, or that it proves nothing.

python3-saml checks the signature, the form, the times and the issuer. It lets pass what an answer does not
say: no audience, no recipient, no question that it answers. We believe only an answer that says all three, in
the part that is signed (SAML profiles 4.1.4.2 and 4.1.4.3).
"""

import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from .metadata import Provider
from .service import Service, arrival, settings

NS = {"saml": "urn:oasis:names:tc:SAML:2.0:assertion", "samlp": "urn:oasis:names:tc:SAML:2.0:protocol"}
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
LONGEST = 400_000  # characters of base64; a usual answer is some ten thousand


class AnswerRefused(ValueError):  # noqa: N818
    """The answer proves nothing. The reason is for an operator's log, without name or number of anybody."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What is certain: the provider said this, to us, for this question, and until then it holds.

    `assertion` is the id that the provider gave to its words: who believes them, does so once.
    """

    assertion: str
    asked: str
    until: datetime
    attributes: Mapping[str, tuple[str, ...]] = field(repr=False)


def proved(message: str, *, service: Service, provider: Provider, now: datetime) -> Proved:
    """What this answer proves; raises AnswerRefused. `message` is base64, as the browser posts it."""
    from lxml import etree  # noqa: PLC0415
    from onelogin.saml2.errors import OneLogin_Saml2_Error  # noqa: PLC0415
    from onelogin.saml2.response import OneLogin_Saml2_Response  # noqa: PLC0415
    from onelogin.saml2.settings import OneLogin_Saml2_Settings  # noqa: PLC0415

    if not message or len(message) > LONGEST:
        raise AnswerRefused("no answer, or too long a one")
    ours = OneLogin_Saml2_Settings(dict(settings(service, of=provider)))
    try:
        response = OneLogin_Saml2_Response(ours, message)
    except (binascii.Error, ValueError, etree.LxmlError, OneLogin_Saml2_Error) as fault:
        raise AnswerRefused("not an answer in SAML") from fault
    if not response.is_valid(arrival(service)):
        raise AnswerRefused(_reason(response.get_error()))
    return _strictly(response, service, now)


def _strictly(response: Any, service: Service, now: datetime) -> Proved:
    """The one signed assertion, if it names us, where it goes, what it answers and until when."""
    document = response.get_xml_document()
    (assertion,) = document.xpath("/samlp:Response/saml:Assertion", namespaces=NS)
    if document.get("Destination") not in (None, service.answers_at):
        raise AnswerRefused("sent to another address than ours")
    if service.entity not in response.get_audiences():
        raise AnswerRefused("not meant for us")
    for meant in _confirmations(assertion):
        if meant.get("Recipient") != service.answers_at:
            continue
        asked, until = meant.get("InResponseTo"), _moment(meant.get("NotOnOrAfter"))
        if not asked or not until or until <= now or asked != document.get("InResponseTo", asked):
            continue
        return Proved(
            assertion=str(assertion.get("ID")),
            asked=str(asked),
            until=until,
            attributes={
                name: tuple(value for value in values if isinstance(value, str))
                for name, values in response.get_attributes().items()
            },
        )
    raise AnswerRefused("it does not say which question of ours it answers")


def _confirmations(assertion: Any) -> list[Any]:
    path = "saml:Subject/saml:SubjectConfirmation[@Method=$method]/saml:SubjectConfirmationData"
    found: list[Any] = assertion.xpath(path, namespaces=NS, method=BEARER)
    return found


def _moment(written: object) -> datetime | None:
    from onelogin.saml2.utils import OneLogin_Saml2_Utils  # noqa: PLC0415

    if not written:
        return None
    return datetime.fromtimestamp(OneLogin_Saml2_Utils.parse_SAML_to_time(str(written)), tz=UTC)


def _reason(error: object) -> str:
    """What python3-saml says, without the provider's own words: those could hold anything."""
    return str(error).split(" -> ")[0].replace("\n", " ").replace("\r", " ")[:200]
