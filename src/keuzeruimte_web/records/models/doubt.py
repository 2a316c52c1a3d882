"""A professional's doubt about the own way of guiding: own, until the author asks a colleague by name."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord
from .casefile import Matter
from .person import Person


class Doubt(DossierRecord):
    """What a professional doubts in the own approach, and nobody's fault. Its author's own (as a note is).

    Asked of a colleague it is no private note any more: then it is the school's, and can be asked for by law.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="doubts")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = SealedText(max_length=4000)
    written_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["author", "matter"], name="doubt_of_author")]


class DoubtColleague(SchoolRecord):
    """A colleague who guides too, whom the author asked to think along."""

    doubt = models.ForeignKey(Doubt, on_delete=models.CASCADE, related_name="colleagues")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["doubt", "person"], name="doubt_colleague_once")
        ]
