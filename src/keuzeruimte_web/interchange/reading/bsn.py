"""A column of citizen service numbers is found by its check digit, and refused (UAVG art. 46)."""

import re
from collections.abc import Iterable

NINE = re.compile(r"\d{8,9}")
LEAST = 5
"""Fewer numbers than this can pass by chance: one in eleven does."""
PART = 0.8
"""Of the numbers in a column that pass. A list of other numbers passes for one in eleven."""


def passes(number: str) -> bool:
    """Whether a number passes the eleven test: weights 9 to 2, and minus 1 for the last digit."""
    digits = number.replace(".", "").replace(" ", "")
    if not NINE.fullmatch(digits) or not digits.strip("0"):
        return False
    digits = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def looks_like_bsn(cells: Iterable[str]) -> bool:
    """Whether these cells together are citizen service numbers: nearly all pass, and they differ."""
    filled = {cell for cell in cells if cell}
    if len(filled) < LEAST:
        return False
    return sum(map(passes, filled)) >= PART * len(filled)


def head_says_bsn(head: str) -> bool:
    """Whether the head above a column names it."""
    letters = re.sub(r"[^a-z]", "", head.casefold())
    return letters.startswith(("bsn", "burgerservicenummer", "sofinummer", "persoonsgebondennummer")) or (
        letters in ("pgn", "onderwijsnummer")
    )
