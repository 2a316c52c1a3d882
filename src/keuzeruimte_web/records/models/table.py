"""The table of a conversation: its code, who sits at it now, what was dealt with, and devices that join."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord
from .person import Person
from .plan import AgendaItem, Conversation
from .voice import Voice


class Table(DossierRecord):
    """A conversation that others can join with a code, from `opened_at` until it is closed.

    `changes` counts what happened, so that a screen knows that there is something to fetch; it says no more.
    `turn`: whom everybody listens to now, if somebody was named.
    The code is kept to be shown on the screens of this table, and found by its hash.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="table")
    code = SealedText(max_length=20)
    code_hash = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    changes = models.PositiveIntegerField(default=0)
    turn = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class AtTable(SchoolRecord):
    """Somebody who sits at the table now: a viewer of the screen that lies on it."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["table", "person"], name="at_table_once")]


class FinishedPoint(SchoolRecord):
    """An agenda item that was dealt with at the table. Whether it went as planned is said at closing."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="finished")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["table", "item"], name="finished_point_once")
        ]


class PlacedWords(SchoolRecord):
    """Somebody's words, laid at an agenda item at the table. Who may read them, stands with the words."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="placed")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="placed")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["table", "voice"], name="placed_words_once")]


class TableSeat(SchoolRecord):
    """A device that knocked with the code. It sees nothing until a professional admits it.

    As a person who is invited, or (`is_screen`) as the screen that lies on the table. The device carries a
    token, of which the hash stands here; `number` is what it shows, to be recognised by.
    """

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="seats")
    token_hash = models.CharField(max_length=64, unique=True)
    number = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    is_screen = models.BooleanField(default=False)
    admitted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    admitted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(is_screen=False),
                name="table_seat_person_or_screen",
            ),
            models.CheckConstraint(
                condition=models.Q(admitted_at__isnull=False)
                | (models.Q(person__isnull=True) & models.Q(is_screen=False)),
                name="table_seat_admitted_as",
            ),
            models.UniqueConstraint(
                fields=["table", "number"],
                condition=models.Q(admitted_at__isnull=True, ended_at__isnull=True),
                name="table_seat_number_once",
            ),
        ]
