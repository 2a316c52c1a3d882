"""A parent's answer to an offer of a separate talk: accepted, or it is gone (PRODUCT 3)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Offer, OfferParent


def accept(viewer: Viewer, *, offer: UUID) -> None:
    """Accept the offer. Accepting again changes nothing."""
    with transaction.atomic():
        row: Offer = require(viewer, Kind.OFFER, Right.ANSWER, offer)
        mine = OfferParent.objects.filter(offer=row, person=viewer.person, accepted_at__isnull=True)
        if mine.update(accepted_at=timezone.now()):
            leave_trace(
                viewer.school,
                actor=viewer.person,
                role=viewer.role,
                word=TraceWord.ANSWERED_OFFER,
                pupil=row.matter.pupil_id,
                matter=row.matter_id,
                record=row.pk,
            )


def decline(viewer: Viewer, *, offer: UUID) -> None:
    """Do not accept it: for this parent it is gone, and nothing says who said no, not even the trail.

    For another parent to whom it is offered it stands as it stood.
    """
    with transaction.atomic():
        row: Offer = require(viewer, Kind.OFFER, Right.ANSWER, offer)
        # Two who say no at the same moment: the second one sees that nobody is left.
        Offer.objects.select_for_update().filter(pk=row.pk).first()
        OfferParent.objects.filter(offer=row, person=viewer.person).delete()
        if not OfferParent.objects.filter(offer=row).exists():
            row.delete()
