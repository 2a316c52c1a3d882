"""People in the order in which a list of the school has them."""

from typing import Any

from django.db.models import QuerySet

from keuzeruimte_web.records.in_order import Alphabetical


def by_family_name(people: QuerySet[Any]) -> QuerySet[Any]:
    """By family name, without the prefix (tussenvoegsel), as Dutch lists have it; then by given name."""
    return people.order_by(Alphabetical("family_name"), "search_name", "pk")
