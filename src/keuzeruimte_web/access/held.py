"""Where reading many records starts: at the few matters that somebody has to do with.

It decides nothing. It is wider than what somebody may see, and the grounds of the table stand beside it: so
it can leave something out by mistake (`tests/web/access/test_held.py`), and never let something in. What a
leader reads along is not here: it has a page of its own, and each reading leaves a trace (decision 0084).
"""

from typing import Any

from keuzeruimte_web.records.models import Invitation, Matter, ReportReader

from .ties import involvements, own_children
from .viewer import Viewer, ViewerRole


def matters_held(viewer: Viewer) -> Any:
    """The ids of the matters of which somebody sees a conversation, a report or an agreement.

    For who works here: tied to them today. For parents: of their children. For a pupil: the own, and wherever
    one was asked to come or reads what was reported.
    """
    matters = Matter.objects.order_by()
    if viewer.role == ViewerRole.PROFESSIONAL:
        return involvements(viewer).filter(matter__isnull=False).order_by().values_list("matter").distinct()
    if viewer.role == ViewerRole.PARENT:
        return matters.filter(pupil__in=own_children(viewer)).values_list("pk")
    if viewer.role == ViewerRole.PUPIL:
        asked = Invitation.objects.filter(person=viewer.person).order_by()
        reads = ReportReader.objects.filter(person=viewer.person).order_by()
        return (
            matters.filter(pupil=viewer.person)
            .values_list("pk")
            .union(
                asked.values_list("conversation__matter"), reads.values_list("report__conversation__matter")
            )
        )
    return matters.none()
