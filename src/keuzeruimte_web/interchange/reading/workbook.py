"""Lists as an Excel or OpenDocument workbook: every sheet that has heads and rows."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from keuzeruimte_web.interchange.reading.letters import without_formula, without_hidden_signs
from keuzeruimte_web.interchange.reading.limits import CELL, COLUMNS
from keuzeruimte_web.interchange.reading.package import Member
from keuzeruimte_web.interchange.reading.refusal import Place, Refused, Why
from keuzeruimte_web.interchange.reading.sheet import Row, Sheet, unique


def sheets_of(member: Member) -> tuple[Sheet, ...]:
    """The lists in this workbook, in its order; a sheet without heads is left out. Raises Refused."""
    with member.opened() as stream:
        try:
            book = CalamineWorkbook.from_filelike(BytesIO(stream.read()))
        except PasswordError as error:
            raise Refused(Why.LOCKED, Place(member.name)) from error
        except CalamineError as error:
            raise Refused(Why.NOT_READABLE, Place(member.name)) from error
    found = [_sheet(member.name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    lists = tuple(sheet for sheet in found if sheet is not None)
    if not lists:
        raise Refused(Why.EMPTY, Place(member.name))
    return lists


def _sheet(file: str, source: CalamineSheet) -> Sheet | None:
    rows = source.iter_rows()
    top = source.start[0] if source.start else 0
    for number, cells in enumerate(rows, start=top + 1):
        heads = [_text(cell, file, number) for cell in cells]
        while heads and not heads[-1]:
            heads.pop()
        if sum(1 for head in heads if head) < 2:
            continue  # a title above the list
        if len(heads) > COLUMNS:
            raise Refused(Why.TOO_LARGE, Place(file))
        named = unique(heads)
        place = f"{file} · {source.name}" if source.name else file
        return Sheet(file=place, heads=named, rows=_rows(place, named, rows, number), read_as="werkblad")
    return None


def _rows(file: str, heads: tuple[str, ...], rows: Iterator[Sequence[object]], last: int) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=last + 1):
        texts = [_text(cell, file, number) for cell in cells]
        if any(texts):
            yield Row(number, dict(zip(heads, [*texts, *[""] * len(heads)], strict=False)))


def _text(cell: object, file: str, row: int) -> str:
    """A cell as somebody reads it: a number without a tail, a day as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    text = "" if cell is None else str(cell)
    if len(text) > CELL:
        raise Refused(Why.LONG_CELL, Place(file, row))
    seen = without_hidden_signs(text, file=file, row=row).strip()
    return without_formula(seen, file=file, row=row)
