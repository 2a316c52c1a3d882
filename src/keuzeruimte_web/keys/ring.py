"""The keys of a school, unlocked in the memory of this process: read in one query, and again each minute.

Nothing of it is ever written. Another process that destroys or adds keys is noticed within that minute; a
key that is not on the ring is looked for in the store at once. Where the store has the same keys still, what
was unlocked stays so: a school has thousands of them, and the page that finds the minute over waits for it.
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
    """`rows`: as the store had them when it was read; `locked` by the id of a key, `latest` by its owner.

    `at`: those that a text was opened with, by the bytes with which it begins.
    """

    read_at: float
    rows: list[store.Row]
    locked: dict[str, store.Row] = field(init=False)
    latest: dict[str, store.Row] = field(init=False)
    open: dict[str, DataKey] = field(default_factory=dict)
    at: dict[bytes, DataKey] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.locked = {row[0]: row for row in self.rows}
        self.latest = {row[2]: row for row in self.rows}


_RINGS: OrderedDict[UUID, _Ring] = OrderedDict()
_LOCK = RLock()


def key_by_id(key: UUID, *, school: UUID) -> DataKey:
    """The key with this id. Raises NoKey when this school has no such key (any more)."""
    ring = _ring(school)
    if found := ring.open.get(key.hex):
        return found
    if key.hex not in ring.locked:
        ring = _read(school)
    if key.hex not in ring.locked:
        raise NoKey(key)
    return _unlocked(ring, ring.locked[key.hex])


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
    if owner.hex not in ring.latest:
        store.add(_new(owner, school=school, number=1))
        ring = _read(school)
    if owner.hex not in ring.latest:
        raise Erased(owner)
    return _unlocked(ring, ring.latest[owner.hex])


def make_ready(owners: Iterable[UUID], *, school: UUID) -> None:
    """A key for each of these who has none yet, at once: where many people come in together."""
    known = _read(school).latest
    store.add(*(_new(owner, school=school, number=1) for owner in owners if owner.hex not in known))
    forget(school)


def renew(owners: Iterable[tuple[UUID, UUID]]) -> None:
    """A new key beside the one they have, for all of these (school, owner) or for none of them."""
    pairs = list(owners)
    latest = {school: _read(school).latest for school, _owner in pairs}
    store.add(
        *(
            _new(owner, school=school, number=store.key_in(latest[school][owner.hex]).number + 1)
            for school, owner in pairs
        )
    )
    forget()


def keys_of(owner: UUID, *, school: UUID) -> list[UUID]:
    """The ids of the keys of this owner as the store has them now, the latest last."""
    return [UUID(row[0]) for row in _read(school).rows if row[2] == owner.hex]


def owners(school: UUID) -> list[UUID]:
    """Every owner of a key in this school as the store has them now."""
    return sorted(map(UUID, _read(school).latest))


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
        now, rows = monotonic(), store.rows_of(school)
        ring = _RINGS.get(school)
        if ring is None or ring.rows != rows:
            ring = _RINGS[school] = _Ring(now, rows)
        ring.read_at = now
        _RINGS.move_to_end(school)
        while len(_RINGS) > SCHOOLS:
            _RINGS.popitem(last=False)
        return ring


def _unlocked(ring: _Ring, row: store.Row) -> DataKey:
    found = ring.open.get(row[0])
    if found is None:
        key = store.key_in(row)
        tied = store.about(key=key.id, school=key.school, owner=key.owner)
        plain = master_key(key.master).unlocked(key.locked, about=tied)
        found = ring.open[row[0]] = DataKey(key.id, key.owner, AESGCM(plain), for_marks(plain))
    return found


def _new(owner: UUID, *, school: UUID, number: int) -> store.LockedKey:
    today, *_earlier = master_keys()
    key = secrets.token_bytes(BYTES)
    return store.new_key(school=school, owner=owner, number=number, master=today, key=key)
