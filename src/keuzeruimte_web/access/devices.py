"""A device at a table, by its token: it waits, looks as whom it was admitted as, or lies on the table.

Beside `seats.py`, the only place that looks over the schools: nobody is signed in on such a device.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from keuzeruimte_web.records.models import Conversation, Person, TableSeat
from keuzeruimte_web.records.scope import school_scope

from .kept import asked_above, asked_here
from .present import viewer_in, with_corner
from .seats import Seat
from .viewer import Viewer


@dataclass(frozen=True, slots=True)
class Device:
    """What a device is at the table: somebody's place (`seat`), a screen, or one that waits."""

    id: UUID
    school: UUID
    school_name: str
    conversation: UUID
    number: int
    waits: bool
    is_screen: bool
    seat: Seat | None


def hash_of(token: str) -> str:
    """What a device is recognised by; 256 random bits need no slower hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def device_with(token: str, *, now: datetime, today: date) -> Device | None:
    """The device with this token; None when it, its table or its person's place there came to an end."""
    found = asked_above(_at_open_table, key="device", token_hash=hash_of(token), now=now)
    if not found:
        return None
    (row,) = found
    seat = None
    if row.person_id is not None:
        with school_scope(row.school_id):
            people = asked_here(_in_corner, key="guest", person=row.person_id, pupil=row.pupil)
        alone = [viewer_in(one, pupil=row.pupil, school=row.school_id, today=today) for one in people]
        if not alone or alone[0] is None:
            return None
        seat = _seat(row, alone[0])
    return Device(
        id=row.pk,
        school=row.school_id,
        school_name=row.school.name,
        conversation=row.talk,
        number=row.number,
        waits=row.admitted_at is None,
        is_screen=row.is_screen,
        seat=seat,
    )


def _at_open_table(token_hash: str, now: datetime) -> QuerySet[TableSeat]:
    found: QuerySet[TableSeat] = (
        TableSeat.objects.filter(
            token_hash=token_hash,
            ended_at__isnull=True,
            table__closed_at__isnull=True,
            table__until__gt=now,
        )
        .select_related("person", "school")
        .annotate(talk=F("table__conversation"), pupil=F("table__conversation__matter__pupil"))
    )
    return found


def _in_corner(person: UUID, pupil: UUID) -> QuerySet[Person]:
    return with_corner(Person.objects.filter(pk=person), pupil=pupil)


def _seat(row: Any, alone: Viewer) -> Seat:
    return Seat(
        viewer=Viewer(
            person=alone.person, school=alone.school, role=alone.role, today=alone.today, seat=row.pk
        ),
        name=row.person.full_name,
        school=row.school.name,
        safety_text=row.school.safety_text,
        safety_contact=row.school.safety_contact,
        safety_text_en=row.school.safety_text_en,
        safety_contact_en=row.school.safety_contact_en,
    )


def talk_of(device: Device) -> Any:
    """The conversation at whose table this device is; call it in the scope of its school."""

    def held(conversation: UUID) -> QuerySet[Conversation]:
        found: QuerySet[Conversation] = Conversation.objects.filter(pk=conversation)
        return found.select_related("matter", "table")

    (talk,) = asked_here(held, key="talk of a device", conversation=device.conversation)
    return talk
