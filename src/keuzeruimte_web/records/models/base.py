"""What every record of a school has in common."""

from typing import Any
from uuid import uuid4

from django.db import models
from django_scopes import ScopedManager


class SchoolRecord(models.Model):
    """A record of one school. Its id is random: not countable, and without a time in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey("records.School", on_delete=models.CASCADE, related_name="+")

    objects: Any = ScopedManager(school="school")

    class Meta:
        abstract = True


class Since(models.Model):
    """A span of days; both ends count. An open end lasts."""

    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def ends_after_start(name: str) -> models.CheckConstraint:
    """A span never ends before it starts."""
    return models.CheckConstraint(
        condition=models.Q(since__isnull=True)
        | models.Q(until__isnull=True)
        | models.Q(until__gte=models.F("since")),
        name=name,
    )


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """A closed list is closed in the database too."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
