"""Whether the table of a conversation is open, and what was dealt with there; one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from keuzeruimte_web.records.models import Table


@dataclass(frozen=True, slots=True)
class TableState:
    """A table as it stands; `finished` are items, and `placed` tells at which item words were laid:
    who may know of either, only `access` says."""

    is_open: bool
    finished: frozenset[UUID]
    placed: Mapping[UUID, UUID]


CLOSED_TABLE = TableState(is_open=False, finished=frozenset(), placed={})


def table_state(conversation: UUID) -> TableState:
    """The table of this conversation. The caller made sure that it may be known."""
    found = list(
        Table.objects.filter(conversation=conversation, closed_at__isnull=True).values_list(
            "pk", F("finished__item"), F("placed__voice"), F("placed__item")
        )
    )
    return TableState(
        is_open=bool(found),
        finished=frozenset(item for _table, item, _voice, _at in found if item),
        placed={voice: at for _table, _item, voice, at in found if voice},
    )
