"""A program of its own: a workbook comes in, its rows come out as JSON, one a line.

Apart, because a workbook of a kilobyte can say that it has sixteen milliard cells, and what reads it would
take the worker with it. Here it may take so much memory and so much time, and no more (decision 0125).
It is started by its path and imports nothing of ours.
"""

import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

LOCKED, BROKEN, SWELLS = 3, 4, 5
"""What it ends with, where it could not read: a password, another thing than a workbook, too much of it."""


def rows_of(source: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows in which something stands, by their number; what is empty at their end is left out."""
    top = source.start[0] if source.start else 0
    for number, cells in enumerate(source.iter_rows(), start=top + 1):
        texts = [text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield number, texts


def text(cell: object) -> str:
    """A cell as somebody reads it: a number without a tail, a day as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    return "" if cell is None else str(cell)


def say(memory: int, seconds: int, most: int) -> int:
    """Write down the sheets of the workbook that comes in; answers what to end with."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
        for name in book.sheet_names:
            sys.stdout.write(f"{json.dumps(name)}\n")
            for row in rows_of(book.get_sheet_by_name(name)):
                line = json.dumps(row)
                most -= len(line)
                if most < 0:
                    return SWELLS
                sys.stdout.write(f"{line}\n")
    except PasswordError:
        return LOCKED
    except CalamineError:
        return BROKEN
    except MemoryError:
        return SWELLS
    return 0


if __name__ == "__main__":
    sys.exit(say(*map(int, sys.argv[1:])))
