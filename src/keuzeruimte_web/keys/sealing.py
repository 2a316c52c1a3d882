"""A text, sealed (AES-256-GCM) with the key of a dossier, for one place: school, table, column and row.

In another place it does not open. It is filled up to whole blocks first, so that its length tells little.
"""

import base64
import binascii
import hmac
import secrets
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import ring

FORM = "kr1."
"""What a sealed text begins with: the form in which it is written."""
BLOCK = 32
NONCE = 12
ID = 16


_PLAIN = bytes.maketrans(b"-_", b"+/")


class DoesNotOpen(Exception):  # noqa: N818
    """A sealed text was changed, or does not belong in this place; or its key is no more."""


class Place(NamedTuple):
    """Where a sealed text belongs."""

    school: UUID
    table: str
    column: str
    row: UUID

    @property
    def tied(self) -> bytes:
        """As the cipher wants it."""
        return tied_to(self.school.hex, f"{self.table}.{self.column}", self.row.hex)


def tied_to(school: str, column: str, row: str) -> bytes:
    """A place, of ids without hyphens, as the cipher wants it."""
    return f"{school} {column} {row}".encode()


def seal(text: str, *, owner: UUID, place: Place) -> str:
    """The text, sealed for this place with the key of this owner (a pupil's dossier, a person, a school)."""
    return seal_bytes(text.encode(), owner=owner, place=place)


def seal_bytes(content: bytes, *, owner: UUID, place: Place) -> str:
    """The same, of a file."""
    key = ring.key_of(owner, school=place.school)
    return shut(
        content, tied=place.tied, cipher=key.cipher, key=key.id.bytes, nonce=secrets.token_bytes(NONCE)
    )


def shut(content: bytes, *, tied: bytes, cipher: AESGCM, key: bytes, nonce: bytes) -> str:
    """The form of what is sealed, with the cipher of the key of this id; never twice with one nonce."""
    return (
        FORM + base64.urlsafe_b64encode(key + nonce + cipher.encrypt(nonce, _filled(content), tied)).decode()
    )


def opened(sealed: str, *, place: Place) -> str:
    """The text again. Raises DoesNotOpen when it is not what was sealed for this place."""
    return opened_bytes(sealed, place=place).decode()


def opened_bytes(sealed: str, *, place: Place) -> bytes:
    """The same, of a file."""
    whole = _whole(sealed, place=place)
    try:
        key = ring.key_by_bytes(whole[:ID], school=place.school)
        plain = key.cipher.decrypt(whole[ID : ID + NONCE], whole[ID + NONCE :], place.tied)
    except ring.NoKey as gone:
        raise DoesNotOpen(f"no key for {place.table}.{place.column} of {place.row}") from gone
    except InvalidTag as broken:
        raise DoesNotOpen(f"{place.table}.{place.column} of {place.row} was not sealed here") from broken
    return plain[: plain.rindex(b"\x80")]


def key_id(sealed: str) -> UUID:
    """The id of the key with which this was sealed."""
    return UUID(bytes=base64.urlsafe_b64decode(sealed.removeprefix(FORM))[:ID])


def mark(text: str, *, owner: UUID, place: Place) -> str:
    """By which the same text in the same place is recognised, with the key alone. 64 characters."""
    return marked(text, tied=place.tied, marks=ring.key_of(owner, school=place.school).marks)


def marked(text: str, *, tied: bytes, marks: bytes) -> str:
    """The form of a mark, with what was derived from a key for marks (`ring.for_marks`)."""
    return hmac.digest(marks, tied + b" " + text.encode(), "sha256").hex()


def _whole(sealed: str, *, place: Place) -> bytes:
    if not sealed.startswith(FORM):
        raise DoesNotOpen(f"{place.table}.{place.column} of {place.row} is not sealed")
    try:
        # Bytes change their letters six times as fast as a text does, and a page opens many.
        whole = binascii.a2b_base64(sealed[len(FORM) :].encode("ascii").translate(_PLAIN))
    except ValueError as broken:
        raise DoesNotOpen(f"{place.table}.{place.column} of {place.row} is damaged") from broken
    if len(whole) <= ID + NONCE:
        raise DoesNotOpen(f"{place.table}.{place.column} of {place.row} is not sealed")
    return whole


def _filled(plain: bytes) -> bytes:
    return plain + b"\x80" + bytes(-(len(plain) + 1) % BLOCK)
