"""The secret key: the demo's, made once and kept beside its database; and what is locked with it.

A real school gets its key from its operator. Earlier ones stay in SECRET_KEY_FALLBACKS while needed.
"""

import base64
import logging
import re
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def kept_in(folder: Path) -> str:
    """The demo's secret key in `folder`; made on the first call, readable by its owner alone."""
    return _kept(folder / "demo-secret-key", made=lambda: secrets.token_urlsafe(50))


def master_key_in(folder: Path) -> str:
    """The demo's master key for its dossiers (`keys/master.py`) in `folder`; made on the first call."""
    return _kept(folder / "demo-master-key", made=lambda: base64.b64encode(secrets.token_bytes(32)).decode())


def _kept(file: Path, *, made: Callable[[], str]) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(made())
    return file.read_text()


def locked(text: str, *, purpose: str) -> str:
    """The text, encrypted (AES-GCM) with a key for this purpose that is derived from the secret key."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_key(settings.SECRET_KEY, purpose)).encrypt(nonce, text.encode(), purpose.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unlocked(sealed: str, *, purpose: str) -> str:
    """The text again, also when an earlier secret key locked it; raises InvalidTag for anything else."""
    whole = base64.urlsafe_b64decode(sealed.encode())
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    for number, key in enumerate(keys, start=1):
        try:
            return AESGCM(_key(key, purpose)).decrypt(whole[:12], whole[12:], purpose.encode()).decode()
        except InvalidTag:
            if number == len(keys):
                raise
    raise InvalidTag


def key_for(purpose: str) -> str:
    """A key of 256 bits for this purpose, in base64: the same each time, while the secret key is."""
    return base64.b64encode(_key(settings.SECRET_KEY, purpose)).decode()


def _key(secret_key: str | bytes, purpose: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"keuzeruimte {purpose}".encode())
    return derived.derive(secret_key.encode() if isinstance(secret_key, str) else secret_key)


class KeepsQuiet(logging.Filter):
    """No line of any log tells a secret address (a calendar's, an employer's), whatever went wrong there."""

    ADDRESS = re.compile(r"/agenda/[^/\s'\"]+(\.ics)|/(stage-bij-ons)/[^/\s'\"]+")

    def filter(self, record: logging.LogRecord) -> bool:
        """The line, without it."""
        told = record.getMessage()
        if self.ADDRESS.search(told):
            record.msg, record.args = self.ADDRESS.sub(self._silent, told), ()
        return True

    @staticmethod
    def _silent(found: re.Match[str]) -> str:
        return "/agenda/(geheim).ics" if found[1] else "/stage-bij-ons/(geheim)"
