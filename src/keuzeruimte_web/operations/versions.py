"""Two people change one record at once: the second is told, and both texts survive."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet


class Stale(Exception):  # noqa: N818
    """The record changed since the form was opened.

    `current` are the values as they are now and `version` is their version: the screen shows them beside
    what the viewer typed, and saves only when the viewer has seen both.
    """

    def __init__(self, *, current: dict[str, Any], version: int) -> None:
        super().__init__("changed meanwhile")
        self.current = current
        self.version = version


def save_version(records: QuerySet[Any], *, pk: UUID, version: int, **changes: Any) -> int:
    """Change a record that still has this version; answers its new version. Raises Stale when it has not."""
    same: Any = records.filter(pk=pk, version=version)
    if not same.update(version=F("version") + 1, **changes):
        raise stale(records, pk=pk, changes=changes)
    return version + 1


def stale(records: QuerySet[Any], *, pk: UUID, changes: Iterable[str]) -> Stale:
    """What these fields are now. Raises DoesNotExist where the record is gone."""
    now = records.filter(pk=pk).first()
    if now is None:
        raise records.model.DoesNotExist
    current = {name: getattr(now, now._meta.get_field(name).attname) for name in changes}
    return Stale(version=now.version, current=current)
