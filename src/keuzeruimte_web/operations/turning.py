"""Telling everybody in time that a pupil turns 16 or 18: eight weeks before, and two (PRODUCT 3)."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from keuzeruimte_web.access.ages import (
    AHEAD,
    SHORTLY,
    TURNING_AGES,
    Turning,
    born_by,
    turning_near,
)
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.operations.messages import parents_of, put_in_outboxes
from keuzeruimte_web.records.models import Involvement, Message, Pupil, School, TurningNotice
from keuzeruimte_web.records.models.choices import MessageState
from keuzeruimte_web.records.scope import above_schools, school_scope

EIGHT, TWO = 8, 2
FEW_DAYS = timedelta(days=3)


def schools() -> list[UUID]:
    """Every school here."""
    with above_schools():
        return sorted(School.objects.values_list("pk", flat=True))


def tell_of_turning_points(school: UUID, *, today: date) -> None:
    """Write the messages that are due at this school. Run twice, or by two at once, it tells once.

    Who is late tells late: on the way to the birthday the message of that time, and only that one; on the
    birthday and two weeks after it only where the eight weeks' message went out, so that a pupil who comes to
    this school at 18 hears nothing. A corrected birthday is a new one.
    """
    with school_scope(school):
        for pupil, near in _coming(today):
            weeks = _due(near, today=today, first=_notices(pupil, near, weeks=EIGHT).exists())
            if weeks is not None and not _notices(pupil, near, weeks=weeks).exists():
                _tell(school, pupil=pupil, near=near, weeks=weeks, today=today)


def _coming(today: date) -> Iterator[tuple[Pupil, Turning]]:
    """Pupils with a turning point in these weeks."""
    spans = Q()
    for age in TURNING_AGES:
        # some days wider than needed, for who was born on 29 February
        first = born_by(today - SHORTLY, age=age) - FEW_DAYS
        spans |= Q(person__born__range=(first, born_by(today + AHEAD, age=age) + FEW_DAYS))
    living = Pupil.objects.filter(spans, person__deceased=False)
    for pupil in living.select_related("person").order_by("pk"):
        near = turning_near(pupil.person.born, today=today)
        if near is not None:
            yield pupil, near


def _due(near: Turning, *, today: date, first: bool) -> int | None:
    """Which message is due: eight weeks before, two weeks before, or none."""
    if near.passed(today):
        return TWO if first else None
    return TWO if near.on - today <= SHORTLY else EIGHT


def _notices(pupil: Pupil, near: Turning, *, weeks: int) -> QuerySet[TurningNotice]:
    found: QuerySet[TurningNotice] = TurningNotice.objects.filter(
        pupil=pupil, born=pupil.person.born, age=near.age, weeks=weeks
    )
    return found


def _tell(school: UUID, *, pupil: Pupil, near: Turning, weeks: int, today: date) -> None:
    """One transaction for all of them: the pupil, each parent and who guides hear at the same moment."""
    with transaction.atomic():
        notice, made = TurningNotice.objects.get_or_create(
            pupil=pupil,
            born=pupil.person.born,
            age=near.age,
            weeks=weeks,
            defaults={"school_id": school, "on": near.on},
        )
        if not made:
            return
        # an earlier letter that could not go out would be the same letter twice
        earlier = TurningNotice.objects.filter(pupil=pupil).exclude(pk=notice.pk)
        Message.objects.filter(
            kind=Kind.TURNING, record__in=earlier.values("pk"), state=MessageState.WAITING
        ).delete()
        staff = Involvement.objects.filter(
            Q(since__isnull=True) | Q(since__lte=today),
            Q(until__isnull=True) | Q(until__gte=today),
            pupil=pupil,
        )
        people = {pupil.pk} | parents_of(pupil.pk) | set(staff.values_list("person", flat=True))
        put_in_outboxes(
            school, people=people, pupil=pupil.pk, kind=Kind.TURNING, record=notice.pk, today=today
        )
