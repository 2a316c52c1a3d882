"""Nobody is asked to be at two places at once: the one check for whoever proposes, sets or moves a time."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.busy import TRAVEL, Clash, Slot, clashes


class Clashing(Exception):  # noqa: N818
    """Somebody would have to be at two places at once; `clashes` says who or which room, and when."""

    def __init__(self, found: tuple[Clash, ...]) -> None:
        super().__init__("clashing")
        self.clashes = found


def refuse_clashes(
    viewer: Viewer,
    slots: Iterable[Slot],
    *,
    people: Collection[UUID],
    travel: timedelta = TRAVEL,
    leaving_out: Collection[UUID] = (),
    rooms: bool = True,
) -> None:
    """Raises Clashing where somebody would be at two places at once, as far as the viewer may know (0107).

    `leaving_out`: conversations that do not count. `rooms` False: the room was settled before, and
    only people are looked at.
    """
    found = clashes(viewer, slots, people=people, travel=travel, leaving_out=leaving_out)
    found = tuple(clash for clash in found if clash.names or rooms)
    if found:
        raise Clashing(found)
