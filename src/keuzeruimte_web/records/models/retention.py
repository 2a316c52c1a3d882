"""How long a school keeps what: its own terms, where they differ from what the program proposes."""

from typing import ClassVar

from django.db import models

from .base import SchoolRecord, one_of
from .choices import RetentionKind


class RetentionTerm(SchoolRecord):
    """The term of one kind of record at this school; the unit goes with the kind (`bridge/terms.py`)."""

    kind = models.CharField(max_length=12, choices=RetentionKind.choices)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            one_of("kind", RetentionKind, "retention_term_kind_known"),
            models.UniqueConstraint(fields=["school", "kind"], name="retention_term_once_a_kind"),
        ]
