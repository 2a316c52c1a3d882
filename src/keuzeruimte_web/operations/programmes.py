"""A school keeps a list of further study a year: brought in, looked at, used in place of the one before."""

from typing import Any
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.programmes import ListRefused, text_of_list, told_of
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.records.models import ProgrammeList, School

__all__ = ["ListRefused", "drop_list", "offer_list", "use_list"]


def offer_list(viewer: Viewer, *, year: str, content: bytes, once: UUID) -> UUID:
    """Keep a list to look at; one of the same year that was still looked at goes. Its id.

    Raises SentBefore, Invisible, ListRefused.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
        text = text_of_list(content)
        read = told_of(text)
        row = ProgrammeList(
            school_id=viewer.school,
            year=year,
            text=text,
            programmes=read.programmes,
            left_out=read.rows_left_out,
            kept_on=viewer.today,
        )
        remember(viewer, key=once, made=row.pk)
        _of(viewer, year=year, in_use=False).delete()
        row.save()
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=row.pk)
        return row.pk


def use_list(viewer: Viewer, *, programmes: UUID) -> None:
    """From now on everybody reads this one; the one of the same year before it goes. Again changes nothing.

    Raises Invisible, Forbidden.
    """
    with transaction.atomic():
        # Two who press at once wait here for each other, so that one list of the year is left.
        School.objects.select_for_update().get(pk=viewer.school)
        row: ProgrammeList = require(viewer, Kind.PROGRAMMES, Right.CHANGE, programmes)
        if row.in_use:
            return
        _of(viewer, year=row.year, in_use=True).delete()
        ProgrammeList.objects.filter(pk=row.pk).update(in_use=True, kept_on=viewer.today)
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=row.pk)


def drop_list(viewer: Viewer, *, programmes: UUID) -> None:
    """Take a list away. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row: ProgrammeList = require(viewer, Kind.PROGRAMMES, Right.CHANGE, programmes)
        row.delete()
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=programmes)


def _of(viewer: Viewer, *, year: str, in_use: bool) -> Any:
    return rows(viewer, Kind.PROGRAMMES, Right.CHANGE).filter(year=year, in_use=in_use)
