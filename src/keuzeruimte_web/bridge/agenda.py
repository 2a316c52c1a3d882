"""The agenda of a conversation as it stands, whole: to put it back exactly, and to see whether it changed."""

from typing import Any
from uuid import UUID

from .facts import ItemFact, ItemPersonFact
from .stored import Stored, by_record

KEPT = ("title", "minutes", "verb", "domain", "options", "duty", "version", "position")


def agenda_in(stored: Stored, conversation: UUID) -> list[dict[str, Any]]:
    """The items still to come, in their order, each with its fields and its people, as plain values."""
    links = by_record(stored.all(ItemPersonFact))
    items = [fact for fact in stored.all(ItemFact) if fact.of == conversation and fact.done is None]
    return [
        {
            "id": str(fact.id),
            "by": str(fact.by),
            "topic": str(fact.topic) if fact.topic else None,
            "people": sorted([link.part, str(link.person)] for link in links[fact.id]),
            **{name: getattr(fact, name) for name in KEPT},
        }
        for fact in sorted(items, key=lambda fact: (fact.position, str(fact.id)))
    ]


def same_agenda(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Do these say the same? Only the versions may differ."""
    return [_unversioned(item) for item in one] == [_unversioned(item) for item in other]


def _unversioned(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "version"}
