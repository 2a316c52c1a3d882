"""What people say at a choice: own words, advice and what is asked of it, the choice itself, sign-offs."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .choice import ChoiceMoment, ChoiceOption
from .choices import ChoiceVoiceKind, Verdict
from .person import Person


class ChoiceVoice(DossierRecord):
    """Own words at a choice: what somebody wants, knows, sees in an option. Circle: own, shared by name.

    `skipped`: knowingly nothing, which is an answer too. What somebody told a professional (`entered_by`)
    stands beside the own words, never over them.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("moment__matter__pupil_id",)

    moment = models.ForeignKey(ChoiceMoment, on_delete=models.CASCADE, related_name="voices")
    option = models.ForeignKey(
        ChoiceOption, null=True, blank=True, on_delete=models.CASCADE, related_name="views"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=ChoiceVoiceKind.choices)
    words = SealedText(blank=True)
    skipped = models.BooleanField(default=False)
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ChoiceVoiceKind, "choice_voice_kind_known"),
            models.CheckConstraint(
                condition=models.Q(option__isnull=False, kind=ChoiceVoiceKind.VIEW)
                | (models.Q(option__isnull=True) & ~models.Q(kind=ChoiceVoiceKind.VIEW)),
                name="choice_voice_view_of_an_option",
            ),
            models.UniqueConstraint(
                fields=["moment", "person", "kind"],
                condition=models.Q(option__isnull=True, entered_by__isnull=True),
                name="choice_voice_once",
            ),
            models.UniqueConstraint(
                fields=["option", "person"],
                condition=models.Q(option__isnull=False, entered_by__isnull=True),
                name="choice_voice_view_once",
            ),
        ]


class Advice(DossierRecord):
    """The school's advice at a choice, as advice: what was seen, and apart from it what school thinks.

    Circle: triangle; each of the family reads it after saying what one wants oneself (B.cooperation).
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("moment__matter__pupil_id",)

    moment = models.ForeignKey(ChoiceMoment, on_delete=models.CASCADE, related_name="advice")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    observed = SealedText()
    opinion = SealedText()
    given_at = models.DateTimeField(default=timezone.now)


class AdviceQuestion(DossierRecord):
    """What somebody asks back about an advice, and the answer. Of who asks, and of those who guide."""

    sealed_for: ClassVar[tuple[str, ...]] = ("advice__moment__matter__pupil_id",)

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = SealedText()
    asked_at = models.DateTimeField(default=timezone.now)
    answer = SealedText(blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)


class Decision(DossierRecord):
    """What the pupil chose, in own words. Circle: triangle. Another choice has the next number."""

    sealed_for: ClassVar[tuple[str, ...]] = ("moment__matter__pupil_id",)

    moment = models.ForeignKey(ChoiceMoment, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = SealedText(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["moment", "number"], name="decision_number_once"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="decision_number_from_one"),
        ]


class DecisionOption(SchoolRecord):
    """An option that was chosen."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    option = models.ForeignKey(ChoiceOption, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "option"], name="decision_option_once")
        ]


class SignOff(DossierRecord):
    """That somebody was asked to sign a choice, and the answer. Of the person; those who guide see whose.

    No answer is an empty `verdict`. It holds for this decision alone, and not once it is withdrawn.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("decision__moment__matter__pupil_id",)

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="sign_offs")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=9, choices=Verdict.choices, blank=True)
    words = SealedText(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=("", *Verdict.values)), name="sign_off_verdict_known"
            ),
            models.UniqueConstraint(fields=["decision", "person"], name="sign_off_once"),
        ]
