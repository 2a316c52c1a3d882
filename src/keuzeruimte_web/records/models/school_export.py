"""The whole school on its way to the board: who asked, who agreed, and the locked pieces for some days."""

from typing import ClassVar

from django.db import models

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, one_of
from .choices import ExportState
from .person import Person


class SchoolExport(DossierRecord):
    """One time of letting the whole school go out. `key` is the public half of the board's own key.

    `receiver`: who at the board it is for, in words. `done` of `total` rows were written. `until`: so long
    the pieces are there; `fetched_at`: when somebody last fetched them.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("school_id",)

    starter = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    second = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    receiver = SealedText(max_length=200)
    key = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=ExportState.choices, default=ExportState.ASKED)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)
    until = models.DateField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("state", ExportState, "school_export_state_known"),
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(state__in=["asked", "making"]),
                name="school_export_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(second__isnull=True)
                | models.Q(starter__isnull=True)
                | ~models.Q(second=models.F("starter")),
                name="school_export_by_two_people",
            ),
        ]


class ExportPiece(DossierRecord):
    """A piece of what goes out, locked for the board, and sealed once more with a key of this export alone:
    when that key is gone, no copy of the database holds anything the board could still open."""

    sealed_for: ClassVar[tuple[str, ...]] = ("run_id",)

    run = models.ForeignKey(SchoolExport, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = SealedText()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "number"], name="export_piece_once")]
