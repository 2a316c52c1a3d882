"""How guidance goes in the school as a whole: counts of process, for who leads. No person, no answer.

Counts of process (how many conversations are planned) fall under no rule of ten (PRODUCT 3).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Conversation, Matter, Protection

AHEAD = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of this school: what runs now, what is planned in four weeks, and what was done since August."""

    trajectories: int
    choice_moments: int
    planned: int
    since: date
    held: int
    closed: int
    protections: int
    protections_before: int


def figures(viewer: Viewer) -> Figures:
    """The counts of today, the last two of this school year and the one before. Raises Invisible."""
    require(viewer, Kind.SCHOOL, Right.LEAD, viewer.school)
    today, start = viewer.today, school_year(viewer.today)
    runs, before = Q(closed_on__isnull=True), start.replace(year=start.year - 1)
    matters = Matter.objects.aggregate(
        trajectories=Count("pk", filter=runs & Q(kind="trajectory")),
        choice_moments=Count("pk", filter=runs & Q(kind="choice_moment")),
        closed=Count("pk", filter=Q(closed_on__gte=start, closed_on__lte=today)),
    )
    soon = Q(starts_at__gte=_begin(today), starts_at__lt=_begin(today + AHEAD))
    talks = Conversation.objects.aggregate(
        planned=Count("pk", filter=soon & ~Q(state="closed")),
        held=Count("pk", filter=Q(state="closed", cancelled_at=None, starts_at__gte=_begin(start))),
    )
    protections = Protection.objects.aggregate(
        protections=Count("pk", filter=Q(since__gte=start)),
        protections_before=Count("pk", filter=Q(since__gte=before, since__lt=start)),
    )
    return Figures(since=start, **matters, **talks, **protections)


def school_year(today: date) -> date:
    """The first of August on which this school year began."""
    return date(today.year if today.month >= 8 else today.year - 1, 8, 1)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
