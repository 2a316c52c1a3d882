"""Files of a backup, locked with a key of the operator's (AES-256-GCM, in pieces that keep their order).

A piece says by its number whether it was moved, and by its last bit whether the file was cut off: the STREAM
construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Each backup has a key of its own, made of a salt.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .refusal import BackupRefused

PIECE = 1024 * 1024
TAG = 16
ENDING = ".sealed"


def new_salt() -> str:
    """A salt for one backup, in hexadecimals."""
    return secrets.token_hex(16)


def key_of(text: str, *, salt: str) -> bytes:
    """The key of one backup. Raises BackupRefused when the operator's key is none."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as wrong:
        raise BackupRefused("KEUZERUIMTE_BACKUP_KEY is no key. Make one: openssl rand -base64 32.") from wrong
    if len(key) != 32:
        raise BackupRefused("KEUZERUIMTE_BACKUP_KEY is not 32 bytes. Make one: openssl rand -base64 32.")
    derived = HKDF(algorithm=SHA256(), length=32, salt=bytes.fromhex(salt), info=b"keuzeruimte backup")
    return derived.derive(key)


def shut(file: Path, *, key: bytes) -> Path:
    """Lock this file under another name, and let go of the open one."""
    sealed, cipher = file.with_name(file.name + ENDING), AESGCM(key)
    with file.open("rb") as plain, os.fdopen(_new(sealed), "wb") as out:
        for number, piece, last in _pieces(plain, PIECE):
            out.write(cipher.encrypt(_nonce(number, last=last), piece, file.name.encode()))
        out.flush()
        os.fsync(out.fileno())
    file.unlink()
    return sealed


def open_again(sealed: Path, *, key: bytes, into: Path) -> Path:
    """The open file in another folder. Raises BackupRefused when it was cut off, changed, or not ours."""
    name = sealed.name.removesuffix(ENDING)
    plain, cipher = into / name, AESGCM(key)
    with sealed.open("rb") as locked, os.fdopen(_new(plain), "wb") as out:
        for number, piece, last in _pieces(locked, PIECE + TAG):
            try:
                out.write(cipher.decrypt(_nonce(number, last=last), piece, name.encode()))
            except InvalidTag as refused:
                raise BackupRefused(
                    f"{sealed.name} does not open: changed, or locked with another KEUZERUIMTE_BACKUP_KEY."
                ) from refused
    return plain


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    number, piece = 0, file.read(size)
    while True:
        after = file.read(size)
        yield number, piece, not after
        if not after:
            return
        number, piece = number + 1, after


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _new(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
