"""An institution that is guardian of a pupil or supervises: no parent, and nobody who signs in (METHOD 3)."""

from typing import ClassVar

from django.db import models

from keuzeruimte_web.records.as_it_stands import state_of
from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, Since, ends_after_start, one_of
from .choices import InstitutionRole
from .person import Pupil


class Institution(DossierRecord, Since):
    """What an institution is for a pupil, and who speaks for it there: for the administrator and who guides.

    It gives nobody access and nobody a mandate: its measure is a protection, written down by two people.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id",)
    SAYS: ClassVar = ("role", "name", "given_name", "family_name", "reach", "source")

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="institutions")
    role = models.CharField(max_length=10, choices=InstitutionRole.choices)
    name = SealedText(max_length=120)
    given_name = SealedText(max_length=80, blank=True)
    family_name = SealedText(max_length=120, blank=True)
    reach = SealedText(max_length=120, blank=True)
    source = SealedText(max_length=120)

    class Meta:
        constraints: ClassVar = [
            one_of("role", InstitutionRole, "institution_role_known"),
            ends_after_start("institution_span"),
            models.UniqueConstraint(
                fields=["pupil", "role"], condition=models.Q(until__isnull=True), name="institution_once"
            ),
        ]

    @property
    def state(self) -> int:
        """What a form is opened with, to hear later that somebody changed it."""
        return state_of(self, self.SAYS)
