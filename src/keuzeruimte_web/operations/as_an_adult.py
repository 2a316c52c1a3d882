"""What a pupil of 18 decides: who at home reads along, and which limits of the parents go on (PRODUCT 3)."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.sharing import NotInvited
from keuzeruimte_web.records.models import Share

KINDS = {
    "report": Kind.REPORT,
    "agreement": Kind.AGREEMENT,
    "conversation": Kind.CONVERSATION,
    "choice_moment": Kind.CHOICE_MOMENT,
}
"""What can be shared, by the name that stands in its address."""


def share_as_adult(viewer: Viewer, *, what: str, record: UUID, people: Collection[UUID]) -> None:
    """Let exactly these parents read a report, an agreement or that a conversation is there.

    Who is not named any more reads it no more, at once; nobody named takes it back from all. Who is named
    anew gets a message. Sent twice, it changes nothing. Raises Invisible, Forbidden, and NotInvited for
    anybody who is no parent of today.
    """
    kind = KINDS[what]
    with transaction.atomic():
        require(viewer, kind, Right.SHARE, record)
        ties = rows(viewer, Kind.GUARDIANSHIP, Right.SHARE)
        if not set(people) <= set(ties.values_list("parent", flat=True)):
            raise NotInvited
        shares = Share.objects.filter(**{what: record})
        had = set(shares.values_list("viewer", flat=True))
        if had == set(people):
            return
        shares.exclude(viewer__in=people).delete()
        new = sorted(set(people) - had, key=str)
        Share.objects.bulk_create(
            Share(school_id=viewer.school, viewer_id=person, **{f"{what}_id": record}) for person in new
        )
        tell(viewer, people=new, pupil=viewer.person, kind=kind, record=record)
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.SHARED_AS_ADULT if new else TraceWord.TOOK_BACK_AS_ADULT,
            pupil=viewer.person,
            record=record,
        )


__all__ = ["KINDS", "Invisible", "NotInvited", "share_as_adult"]
