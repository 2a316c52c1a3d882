"""Changing one row that is known already, with a text that is written once (decision 0190).

Django makes the text of an UPDATE anew each time, which takes longer than the database takes to do it.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db import connections, router

from .sealed import Sealed, SealedMark, SealedText


def change_row(row: Any, *, still: Mapping[str, Any], **changes: Any) -> bool:
    """Change these columns of this row where it still holds what `still` says; answers whether it did.

    Columns go by their own name (`topic_id`); None in `still`: holds nothing. The row is not read again: it
    has its id, its school and what the owner of its key is found by. Raises ValueError for a column that has
    a mark, which takes the row itself.
    """
    model: Any = type(row)
    connection = connections[router.db_for_write(model)]
    marked = {field.of for field in row._meta.concrete_fields if isinstance(field, SealedMark)}
    if marked & changes.keys():
        raise ValueError(f"{model.__name__}: {', '.join(sorted(marked & changes.keys()))} has a mark")
    fields = {field.attname: field for field in row._meta.concrete_fields}
    known = {"id": row.pk, "school_id": row.school_id, **still}
    values = [_value(fields[name], value, row) for name, value in changes.items()]
    values += [fields[name].get_prep_value(value) for name, value in known.items() if value is not None]
    names = [*changes, *(name for name, value in known.items() if value is not None)]
    with connection.cursor() as cursor:
        cursor.execute(
            _text(model, tuple(changes), tuple((name, value is None) for name, value in known.items())),
            [
                fields[name].get_db_prep_value(value, connection=connection, prepared=True)
                for name, value in zip(names, values, strict=True)
            ],
        )
        return bool(cursor.rowcount)


def _value(field: Any, value: Any, row: Any) -> Any:
    if isinstance(field, SealedText) and value is not None:
        value = Sealed(field.sealed_for(value, row=row, owner=row.key_owner()))
    return field.get_prep_value(value)


@lru_cache(maxsize=200)
def _text(model: Any, changes: tuple[str, ...], known: tuple[tuple[str, bool], ...]) -> str:
    columns = {field.attname: f'"{field.column}"' for field in model._meta.concrete_fields}
    wheres = (f"{columns[name]} IS NULL" if empty else f"{columns[name]} = %s" for name, empty in known)
    # Names of the model's own, and no value.
    return (
        f'UPDATE "{model._meta.db_table}" '  # noqa: S608
        f"SET {', '.join(f'{columns[name]} = %s' for name in changes)} WHERE {' AND '.join(wheres)}"
    )
