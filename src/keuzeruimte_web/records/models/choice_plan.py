"""How a school guides choices: steps to begin from, and a round for a year group. About no one person."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord, one_of
from .careers import SubjectRules
from .choices import ChoiceKind, SchoolType, StepKind, StepWho
from .person import Person


class ChoiceTemplate(SchoolRecord):
    """The steps that choice moments of one kind begin with; of a type of school and a year, or of all.

    `version` counts the changes of the template and its steps together.
    """

    kind = models.CharField(max_length=16, choices=ChoiceKind.choices)
    title = models.CharField(max_length=120)
    school_type = models.CharField(max_length=10, choices=SchoolType.choices, blank=True)
    year_group = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    changed_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ChoiceKind, "choice_template_kind_known"),
            models.CheckConstraint(
                condition=models.Q(school_type__in=("", *SchoolType.values)),
                name="choice_template_type_known",
            ),
            models.UniqueConstraint(fields=["school", "title"], name="choice_template_once"),
        ]

    def __str__(self) -> str:
        return self.title


class TemplateStep(SchoolRecord):
    """A step, in order. Its day: so many days after the opening, or a day of the year (month and day), or
    none."""

    template = models.ForeignKey(ChoiceTemplate, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=StepKind.choices)
    title = models.CharField(max_length=120)
    who = models.CharField(max_length=8, choices=StepWho.choices)
    what = models.CharField(max_length=300, blank=True)
    after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", StepKind, "template_step_kind_known"),
            one_of("who", StepWho, "template_step_who_known"),
            models.UniqueConstraint(fields=["template", "position"], name="template_step_position_once"),
            models.CheckConstraint(
                condition=models.Q(month__isnull=True, day__isnull=True)
                | models.Q(after_days__isnull=True, month__range=(1, 12), day__range=(1, 31)),
                name="template_step_one_day",
            ),
        ]


class ChoiceRound(SchoolRecord):
    """One choice that a year group makes in a school year, opened by the careers adviser.

    `days`: the day of each step, by its position, as it was set at the opening (ISO 8601 or null). For whom
    it is: `RoundPupil`; a pupil whose moment is not there yet is being opened.
    """

    template = models.ForeignKey(
        ChoiceTemplate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=16, choices=ChoiceKind.choices)
    title = models.CharField(max_length=120)
    school_year = models.CharField(max_length=9)
    ends_on = models.DateField()
    rules = models.ForeignKey(
        SubjectRules, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    days = models.JSONField(default=dict)
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ChoiceKind, "choice_round_kind_known"),
            models.UniqueConstraint(fields=["school", "title", "school_year"], name="choice_round_once"),
        ]

    def __str__(self) -> str:
        return self.title
