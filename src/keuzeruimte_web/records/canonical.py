"""One way to write a line and a seal as bytes, and their hashes. What is written here never changes:

a hash that was made years ago must come out again. A new form gets a new first word.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

LINE, SEAL, LEAF, ERASED = (
    "keuzeruimte line 1",
    "keuzeruimte seal 1",
    "keuzeruimte head 1",
    "keuzeruimte erased 1",
)


class Line(Protocol):
    """What of a line of the trail goes into its hash: everything but the hash."""

    chain_id: UUID
    number: int
    previous: str
    at: datetime
    actor_id: UUID
    role: str
    word: str
    school_id: UUID
    pupil_id: UUID | None
    matter_id: UUID | None
    record: UUID | None


def hash_of_line(line: Line) -> str:
    """The hash of a line, over all that it says and the hash of the line before it."""
    return _hash(
        LINE,
        line.chain_id,
        line.number,
        line.previous,
        line.at,
        line.actor_id,
        line.role,
        line.word,
        line.school_id,
        line.pupil_id,
        line.matter_id,
        line.record,
    )


def bytes_of_seal(
    *, school: UUID, number: int, at: datetime, previous: str, count: int, root: str, key: str
) -> bytes:
    """What is signed of a seal."""
    return _bytes(SEAL, school, number, at, previous, count, root, key)


def bytes_of_erasure(
    *,
    chain: UUID,
    school: UUID,
    whole_school: bool,
    length: int,
    head: str,
    at: datetime,
    by: UUID | None,
    key: str,
) -> bytes:
    """What is signed of a trail that was erased on purpose."""
    return _bytes(ERASED, chain, school, whole_school, length, head, at, by, key)


def hash_of_seal(signed: bytes, signature: str) -> str:
    """What the next seal names of this one."""
    return hashlib.sha256(signed + bytes.fromhex(signature)).hexdigest()


def root_of(heads: Iterable[tuple[UUID, int, str]]) -> str:
    """The root of the Merkle tree (as in RFC 6962) over (chain, length, head), in the order of the chains."""
    leaves = [
        hashlib.sha256(b"\x00" + _bytes(LEAF, chain, number, head)).digest()
        for chain, number, head in sorted(heads, key=lambda leaf: leaf[0].hex)
    ]
    return _tree(leaves).hex()


def _tree(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + _tree(leaves[:half]) + _tree(leaves[half:])).digest()


def _hash(*parts: object) -> str:
    return hashlib.sha256(_bytes(*parts)).hexdigest()


def _bytes(*parts: object) -> bytes:
    """JSON, so that no part can run over into the next."""
    return json.dumps([_plain(part) for part in parts], separators=(",", ":")).encode()


def _plain(part: object) -> object:
    if isinstance(part, UUID):
        return str(part)
    if isinstance(part, datetime):
        return part.astimezone(UTC).isoformat(timespec="microseconds")
    return part
