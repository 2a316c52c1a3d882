"""That something changed around a conversation: the screens at its table then look again, each for itself.

What changed, and by whom, is told to nobody: a screen fetches its own part, through access (decision 0115).
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import connection
from django.db.models import F

from keuzeruimte_web.records.models import Table
from keuzeruimte_web.records.scope import above_schools

CHANNEL = "keuzeruimte_table"
"""The channel of PostgreSQL on which it is told; the message is the id of the conversation."""


def mark_changed(conversation: UUID) -> None:
    """Count a change, in the transaction that makes it: told after the commit, or never.

    Costs one query while the conversation has no table.
    """
    if not Table.objects.filter(conversation=conversation).update(changes=F("changes") + 1):
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_notify(%s, %s)", [CHANNEL, str(conversation)])


def counted(conversations: Collection[UUID]) -> Mapping[UUID, int]:
    """How many changes there were at each of these tables, of every school; for the screens alone."""
    with above_schools():
        found = Table.objects.filter(conversation__in=conversations)
        return dict(found.values_list("conversation", "changes"))
