"""Traces: who opened or did what, and which forms were sent already."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord
from .chain import SHA256, Chain
from .person import Person


class Trace(SchoolRecord):
    """One line of the trail: ids and a word of a closed list, no content. Rows are only added.

    A line outlives what it names: its ids then lead to nobody. That is why no key of another table guards
    them; the database refuses every change of a line, and its removal (`records/growing.py`).
    """

    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(Person, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    role = models.CharField(max_length=20)
    word = models.CharField(max_length=40)
    pupil = models.ForeignKey(
        "records.Pupil",
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    matter = models.ForeignKey(
        "records.Matter",
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    record = models.UUIDField(null=True, blank=True)
    chain = models.ForeignKey(Chain, on_delete=models.RESTRICT, related_name="lines")
    number = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=SHA256, blank=True)
    hash = models.CharField(max_length=SHA256)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pupil", "at"], name="trace_of_pupil")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="trace_number_once_a_chain")
        ]


class Submission(SchoolRecord):
    """A form that was sent: a second click with the same key makes no second record."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    made = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "key"], name="submission_once")]
