"""Lists as an Excel or OpenDocument workbook: every sheet that has heads and rows."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from keuzeruimte_web.interchange.reading import book_apart
from keuzeruimte_web.interchange.reading.letters import without_formula, without_hidden_signs
from keuzeruimte_web.interchange.reading.limits import BOOK_BYTES, BOOK_MEMORY, BOOK_SECONDS, CELL, COLUMNS
from keuzeruimte_web.interchange.reading.package import Member
from keuzeruimte_web.interchange.reading.refusal import Place, Refused, Why
from keuzeruimte_web.interchange.reading.sheet import Row, Sheet, unique

ENDED = {book_apart.LOCKED: Why.LOCKED, book_apart.SWELLS: Why.SWELLS}


def sheets_of(member: Member) -> tuple[Sheet, ...]:
    """The lists in this workbook, in its order; a sheet without heads is left out. Raises Refused."""
    found = [_sheet(member.name, name, iter(lines)) for name, lines in _said(member).items()]
    lists = tuple(sheet for sheet in found if sheet is not None)
    if not lists:
        raise Refused(Why.EMPTY, Place(member.name))
    return lists


def _said(member: Member) -> dict[str, list[bytes]]:
    """The rows of each sheet as `book_apart` writes them. Raises Refused."""
    with member.opened() as stream:
        done = subprocess.run(  # noqa: S603, a program of ours and three numbers, and no shell
            [sys.executable, "-I", book_apart.__file__, *map(str, (BOOK_MEMORY, BOOK_SECONDS, BOOK_BYTES))],
            input=stream.read(),
            capture_output=True,
            check=False,
            cwd=Path("/"),
            env={},
        )
    if done.returncode:
        # Below nothing: it was stopped, for it took more than it may.
        why = Why.SWELLS if done.returncode < 0 else ENDED.get(done.returncode, Why.NOT_READABLE)
        raise Refused(why, Place(member.name))
    sheets: dict[str, list[bytes]] = {}
    lines: list[bytes] = []
    for line in done.stdout.splitlines():
        if line.startswith(b'"'):
            lines = sheets.setdefault(json.loads(line), [])
        else:
            lines.append(line)
    return sheets


def _sheet(file: str, name: str, lines: Iterator[bytes]) -> Sheet | None:
    for line in lines:
        number, cells = json.loads(line)
        heads = [_clean(cell, file, number) for cell in cells]
        if sum(1 for head in heads if head) < 2:
            continue  # a title above the list
        if len(heads) > COLUMNS:
            raise Refused(Why.TOO_LARGE, Place(file))
        named = unique(heads)
        place = f"{file} · {name}" if name else file
        return Sheet(file=place, heads=named, rows=_rows(place, named, lines), read_as="werkblad")
    return None


def _rows(file: str, heads: tuple[str, ...], lines: Iterator[bytes]) -> Iterator[Row]:
    for line in lines:
        number, cells = json.loads(line)
        texts = [_clean(cell, file, number) for cell in cells]
        if any(texts):
            yield Row(number, dict(zip(heads, [*texts, *[""] * len(heads)], strict=False)))


def _clean(text: str, file: str, row: int) -> str:
    if len(text) > CELL:
        raise Refused(Why.LONG_CELL, Place(file, row))
    seen = without_hidden_signs(text, file=file, row=row).strip()
    return without_formula(seen, file=file, row=row)
