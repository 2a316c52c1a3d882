"""Is this e-mail address really of the one who fills it in? A short code goes there, and comes back.

The proof lies in the session of this browser: the address, the letter that holds the code, and how often it
was tried. The code is made when the letter is written. For an address that has an account no code is made:
its letter says to sign in instead.
"""

import time
from dataclasses import asdict, dataclass
from typing import Any

from keuzeruimte_web.operations.account_letters import ask_code
from keuzeruimte_web.records.models import AccountLetter

from .codes import SHORT_LIVES, digest

TRIES = 5


@dataclass(frozen=True, slots=True)
class Proof:
    """What is waited for, as the session keeps it."""

    email: str
    letter: str
    since: float
    tried: int = 0

    def kept(self) -> dict[str, Any]:
        """For the session."""
        return asdict(self)


def ask_proof(email: str, *, language: str, formal: bool, school_account: bool = False) -> Proof:
    """Send a code to this address, for who comes with an invitation or with a school account."""
    letter = ask_code(email, language=language, formal=formal, school_account=school_account)
    return Proof(email=email.strip().lower(), letter=str(letter), since=time.time())


def read_proof(kept: object) -> Proof | None:
    """The proof that the session kept; None when there is none or it lived too long."""
    if not isinstance(kept, dict) or "letter" not in kept:
        return None
    proof = Proof(**kept)
    return proof if time.time() - proof.since < SHORT_LIVES and proof.tried < TRIES else None


def proves(proof: Proof, *, code: str) -> bool:
    """Did this code come back?"""
    return AccountLetter.objects.filter(pk=proof.letter, code_hash=digest(code)).exists()
