"""From which seat somebody looks, and the scope of that school while they do."""

from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.seats import Seat

__all__ = ["Forbidden", "Invisible", "Seat", "chosen", "school_scope"]


def chosen(seats: tuple[Seat, ...], *, key: str) -> Seat | None:
    """The seat with this key, or the first; None for an account that belongs to no school (any more)."""
    return next((seat for seat in seats if seat.key == key), seats[0] if seats else None)
