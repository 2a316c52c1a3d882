"""Reminders: that one went out, so that it goes out once; and that somebody wants none."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord, one_of
from .careers import KeyDate
from .casefile import Delegation
from .choice import ChoiceMoment
from .choices import ReminderKind
from .person import Person
from .plan import Conversation
from .planning import TimeProposal


class Reminder(SchoolRecord):
    """A reminder for one person: of a conversation, times proposed, what ends, a key date, a choice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=ReminderKind.choices)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    proposal = models.ForeignKey(
        TimeProposal, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    delegation = models.ForeignKey(
        Delegation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    key_date = models.ForeignKey(KeyDate, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    moment = models.ForeignKey(
        ChoiceMoment, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ReminderKind, "reminder_kind_known"),
            models.UniqueConstraint(
                fields=["person", "conversation", "on"],
                condition=models.Q(kind="talk"),
                name="reminder_of_a_day_once",
            ),
            models.UniqueConstraint(
                fields=["person", "conversation"],
                condition=models.Q(kind="prepare"),
                name="reminder_to_prepare_once",
            ),
            models.UniqueConstraint(
                fields=["person", "proposal"],
                condition=models.Q(kind="times"),
                name="reminder_of_times_once",
            ),
            models.UniqueConstraint(
                fields=["person", "delegation", "kind", "on"],
                condition=models.Q(kind__in=("ends", "ended")),
                name="reminder_of_an_end_once",
            ),
            models.UniqueConstraint(
                fields=["person", "key_date", "on"],
                condition=models.Q(kind="day"),
                name="reminder_of_a_key_date_once",
            ),
            models.UniqueConstraint(
                fields=["person", "moment", "on"],
                condition=models.Q(kind="choice"),
                name="reminder_of_a_choice_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["person", "moment", "on"],
                condition=models.Q(kind="sign"),
                name="reminder_to_sign_once",
            ),
        ]


class NoReminders(SchoolRecord):
    """That somebody wants no reminders: of one conversation, or (without one) none at all."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(conversation__isnull=True),
                name="no_reminders_once",
            ),
            models.UniqueConstraint(fields=["person", "conversation"], name="no_reminders_of_a_talk_once"),
        ]
