"""A work placement: what pupil, parents, school and employer agree on. Circle: triangle."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .casefile import Matter
from .choices import PlacementParty, PlacementWordKind
from .person import Person, Pupil

LONG = 2000


class Placement(DossierRecord):
    """Where, when, and what the pupil wants to learn there. Each change makes a version that all say yes to.

    The employer is no `Person` here and gets no account: a name, somebody to ask for, an address for mail.
    `feedback_at`: the employer wrote about it, to the pupil (`CareerItem`); what, only the pupil knows.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id",)

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="placements")
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.SET_NULL, related_name="placements"
    )
    employer = SealedText(max_length=120)
    contact = SealedText(max_length=120, blank=True)
    email = SealedText(max_length=254, blank=True)
    where = SealedText(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField()
    learn = SealedText(max_length=LONG, blank=True)
    agreed = SealedText(max_length=LONG, blank=True)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="placement_ends_after_start"
            )
        ]


class PlacementWord(SchoolRecord):
    """What one of the parties said to one version; `entered_by`: told to somebody of school, who wrote it."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="said")
    version = models.PositiveIntegerField()
    party = models.CharField(max_length=8, choices=PlacementParty.choices)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=4, choices=PlacementWordKind.choices)
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("party", PlacementParty, "placement_word_party_known"),
            one_of("word", PlacementWordKind, "placement_word_known"),
            models.CheckConstraint(
                condition=models.Q(party=PlacementParty.EMPLOYER, person__isnull=True)
                | (~models.Q(party=PlacementParty.EMPLOYER) & models.Q(person__isnull=False)),
                name="placement_word_employer_is_no_person",
            ),
            models.UniqueConstraint(
                fields=["placement", "version", "party", "person"],
                condition=models.Q(person__isnull=False),
                name="placement_word_once",
            ),
            models.UniqueConstraint(
                fields=["placement", "version", "party"],
                condition=models.Q(person__isnull=True),
                name="placement_word_once_employer",
            ),
        ]


class PlacementLink(SchoolRecord):
    """The employer's way in. The secret is made when the letter is written; only its hash stands here."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    refused = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["placement"],
                condition=models.Q(ended_at__isnull=True),
                name="placement_link_one_open",
            )
        ]
