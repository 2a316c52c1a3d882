"""Whether somebody has a secret address for a calendar; never which."""

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer


def has_feed(viewer: Viewer) -> bool:
    """In the role in which the viewer looks."""
    return rows(viewer, Kind.CALENDAR_FEED).exists()
