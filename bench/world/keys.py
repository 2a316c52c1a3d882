"""The keys of a school that comes in whole: kept in the key store, and at hand for sealing at once."""

import os
import secrets
from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keuzeruimte_web.keys import ring, sealing, store
from keuzeruimte_web.keys.master import BYTES, MasterKey, master_keys

NONCES = 4096


class OwnKey:
    """The key of one owner, unlocked."""

    def __init__(self, key: UUID, plain: bytes) -> None:
        self.id = key.bytes
        self.plain = plain
        self.cipher = AESGCM(plain)

    @cached_property
    def marks(self) -> bytes:
        """What marks are made with: few keys ever need it."""
        return ring.for_marks(self.plain)


class Keys:
    """Every key of one school, by the id of its owner."""

    def __init__(self, owners: Iterable[str], *, school: str) -> None:
        """Make them, and write them in the store. What an attempt that was broken off left there goes."""
        self.school = school
        of = UUID(school)
        for left in store.keys_of(of):
            store.drop(left.id)
        today: MasterKey = master_keys()[0]
        self._of: dict[str, OwnKey] = {}
        locked = []
        for owner in dict.fromkeys(owners):
            plain = secrets.token_bytes(BYTES)
            key = store.new_key(school=of, owner=UUID(owner), number=1, master=today, key=plain)
            locked.append(key)
            self._of[owner] = OwnKey(key.id, plain)
        store.add(*locked)
        self._nonces: list[bytes] = []

    def seal(self, content: bytes, *, owner: str, column: str, row: str) -> str:
        """As `sealing.seal_bytes` does, for a column (`table.column`) of this row."""
        if not self._nonces:
            block = os.urandom(NONCES * sealing.NONCE)
            self._nonces = [block[at : at + sealing.NONCE] for at in range(0, len(block), sealing.NONCE)]
        key = self._of[owner]
        tied = sealing.tied_to(self.school, column, row)
        return sealing.shut(content, tied=tied, cipher=key.cipher, key=key.id, nonce=self._nonces.pop())

    def mark(self, text: str, *, owner: str, column: str, within: str) -> str:
        """As `sealing.mark` does."""
        tied = sealing.tied_to(self.school, column, within)
        return sealing.marked(text, tied=tied, marks=self._of[owner].marks)
