"""The reports of all matters that somebody holds, as far as one reads them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Conversation, Report
from keuzeruimte_web.records.models.choices import Circle

from .guests import Named
from .held import At, Listed, in_one_row, listed, values_of
from .my_talks import talks_of_matters
from .opening import opened_in
from .source import as_moment, as_uuid


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, with the conversation that it is of. `circle` in words."""

    id: UUID
    title: str
    pupil_name: str
    starts_at: datetime
    state: str
    circle: str


def my_reports(viewer: Viewer, *, most: int) -> list[ReportRow]:
    """The latest, those of the last conversation first; one query."""
    found = listed(viewer, REPORTS, most)
    # As the database sorts them: the last conversation first, and of one conversation by circle.
    found.sort(key=lambda row: (row[2], as_uuid(row[0]).hex))
    return sorted((_report(row) for row in found), key=lambda one: one.starts_at, reverse=True)


def _found(viewer: Viewer, at: At) -> QuerySet[Any]:
    talk, person = "conversation__", "conversation__matter__pupil__person__"
    found: QuerySet[Any] = (
        rows(viewer, Kind.REPORT, Right.SEE)
        .filter(**at("pk"))
        .order_by()
        .annotate(
            row_of=in_one_row(
                f"{talk}pk",
                f"{talk}title",
                f"{talk}starts_at",
                f"{person}pk",
                f"{person}given_name",
                f"{person}prefix",
                f"{person}family_name",
                "state",
            ),
            began=F(f"{talk}starts_at"),
        )
        .values_list("pk", "began", "circle", "row_of")
    )
    return found


def _reports_of_talks(at: At) -> QuerySet[Any]:
    found: QuerySet[Any] = Report.objects.filter(**at("conversation")).order_by().values_list("pk")
    return found


REPORTS = Listed(
    key="my reports",
    columns=("id", "began", "circle", "row_of"),
    found=_found,
    shown="SELECT * FROM found ORDER BY began DESC, circle, id LIMIT %s",
    on_the_way=(talks_of_matters, _reports_of_talks),
)


def _report(row: tuple[Any, ...]) -> ReportRow:
    pk, _began, circle, fields, _beside = row
    talk, title, starts_at, pupil, given, prefix, family, state = values_of(fields)
    return ReportRow(
        id=as_uuid(pk),
        title=opened_in(Conversation._meta.get_field("title"), title, pk=as_uuid(talk)),
        pupil_name=Named(as_uuid(pupil), given, prefix, family).full_name,
        starts_at=as_moment(starts_at),
        state=state,
        circle=str(Circle(circle).label),
    )
