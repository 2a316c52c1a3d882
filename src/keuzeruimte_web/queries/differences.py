"""What changed between two texts, word by word, so that a reader sees it at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
LONG = 6000
"""Above so many words and signs the texts are compared by line: word by word would take long."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: `same`, `new` or `gone`."""

    kind: str
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The later text in pieces, with what was taken away where it stood. Equal texts are one piece."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > LONG:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return tuple(_joined(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(new[j1:j2]))
            continue
        if i2 > i1:
            yield Piece("gone", "".join(old[i1:i2]))
        if j2 > j1:
            yield Piece("new", "".join(new[j1:j2]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A space between two changed words belongs to the change: it reads as one."""
    gone = new = ""
    kept = ""
    for piece in pieces:
        if piece.kind == "same" and not (piece.text.isspace() and (gone or new)):
            yield from _said(gone, new, kept)
            gone = new = kept = ""
            yield piece
        elif piece.kind == "same":
            kept += piece.text
        else:
            gone, new = gone + kept, new + kept
            kept = ""
            gone += piece.text if piece.kind == "gone" else ""
            new += piece.text if piece.kind == "new" else ""
    yield from _said(gone, new, kept)


def _said(gone: str, new: str, kept: str) -> Iterator[Piece]:
    if gone.strip():
        yield Piece("gone", gone)
    if new:
        yield Piece("new" if new.strip() else "same", new)
    if kept:
        yield Piece("same", kept)
