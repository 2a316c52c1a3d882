"""What stands in each column of a row, as the database takes it: sealed, in the form of its field."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

from bench.world.keys import Keys
from bench.world.rows import Light
from keuzeruimte_web.records.sealed import SealedBytes, SealedMark, SealedText, recognised

Cell = Callable[[Any], Any]
FEW = (models.DateField, models.BooleanField, models.IntegerField)
"""Kinds of field (dates and moments among them) with few values, each of which is put in its form once."""
TEXTS = (models.CharField, models.TextField)
"""Kinds of field that take a text as it is."""


def cells(kind: type[models.Model], keys: Keys, *, form: Callable[[Any], Any]) -> list[Cell]:
    """For each column of this kind, how to fill it in; `form` puts a value in the form of the database."""
    return [_cell(field, keys, form) for field in kind._meta.concrete_fields]


def _cell(field: Any, keys: Keys, form: Callable[[Any], Any]) -> Cell:
    name, column = field.name, f"{field.model._meta.db_table}.{field.column}"
    if field.remote_field:
        return _leading(name, form)
    if isinstance(field, SealedText):
        return _sealed(field, keys, column, form)
    if isinstance(field, SealedMark):
        return _marked(field, keys, column)
    if isinstance(field, models.UUIDField):
        return _id(name, form)
    if isinstance(field, FEW):
        return _known(field, form)
    if isinstance(field, TEXTS):
        return lambda row: form(getattr(row, name))
    return lambda row: form(field.get_db_prep_save(getattr(row, name), connection))


def _leading(name: str, form: Callable[[Any], Any]) -> Cell:
    nothing = form(None)

    def cell(row: Light) -> Any:
        near = getattr(row, name)
        return nothing if near is None else near.pk

    return cell


def _id(name: str, form: Callable[[Any], Any]) -> Cell:
    nothing = form(None)

    def cell(row: Light) -> Any:
        value = getattr(row, name)
        return nothing if value is None else value.hex if isinstance(value, UUID) else value

    return cell


def _known(field: Any, form: Callable[[Any], Any]) -> Cell:
    name, known = field.name, {}

    def cell(row: Light) -> Any:
        value = getattr(row, name)
        found = known.get(value)
        if found is None:
            found = known[value] = form(field.get_db_prep_save(value, connection))
        return found

    return cell


def _sealed(field: SealedText, keys: Keys, column: str, form: Callable[[Any], Any]) -> Cell:
    name, owner, nothing = field.name, _owner(field.model), form(None)
    if isinstance(field, SealedBytes):
        raise TypeError(f"{column}: files are not in a world")

    def cell(row: Any) -> Any:
        value = getattr(row, name)
        if value is None:
            return nothing
        return keys.seal(field.fitting(value).encode(), owner=owner(row), column=column, row=row.pk)

    return cell


def _marked(field: SealedMark, keys: Keys, column: str) -> Cell:
    owner = _owner(field.model)
    of_school = field.within == "school"

    def cell(row: Any) -> str:
        text = getattr(row, field.of)
        if not text:
            return ""
        by = keys.school if of_school else owner(row)
        within = getattr(row, field.within).pk
        return keys.mark(recognised(text), owner=by, column=column, within=within)

    return cell


def _owner(kind: Any) -> Callable[[Any], str]:
    """Whose key seals a row of this kind, along the paths of `DossierRecord.sealed_for`."""
    paths: Sequence[list[str]] = [path.split("__") for path in kind.sealed_for]

    def owner(row: Any) -> str:
        for path in paths:
            at = row
            for step in path:
                at = getattr(at, step) if at is not None else None
            if at is not None:
                return at  # type: ignore[no-any-return]
        raise LookupError(f"nobody's: {kind.__name__} {row.pk}")

    return owner
