"""Reading what a command is given: a file, or standard input where a dash stands."""

import sys
from pathlib import Path

STANDARD_INPUT = "-"


def bytes_of(file: str, *, at_most: int) -> bytes:
    """The bytes of a file, no more of them than it takes to see that it is too large.

    FileNotFoundError where it is not there, OSError or ValueError where it cannot be read.
    """
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(at_most + 1)
    with Path(file).open("rb") as opened:
        return opened.read(at_most + 1)
