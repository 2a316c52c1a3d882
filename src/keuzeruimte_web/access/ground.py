"""What a ground is: a Dutch label and a condition on the row, true in some roles of the viewer.

Conditions use `Exists` or `pk__in`, never joins to many, so that they combine without doubles.
A ground holds in one or more roles of the viewer and is false in every other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.text import format_lazy

from keuzeruimte_web.records.models import Pupil

from .viewer import Viewer, ViewerRole

# Every human being; a service has grounds of its own and none of these (decision 0147).
ANYONE = frozenset(ViewerRole) - {ViewerRole.SERVICE}
PUPIL = frozenset({ViewerRole.PUPIL})
PARENT = frozenset({ViewerRole.PARENT})
FAMILY = PUPIL | PARENT
PROFESSIONAL = frozenset({ViewerRole.PROFESSIONAL})
ADMINISTRATOR = frozenset({ViewerRole.ADMINISTRATOR})
OFFICER = frozenset({ViewerRole.PRIVACY_OFFICER})
SERVICE = frozenset({ViewerRole.SERVICE})


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody may: a label for people, the roles in which it holds, and the condition on the row."""

    label: str | Promise
    roles: frozenset[ViewerRole]
    condition: Callable[[Viewer], Q]

    def for_viewer(self, viewer: Viewer) -> Q | None:
        """The condition for this viewer; None in a role in which the ground never holds."""
        return self.condition(viewer) if viewer.role in self.roles else None


def both(first: Ground, second: Ground) -> Ground:
    """A ground that holds where both do."""
    return Ground(
        label=_joined(first.label, second.label),
        roles=first.roles & second.roles,
        condition=lambda v: first.condition(v) & second.condition(v),
    )


def where(ground: Ground, when: str | Promise, **conditions: object) -> Ground:
    """A ground that holds only for rows with these values; `when` says so in words."""
    return Ground(
        label=_joined(ground.label, when),
        roles=ground.roles,
        condition=lambda v: ground.condition(v) & Q(**conditions),
    )


def _joined(first: str | Promise, second: str | Promise) -> str | Promise:
    return format_lazy("{}; {}", first, second) if first and second else first or second


def on_day(viewer: Viewer, prefix: str = "") -> Q:
    """In force on the viewer's day; both ends of the span count (METHOD 3)."""
    since, until = f"{prefix}since", f"{prefix}until"
    return (Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__lte": viewer.today})) & (
        Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": viewer.today})
    )


def at_school(viewer: Viewer, prefix: str = "") -> Q:
    """Pupils who have not left before the viewer's day, and live."""
    return Pupil.here(viewer.today, path=prefix)
