"""From bytes to letters: which encoding a list was written in, and which signs may not be in it."""

import codecs
import re
from typing import IO

from keuzeruimte_web.interchange.reading.refusal import Place, Refused, Why

PIECE = 1024 * 1024

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

HIDDEN = re.compile("[\x00\u202a-\u202e\u2066-\u2069]")
"""NUL, and the signs that turn the direction of reading: with those one does not read what is there."""


def encoding_of(stream: IO[bytes]) -> str:
    """What the bytes are: by their mark, else UTF-8 when all of them are, else Windows-1252 as Excel writes.

    Reads to the end in pieces and goes back to the start.
    """
    start = stream.read(4)
    stream.seek(0)
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    reader = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := stream.read(PIECE):
            reader.decode(piece)
        reader.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        stream.seek(0)
    return "utf-8"


FORMULA = re.compile(r"=|[@+\-](?=\S)[^(|!]*[A-Za-z][^(|!]*[(|!]")
"""What a spreadsheet would take for a sum: it begins with a sign for one, and calls something or reaches out.
A telephone number (+31 6 ...), a dash and a nickname (@fenna) are none."""


def without_formula(text: str, *, file: str, row: int, column: str = "") -> str:
    """The text as it is. Raises Refused where a spreadsheet would run it."""
    if FORMULA.match(text):
        raise Refused(Why.FORMULA, Place(file, row, column))
    return text


def without_hidden_signs(text: str, *, file: str, row: int, column: str = "") -> str:
    """The text as it is. Raises Refused where a sign in it cannot be seen."""
    if HIDDEN.search(text):
        raise Refused(Why.HIDDEN_SIGNS, Place(file, row, column))
    return text
