"""What a school leader does about one pupil: opening a dossier for a reason, and asking for protection."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord, Since, ends_after_start, one_of
from .casefile import Matter
from .choices import OpeningReason
from .person import Person, Pupil


class Opening(SchoolRecord, Since):
    """A school leader reads a dossier, for a reason from a closed list, until a day. Rows stay as history."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="openings")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=OpeningReason.choices)
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("reason", OpeningReason, "opening_reason_known"),
            ends_after_start("opening_span"),
            models.CheckConstraint(
                condition=models.Q(since__isnull=False, until__isnull=False), name="opening_ends"
            ),
        ]


class ProtectionProposal(DossierRecord):
    """A protection that a leader wrote down and that waits for a second person. It protects nothing yet.

    Confirmed, it becomes a `Protection`, and the row is gone; refused or withdrawn, it is gone as well.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="proposals")
    leader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    given_name = SealedText(max_length=80)
    family_name = SealedText(max_length=120)
    ground = SealedText()
    domains = models.JSONField(default=list)
    helpers = models.JSONField(default=list)
    until = models.DateField()
    talk_on = models.DateField()
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(leader=models.F("second")), name="proposal_by_two_people"
            )
        ]
