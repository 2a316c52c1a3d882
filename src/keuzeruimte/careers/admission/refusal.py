"""Why a list of programmes, or one row of it, cannot be used: where, what was found, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from keuzeruimte.careers.requirements.refusal import RequirementError

LONGEST_SHOWN = 60

PROBLEMS: Mapping[str, Mapping[str, str]] = {
    "too-large": {
        "nl": "dit bestand is groter dan 10 MB; deel het op",
        "en": "this file is larger than 10 MB; split it",
    },
    "empty": {
        "nl": "dit bestand is leeg",
        "en": "this file is empty",
    },
    "not-a-table": {
        "nl": "dit is geen tabel met kolommen; bewaar het blad als CSV",
        "en": "this is no table with columns; save the sheet as CSV",
    },
    "no-heading": {
        "nl": "geen rij met kolomnamen gevonden; nodig: ‘opleiding’, en ‘eis’ of een kolom voor elk profiel",
        "en": "found no row of column names; needed: ‘opleiding’, and ‘eis’ or a column for each profile",
    },
    "doubled-column": {
        "nl": "de kolommen {found} en {other} betekenen hetzelfde; laat er één staan",
        "en": "the columns {found} and {other} mean the same; keep one of them",
    },
    "no-name": {
        "nl": "de naam van de opleiding ontbreekt",
        "en": "the name of the programme is missing",
    },
    "too-many-cells": {
        "nl": "deze rij heeft meer cellen dan kolommen: {found}; staat er een scheidingsteken te veel?",
        "en": "this row has more cells than columns: {found}; is there a separator too many?",
    },
    "requirement": {
        "nl": "in {found}, {reason}",
        "en": "in {found}, {reason}",
    },
    "nothing-asked": {
        "nl": "hier staat niets; schrijf een eis, * (geen eis) of # (niet met dit profiel)",
        "en": "there is nothing here; write a requirement, * (none) or # (not with this profile)",
    },
}
PLACES: Mapping[str, Mapping[str, str]] = {
    "nl": {"row": "regel {row}", "column": "regel {row}, kolom {column}"},
    "en": {"row": "line {row}", "column": "line {row}, column {column}"},
}


class ProgrammesFileError(Exception):
    """A list of programmes that cannot be used at all."""

    def __init__(self, problem: str, *, found: str = "", other: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.found = found
        self.other = other

    def in_words(self, lang: str) -> str:
        """One line in this language (nl or en)."""
        words = PROBLEMS[self.problem][lang].format(found=_shown(self.found), other=_shown(self.other))
        return f"{words}."

    def __str__(self) -> str:
        return self.in_words("en")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row was left out. `row` counts lines of the file from 1; `column` is named as in the file."""

    row: int
    problem: str
    column: str = ""
    found: str = ""
    reason: RequirementError | None = field(default=None, compare=False)

    def in_words(self, lang: str) -> str:
        """One line in this language (nl or en): the place, and what was found."""
        place = PLACES[lang]["column" if self.column else "row"].format(row=self.row, column=self.column)
        words = PROBLEMS[self.problem][lang].format(
            found=_shown(self.found), reason=self.reason.in_words(lang) if self.reason else ""
        )
        return f"{place}: {words}" if words.endswith((".", "?")) else f"{place}: {words}."


def _shown(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else "?" for sign in text[:LONGEST_SHOWN])
    return f"‘{plain}’" if len(text) <= LONGEST_SHOWN else f"‘{plain}…’"
