"""What people ask by the law on privacy: to read what is kept of them, to correct it, to erase it."""

from typing import ClassVar

from django.db import models

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, one_of
from .choices import Claim, PrivacyKind, PrivacyState
from .person import Person, Pupil


class PrivacyRequest(DossierRecord):
    """Somebody asks for what is kept, or to correct or erase it. Answered within a month of `asked_on`.

    `claim` is as whom one asked: it decides which circles one gets (`access/asked.py`). `keep_back`: what
    who guides chose about what was between pupil and school; None: nobody chose yet.

    `entered_by`: who of the office wrote it down, for somebody who asked by telephone, letter or at the door.
    `extended_on`: the day on which school took two months more, once, with a reason (art. 12 (3) AVG).
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id",)

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="privacy_requests")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=PrivacyKind.choices)
    claim = models.CharField(max_length=8, choices=Claim.choices)
    words = SealedText(blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=9, choices=PrivacyState.choices, default=PrivacyState.ASKED)
    keep_back = models.BooleanField(null=True, blank=True)
    reason = SealedText(blank=True)
    facts = SealedText(blank=True)
    weighed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    extended_on = models.DateField(null=True, blank=True)
    extension_reason = SealedText(blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", PrivacyKind, "privacy_request_kind_known"),
            one_of("claim", Claim, "privacy_request_claim_known"),
            one_of("state", PrivacyState, "privacy_request_state_known"),
            models.UniqueConstraint(
                fields=["pupil", "asker", "kind"],
                condition=models.Q(state__in=["asked", "weighed", "making", "agreed"]),
                name="privacy_request_one_open",
            ),
        ]


class PrivacyAnswer(DossierRecord):
    """What was given: the content as it was on that day, to be fetched by the asker until a day.

    `code_hash`: by which somebody without an account fetches it; the code itself stands in a letter alone.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("request__pupil_id",)

    request = models.OneToOneField(PrivacyRequest, on_delete=models.CASCADE, related_name="answer")
    content = SealedText()
    made_at = models.DateTimeField()
    until = models.DateField()
    code_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
