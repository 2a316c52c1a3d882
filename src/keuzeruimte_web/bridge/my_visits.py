"""The conversations that come and to which somebody is invited, each with the own visits to the table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.on_record import at_item
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Conversation, Invitation

from .at_table import Span, own_visits, with_minutes_before
from .held import SHOWN, At, Listed, in_one_row, listed, values_of
from .my_talks import talks_of_matters
from .opening import opened_in
from .source import as_moment, as_uuid


@dataclass(frozen=True, slots=True)
class VisitsRow:
    """A conversation that is planned, and when one is at the table: at least one visit."""

    id: UUID
    title: str
    starts_at: datetime
    visits: tuple[Span, ...]


def my_visits(viewer: Viewer, *, now: datetime, most: int) -> list[VisitsRow]:
    """The nearest ones from now on, by when they begin; one query."""
    found = [_visits(viewer, row) for row in listed(viewer, COMING, most, now=now)]
    return sorted(found, key=lambda one: (one.starts_at, one.id.hex))


def _found(viewer: Viewer, at: At, now: datetime) -> QuerySet[Any]:
    asked = Invitation.objects.filter(conversation=OuterRef("pk"), person=viewer.person)
    found: QuerySet[Any] = (
        rows(viewer, Kind.CONVERSATION, Right.SEE)
        .filter(Exists(asked), state="planned", starts_at__gte=now, **at("pk"))
        .order_by()
        .annotate(row_of=in_one_row("starts_at", "title"))
        .values_list("pk", "starts_at", "row_of")
    )
    return found


def _items(viewer: Viewer) -> QuerySet[Any]:
    mine = at_item().condition(viewer) | Q(by=viewer.person)
    seen = with_minutes_before(rows(viewer, Kind.ITEM, Right.SEE).filter(conversation=SHOWN))
    there = Case(When(mine, then=Value(1)), default=Value(0))
    found: QuerySet[Any] = (
        seen.order_by("minutes_before")
        .annotate(row_of=in_one_row("minutes_before", "minutes", there))
        .values_list("row_of")
    )
    return found


COMING = Listed(
    key="my visits",
    columns=("id", "starts_at", "row_of"),
    found=_found,
    shown="SELECT * FROM found ORDER BY starts_at, id LIMIT %s",
    on_the_way=(talks_of_matters,),
    beside=_items,
    ids={"now": datetime},
)


def _visits(viewer: Viewer, row: tuple[Any, ...]) -> VisitsRow:
    pk, _starts_at, fields, beside = row
    starts_at, title = values_of(fields)
    return VisitsRow(
        id=as_uuid(pk),
        title=opened_in(Conversation._meta.get_field("title"), title, pk=as_uuid(pk)),
        starts_at=as_moment(starts_at),
        visits=own_visits(
            viewer,
            as_moment(starts_at),
            [(before, minutes, bool(there)) for before, minutes, there in values_of(beside)],
        ),
    )
