"""Who can be invited for an account."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Employment, Guardianship, Pupil


def who_can_come(viewer: Viewer) -> Any:
    """People the viewer may invite, who have something to come for and no account yet; with `is_parent`."""
    parent = Guardianship.objects.filter(on_day(viewer), parent=OuterRef("pk"), court_block=False)
    works = Employment.objects.filter(on_day(viewer), person=OuterRef("pk"))
    return (
        rows(viewer, Kind.PERSON, Right.INVITE)
        .filter(account__isnull=True, deceased=False)
        .annotate(is_parent=Exists(parent))
        .filter(Q(is_parent=True) | Exists(works) | Exists(Pupil.objects.filter(pk=OuterRef("pk"))))
    )
