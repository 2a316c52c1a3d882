"""What a requirement is: a subject, several together, one of several, some of several, nothing, or never.

`is_met` is the plain meaning, one line a kind. `weighing.py` gives the same answers faster; a test compares.
No kind says *not*: one subject more never closes what was open.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from keuzeruimte.careers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A subject by its code, or whichever of a group."""

    code: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these parts; two or more."""

    parts: tuple["Requirement", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these parts; two or more."""

    parts: tuple["Requirement", ...]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """At least `count` of these parts, from 1 to as many as there are."""

    count: int
    parts: tuple["Requirement", ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No requirement: written as *."""


@dataclass(frozen=True, slots=True)
class Never:
    """No package meets it: written as #, for a profile that gives no admission."""


Requirement = Named | AllOf | AnyOf | SomeOf | Nothing | Never


def is_met(requirement: Requirement, *, subjects: AbstractSet[str], vocabulary: Vocabulary) -> bool:
    """Whether these subjects (codes) meet the requirement."""
    match requirement:
        case Named(code):
            return any(member in subjects for member in vocabulary.members(code))
        case AllOf(parts):
            return all(is_met(part, subjects=subjects, vocabulary=vocabulary) for part in parts)
        case AnyOf(parts):
            return any(is_met(part, subjects=subjects, vocabulary=vocabulary) for part in parts)
        case SomeOf(count, parts):
            return sum(is_met(part, subjects=subjects, vocabulary=vocabulary) for part in parts) >= count
        case Nothing():
            return True
        case Never():
            return False


def codes_in(requirement: Requirement) -> tuple[str, ...]:
    """The codes it names, each once, in the order in which they stand."""
    match requirement:
        case Named(code):
            return (code,)
        case AllOf(parts) | AnyOf(parts) | SomeOf(_, parts):
            return tuple(dict.fromkeys(code for part in parts for code in codes_in(part)))
        case _:
            return ()
