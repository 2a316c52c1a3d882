"""A device that knocks at a table, before anybody is signed in: so above the schools, by the code alone.

Wrong codes and ended ones are one and the same. The right code shows nothing either: a device waits, until
the school's professional admits it by name.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.devices import hash_of
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.codes import digest
from keuzeruimte_web.records.models import Table, TableSeat
from keuzeruimte_web.records.scope import above_schools, school_scope

WAITS = timedelta(minutes=10)
"""A device that was not admitted after that knocks again."""
MOST = 12
"""Devices that wait at one table at the same time."""
NUMBERS = range(11, 100)
"""What a device shows while it waits: two digits that are said aloud."""


class NoSuchTable(Exception):  # noqa: N818
    """No table that is open has this code."""


class Crowded(Exception):  # noqa: N818
    """More devices wait at this table than there are people."""


def knock(code: str, *, now: datetime) -> str:
    """Wait at the table with this code, as it was typed; answers the token for the device.

    Raises NoSuchTable, Crowded.
    """
    with above_schools():
        found = (
            Table.objects.filter(code_hash=digest(code), closed_at__isnull=True, until__gt=now)
            .values_list("pk", "school", "conversation")
            .first()
        )
    if found is None:
        raise NoSuchTable
    table, school, conversation = found
    token = secrets.token_urlsafe(32)
    with school_scope(school), transaction.atomic():
        Table.objects.select_for_update(of=("self",)).filter(pk=table).first()
        waiting = TableSeat.objects.filter(table=table, admitted_at__isnull=True, ended_at__isnull=True)
        waiting.filter(asked_at__lt=now - WAITS).update(ended_at=now)
        taken = set(waiting.values_list("number", flat=True))
        if len(taken) >= MOST:
            raise Crowded
        number = secrets.choice([n for n in NUMBERS if n not in taken])
        TableSeat.objects.create(
            school_id=school, table_id=table, token_hash=hash_of(token), number=number, asked_at=now
        )
        mark_changed(conversation)
    return token


def leave(token: str, *, now: datetime) -> None:
    """The device goes by its own hand: it waits, joins or lies there no more. Again changes nothing."""
    with above_schools():
        found = (
            TableSeat.objects.filter(token_hash=hash_of(token), ended_at__isnull=True)
            .values_list("pk", "school", "table__conversation")
            .first()
        )
    if found is None:
        return
    seat, school, conversation = found
    with school_scope(school), transaction.atomic():
        TableSeat.objects.filter(pk=seat, ended_at__isnull=True).update(ended_at=now)
        mark_changed(conversation)


def own_place(viewer: Viewer, *, code: str, now: datetime) -> UUID | None:
    """The conversation at whose table, by this code, the viewer has a place already by signing in."""
    found: UUID | None = (
        rows(viewer, Kind.TABLE)
        .filter(
            code_hash=digest(code),
            closed_at__isnull=True,
            until__gt=now,
            conversation__in=rows(viewer, Kind.CONVERSATION, Right.SPEAK).values("pk"),
        )
        .values_list("conversation", flat=True)
        .first()
    )
    return found
