"""Noticing what changed for services: what they could read is held beside a mark of a few minutes before.

So nothing that changes is missed, whoever changed it or which day came: an import of thousands, a pupil who
left, a task that ended yesterday. A number is given when it is noticed, after it was committed, one by
one for a school: who asks for what came after a number never misses one that was still on its way. Decision
0148.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.bridge.noticed import last_number
from keuzeruimte_web.bridge.served import kinds_of, mark_of, read
from keuzeruimte_web.operations.served import viewer_of
from keuzeruimte_web.records.models import Noticed, School, Service
from keuzeruimte_web.records.models.choices import Served
from keuzeruimte_web.records.scope import above_schools, school_scope

PIECE = 1000


def schools_with_services(*, today: date) -> list[UUID]:
    """The schools where a service works today."""
    with above_schools():
        working = Service.objects.filter(ended_at__isnull=True, until__gte=today)
        return sorted(set(working.values_list("school", flat=True)))


def notice_changes(school: UUID, *, today: date) -> int:
    """Notice what changed since last time, of every kind that a service of this school reads; how much.

    Run twice, the second notices nothing.
    """
    with school_scope(school), transaction.atomic():
        School.objects.select_for_update().get(pk=school)
        number = last_number()
        first = number
        for kind, reader in _readers(today=today).items():
            viewer = viewer_of(reader, school=school, today=today)
            marks = {record.id: mark_of(record) for record in read(viewer, kind)}
            number = _keep(school, kind, marks, number=number)
        return number - first


def _readers(*, today: date) -> dict[Served, UUID]:
    """For each kind that is read here a service that reads it; of classes the one that sees most."""
    readers: dict[Served, UUID] = {}
    working = Service.objects.filter(ended_at__isnull=True, until__gte=today).order_by("-staff", "pk")
    for service in working:
        for kind in kinds_of(service):
            readers.setdefault(kind, service.pk)
    return readers


def _keep(school: UUID, kind: Served, marks: dict[UUID, str], *, number: int) -> int:
    known = {row.record: row for row in Noticed.objects.filter(kind=kind)}
    new, changed = [], []
    for record, mark in marks.items():
        before = known.get(record)
        if before is None:
            number += 1
            new.append(Noticed(school_id=school, kind=kind, record=record, mark=mark, number=number))
        elif before.gone or before.mark != mark:
            number += 1
            before.mark, before.gone, before.number = mark, False, number
            changed.append(before)
    for before in _gone(known.values(), marks):
        number += 1
        before.mark, before.gone, before.number = "", True, number
        changed.append(before)
    Noticed.objects.bulk_create(new, batch_size=PIECE)
    Noticed.objects.bulk_update(changed, ["mark", "gone", "number"], batch_size=PIECE)
    return number


def _gone(known: Iterable[Noticed], marks: dict[UUID, str]) -> list[Noticed]:
    return sorted(
        (row for row in known if not row.gone and row.record not in marks), key=lambda row: row.record.hex
    )
