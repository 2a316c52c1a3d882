"""How many records there are with which a viewer may do something: several questions, one query."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, QuerySet, Value

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from .compiled import text_for

USING = "default"


def how_many(viewer: Viewer, *asked: tuple[Kind, Right]) -> tuple[int, ...]:
    """The number of each, in the order asked; 0 for what this role can do with nothing."""

    def whole(viewer: Viewer) -> QuerySet[Any]:
        first, *rest = (
            rows(viewer, kind, right)
            .order_by()
            .annotate(number=Value(number))
            .values("number")
            .annotate(many=Count("pk"))
            .values_list("number", "many")
            for number, (kind, right) in enumerate(asked)
        )
        joined: QuerySet[Any] = first.union(*rest, all=True)
        return joined

    try:
        text = text_for(viewer.role, whole, key=("how many", asked), using=USING)
    except EmptyResultSet:
        return (0,) * len(asked)
    with connections[USING].cursor() as cursor:
        cursor.execute(text.sql, text.for_viewer(viewer, using=USING))
        found = dict(cursor.fetchall())
    return tuple(found.get(number, 0) for number in range(len(asked)))
