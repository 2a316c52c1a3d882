"""A device at a table, by its token: it waits, looks as whom it was admitted as, or lies on the table.

Beside `seats.py`, the only place that looks over the schools: nobody is signed in on such a device.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from keuzeruimte_web.records.models import Conversation, TableSeat
from keuzeruimte_web.records.scope import above_schools, school_scope

from .present import viewers_around
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
    with above_schools():
        row = (
            TableSeat.objects.filter(
                token_hash=hash_of(token),
                ended_at__isnull=True,
                table__closed_at__isnull=True,
                table__until__gt=now,
            )
            .select_related("person", "school")
            .annotate(talk=F("table__conversation"), pupil=F("table__conversation__matter__pupil"))
            .first()
        )
    if row is None:
        return None
    seat = None
    if row.person_id is not None:
        with school_scope(row.school_id):
            around = viewers_around([row.person_id], pupil=row.pupil, school=row.school_id, today=today)
        if row.person_id not in around:
            return None
        seat = _seat(row, around[row.person_id])
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
    return Conversation.objects.select_related("matter", "table").get(pk=device.conversation)
