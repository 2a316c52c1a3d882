"""The keys of a school, unlocked in the memory of this process: read in one query, kept for a minute.

Nothing of it is ever written. Another process that destroys or adds keys is noticed within that minute; a
key that is not on the ring is looked for in the store at once.
"""

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import RLock
from time import monotonic
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from . import store
from .master import BYTES, master_key, master_keys

SECONDS = 60
SCHOOLS = 64


class NoKey(LookupError):  # noqa: N818
    """There is no such key in this school: it was destroyed, or belongs to another school."""


class Erased(NoKey):
    """The dossier was erased: nothing can be sealed for it any more."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key of a dossier, unlocked."""

    id: UUID
    owner: UUID
    cipher: AESGCM = field(repr=False)
    marks: bytes = field(repr=False)
    """For recognising a text without reading it, derived from the key."""


@dataclass(slots=True)
class _Ring:
    read_at: float
    locked: dict[UUID, store.LockedKey]
    latest: dict[UUID, store.LockedKey]
    open: dict[UUID, DataKey] = field(default_factory=dict)
    at: dict[bytes, DataKey] = field(default_factory=dict)
    """Those that a text was opened with, by the bytes with which it begins."""


_RINGS: OrderedDict[UUID, _Ring] = OrderedDict()
_LOCK = RLock()


def key_by_id(key: UUID, *, school: UUID) -> DataKey:
    """The key with this id. Raises NoKey when this school has no such key (any more)."""
    ring = _ring(school)
    if found := ring.open.get(key):
        return found
    if key not in ring.locked:
        ring = _read(school)
    if key not in ring.locked:
        raise NoKey(key)
    return _unlocked(ring, ring.locked[key])


def key_by_bytes(key: bytes, *, school: UUID) -> DataKey:
    """The same, by its id as it stands in what was sealed."""
    ring = _ring(school)
    found = ring.at.get(key)
    if found is None:
        found = ring.at[key] = key_by_id(UUID(bytes=key), school=school)
    return found


def key_of(owner: UUID, *, school: UUID) -> DataKey:
    """The key with which to seal for this owner now; made the first time. Raises Erased after erasure."""
    ring = _ring(school)
    if owner not in ring.latest:
        store.add(_new(owner, school=school, number=1))
        ring = _read(school)
    if owner not in ring.latest:
        raise Erased(owner)
    return _unlocked(ring, ring.latest[owner])


def make_ready(owners: Iterable[UUID], *, school: UUID) -> None:
    """A key for each of these who has none yet, at once: where many people come in together."""
    known = _read(school).latest
    store.add(*(_new(owner, school=school, number=1) for owner in owners if owner not in known))
    forget(school)


def renew(owners: Iterable[tuple[UUID, UUID]]) -> None:
    """A new key beside the one they have, for all of these (school, owner) or for none of them."""
    pairs = list(owners)
    latest = {school: _read(school).latest for school, _owner in pairs}
    store.add(
        *(_new(owner, school=school, number=latest[school][owner].number + 1) for school, owner in pairs)
    )
    forget()


def keys_of(owner: UUID, *, school: UUID) -> list[UUID]:
    """The ids of the keys of this owner as the store has them now, the latest last."""
    held = [key for key in _read(school).locked.values() if key.owner == owner]
    return [key.id for key in sorted(held, key=lambda key: key.number)]


def owners(school: UUID) -> list[UUID]:
    """Every owner of a key in this school as the store has them now."""
    return sorted(_read(school).latest)


def forget(school: UUID | None = None) -> None:
    """Let go of what is in memory, of one school or of all."""
    with _LOCK:
        if school is None:
            _RINGS.clear()
        else:
            _RINGS.pop(school, None)


def for_marks(key: bytes) -> bytes:
    """What is derived of a key for recognising a text without reading it."""
    return HKDF(algorithm=SHA256(), length=BYTES, salt=None, info=b"keuzeruimte marks").derive(key)


def _ring(school: UUID) -> _Ring:
    ring = _RINGS.get(school)
    return ring if ring and monotonic() - ring.read_at < SECONDS else _read(school)


def _read(school: UUID) -> _Ring:
    with _LOCK:
        now = monotonic()
        keys = store.keys_of(school)
        ring = _Ring(now, {key.id: key for key in keys}, {key.owner: key for key in keys})
        _RINGS[school] = ring
        _RINGS.move_to_end(school)
        while len(_RINGS) > SCHOOLS:
            _RINGS.popitem(last=False)
        return ring


def _unlocked(ring: _Ring, key: store.LockedKey) -> DataKey:
    found = ring.open.get(key.id)
    if found is None:
        tied = store.about(key=key.id, school=key.school, owner=key.owner)
        plain = master_key(key.master).unlocked(key.locked, about=tied)
        found = ring.open[key.id] = DataKey(key.id, key.owner, AESGCM(plain), for_marks(plain))
    return found


def _new(owner: UUID, *, school: UUID, number: int) -> store.LockedKey:
    today, *_earlier = master_keys()
    key = secrets.token_bytes(BYTES)
    return store.new_key(school=school, owner=owner, number=number, master=today, key=key)
