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
