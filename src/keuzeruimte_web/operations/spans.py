"""Ending what has dates: from a day on it does not hold any more."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

DAY = timedelta(days=1)


def end_from(row: Any, *, day: date) -> None:
    """Let the row hold for the last time on the day before `day`; one that never held is not kept.

    Both ends of a span count, so access that ends from today is gone today.
    """
    if row.since is not None and row.since >= day:
        row.delete()
    else:
        row.until = day - DAY
        row.save(update_fields=["until"])


def holds(day: date) -> Q:
    """Rows that hold on this day."""
    return (Q(since__isnull=True) | Q(since__lte=day)) & holds_or_will(day)


def holds_or_will(day: date) -> Q:
    """Rows that hold on this day, or from a later one."""
    return Q(until__isnull=True) | Q(until__gte=day)
