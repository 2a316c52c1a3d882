"""A school keeps its key dates: begun with those that we ship, added, changed, taken away."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.key_dates import ClassesRefused, line_of_classes, shipped
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import KeyDate

__all__ = ["ClassesRefused", "SameDate", "add_date", "begin_dates", "change_date", "remove_date"]


class SameDate(ValueError):  # noqa: N818
    """There is a key date of this title on this day already."""


def begin_dates(viewer: Viewer, *, first_year: int) -> int:
    """Add what we ship for this school year and is not there yet; how many. Again adds nothing.

    Raises Invisible.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
        known = set(rows(viewer, Kind.KEY_DATE).values_list("day", "title"))
        new = [
            KeyDate(
                school_id=viewer.school,
                day=one.day,
                title=one.title,
                words=one.words,
                meant_for=one.meant_for,
                remind=one.remind,
                source=one.source,
            )
            for one in shipped(first_year)
            if (one.day, one.title) not in known
        ]
        KeyDate.objects.bulk_create(new, ignore_conflicts=True)
        if new:
            trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=viewer.school)
        return len(new)


def add_date(
    viewer: Viewer, *, day: date, title: str, words: str, meant_for: str, remind: int, source: str, once: UUID
) -> UUID:
    """Keep a date of the school's own, checked by who adds it; its id.

    Raises SentBefore, Invisible, ClassesRefused, SameDate.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
        row = KeyDate(
            school_id=viewer.school,
            day=day,
            title=title,
            words=words,
            meant_for=line_of_classes(meant_for),
            remind=remind,
            source=source,
            checked=True,
        )
        remember(viewer, key=once, made=row.pk)
        _once(row.save)
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=row.pk)
        return row.pk


def change_date(
    viewer: Viewer,
    *,
    key_date: UUID,
    version: int,
    day: date,
    title: str,
    words: str,
    meant_for: str,
    remind: int,
    source: str,
) -> None:
    """Change it; whoever saves it, checked it.

    Raises Invisible, Forbidden, ClassesRefused, SameDate, Stale.
    """
    with transaction.atomic():
        require(viewer, Kind.KEY_DATE, Right.CHANGE, key_date)
        line = line_of_classes(meant_for)
        found = rows(viewer, Kind.KEY_DATE, Right.CHANGE)
        _once(
            lambda: save_version(
                found,
                pk=key_date,
                version=version,
                day=day,
                title=title,
                words=words,
                meant_for=line,
                remind=remind,
                source=source,
                checked=True,
            )
        )
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=key_date)


def remove_date(viewer: Viewer, *, key_date: UUID) -> None:
    """Take it away; who was reminded of it already keeps that letter. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row: KeyDate = require(viewer, Kind.KEY_DATE, Right.CHANGE, key_date)
        row.delete()
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=key_date)


def _once(save: Callable[[], object]) -> None:
    """Save where title and day are its own; SameDate where they are another's."""
    try:
        with transaction.atomic():
            save()
    except IntegrityError as error:
        raise SameDate from error
