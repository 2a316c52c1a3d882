"""A service at the door of the API: who it is by its token, and how often it asked this minute."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, F, Value, When

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.services import hash_of
from keuzeruimte_web.records.models import Service
from keuzeruimte_web.records.scope import above_schools

A_MINUTE = 600
"""How often one service may ask in a minute."""
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """A service that came with a token that works.

    `left`: how often it may still ask this minute, which ends in `resets` seconds; below zero: too often.
    """

    viewer: Viewer
    left: int
    resets: int


def service_with(token: str, *, now: datetime, today: date) -> AtTheDoor | None:
    """The service of this token, counted; None for a token that is none, was replaced, ended or is past.

    Beside `access/devices.py` and `access/seats.py` this looks over the schools: who it is, is not known yet.
    """
    minute = now.replace(second=0, microsecond=0)
    with above_schools():
        mine = Service.objects.filter(token_hash=hash_of(token), ended_at__isnull=True, until__gte=today)
        counted = mine.update(
            calls=Case(When(minute=minute, then=F("calls") + 1), default=Value(1)),
            minute=minute,
            last_used_on=today,
        )
        found = mine.values_list("pk", "school", "calls").first() if counted else None
    if found is None:
        return None
    service, school, calls = found
    return AtTheDoor(
        viewer=viewer_of(service, school=school, today=today),
        left=A_MINUTE - calls,
        resets=max(1, int((minute + MINUTE - now).total_seconds())),
    )


def viewer_of(service: UUID, *, school: UUID, today: date) -> Viewer:
    """As whom a service looks."""
    return Viewer(person=service, school=school, role=ViewerRole.SERVICE, today=today)
