"""A choice moment of one pupil: its steps, its options, how it stands, and what was chosen."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedJSON, SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .careers import SubjectRules
from .casefile import Matter
from .choice_plan import ChoiceRound
from .choices import ChoiceKind, ChoiceState, OptionKind, StepKind, StepWho
from .person import Person, Pupil


class ChoiceMoment(SchoolRecord):
    """What a matter of kind *choice moment* is about. Circle: triangle.

    `decision` is the number of the pupil's choice that stands, 0 before there is one; sign-offs are of a
    number. `answer_by`: until when the people who were asked can be expected to have answered.
    """

    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="choice")
    round = models.ForeignKey(
        ChoiceRound, null=True, blank=True, on_delete=models.SET_NULL, related_name="moments"
    )
    kind = models.CharField(max_length=16, choices=ChoiceKind.choices)
    state = models.CharField(max_length=11, choices=ChoiceState.choices, default=ChoiceState.OPEN)
    decision = models.PositiveIntegerField(default=0)
    answer_by = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    rules = models.ForeignKey(
        SubjectRules, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ChoiceKind, "choice_moment_kind_known"),
            one_of("state", ChoiceState, "choice_moment_state_known"),
            models.CheckConstraint(
                condition=models.Q(decision__gt=0) | models.Q(state=ChoiceState.OPEN),
                name="choice_moment_stands_on_a_decision",
            ),
        ]


class RoundPupil(SchoolRecord):
    """A pupil for whom a round is; `moment` is there once it is opened, which the background does."""

    round = models.ForeignKey(ChoiceRound, on_delete=models.CASCADE, related_name="pupils")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    moment = models.ForeignKey(
        ChoiceMoment, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "pupil"], name="round_pupil_once"),
        ]


class ChoiceStep(SchoolRecord):
    """A step of a choice moment, in order; its words are the school's, the same for whoever has them."""

    moment = models.ForeignKey(ChoiceMoment, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=StepKind.choices)
    title = models.CharField(max_length=120)
    who = models.CharField(max_length=8, choices=StepWho.choices)
    what = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            one_of("kind", StepKind, "choice_step_kind_known"),
            one_of("who", StepWho, "choice_step_who_known"),
            models.UniqueConstraint(fields=["moment", "position"], name="choice_step_position_once"),
        ]


class ChoiceOption(DossierRecord):
    """Something that can be chosen, with what it would need. Circle: triangle.

    `content`: of a package `{"profile": code or null, "subjects": [codes]}`, of a programme `{"code": …}`.
    Put aside by the pupil it stays, with what was said of it.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("moment__matter__pupil_id",)

    moment = models.ForeignKey(ChoiceMoment, on_delete=models.CASCADE, related_name="options")
    kind = models.CharField(max_length=9, choices=OptionKind.choices)
    title = SealedText(max_length=120)
    needed = SealedText(blank=True)
    content: Any = SealedJSON(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    aside_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [one_of("kind", OptionKind, "choice_option_kind_known")]


class ChoiceChange(SchoolRecord):
    """That a choice moment went from one state to another. `by` nobody: it followed from what was said."""

    moment = models.ForeignKey(ChoiceMoment, on_delete=models.CASCADE, related_name="changes")
    was = models.CharField(max_length=11, choices=ChoiceState.choices)
    became = models.CharField(max_length=11, choices=ChoiceState.choices)
    decision = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("was", ChoiceState, "choice_change_was_known"),
            one_of("became", ChoiceState, "choice_change_became_known"),
        ]
