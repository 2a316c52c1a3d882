"""As whom somebody is signed in, for the entrance and the screens."""

from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.directory import ActingAs, acting_as
from keuzeruimte_web.access.viewer import Viewer, ViewerRole

__all__ = ["ActingAs", "Forbidden", "Invisible", "Viewer", "ViewerRole", "acting_as"]
