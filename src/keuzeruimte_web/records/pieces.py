"""Reading many rows with few in memory."""

from collections.abc import Iterator
from typing import Any

PIECE = 500


def in_pieces(rows: Any) -> Iterator[Any]:
    """Every row of this query in the order of its id, so many in memory at a time.

    A cache of the query would have all of them here, and a cursor of PostgreSQL could not say for which
    school it is (`wall.py`). Rows that come meanwhile may be in it or not, unless in a `snapshot`.
    """
    ordered = rows.order_by("pk")
    piece = list(ordered[:PIECE])
    while piece:
        yield from piece
        piece = list(ordered.filter(pk__gt=piece[-1].pk)[:PIECE])
