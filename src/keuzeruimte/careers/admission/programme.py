"""A programme of further study, and what it asks of each profile."""

from collections.abc import Mapping
from dataclasses import dataclass

from keuzeruimte.careers.requirements.requirement import Requirement

EVERY_PROFILE = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme as a list gives it; a row of its own for each type of school that it admits from.

    `requirements` holds what it asks by the code of a profile; under `EVERY_PROFILE` what it asks of others.
    `row` is its line in the file.
    """

    name: str
    requirements: Mapping[str, Requirement]
    row: int
    institution: str = ""
    place: str = ""
    level: str = ""
    intake: str = ""

    def asks(self, profile: str) -> Requirement | None:
        """What it asks of a package in this profile; None where the list does not tell."""
        return self.requirements.get(profile) or self.requirements.get(EVERY_PROFILE)
