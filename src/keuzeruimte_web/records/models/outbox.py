"""The outbox: for each message and each person a row, written together with what it tells of."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord, one_of
from .choices import MessageState
from .person import Person


class Outgoing(models.Model):
    """How far a letter is on its way out (`operations/posting.py`)."""

    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Message(SchoolRecord, Outgoing):
    """That there is something new for somebody: ids alone, no text and no address.

    `kind` and `record` say of which record, so that access can be asked again when it goes out; `role` is the
    role in which this person may see it. Once sent, it does not tell any more of which record. The id is the
    heart of the letter's Message-ID. Of kind `account_invitation`: the letter with the code itself, to
    somebody who is not in yet.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, blank=True)
    record = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="message_due")]
        constraints: ClassVar = [one_of("state", MessageState, "message_state_known")]
