"""What every kind of file does with somebody it found: two rows of one number must be one person."""

import hashlib

from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.interchange.reading.roster import Human


def same(one: Human, other: Human) -> bool:
    """Whether two rows with one number are about one person: the same name, and no two days of birth."""
    name = searchable(f"{one.given_name} {one.family_name}") == searchable(
        f"{other.given_name} {other.family_name}"
    )
    return name and (one.born is None or other.born is None or one.born == other.born)


def key_without_number(human: Human, *, pupil: str) -> str:
    """A key for a parent without a number: name and a way to reach them; else only of this pupil.

    Parents share addresses, so the name is part of it. The same file makes the same key again.
    """
    name = searchable(f"{human.given_name} {human.prefix} {human.family_name}")
    reach = human.email or human.phone or f"pupil {pupil}"
    return "~" + hashlib.sha256(f"{name}|{reach}".encode()).hexdigest()[:24]


def staff_key(code: str) -> str:
    """A staff code: capitals mean nothing, and a star before it says that somebody left."""
    return code.strip().lstrip("*").strip().casefold()
