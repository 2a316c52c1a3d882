"""The screen that lies on the table: what everyone present may see, and nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.devices import Device, talk_of
from keuzeruimte_web.access.kept import asked_by
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.together import (
    Around,
    Guest,
    Together,
    around,
    open_table_of,
    together,
)


@dataclass(frozen=True, slots=True)
class TableScreen:
    """The screen on the table. `seen` is None while there is nothing that everyone present may see."""

    conversation: UUID
    present: tuple[Guest, ...]
    turn: Guest | None
    code: str
    seen: Together | None


@dataclass(frozen=True, slots=True)
class Joining:
    """A device at the table, by the number it shows or showed; and whose it is, once it was admitted."""

    id: UUID
    number: int
    name: str
    is_screen: bool


@dataclass(frozen=True, slots=True)
class TableDesk:
    """What who holds the conversation does around the table; `code` is empty while it is not open."""

    conversation: UUID
    code: str
    guests: tuple[Guest, ...]
    family: tuple[Guest, ...]
    present: tuple[UUID, ...]
    turn: UUID | None
    waiting: tuple[Joining, ...]
    joined: tuple[Joining, ...]


def table_screen(viewer: Viewer, *, conversation: UUID, lang: str) -> TableScreen:
    """The screen, laid down by who holds the conversation. Raises Invisible, also without an open table."""
    talk = _held(viewer, conversation)
    return _screen(talk, school=viewer.school, today=viewer.today, lang=lang)


def table_screen_on(device: Device, *, today: date, lang: str) -> TableScreen:
    """The screen on a device that was admitted as such. Raises Invisible."""
    if not device.is_screen:
        raise Invisible(Kind.TABLE)
    return _screen(talk_of(device), school=device.school, today=today, lang=lang)


def table_desk(viewer: Viewer, *, conversation: UUID) -> TableDesk:
    """Who sits there, who knocks, which items were dealt with. Raises Invisible for who does not hold it."""
    talk = _held(viewer, conversation)
    people = around(talk, school=viewer.school, today=viewer.today)
    table = open_table_of(talk)
    seats = asked_by(viewer, _knocking, key="knocking", table=table.pk) if table else ()
    names = {guest.id: guest.name for guest in people.guests}
    devices = [
        (seat.admitted_at, Joining(seat.pk, seat.number, names.get(seat.person_id, ""), seat.is_screen))
        for seat in seats
    ]
    return TableDesk(
        conversation=conversation,
        code=table.code if table else "",
        guests=people.may_come,
        family=_family(people),
        present=tuple(sorted(people.present, key=str)),
        turn=people.turn,
        waiting=tuple(device for admitted, device in devices if admitted is None),
        joined=tuple(device for admitted, device in devices if admitted is not None),
    )


def _held(viewer: Viewer, conversation: UUID) -> Any:
    """The conversation with its table, for who holds it. Raises Invisible."""

    def held(viewer: Viewer, conversation: UUID) -> QuerySet[Any]:
        may = rows(viewer, Kind.CONVERSATION, Right.HOLD).filter(pk=conversation)
        return may.select_related("matter", "table")

    found = asked_by(viewer, held, key="held at the table", conversation=conversation)
    if not found:
        raise Invisible(Kind.CONVERSATION)
    return found[0]


def _knocking(viewer: Viewer, table: UUID) -> QuerySet[Any]:
    seats = rows(viewer, Kind.TABLE_SEAT).filter(table=table, ended_at__isnull=True)
    return seats.order_by("asked_at", "pk")


def _screen(talk: Any, *, school: UUID, today: date, lang: str) -> TableScreen:
    table = open_table_of(talk)
    if table is None:
        raise Invisible(Kind.TABLE)
    people = around(talk, school=school, today=today)
    return TableScreen(
        conversation=talk.pk,
        present=tuple(guest for guest in people.guests if guest.id in people.present),
        turn=next((guest for guest in people.guests if guest.id == people.turn), None),
        code=table.code,
        seen=together(people.together, talk, people=people, all_there=people.present, lang=lang),
    )


def _family(people: Around) -> tuple[Guest, ...]:
    """Who can join with a code: colleagues sign in, with their second proof."""
    return tuple(
        guest
        for guest in people.guests
        if guest.id in people.viewers and people.viewers[guest.id].role != ViewerRole.PROFESSIONAL
    )
