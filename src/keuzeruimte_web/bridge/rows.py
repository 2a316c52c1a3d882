"""Rows of different kinds as one UNION ALL: a mark, an id and the fields as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.fields import TextField
from django.db.models.functions import Cast, JSONObject

from .opening import in_json, opened
from .source import as_uuid


def as_rows(records: QuerySet[Any], *, mark: str, fields: Mapping[str, str]) -> QuerySet[Any]:
    """These records as rows, ready for `together`; `fields` maps a name to its path."""
    row = JSONObject(
        **{"mark": Value(mark), **{name: in_json(records.model, path) for name, path in fields.items()}}
    )
    found: QuerySet[Any] = (
        records.order_by()
        .annotate(row_mark=Value(mark), row_id=F("pk"), row_of=Cast(row, TextField()))
        .values_list("row_mark", "row_id", "row_of")
    )
    return found


def together(parts: Iterable[QuerySet[Any]]) -> Iterator[tuple[str, UUID, dict[str, Any]]]:
    """All rows of all parts in one query: mark, id, fields. Order is the caller's to make."""
    first, *rest = parts
    for mark, pk, row in first.union(*rest, all=True):
        yield mark, as_uuid(pk), {name: opened(value) for name, value in json.loads(row).items()}
