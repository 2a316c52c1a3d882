"""Who hears an agenda item: who speaks, is addressed or present; not who is kept out (METHOD 3, *hears*)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from keuzeruimte_web.records.models import ItemPerson


def with_people(items: "QuerySet[Any]") -> list[tuple[Any, set[UUID]]]:
    """These items in their order, each with who hears it; one query."""
    return grouped(linked(items))


def linked(items: "QuerySet[Any]") -> "QuerySet[Any]":
    """These items in their order, one line for each who may hear it; for `grouped`."""
    found: QuerySet[Any] = (
        items.annotate(link=FilteredRelation("people", condition=Q(people__part__in=("to", "present"))))
        .annotate(who=F("link__person"), part=F("link__part"))
        .order_by("position", "pk")
    )
    return found


def grouped(lines: Iterable[Any]) -> list[tuple[Any, set[UUID]]]:
    """The items of `linked`, each with who hears it."""
    found: dict[UUID, tuple[Any, set[UUID]]] = {}
    for item in lines:
        there = found.setdefault(item.pk, (item, {item.by_id}))[1]
        if item.who is not None and not (item.verb == "withhold" and item.part == "to"):
            there.add(item.who)
    return list(found.values())


def people_at(items: Collection[Any]) -> Mapping[UUID, set[UUID]]:
    """Who hears each of these items; one query."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    kept_out = {item.pk for item in items if item.verb == "withhold"}
    for item in items:
        found[item.pk].add(item.by_id)
    links = ItemPerson.objects.filter(item__in=[item.pk for item in items], part__in=("to", "present"))
    without = {(x.item_id, x.person_id) for x in links if x.item_id in kept_out and x.part == "to"}
    for link in links:
        if (link.item_id, link.person_id) not in without:
            found[link.item_id].add(link.person_id)
    return found
