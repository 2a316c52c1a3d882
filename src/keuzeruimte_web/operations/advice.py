"""Advice to parents has no place in a report that the pupil reads: it would say that they failed (A.timo).

Found by its form alone: a list under a line that speaks of advice to parents, or a list that tells parents
what to do. What is found is shown to its writer, who moves it or says it otherwise; it judges nobody.
"""

import re

POINT = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014]|\d{1,2}[.)])\s+\S")
ADVICE = re.compile(
    r"\b(?:advies\w*|advie\w*|adviseer\w*|geadviseerd|tips?|aanbevel\w*|aanraden|aangeraden|raad\w*|raden|advice|"
    r"advise[ds]?|recommend\w*)\b",
    re.IGNORECASE,
)
PARENTS = re.compile(
    r"\b(?:ouders?|moeder|vader|verzorgers?|opvoed\w*|thuis|u|uw|parents?|mother|father|carers?|home)\b",
    re.IGNORECASE,
)
MUST = re.compile(
    r"\b(?:moet|moeten|kunt|kunnen|zou|zouden|probeer|zorg|wees|geef|maak|spreek|laat|houd|zet|stel|should|try|be)\b",
    re.IGNORECASE,
)


def advice_to_parents(text: str) -> tuple[str, ...]:
    """The lines that read as a list of advice to parents, in order; empty when there are none."""
    lines = text.splitlines()
    found: dict[int, str] = {}
    for begin, length in _lists(lines):
        points = range(begin, begin + length)
        head = _head(lines, begin)
        if head is not None and ADVICE.search(lines[head]) and PARENTS.search(lines[head]):
            found |= {head: lines[head]} | {n: lines[n] for n in points}
        told = [
            n
            for n in points
            if PARENTS.search(lines[n]) and (MUST.search(lines[n]) or ADVICE.search(lines[n]))
        ]
        if len(told) > 1:
            found |= {n: lines[n] for n in told}
    return tuple(found[n].strip() for n in sorted(found))


def _lists(lines: list[str]) -> list[tuple[int, int]]:
    """Where lists of two points or more begin, and how long they are."""
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(lines):
        end = begin
        while end < len(lines) and POINT.match(lines[end]):
            end += 1
        if end - begin > 1:
            found.append((begin, end - begin))
        begin = max(end, begin + 1)
    return found


def _head(lines: list[str], begin: int) -> int | None:
    """The line above a list, blank lines apart."""
    return next((n for n in range(begin - 1, -1, -1) if lines[n].strip()), None)
