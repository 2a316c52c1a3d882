"""Texts that lie sealed in the rows of JSON that the bridge reads, opened.

A sealed column goes into such a row with the id of the record that it belongs to, and where it stood: the
same text beside another record does not open.
"""

from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Value
from django.db.models.functions import JSONObject
from django_scopes import get_scope

from keuzeruimte_web.records.sealed import SealedText

PARTS = frozenset({"sealed", "row", "column"})
RECKONED = frozenset({"minutes_before"})
"""No columns: what the query of a fact reckons itself (`at_table.with_minutes_before`)."""


class NoSchool(RuntimeError):  # noqa: N818
    """Read outside the scope of one school."""


def in_json(model: Any, path: str) -> Any:
    """The value at the end of this path, for a row of JSON; a sealed one with what `opened` needs."""
    field = sealed_column(model, path)
    if field is None:
        return F(path)
    before, _, _name = path.rpartition("__")
    row = F(f"{before}__pk" if before else "pk")
    return JSONObject(sealed=F(path), row=row, column=Value(_label(field)))


def sealed_column(model: Any, path: str) -> SealedText | None:
    """The sealed column at the end of this path; None where what is there lies open."""
    before, _, name = path.rpartition("__")
    if name == "pk" or (not before and name in RECKONED):
        return None
    for step in before.split("__") if before else ():
        model = model._meta.get_field(step).related_model
    field = model._meta.get_field(name)
    return field if isinstance(field, SealedText) else None


def opened(value: Any) -> Any:
    """What was sealed, opened; anything else as it is. Raises `sealing.DoesNotOpen`, NoSchool."""
    if not isinstance(value, dict) or value.keys() != PARTS:
        return value
    if value["sealed"] is None:
        return None
    row = value["row"]
    return opened_in(
        _columns()[value["column"]], value["sealed"], pk=row if isinstance(row, UUID) else UUID(row)
    )


def opened_in(column: SealedText, stored: str, *, pk: UUID) -> Any:
    """What was sealed in this column of this row, opened. Raises `sealing.DoesNotOpen`, NoSchool."""
    school = get_scope().get("school")
    if not isinstance(school, UUID):
        raise NoSchool
    return column.opened(stored, pk=pk, school=school)


@cache
def _columns() -> dict[str, SealedText]:
    return {
        _label(field): field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedText)
    }


def _label(field: SealedText) -> str:
    return f"{field.model._meta.db_table}.{field.attname}"
