"""Classes: entering and changing one."""

from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import SchoolClass


class NamedBefore(Exception):  # noqa: N818
    """The school has a class of this name."""


def enter_class(viewer: Viewer, *, name: str, level: str, year_group: int, once: UUID) -> UUID:
    """A new class. `year_group` is 1 to 6. Raises SentBefore, NamedBefore."""
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.ENTER, viewer.school)
        try:
            with transaction.atomic():
                row: SchoolClass = SchoolClass.objects.create(
                    school_id=viewer.school, name=name, level=level, year_group=year_group
                )
        except IntegrityError as error:
            raise NamedBefore from error
        remember(viewer, key=once, made=row.pk)
        trace_of(viewer, TraceWord.ENTERED_CLASS, record=row.pk)
    return row.pk


def change_class(
    viewer: Viewer, *, school_class: UUID, version: int, name: str, level: str, year_group: int
) -> None:
    """Change what a class is called. Raises Stale, NamedBefore."""
    with transaction.atomic():
        require(viewer, Kind.SCHOOL_CLASS, Right.CHANGE, school_class)
        mine = rows(viewer, Kind.SCHOOL_CLASS, Right.CHANGE)
        try:
            with transaction.atomic():
                save_version(
                    mine, pk=school_class, version=version, name=name, level=level, year_group=year_group
                )
        except IntegrityError as error:
            raise NamedBefore from error
        trace_of(viewer, TraceWord.CHANGED_CLASS, record=school_class)
