"""A guest at the table: a part of what the same person may who signed in, of one conversation, for as long.

Whoever was admitted by name looks from the own telephone without an account. What such a guest may is the
table of access *and* this list: so a guest never sees what that person would not see signed in, and of the
rest of the dossier nothing. Not in this list: nothing.
"""

from collections.abc import Mapping

from django.db.models import Q

from keuzeruimte_web.records.models import TableSeat

from .rights import Kind, Right
from .viewer import Viewer

# What a guest may, and the path from the record to the conversation.
AT_TABLE: Mapping[tuple[Kind, Right], str] = {
    (Kind.CONVERSATION, Right.SEE): "pk",
    (Kind.CONVERSATION, Right.SPEAK): "pk",
    (Kind.TABLE, Right.SEE): "conversation",
    (Kind.ITEM, Right.SEE): "conversation",
    (Kind.AGREEMENT, Right.SEE): "conversation",
    (Kind.VOICE, Right.SEE): "conversation",
    (Kind.ANSWER, Right.SEE): "conversation",
    (Kind.ANSWER, Right.CHANGE): "conversation",
    (Kind.ANSWER, Right.SHARE): "conversation",
}


def within_the_table(viewer: Viewer, kind: Kind, right: Right) -> Q:
    """What is left for this viewer of what the table of access allows; everything for who signed in."""
    if viewer.seat is None:
        return Q()
    path = AT_TABLE.get((kind, right))
    if path is None:
        return Q(pk__in=[])
    seats = TableSeat.objects.filter(
        pk=viewer.seat,
        person_id=viewer.person,
        admitted_at__isnull=False,
        ended_at__isnull=True,
        table__closed_at__isnull=True,
    )
    return Q(**{f"{path}__in": seats.values("table__conversation")})
