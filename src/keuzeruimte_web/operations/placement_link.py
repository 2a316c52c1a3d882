"""The employer's way in: a secret address in a letter, made while the letter is written, kept as a hash.

Who has the address sees a name, two days and the agreement itself, and nothing else of the pupil.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.letters import placement_letter
from keuzeruimte_web.operations.messages import told
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.posting import Envelope
from keuzeruimte_web.records.models import Message, Placement, PlacementLink

MAIL = "placement_link"
"""The kind of such a message in the outbox: no record that anybody of school reads."""
AFTER = timedelta(days=28)
"""How long after the last day the employer can still write."""
BYTES = 32


class NoAddress(Exception):  # noqa: N818
    """There is no address of the employer to write to."""


def ask_employer(viewer: Viewer, *, placement: UUID) -> None:
    """Send the employer a link; one that was there before works no more.

    Raises Invisible, Forbidden, NoAddress.
    """
    with transaction.atomic():
        require(viewer, Kind.PLACEMENT, Right.ASK_EMPLOYER, placement)
        found: Placement = Placement.objects.select_for_update().get(pk=placement)
        if not found.email:
            raise NoAddress
        _end(placement)
        link = PlacementLink.objects.create(
            school_id=viewer.school,
            placement=found,
            made_by_id=viewer.person,
            until=max(found.until, viewer.today) + AFTER,
        )
        Message.objects.create(
            school_id=viewer.school,
            person_id=viewer.person,
            role=viewer.role,
            kind=MAIL,
            record=link.pk,
        )
        trace_of(viewer, TraceWord.ASKED_EMPLOYER, record=placement, pupil=found.pupil_id)
        told.send(sender=Message, school=str(viewer.school))


def stop_link(viewer: Viewer, *, placement: UUID) -> None:
    """The employer's link works no more. Again changes nothing. Raises Invisible, Forbidden."""
    with transaction.atomic():
        found = require(viewer, Kind.PLACEMENT, Right.ASK_EMPLOYER, placement)
        if _end(placement):
            trace_of(viewer, TraceWord.ENDED_LINK, record=placement, pupil=found.pupil_id)


def link_by_mail(message: Message, *, forget: Mapping[str, object], today: date) -> Envelope | None:
    """The letter with a new secret, to the address that stands with the placement now.

    None when it is not to go out: the link ended, the placement is over, or who sent it may not any more.
    """
    link = _open(today).filter(pk=message.record).select_related("placement__school").first()
    if link is None or not link.placement.email:
        return None
    token = secrets.token_urlsafe(BYTES)

    def keep_hash() -> bool:
        return bool(_open(today).filter(pk=link.pk).update(token_hash=hashed(token), refused=False))

    mail = placement_letter(
        message=message.pk,
        time=message.tries,
        to=link.placement.email,
        school=message.person.school.name,
        token=token,
        until=link.until,
    )
    return Envelope(mail, handing=keep_hash, forget=forget)


def link_could_not_arrive(link: UUID | None) -> None:
    """No mail server takes the letter: the page of the placement says so."""
    PlacementLink.objects.filter(pk=link, ended_at=None).update(refused=True)


def hashed(token: str) -> str:
    """By which a secret is recognised."""
    return hashlib.sha256(token.encode()).hexdigest()


def _open(today: date) -> Any:
    return PlacementLink.objects.filter(
        ended_at__isnull=True, until__gte=today, placement__ended_on__isnull=True
    )


def _end(placement: UUID) -> int:
    ended: int = PlacementLink.objects.filter(placement=placement, ended_at=None).update(
        ended_at=timezone.now()
    )
    return ended
