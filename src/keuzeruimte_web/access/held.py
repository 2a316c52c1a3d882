"""Where reading many records starts for who works here: at the few things that one holds oneself.

It decides nothing. It is wider than what somebody may see, and the grounds of the table stand beside it: so
it can leave something out by mistake (`tests/web/access/test_held.py`), and never let something in.
"""

from typing import Any

from keuzeruimte_web.records.models import Matter

from .leading import open_today
from .ties import involvements
from .viewer import Viewer


def matters_held(viewer: Viewer) -> Any:
    """The ids of the matters of which a professional sees anything: tied to them today, or read along."""
    tied = involvements(viewer).filter(matter__isnull=False).order_by().values_list("matter")
    opened = Matter.objects.filter(pupil__in=open_today(viewer).values("pupil")).order_by()
    return tied.union(opened.values_list("pk"))
