"""Traces: who opened or did what, and which forms were sent already."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord
from .person import Person


class Trace(SchoolRecord):
    """One line of the trail: ids and a word of a closed list, no content. Rows are only added."""

    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    word = models.CharField(max_length=40)
    pupil = models.ForeignKey(
        "records.Pupil", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    matter = models.ForeignKey(
        "records.Matter", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    record = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pupil", "at"], name="trace_of_pupil")]


class Submission(SchoolRecord):
    """A form that was sent: a second click with the same key makes no second record."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    made = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "key"], name="submission_once")]
