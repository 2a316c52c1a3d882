"""Cursors and marks: where a list goes on, and after which change to look. Signed, for one service."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing

from keuzeruimte_web.api.problems import Refused

SALT = "keuzeruimte.api.bookmark"
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list: after this id, of what changed after this number (None: everything)."""

    after: UUID | None = None
    since: int | None = None


def cursor(service: UUID, of: str, place: Place) -> str:
    """The next page of this list."""
    after = place.after.hex if place.after else None
    return _signed([service.hex, "page", of, after, place.since])


def place_of(text: str, service: UUID, of: str) -> Place:
    """The place of a cursor of this list. Raises Refused."""
    _service, _what, _of, after, since = _read(text, [service.hex, "page", of], length=5)
    return Place(UUID(after) if after else None, since)


def mark(service: UUID, number: int) -> str:
    """Everything up to this change was told."""
    return _signed([service.hex, "mark", number])


def number_of(text: str, service: UUID) -> int:
    """Up to which change was told. Raises Refused."""
    number: int = _read(text, [service.hex, "mark"], length=3)[-1]
    return number


def _signed(parts: list[Any]) -> str:
    return signing.Signer(salt=SALT).sign_object(parts)


def _read(text: str, begin: list[str], *, length: int) -> list[Any]:
    if len(text) > LONGEST:
        raise Refused("wrong-cursor")
    try:
        parts: list[Any] = signing.Signer(salt=SALT).unsign_object(text)
    except (signing.BadSignature, ValueError) as error:
        raise Refused("wrong-cursor") from error
    if parts[: len(begin)] != begin or len(parts) != length:
        raise Refused("wrong-cursor")
    return parts
