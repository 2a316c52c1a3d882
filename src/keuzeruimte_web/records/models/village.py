"""The others around a pupil: who matters, and for what, in the pupil's own words (B.village).

Nobody in it is a `Person` here: they get no account, no message and no field for an address or a number.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .choices import Nearness, VillagerKind
from .person import Person, Pupil


class Village(SchoolRecord):
    """One pupil's drawing of the others around. Circle: own of the pupil; shared by name as a whole."""

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="village")


class Villager(DossierRecord):
    """Somebody in it: a name as the pupil says it, perhaps what kind, for what; the place in the drawing."""

    sealed_for: ClassVar[tuple[str, ...]] = ("village__pupil_id",)

    village = models.ForeignKey(Village, on_delete=models.CASCADE, related_name="villagers")
    name = SealedText(max_length=40)
    kind = models.CharField(max_length=11, choices=VillagerKind.choices, blank=True)
    for_what = SealedText(blank=True)
    nearness = models.CharField(max_length=7, choices=Nearness.choices, default=Nearness.AROUND)
    added_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["", *VillagerKind.values]), name="villager_kind_known"
            ),
            one_of("nearness", Nearness, "villager_nearness_known"),
        ]
