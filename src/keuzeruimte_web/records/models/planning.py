"""Finding a time for a conversation: times proposed, and what each person who is asked answers.

Only what is still open stands here: once a time is set, the conversation stands in its place.
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .casefile import Matter
from .choices import ProposalState, TimeAnswerWord, TogetherWish
from .person import Person
from .plan import Conversation


class TimeProposal(DossierRecord):
    """Times that school proposes for a conversation. `conversation`: the one that these times would move."""

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="time_proposals")
    organiser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="time_proposals"
    )
    title = SealedText(max_length=120)
    place = SealedText(max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(
        default=45, validators=[MinValueValidator(5), MaxValueValidator(240)]
    )
    travel = models.PositiveSmallIntegerField(default=10, validators=[MaxValueValidator(120)])
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [one_of("state", ProposalState, "time_proposal_state_known")]


class ProposedTime(SchoolRecord):
    """One of the times to choose from."""

    proposal = models.ForeignKey(TimeProposal, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "starts_at"], name="proposed_time_once")
        ]


class TimeReply(DossierRecord):
    """Somebody who is asked, and what that person answered; `answered_at` is empty until then.

    `wish`: with the other parent or apart, for staff alone. `entered_by`: told on paper or by phone, and
    written down by somebody of school.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("proposal__matter__pupil_id",)

    proposal = models.ForeignKey(TimeProposal, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    wish = models.CharField(max_length=8, choices=TogetherWish.choices, blank=True)
    not_needed = models.BooleanField(default=False)
    other_words = SealedText(max_length=400, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "person"], name="time_reply_once"),
            models.CheckConstraint(
                condition=models.Q(wish__in=("", *TogetherWish.values)), name="time_reply_wish_known"
            ),
        ]


class TimeAnswer(SchoolRecord):
    """What one person says of one time."""

    reply = models.ForeignKey(TimeReply, on_delete=models.CASCADE, related_name="answers")
    time = models.ForeignKey(ProposedTime, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=8, choices=TimeAnswerWord.choices)

    class Meta:
        constraints: ClassVar = [
            one_of("answer", TimeAnswerWord, "time_answer_known"),
            models.UniqueConstraint(fields=["reply", "time"], name="time_answer_once"),
        ]
