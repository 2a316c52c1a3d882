"""Grounds of a school leader: leading, a dossier open for a reason and a short time (PRODUCT 3)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models import Opening

from .ground import PROFESSIONAL, Ground, on_day
from .once import Once
from .ties import leads, own_children
from .viewer import Viewer


def leader_of_the_school() -> Ground:
    """A school leader, of the own school itself."""
    return Ground(_("teamleider"), PROFESSIONAL, lambda v: Q(pk=v.school) & leads(v))


def leader_except_of_own_child(pupil: str) -> Ground:
    """A school leader; with an own child somebody is a parent only (PRODUCT 3)."""
    return Ground(
        _("teamleider, niet bij een eigen kind"),
        PROFESSIONAL,
        lambda v: Q(school=v.school) & ~Q(**{f"{pupil}__in": Once(own_children(v))}) & leads(v),
    )


def opened(pupil: str) -> Ground:
    """A leader who opened this pupil's dossier for a reason, until the day that was said then."""
    return Ground(
        _("teamleider die het dossier om een reden opende, tot die dag"),
        PROFESSIONAL,
        lambda v: Q(**{f"{pupil}__in": Once(_open_to(v).values("pupil"), seldom=open_today(v))}),
    )


def _open_to(viewer: Viewer) -> Any:
    return open_today(viewer).filter(~Q(pupil__in=own_children(viewer)), leads(viewer))


def open_today(viewer: Viewer) -> Any:
    """The openings of this leader that hold today."""
    return Opening.objects.filter(on_day(viewer), leader_id=viewer.person, ended_at__isnull=True)
