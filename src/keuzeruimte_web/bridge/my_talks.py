"""The conversations of all matters that somebody holds, and who comes to each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Conversation, Invitation

from .guests import Named, called
from .held import SHOWN, At, Listed, in_one_row, listed, values_of
from .opening import opened_in
from .source import as_moment, as_uuid

PAST = 30
"""Conversations behind us on the page; older ones are in each dossier."""
COMING = 100


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A conversation, with who comes by id and name, in order of name. `past`: closed, after it was held."""

    id: UUID
    past: bool
    starts_at: datetime
    pupil: UUID
    pupil_name: str
    title: str
    place: str
    organiser: UUID
    guests: tuple[tuple[UUID, str], ...]


def my_talks(viewer: Viewer) -> list[TalkRow]:
    """Those that go on, by day, and the latest behind us, the last first; one query."""
    found = [_talk(*row) for row in listed(viewer, TALKS, COMING, PAST)]
    found.sort(key=lambda talk: talk.id.hex)
    going = sorted((talk for talk in found if not talk.past), key=lambda talk: talk.starts_at)
    behind = sorted((talk for talk in found if talk.past), key=lambda talk: talk.starts_at, reverse=True)
    return [*going, *behind]


def talks_of_matters(at: At) -> QuerySet[Any]:
    """A step on the way (`Listed.on_the_way`)."""
    found: QuerySet[Any] = Conversation.objects.filter(**at("matter")).order_by().values_list("pk")
    return found


def _found(viewer: Viewer, at: At) -> QuerySet[Any]:
    mine = rows(viewer, Kind.CONVERSATION, Right.SEE).filter(**at("pk")).order_by()
    found: QuerySet[Any] = (
        mine.exclude(state="closed", cancelled_at__isnull=False)
        .annotate(
            past=Case(When(state="closed", then=Value(1)), default=Value(0)),
            row_of=in_one_row(
                "starts_at",
                "matter__pupil",
                "matter__pupil__person__given_name",
                "matter__pupil__person__prefix",
                "matter__pupil__person__family_name",
                "title",
                "place",
                "organiser",
            ),
        )
        .values_list("pk", "past", "starts_at", "row_of")
    )
    return found


def _coming(_: Viewer) -> QuerySet[Any]:
    found: QuerySet[Any] = (
        Invitation.objects.filter(conversation=SHOWN)
        .order_by("person__search_name", "pk")
        .annotate(row_of=in_one_row("person", "person__given_name", "person__prefix", "person__family_name"))
        .values_list("row_of")
    )
    return found


TALKS = Listed(
    key="my talks",
    columns=("id", "past", "starts_at", "row_of"),
    found=_found,
    shown=(
        "SELECT * FROM (SELECT * FROM found WHERE past = 0 ORDER BY starts_at, id LIMIT %s) AS coming"
        " UNION ALL"
        " SELECT * FROM (SELECT * FROM found WHERE past = 1 ORDER BY starts_at DESC, id LIMIT %s) AS behind"
    ),
    beside=_coming,
    on_the_way=(talks_of_matters,),
)


def _talk(pk: Any, past: int, _starts_at: Any, row: str, beside: str) -> TalkRow:
    starts_at, pupil, given, prefix, family, title, place, organiser = values_of(row)
    talk = as_uuid(pk)
    guests = [Named(as_uuid(person), *name) for person, *name in values_of(beside)]
    return TalkRow(
        id=talk,
        past=bool(past),
        starts_at=as_moment(starts_at),
        pupil=as_uuid(pupil),
        pupil_name=Named(as_uuid(pupil), given, prefix, family).full_name,
        title=opened_in(Conversation._meta.get_field("title"), title, pk=talk),
        place=opened_in(Conversation._meta.get_field("place"), place, pk=talk),
        organiser=as_uuid(organiser),
        guests=tuple(zip((one.person for one in guests), called(guests), strict=True)),
    )
