"""Who hears an agenda item: who speaks, is addressed or present; not who is kept out (METHOD 3, *hears*)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from keuzeruimte_web.records.models import ItemPerson


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
