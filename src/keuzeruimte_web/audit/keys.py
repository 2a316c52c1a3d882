"""The key that signs the log: not in the database, so that who can write there cannot sign."""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FILE = "log-key"


def sign(message: bytes) -> str:
    """The signature (Ed25519) in hexadecimals, under today's key."""
    return _private().sign(message).hex()


def public_key() -> str:
    """Today's public key in hexadecimals: who checks the log elsewhere needs it."""
    return _private().public_key().public_bytes_raw().hex()


def known_keys() -> frozenset[str]:
    """The public keys that we trust: today's, and those of before a change."""
    return frozenset({public_key(), *settings.EARLIER_LOG_KEYS})


def is_signed(message: bytes, *, signature: str, key: str) -> bool:
    """Whether this is a signature of this message under a key that we trust."""
    if key not in known_keys():
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private() -> Ed25519PrivateKey:
    return _read(settings.LOG_KEY or _kept_in(Path(settings.VAR)))


@lru_cache(maxsize=4)
def _read(key: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key))
    except ValueError as error:
        raise ImproperlyConfigured("KEUZERUIMTE_LOG_KEY: allowed: 64 hexadecimals.") from error


def _kept_in(folder: Path) -> str:
    """The key in the folder of this server; made on the first call, readable by its owner alone."""
    file = folder / FILE
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate().private_bytes_raw().hex()
        # Written whole under another name first: two who make it at once end with the same one.
        mine = folder / f"{FILE}.{os.getpid()}"
        mine.touch(mode=0o600)
        mine.write_text(made)
        try:
            os.link(mine, file)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return file.read_text().strip()
