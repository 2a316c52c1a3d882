"""Files as people offer them, made for a test: lists, workbooks of a few bytes, packages."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from keuzeruimte_web.interchange.reading.recognise import Offered, read_lists, recognise
from keuzeruimte_web.interchange.reading.roster import Roster
from keuzeruimte_web.interchange.reading.sheet import letter

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 9, 1)


def offer(**files: str | bytes) -> Offered:
    """Offer these files; `leerlingen_csv` is called leerlingen.csv."""
    named = {name.replace("_", ".", 1): _stream(content) for name, content in files.items()}
    return recognise(named, today=TODAY)


def roster_of(**files: str | bytes) -> Roster:
    """What these files say."""
    offered = offer(**files)
    return offered.roster if offered.roster is not None else read_lists(offered.lists, today=TODAY)


def package(files: dict[str, str | bytes]) -> bytes:
    """A zip with these files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def folder(path: Path) -> bytes:
    """A zip of all files in a folder."""
    return package({file.name: file.read_bytes() for file in sorted(path.iterdir())})


def _stream(content: str | bytes) -> IO[bytes]:
    return BytesIO(content.encode() if isinstance(content, str) else content)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(rows: list[list[str | float]]) -> bytes:
    """An Excel workbook with one sheet, Blad1: text as text, numbers as numbers."""
    lines = "".join(_row(number, cells) for number, cells in enumerate(rows, start=1))
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": _tied("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TIES}"><sheets>'
            '<sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _tied("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">'
            f"<sheetData>{lines}</sheetData></worksheet>",
        }
    )


def _tied(kind: str, target: str) -> str:
    tie = f'<Relationship Id="r1" Type="{TIES}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{tie}</Relationships>'


def _row(number: int, cells: list[str | float]) -> str:
    inside = "".join(_cell(letter(place), number, cell) for place, cell in enumerate(cells))
    return f'<row r="{number}">{inside}</row>'


def _cell(column: str, row: int, cell: str | float) -> str:
    if isinstance(cell, str):
        return f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{column}{row}"><v>{cell}</v></c>'
