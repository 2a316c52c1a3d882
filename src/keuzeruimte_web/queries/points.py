"""The plain choices of a point, for forms: what can be chosen, and the point itself."""

from keuzeruimte_web.bridge.plain import FIRST_VERBS, NEEDED, fits
from keuzeruimte_web.bridge.point import PARTS, Point
from keuzeruimte_web.bridge.point_choices import NEW_TOPIC, PointChoices, choices_of

__all__ = ["FIRST_VERBS", "NEEDED", "NEW_TOPIC", "PARTS", "Point", "PointChoices", "choices_of", "fits"]
