"""Who works here, in which tasks, with dates."""

from datetime import date
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Forbidden, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.guides import end_all_guiding
from keuzeruimte_web.operations.mentors import OFFICES, end_all_mentorships
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import Known, new_person, trace_of
from keuzeruimte_web.operations.spans import DAY, end_from, holds_or_will
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import Employment, Person


class HasThisRole(Exception):  # noqa: N818
    """Somebody has this task already."""


def enter_employee(
    viewer: Viewer, *, known: Known | None, existing: UUID | None, role: str, since: date, once: UUID
) -> UUID:
    """Somebody new at work, or (`existing`) a task for somebody the school knows, such as a parent.

    Raises SentBefore, HasThisRole; Forbidden for oneself.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.ENTER, viewer.school)
        if existing is not None:
            somebody: Person = require(viewer, Kind.PERSON, Right.SEE, existing)
        elif known is not None:
            somebody = new_person(viewer, known=known)
            trace_of(viewer, TraceWord.ENTERED_PERSON, record=somebody.pk)
        else:
            raise ValueError("somebody new or somebody known")
        remember(viewer, key=once, made=somebody.pk)
        _give(viewer, somebody.pk, role=role, since=since)
    return somebody.pk


def end_role(viewer: Viewer, *, employment: UUID, day: date) -> UUID:
    """From this day on somebody has this task no more; answers who.

    With the last task with pupils, what one guides ends too (`end_with_the_tasks`). Forbidden for oneself.
    Where its end is known, it can still end sooner. Raises Stale for a later day, which would give it back.
    """
    with transaction.atomic():
        require(viewer, Kind.EMPLOYMENT, Right.CHANGE, employment)
        row = Employment.objects.select_for_update().filter(pk=employment).first()
        if row is None or (row.until is not None and row.until < day):
            raise Stale(current={}, version=0)
        person: UUID = row.person_id
        pk = row.pk
        end_from(row, day=day)
        end_with_the_tasks(viewer, person=person, day=day)
        trace_of(viewer, TraceWord.ENDED_ROLE, record=pk)
    return person


def end_with_the_tasks(viewer: Viewer, *, person: UUID, day: date) -> None:
    """Without a task with pupils one is mentor of nobody, and guides no matter any more: access ends that
    day, and the school leader finds who follows where nobody else guides. Within who calls' transaction.

    From `day` on, or later: after the last day of a task whose end is known already.
    """
    tasks = Employment.objects.filter(holds_or_will(day), person=person).exclude(role__in=OFFICES)
    last_days = list(tasks.values_list("until", flat=True))
    if None in last_days:
        return
    gone = max([day, *(last + DAY for last in last_days)])
    end_all_mentorships(viewer, person=person, day=gone)
    end_all_guiding(viewer, person=person, day=gone)


def _give(viewer: Viewer, person: UUID, *, role: str, since: date) -> None:
    if person == viewer.person:
        raise Forbidden("oneself")
    # Two administrators at once: the second sees the task that the first gave.
    Person.objects.select_for_update().get(pk=person)
    if Employment.objects.filter(holds_or_will(since), person=person, role=role).exists():
        raise HasThisRole
    row = Employment.objects.create(school_id=viewer.school, person_id=person, role=role, since=since)
    trace_of(viewer, TraceWord.GAVE_ROLE, record=row.pk)
