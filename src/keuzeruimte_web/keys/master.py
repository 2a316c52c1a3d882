"""The master key of the installation: it locks the keys of the dossiers, and nothing else.

It comes from the environment (`KEUZERUIMTE_MASTER_KEY`), earlier ones from `KEUZERUIMTE_EARLIER_MASTER_KEYS`
for as long as `rotate-keys` has not locked everything with the new one.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

BYTES = 32
NONCE = 12


class NoMasterKey(RuntimeError):  # noqa: N818
    """There is no master key that fits: nothing can be sealed or opened."""


@dataclass(frozen=True, slots=True)
class MasterKey:
    """A master key with the name by which a locked key tells which one it needs."""

    name: str
    key: bytes = field(repr=False)

    def locked(self, key: bytes, *, about: str) -> str:
        """A key, locked; it opens again only beside the same `about`."""
        nonce = secrets.token_bytes(NONCE)
        return base64.b64encode(nonce + AESGCM(self.key).encrypt(nonce, key, about.encode())).decode()

    def unlocked(self, locked: str, *, about: str) -> bytes:
        """The key again. Raises NoMasterKey when it was locked otherwise, or for something else."""
        whole = base64.b64decode(locked)
        try:
            return AESGCM(self.key).decrypt(whole[:NONCE], whole[NONCE:], about.encode())
        except InvalidTag as refused:
            raise NoMasterKey(f"master key {self.name} does not fit the key of {about}") from refused


def new_master_key() -> str:
    """A new master key as an operator keeps it: 32 random bytes, in base64."""
    return base64.b64encode(secrets.token_bytes(BYTES)).decode()


def as_master_key(text: str) -> MasterKey:
    """The master key that is written so. Raises ValueError for anything but 32 bytes in base64; the error
    does not hold the text."""
    try:
        key = base64.b64decode(text.encode().translate(bytes.maketrans(b"-_", b"+/")), validate=True)
    except binascii.Error as wrong:
        raise ValueError("not base64") from wrong
    if len(key) != BYTES:
        raise ValueError(f"{len(key)} bytes instead of {BYTES}")
    return MasterKey(sha256(b"keuzeruimte master key " + key).hexdigest()[:16], key)


def master_keys() -> list[MasterKey]:
    """The master key of today, and then the earlier ones. Raises NoMasterKey without any."""
    if not settings.MASTER_KEY:
        raise NoMasterKey("KEUZERUIMTE_MASTER_KEY is empty")
    return [as_master_key(text) for text in (settings.MASTER_KEY, *settings.EARLIER_MASTER_KEYS)]


def master_key(name: str) -> MasterKey:
    """The master key with this name. Raises NoMasterKey when it is not among today's and the earlier ones."""
    for one in master_keys():
        if one.name == name:
            return one
    raise NoMasterKey(f"master key {name} is not in KEUZERUIMTE_EARLIER_MASTER_KEYS")
