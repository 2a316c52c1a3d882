"""A list of programmes from CSV, as spreadsheets and institutions save it; strict only in what it means.

Encoding, separator, lines above the column names, the order of columns and missing cells at the end may be as
they are. A requirement that cannot be read leaves out its row, with the reason: a programme never seems open
because a cell was not understood.
"""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from keuzeruimte.careers.admission.columns import PROFILES, Columns
from keuzeruimte.careers.admission.programme import Programme
from keuzeruimte.careers.admission.refusal import ProgrammesFileError, RowProblem
from keuzeruimte.careers.requirements.grammar import Parsed, parse
from keuzeruimte.careers.requirements.printing import written
from keuzeruimte.careers.requirements.refusal import RequirementError
from keuzeruimte.careers.vocabulary import Vocabulary

LARGEST_FILE = 10_000_000
SEPARATORS = (";", ",", "\t", "|")
HEADING_WITHIN = 20  # rows; above it may stand a title and a date


@dataclass(frozen=True, slots=True)
class WithoutBrackets:
    """A requirement in which *en* stands beside *of* without brackets, and how it was read."""

    row: int
    column: str
    text: str
    read_as: str


@dataclass(frozen=True, slots=True)
class ProgrammeList:
    """The programmes of a file; the rows that were left out, and why; and what to look at once more."""

    programmes: tuple[Programme, ...]
    problems: tuple[RowProblem, ...]
    without_brackets: tuple[WithoutBrackets, ...]


def read_programmes(
    content: bytes, *, vocabulary: Vocabulary, profiles: Mapping[str, Sequence[str]] = PROFILES
) -> ProgrammeList:
    """The programmes in these bytes. `profiles` gives the column names of a profile, by its code.

    ProgrammesFileError where it is no table with a programme and what it asks.
    """
    if len(content) > LARGEST_FILE:
        raise ProgrammesFileError("too-large")
    text = decoded(content)
    if not text.strip():
        raise ProgrammesFileError("empty")
    columns, rows = _table(text, profiles)
    reading = _Reading(columns, vocabulary)
    for line, cells in rows:
        reading.read(line, cells)
    return ProgrammeList(tuple(reading.programmes), tuple(reading.problems), tuple(reading.without_brackets))


def decoded(content: bytes) -> str:
    """The text of a spreadsheet's export: UTF-8 or UTF-16 where it says so, else as Windows writes it."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _table(
    text: str, profiles: Mapping[str, Sequence[str]]
) -> tuple[Columns, Iterator[tuple[int, list[str]]]]:
    """The columns, and the rows under them, with the separator under which most columns are known."""
    best: tuple[Columns, str, int] | None = None
    for separator in SEPARATORS:
        for line, cells in _first_rows(text, separator):
            columns = Columns(cells, profiles=profiles)
            if columns.enough and (best is None or columns.known > best[0].known):
                best = (columns, separator, line)
    if best is None:
        raise ProgrammesFileError("no-heading")
    columns, separator, heading = best
    return columns, ((line, cells) for line, cells in _rows(text, separator) if line > heading)


def _first_rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """The rows among which the heading is looked for; none where this separator makes no table of it."""
    try:
        return list(islice(_rows(text, separator), HEADING_WITHIN))
    except ProgrammesFileError:
        return []


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ProgrammesFileError("not-a-table") from error
        if any(cell.strip() for cell in cells):
            yield line, cells


class _Reading:
    def __init__(self, columns: Columns, vocabulary: Vocabulary) -> None:
        self.columns = columns
        self.vocabulary = vocabulary
        self.programmes: list[Programme] = []
        self.problems: list[RowProblem] = []
        self.without_brackets: list[WithoutBrackets] = []
        self._parsed: dict[str, Parsed | RequirementError] = {}

    def read(self, line: int, cells: list[str]) -> None:
        width = len(self.columns.heading)
        beyond = [cell.strip() for cell in cells[width:] if cell.strip()]
        given = [cell.strip() for cell in [*cells, *[""] * width][:width]]
        facts = {attribute: " ".join(given[place].split()) for attribute, place in self.columns.facts.items()}
        problems = [RowProblem(line, "too-many-cells", found=beyond[0])] if beyond else []
        if not facts["name"]:
            problems.append(RowProblem(line, "no-name", column=self._column(self.columns.facts["name"])))
        asked = {code: self._asked(line, place, given[place]) for code, place in self.columns.asked.items()}
        problems.extend(one for one in asked.values() if isinstance(one, RowProblem))
        if problems:
            self.problems.extend(problems)
            return
        read = {code: one for code, one in asked.items() if isinstance(one, Parsed)}
        self._tell_mixed(line, read, given)
        requirements = {code: one.requirement for code, one in read.items()}
        self.programmes.append(Programme(**facts, requirements=requirements, row=line))

    def _asked(self, line: int, place: int, text: str) -> Parsed | RowProblem:
        column = self._column(place)
        if not text:
            return RowProblem(line, "nothing-asked", column=column)
        found = self._parse(text)
        if isinstance(found, RequirementError):
            return RowProblem(line, "requirement", column=column, found=text, reason=found)
        return found

    def _parse(self, text: str) -> Parsed | RequirementError:
        """The same text is read once; a list repeats a few dozen."""
        if text not in self._parsed:
            try:
                self._parsed[text] = parse(text, vocabulary=self.vocabulary)
            except RequirementError as refusal:
                self._parsed[text] = refusal
        return self._parsed[text]

    def _tell_mixed(self, line: int, read: Mapping[str, Parsed], given: Sequence[str]) -> None:
        for code, parsed in read.items():
            if parsed.mixed:
                place = self.columns.asked[code]
                self.without_brackets.append(
                    WithoutBrackets(line, self._column(place), given[place], written(parsed.requirement))
                )

    def _column(self, place: int) -> str:
        return self.columns.heading[place]
