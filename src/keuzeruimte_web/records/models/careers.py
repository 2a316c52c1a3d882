"""What a school writes down to guide choices by: nothing about people."""

from typing import ClassVar

from django.db import models

from .base import SchoolRecord, one_of
from .choices import SchoolType


class SubjectRules(SchoolRecord):
    """A file of subject rules of this school, checked before it is kept (`bridge/subject_rules.py`).

    Title, type of school and year are those in the file, to list and find it by.
    """

    title = models.CharField(max_length=120)
    school_type = models.CharField(max_length=10, choices=SchoolType.choices)
    year = models.CharField(max_length=20, blank=True)
    text = models.TextField(max_length=100_000)
    changed_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            one_of("school_type", SchoolType, "subject_rules_type_known"),
            models.UniqueConstraint(fields=["school", "title", "year"], name="subject_rules_once"),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeList(SchoolRecord):
    """A list of further study for one school year, as it was brought in (`bridge/programmes.py`).

    It is looked at before it is used; while it is not in use only those who keep it see it.
    """

    year = models.CharField(max_length=20)
    text = models.TextField(max_length=3_000_000)
    programmes = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    in_use = models.BooleanField(default=False)
    kept_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "year", "in_use"], name="programmes_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.year


class KeyDate(SchoolRecord):
    """A day of the year that counts for a choice: for which classes, and how long before one is reminded.

    `meant_for` is a line such as *havo 5, vwo 6*; empty is everybody. `remind` counts days; 0 is no reminder.
    """

    day = models.DateField()
    title = models.CharField(max_length=160)
    words = models.CharField(max_length=600, blank=True)
    meant_for = models.CharField(max_length=120, blank=True)
    remind = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200, blank=True)
    checked = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(remind__lte=60), name="key_date_reminds_in_time"),
            models.UniqueConstraint(fields=["school", "day", "title"], name="key_date_once"),
        ]

    def __str__(self) -> str:
        return self.title
