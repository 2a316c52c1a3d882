"""The choice room as a drawing: a triangle of small triangles, one for each option, none larger than another.

How many are light tells how much is open, and nothing else: no option has a place of its own, so nothing in
the drawing says which would be better. Every looks has a form as well as a colour.
"""

from collections.abc import Iterable
from enum import StrEnum
from html import escape
from itertools import islice

SIDE = 20
HEIGHT = 17
"""Of one small triangle; near the half of three's root, in whole numbers."""


class Looks(StrEnum):
    """How one option looks; in the order in which the room is filled, from its top."""

    CHOSEN = "gekozen"
    SEEN = "bekeken"
    OPEN = "open"
    CLOSED = "dicht"


def choice_room(options: Iterable[Looks], *, title: str) -> str:
    """The drawing of these options; `title` says the same in words, for who does not see it."""
    order = tuple(Looks)
    filled = sorted(options, key=order.index)
    rows = _rows_for(len(filled))
    width, height = rows * SIDE, rows * HEIGHT
    cells = iter(filled)
    drawn = [
        _cell(looks, x=(width - (row + 1) * SIDE) // 2 + place * SIDE, y=row * HEIGHT)
        for row in range(rows)
        for place, looks in enumerate(islice(cells, row + 1))
    ]
    return (
        f'<svg class="kr" viewBox="-4-6 {width + 8} {height + 10}" role="img">'
        f"<title>{escape(title)}</title>"
        f'<path class="kr-maat" d="M{width / 2:g}-4 {width + 3} {height + 2}H-3Z"/>{"".join(drawn)}</svg>'
    )


def _cell(looks: Looks, *, x: int, y: int) -> str:
    triangle = f'<path class="kr-{looks}" d="M{x + 10} {y + 2}l8 14h-16Z"/>'
    middle = (x + 10, y + 11)
    if looks is Looks.CHOSEN:
        return f'{triangle}<circle class="kr-stip" cx="{middle[0]}" cy="{middle[1]}" r="3"/>'
    if looks is Looks.SEEN:
        return f'{triangle}<circle class="kr-oog" cx="{middle[0]}" cy="{middle[1]}" r="1.6"/>'
    if looks is Looks.CLOSED:
        return f'{triangle}<path class="kr-streep" d="M{middle[0] - 4} {middle[1]}h8"/>'
    return triangle


def _rows_for(options: int) -> int:
    """The fewest rows of 1, 2, 3, … that hold so many; at least two, to be a triangle of triangles."""
    rows = 2
    while rows * (rows + 1) // 2 < options:
        rows += 1
    return rows
