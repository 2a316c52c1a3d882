"""How guidance goes in the school as a whole: counts of process, for who leads. No person, no answer.

Counts of process (how many conversations are planned) fall under no rule of ten (PRODUCT 3).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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
    running = Matter.objects.filter(closed_on__isnull=True)
    talks = Conversation.objects.all()
    return Figures(
        trajectories=running.filter(kind="trajectory").count(),
        choice_moments=running.filter(kind="choice_moment").count(),
        planned=talks.exclude(state="closed")
        .filter(starts_at__gte=_begin(today), starts_at__lt=_begin(today + AHEAD))
        .count(),
        since=start,
        held=talks.filter(state="closed", cancelled_at=None, starts_at__gte=_begin(start)).count(),
        closed=Matter.objects.filter(closed_on__gte=start, closed_on__lte=today).count(),
        protections=Protection.objects.filter(since__gte=start).count(),
        protections_before=Protection.objects.filter(
            since__gte=start.replace(year=start.year - 1), since__lt=start
        ).count(),
    )


def school_year(today: date) -> date:
    """The first of August on which this school year began."""
    return date(today.year if today.month >= 8 else today.year - 1, 8, 1)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
