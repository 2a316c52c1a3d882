"""Rows of different kinds as one UNION ALL: a mark, an id and the fields as JSON."""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, QuerySet, Value
from django.db.models.fields import TextField
from django.db.models.functions import Cast, JSONObject

from keuzeruimte_web.access.viewer import Viewer

from .compiled import text_for
from .opening import in_json, opened
from .source import as_uuid

Row = tuple[str, UUID, dict[str, Any]]
Parts = Callable[..., Iterable[QuerySet[Any]]]


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


def together(parts: Iterable[QuerySet[Any]]) -> Iterator[Row]:
    """All rows of all parts in one query: mark, id, fields. Order is the caller's to make."""
    first, *rest = parts
    yield from _read(first.union(*rest, all=True))


def asked_together(viewer: Viewer, build: Parts, *, key: Hashable, **ids: UUID | str) -> Iterator[Row]:
    """The same of `build(viewer, **ids)`, whose text is built once a role. `key` tells it from others."""

    def whole(viewer: Viewer, **ids: UUID | str) -> QuerySet[Any]:
        first, *rest = build(viewer, **ids)
        joined: QuerySet[Any] = first.union(*rest, all=True)
        return joined

    try:
        kinds = {name: type(value) for name, value in ids.items()}
        text = text_for(viewer.role, whole, key=("together", key), using=DEFAULT_DB_ALIAS, ids=kinds)
    except EmptyResultSet:
        return
    yield from _read(text.rows_for(viewer, using=DEFAULT_DB_ALIAS, **ids))


def _read(found: Iterable[tuple[str, Any, str]]) -> Iterator[Row]:
    for mark, pk, row in found:
        yield mark, as_uuid(pk), {name: opened(value) for name, value in json.loads(row).items()}
