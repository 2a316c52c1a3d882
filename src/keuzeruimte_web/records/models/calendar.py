"""Calendars that people keep elsewhere: the secret address of one's own, and what was told to it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord
from .person import Person
from .plan import Conversation


class CalendarFeed(SchoolRecord):
    """That somebody has a secret address for a calendar, in one role. Only its hash stands here."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role"], name="calendar_feed_once")
        ]


class CalendarEntry(SchoolRecord):
    """What a calendar was told of one visit to the table: the memory behind UID, SEQUENCE and CANCELLED.

    It is one person's own: what changes for others changes nothing here. Its id is the heart of the UID.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    visit = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    cancelled = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role", "conversation", "visit"], name="calendar_entry_once"
            )
        ]
