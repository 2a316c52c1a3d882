"""How many records there are with which a viewer may do something: several questions, one query."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import CharField, Count, F, QuerySet, Value

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from .compiled import text_for

USING = "default"


def how_many_by_class(
    viewer: Viewer, right: Right, *asked: tuple[Kind, Right]
) -> tuple[dict[str, int], tuple[int, ...]]:
    """How many living pupils there are with whom the viewer may do this, by the name of their class (empty:
    none); and `how_many` of the rest, all in one query."""

    def whole(viewer: Viewer) -> QuerySet[Any]:
        named = F("school_class__name")
        living = rows(viewer, Kind.PUPIL, right).filter(person__deceased=False)
        pupils = living.order_by().annotate(number=Value(-1), named=named)
        counts = [
            rows(viewer, kind, right)
            .order_by()
            .annotate(number=Value(number), named=Value(None, output_field=CharField()))
            for number, (kind, right) in enumerate(asked)
        ]
        first, *rest = (
            part.values("number", "named").annotate(many=Count("pk")).values_list("number", "named", "many")
            for part in (pupils, *counts)
        )
        joined: QuerySet[Any] = first.union(*rest, all=True)
        return joined

    text = text_for(viewer.role, whole, key=("how many by class", right, asked), using=USING)
    found = text.rows_for(viewer, using=USING)
    classes = {named or "": many for number, named, many in found if number == -1}
    others = {number: many for number, _named, many in found}
    return classes, tuple(others.get(number, 0) for number in range(len(asked)))


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
    found: dict[int, int] = dict(text.rows_for(viewer, using=USING))
    return tuple(found.get(number, 0) for number in range(len(asked)))
