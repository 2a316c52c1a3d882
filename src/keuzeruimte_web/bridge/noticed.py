"""What was noticed to have changed for services: numbers, kinds and ids (`operations/noticing.py`)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max

from keuzeruimte_web.records.models import Noticed
from keuzeruimte_web.records.models.choices import Served


@dataclass(frozen=True, slots=True)
class Change:
    """That a record changed, came, or (`gone`) cannot be read any more."""

    number: int
    kind: Served
    id: UUID
    gone: bool


def last_number() -> int:
    """The number of the last change that was noticed at the school of the open scope; 0 for none."""
    return Noticed.objects.aggregate(last=Max("number"))["last"] or 0


def changed_after(number: int, *, kind: Served) -> Any:
    """A query for the ids of this kind that changed after this number and are still there."""
    return Noticed.objects.filter(kind=kind, number__gt=number, gone=False).values("record")


def changes_after(number: int, *, kinds: Collection[Served], limit: int) -> list[Change]:
    """What changed after this number, of these kinds, in order; so many at most."""
    found = Noticed.objects.filter(kind__in=kinds, number__gt=number).order_by("number")[:limit]
    return [Change(row.number, Served(row.kind), row.record, row.gone) for row in found]
