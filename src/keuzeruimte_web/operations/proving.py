"""Is this e-mail address really of the one who fills it in? A short code goes there, and comes back.

The proof lies in the session of this browser: the address, what the code is recognised by, and how often
it was tried. For an address that has an account no code works: its letter says to sign in instead.
"""

import time
from dataclasses import asdict, dataclass
from typing import Any

from .codes import digest, new_code

SHORT = 8
"""Characters: 37 bits, for a code that lives half an hour and is tried five times."""
LIVES = 30 * 60
TRIES = 5


@dataclass(frozen=True, slots=True)
class Proof:
    """What is waited for, as the session keeps it."""

    email: str
    code_hash: str
    since: float
    tried: int = 0

    def kept(self) -> dict[str, Any]:
        """For the session."""
        return asdict(self)


def ask_proof(email: str) -> tuple[Proof, str]:
    """A new proof for this address, and the code that goes there by letter."""
    code = new_code(SHORT)
    return Proof(email=email.strip().lower(), code_hash=digest(code), since=time.time()), code


def read_proof(kept: object) -> Proof | None:
    """The proof that the session kept; None when there is none or it lived too long."""
    if not isinstance(kept, dict):
        return None
    proof = Proof(**kept)
    return proof if time.time() - proof.since < LIVES and proof.tried < TRIES else None


def proves(proof: Proof, *, code: str) -> bool:
    """Did this code come back?"""
    return digest(code) == proof.code_hash
