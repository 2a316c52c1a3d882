"""Ask everybody whose voice was not heard at a choice, in one go; somebody gets such a letter once a week.

It tells nobody of anybody else, and hurries nobody: the same neutral reminder as every other (PRODUCT 3).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from keuzeruimte_web.access.ages import EIGHTEEN, born_by
from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.messages import told
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.records.models import Guardianship, Message, NoReminders, Person, Reminder
from keuzeruimte_web.records.models.choices import ReminderKind

AGAIN_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """How many letters went out, how many had one this week, and how many have no way to get one here."""

    letters: int
    lately: int
    unreached: int


def invite_voices(viewer: Viewer, *, asked: Mapping[UUID, Collection[UUID]], once: UUID) -> Invited:
    """Write to these people (by choice moment) that there is something for them.

    Only of moments that the viewer guides, and only pupil and parents who are asked and heard there; others
    are passed over. Who wants no reminders gets none, and counts as reached. Raises SentBefore.
    """
    with transaction.atomic():
        remember(viewer, key=once)
        moments = dict(
            rows(viewer, Kind.CHOICE_MOMENT, Right.CHANGE)
            .filter(pk__in=asked, matter__closed_on__isnull=True)
            .order_by("pk")
            .values_list("pk", "matter__pupil")
        )
        people = _people(viewer, moments, asked)
        lately = set(
            Reminder.objects.filter(
                kind=ReminderKind.CHOICE, moment__in=moments, on__gt=viewer.today - AGAIN_AFTER
            ).values_list("moment", "person")
        )
        everybody = {person for _moment, person in people}
        no_letters = NoReminders.objects.filter(person__in=everybody, conversation=None)
        quiet = set(no_letters.values_list("person", flat=True))
        reached = set(
            Person.objects.filter(pk__in=everybody, account__is_active=True, deceased=False).values_list(
                "pk", flat=True
            )
        )
        due = [
            (moment, person)
            for moment, person in people
            if (moment, person) not in lately and person in reached - quiet
        ]
        _write(viewer, due, pupils=set(moments.values()))
        trace_of(viewer, TraceWord.INVITED_VOICES, record=viewer.person)
    return Invited(
        letters=len(due),
        lately=sum(one in lately for one in people),
        unreached=len(everybody - reached - quiet),
    )


def _people(
    viewer: Viewer, moments: Mapping[UUID, UUID], asked: Mapping[UUID, Collection[UUID]]
) -> list[tuple[UUID, UUID]]:
    """Who may be asked where: the pupil, and until 18 the parents in force whom no court keeps away."""
    today = viewer.today
    ties: dict[UUID, set[UUID]] = defaultdict(set)
    found = Guardianship.objects.filter(
        Q(since__isnull=True) | Q(since__lte=today),
        Q(until__isnull=True) | Q(until__gte=today),
        pupil__in=set(moments.values()),
        court_block=False,
    )
    grown = Q(pupil__person__born__lte=born_by(today, age=EIGHTEEN))
    for pupil, parent in found.exclude(grown).order_by("pk").values_list("pupil", "parent"):
        ties[pupil].add(parent)
    return [
        (moment, person)
        for moment, pupil in moments.items()
        for person in sorted(set(asked[moment]), key=str)
        if person == pupil or person in ties[pupil]
    ]


def _write(viewer: Viewer, due: Collection[tuple[UUID, UUID]], *, pupils: Collection[UUID]) -> None:
    reminders: list[Any] = [
        Reminder(
            school_id=viewer.school,
            person_id=person,
            kind=ReminderKind.CHOICE,
            moment_id=moment,
            on=viewer.today,
        )
        for moment, person in due
    ]
    Reminder.objects.bulk_create(reminders)
    made = Message.objects.bulk_create(
        Message(
            school_id=viewer.school,
            person_id=one.person_id,
            role=ViewerRole.PUPIL if one.person_id in pupils else ViewerRole.PARENT,
            kind=Kind.REMINDER,
            record=one.pk,
        )
        for one in reminders
    )
    if made:
        told.send(sender=Message, school=str(viewer.school))
