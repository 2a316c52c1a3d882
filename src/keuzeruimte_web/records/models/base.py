"""What every record of a school has in common."""

from collections.abc import Collection
from typing import Any, ClassVar, Self
from uuid import UUID, uuid4

from django.db import models
from django_scopes import ScopedManager

from keuzeruimte_web.records.sealed import SealedQuerySet, marks_with, open_row, owner_along


class SchoolRecord(models.Model):
    """A record of one school. Its id is random: not countable, and without a time in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey("records.School", on_delete=models.CASCADE, related_name="+")

    objects: Any = ScopedManager(school="school")

    class Meta:
        abstract = True


class NoOwner(LookupError):  # noqa: N818
    """It cannot be told whose dossier a record belongs to, so there is no key to seal it with."""


class DossierRecord(SchoolRecord):
    """A record with texts that people wrote: sealed columns (`records/sealed.py`).

    `sealed_for` are the paths to whose key it is, the first that leads somewhere: a pupil's dossier
    (`matter__pupil_id`), or a person when there is no pupil.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ()

    objects: Any = ScopedManager(_manager_class=models.Manager.from_queryset(SealedQuerySet), school="school")

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Collection[Any], **more: Any) -> Self:
        """A row as it was read, with its sealed columns opened. Raises `keys.sealing.DoesNotOpen`."""
        row = super().from_db(db, field_names, values, **more)
        open_row(row)
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A mark goes with the text that it is a mark of, also when only that text is saved."""
        if (only := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*only, *marks_with(type(self), set(only))}
        super().save(*args, **kwargs)

    def key_owner(self) -> UUID:
        """Whose key seals this record. Raises NoOwner when none of the paths leads anywhere."""
        for path in self.sealed_for:
            if owner := owner_along(self, path):
                return owner
        raise NoOwner(f"{type(self).__name__} {self.pk}")


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
