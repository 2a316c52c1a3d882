"""Codes that people read from paper and type: no letters that look alike, in groups of four."""

import hashlib
import secrets

ALPHABET = "2345679ACDEFHJKMNPQRTVWXY"
"""Without 0 and O, 1 and I and L, 8 and B, S (like 5), Z (like 2), G (like 6), U (like V)."""
LIKE = str.maketrans({"S": "5", "Z": "2", "G": "6", "U": "V"})
GROUP = 4
LONG = 16
"""Characters of an invitation: 16 of 25 letters is 74 bits; at least 60 is asked."""
SHORT = 8
"""Characters of a code that proves an address: 37 bits, for half an hour and five tries."""
SHORT_LIVES = 30 * 60
"""Seconds."""


def new_code(length: int = LONG) -> str:
    """A random code in groups: 'K7QX-2M9V-TR4C-HD3W'."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return "-".join(letters[start : start + GROUP] for start in range(0, length, GROUP))


def digest(code: str) -> str:
    """What a code is recognised by, however it was typed: capitals, spaces, dashes, letters that look alike.

    A plain hash: 74 random bits cannot be searched, and a new secret key ends no letter under way.
    """
    typed = "".join(letter for letter in code.upper() if letter.isalnum()).translate(LIKE)
    return hashlib.sha256(typed.encode()).hexdigest()
