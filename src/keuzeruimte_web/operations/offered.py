"""Lists that a service offers: kept until an administrator looks at them, as at files chosen by hand.

A service never writes to a record (decision 0126): it offers, and somebody looks first.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import Forbidden, may, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.importing import offer_files
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.records.models import OfferedLists, ServiceCall
from keuzeruimte_web.records.models.choices import OfferedState
from keuzeruimte_web.records.scope import school_scope

MOST_WAITING = 20
KEPT = timedelta(days=30)
"""How long lists wait for an administrator, and the answer to a key is remembered."""


class AnotherRequest(Exception):  # noqa: N818
    """This key came before, with something else."""


class TooManyWait(Exception):  # noqa: N818
    """So many lists of changes wait already; an administrator looks at those first."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What was made, or had been made before by the same key."""

    id: UUID
    again: bool


def offer_lists(viewer: Viewer, *, lists: Mapping[str, str], changes_only: bool, key: str) -> Offer:
    """Keep lists for an administrator. Whole lists take the place of earlier ones of this service that wait.

    The same key with the same lists answers what was made the first time. Raises Forbidden, AnotherRequest,
    TooManyWait.
    """
    asked = hashlib.sha256(json.dumps([sorted(lists.items()), changes_only]).encode()).hexdigest()
    with transaction.atomic():
        if not may(viewer, Kind.SCHOOL, Right.OFFER, viewer.school):
            raise Forbidden(Right.OFFER)
        waiting = OfferedLists.objects.filter(service=viewer.person, state=OfferedState.WAITING)
        made = OfferedLists(school_id=viewer.school, service_id=viewer.person, changes_only=changes_only)
        made.lists = dict(lists)
        try:
            with transaction.atomic():
                ServiceCall.objects.create(
                    school_id=viewer.school,
                    service_id=viewer.person,
                    key_hash=hashlib.sha256(key.encode()).hexdigest(),
                    asked=asked,
                    made=made.pk,
                )
        except IntegrityError as error:
            return _before(viewer, key=key, asked=asked, error=error)
        if not changes_only:
            waiting.update(state=OfferedState.LEFT, lists=None)
        elif waiting.count() >= MOST_WAITING:
            raise TooManyWait
        made.save(force_insert=True)
        trace_of(viewer, TraceWord.OFFERED_FILES, record=made.pk)
    return Offer(made.pk, again=False)


def take_lists(viewer: Viewer, *, offered: UUID, once: UUID) -> UUID:
    """Look at what a service offered, as at files chosen by hand. Raises SentBefore, BusyAlready, Decided."""
    with transaction.atomic():
        row = _waiting(viewer, offered)
        files = {name: BytesIO(text.encode()) for name, text in row.lists.items()}
        run = offer_files(viewer, files=files, changes_only=row.changes_only, once=once)
        row.state, row.lists, row.run_id = OfferedState.TAKEN, None, run
        row.save(update_fields=["state", "lists", "run"])
    return run


def leave_lists(viewer: Viewer, *, offered: UUID) -> None:
    """Do not look at what a service offered; the lists go. Raises Decided."""
    with transaction.atomic():
        row = _waiting(viewer, offered)
        row.state, row.lists = OfferedState.LEFT, None
        row.save(update_fields=["state", "lists"])


class Decided(Exception):  # noqa: N818
    """Somebody decided about these lists already."""


def forget_offered(school: UUID, *, today: date) -> None:
    """Let go of lists that nobody looked at in a month, and of keys as old as that."""
    before = today - KEPT
    with school_scope(school), transaction.atomic():
        OfferedLists.objects.filter(state=OfferedState.WAITING, offered_at__date__lt=before).update(
            state=OfferedState.LEFT, lists=None
        )
        OfferedLists.objects.exclude(state=OfferedState.WAITING).filter(offered_at__date__lt=before).delete()
        ServiceCall.objects.filter(at__date__lt=before).delete()


def _waiting(viewer: Viewer, offered: UUID) -> OfferedLists:
    require(viewer, Kind.OFFERED_LISTS, Right.CHANGE, offered)
    row: OfferedLists = OfferedLists.objects.select_for_update().get(pk=offered)
    if row.state != OfferedState.WAITING:
        raise Decided
    return row


def _before(viewer: Viewer, *, key: str, asked: str, error: IntegrityError) -> Offer:
    """What this key made the first time."""
    hashed = hashlib.sha256(key.encode()).hexdigest()
    first = ServiceCall.objects.filter(service=viewer.person, key_hash=hashed).first()
    if first is None:
        raise error
    if first.asked != asked:
        raise AnotherRequest
    return Offer(first.made, again=True)
