"""Lists as text: comma, semicolon or tab between cells, ragged rows and all."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import IO

from keuzeruimte_web.interchange.reading.letters import encoding_of, without_formula, without_hidden_signs
from keuzeruimte_web.interchange.reading.limits import CELL, COLUMNS
from keuzeruimte_web.interchange.reading.package import Member
from keuzeruimte_web.interchange.reading.refusal import Doubt, Place, Refused, Unsure, Why
from keuzeruimte_web.interchange.reading.sheet import Row, Sheet, unique

SEPARATORS = (";", ",", "\t", "|")
NAMES = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}
SPOKEN = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}

csv.field_size_limit(max(CELL + 1, csv.field_size_limit()))


def separated(member: Member) -> Sheet:
    """The list in this file. Its rows are read as they are asked for. Raises Refused."""
    with member.opened() as stream:
        encoding = encoding_of(stream)
        with _text(stream, encoding) as text:
            first = _first_line(text, member.name)
        separator = separator_of(first)
        heads = next(csv.reader([first], delimiter=separator), [])
    named = unique([_clean(head, member.name, 1) for head in heads])
    if not named:
        raise Refused(Why.NO_HEAD, Place(member.name))
    if len(named) > COLUMNS:
        raise Refused(Why.TOO_LARGE, Place(member.name))
    sheet = Sheet(
        file=member.name,
        heads=named,
        rows=iter(()),
        read_as=f"{SPOKEN[encoding]}, {NAMES[separator]}",
    )
    sheet.rows = _rows(member, sheet, encoding, separator)
    return sheet


def separator_of(line: str) -> str:
    """The separator of which most stand in the line of heads, outside quotes; a comma where there is none.

    Counted rather than guessed: `csv.Sniffer` fails on long heads with spaces and dots in them.
    """
    bare = "".join(part for place, part in enumerate(line.split('"')) if place % 2 == 0)
    counted = [(bare.count(sign), -place, sign) for place, sign in enumerate(SEPARATORS)]
    most, _, sign = max(counted)
    return sign if most else ","


@contextmanager
def _text(stream: IO[bytes], encoding: str) -> Iterator[TextIOWrapper]:
    # What Windows-1252 leaves open stays visible as a question mark; UTF-8 was proved whole before.
    text = TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()  # or it would close what was offered, which is read again


def _first_line(text: TextIOWrapper, file: str) -> str:
    """The line of heads: the first that is not empty. A head may hold a line break between quotes."""
    line = ""
    for piece in text:
        line += piece
        if len(line) > COLUMNS * 200:
            raise Refused(Why.NO_HEAD, Place(file, 1))
        if line.strip() and line.count('"') % 2 == 0:
            return line.strip("\r\n")
        if not line.strip():
            line = ""
    if not line.strip():
        raise Refused(Why.EMPTY, Place(file))
    raise Refused(Why.NO_HEAD, Place(file, 1))


def _rows(member: Member, sheet: Sheet, encoding: str, separator: str) -> Iterator[Row]:
    with member.opened() as stream, _text(stream, encoding) as text:
        # Strict: a quotation mark that is closed nowhere, or too late, would make one cell of whole rows.
        reader = csv.reader(text, delimiter=separator, strict=True)
        head_seen = False
        row = 1
        try:
            for cells in reader:
                row = reader.line_num + 1
                if not any(cell.strip() for cell in cells):
                    continue
                if not head_seen:
                    head_seen = True
                    continue
                yield _row(sheet, reader.line_num, cells)
        except csv.Error as error:
            why = Why.LONG_CELL if str(error).startswith("field larger") else Why.OPEN_QUOTE
            raise Refused(why, Place(member.name, row)) from error


def _row(sheet: Sheet, number: int, cells: list[str]) -> Row:
    """Cells by head; a short row is filled up with nothing, of a long one what is over is said."""
    over = [cell for cell in cells[len(sheet.heads) :] if cell.strip()]
    if over:
        sheet.doubts.append(Doubt(Unsure.LONGER_ROW, Place(sheet.file, number), over[0][:60]))
    found = {
        head: _clean(cell, sheet.file, number, head) for head, cell in zip(sheet.heads, cells, strict=False)
    }
    return Row(number, {head: found.get(head, "") for head in sheet.heads})


def _clean(cell: str, file: str, row: int, column: str = "") -> str:
    if len(cell) > CELL:
        raise Refused(Why.LONG_CELL, Place(file, row, column))
    text = without_hidden_signs(cell, file=file, row=row, column=column).strip().lstrip("\ufeff")
    return without_formula(text, file=file, row=row, column=column)
