"""That everybody was told of a turning point: the memory that keeps a message from going out twice."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord
from .person import Pupil


class TurningNotice(SchoolRecord):
    """Everybody around a pupil was told that this pupil turns 16 or 18 (PRODUCT 3, turning points).

    `born` is the day of birth as it was known then: after a correction there is something new to tell.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="turning_notices")
    born = models.DateField()
    age = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField()
    on = models.DateField()
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "born", "age", "weeks"], name="turning_notice_once"),
            models.CheckConstraint(condition=models.Q(age__in=(16, 18)), name="turning_notice_age_known"),
            models.CheckConstraint(condition=models.Q(weeks__in=(8, 2)), name="turning_notice_weeks_known"),
        ]
