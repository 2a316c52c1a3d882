"""What parents (or a pupil of 18) entrust to school: added, changed, and stopped at once (METHOD 3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.subjects import topic_called
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import (
    Delegation,
    DelegationPerson,
    DelegationTopic,
    Involvement,
    Matter,
)
from keuzeruimte_web.records.models.choices import DelegationStatus


class NotHere(Exception):  # noqa: N818
    """One entrusts to people of school who are involved with this matter."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is entrusted: about what, in which domain, in which words, to whom (nobody named: all of school
    that is involved), until when."""

    title: str
    domain: str
    words: str
    to: Collection[UUID]
    until: date | None


def entrust(viewer: Viewer, *, matter: UUID, trust: Trust, once: UUID) -> UUID:
    """Entrust something to school; the other parent finds it on the own page at the same moment.

    It is given by this viewer alone. Raises SentBefore, NotHere.
    """
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.ENTRUST, matter)
        topic = topic_called(about, title=trust.title, domain=trust.domain)
        row: Delegation = Delegation.objects.create(
            school_id=viewer.school,
            matter=about,
            domain=topic.domain,
            words=trust.words,
            status=DelegationStatus.AGREED,
            to_school=not trust.to,
            since=viewer.today,
            until=trust.until,
        )
        DelegationTopic.objects.create(school_id=viewer.school, delegation=row, topic=topic)
        _people(viewer, row, to=trust.to)
        remember(viewer, key=once, made=row.pk)
        drop_draft(viewer, form="entrust", about=str(matter))
        _done(viewer, row, TraceWord.ENTRUSTED)
    return row.pk


def change_trust(viewer: Viewer, *, delegation: UUID, trust: Trust, version: int) -> int:
    """Change what is entrusted. From then on it is this viewer's word alone, as nobody else said it.

    What was stopped stays stopped. Raises Stale, NotHere.
    """
    with transaction.atomic():
        row: Delegation = require(viewer, Kind.DELEGATION, Right.CHANGE, delegation)
        topic = topic_called(row.matter, title=trust.title, domain=trust.domain)
        new = save_version(
            rows(viewer, Kind.DELEGATION, Right.CHANGE).filter(status=DelegationStatus.AGREED),
            pk=delegation,
            version=version,
            words=trust.words,
            domain=topic.domain,
            to_school=not trust.to,
            until=trust.until,
            let_end_on=None,
            let_end_by=None,
        )
        DelegationTopic.objects.filter(delegation=row).delete()
        DelegationTopic.objects.create(school_id=viewer.school, delegation=row, topic=topic)
        DelegationPerson.objects.filter(delegation=row).delete()
        _people(viewer, row, to=trust.to)
        drop_draft(viewer, form="entrust", about=str(delegation))
        _done(viewer, row, TraceWord.ENTRUSTED)
    return new


def agree_to_entrust(viewer: Viewer, *, delegation: UUID) -> None:
    """Say yes to what school asked. Saying it again changes nothing; there is no answer but yes to keep."""
    with transaction.atomic():
        row: Delegation = require(viewer, Kind.DELEGATION, Right.CHANGE, delegation)
        asked = Delegation.objects.filter(pk=row.pk, status=DelegationStatus.ASKED)
        if not asked.update(status=DelegationStatus.AGREED, since=viewer.today):
            return
        DelegationPerson.objects.get_or_create(
            delegation=row, person_id=viewer.person, part="by", defaults={"school_id": viewer.school}
        )
        _done(viewer, row, TraceWord.ENTRUSTED)


def stop(viewer: Viewer, *, delegation: UUID) -> None:
    """Stop it, at once, also when another parent gave it: a known objection counts (METHOD 3).

    It has no end date any more, so that the objection stands until somebody entrusts anew. What it would go
    on as is stopped with it.
    """
    with transaction.atomic():
        seen: Delegation = require(viewer, Kind.DELEGATION, Right.CHANGE, delegation)
        # Two parents at once: the second finds it stopped, and tells nobody that it was done twice.
        row = Delegation.objects.select_for_update().get(pk=seen.pk)
        if row.status == DelegationStatus.WITHDRAWN:
            return
        Delegation.objects.filter(pk=row.pk).update(
            status=DelegationStatus.WITHDRAWN,
            until=None,
            stopped_by=viewer.person,
            stopped_at=timezone.now(),
            version=row.version + 1,
        )
        _done(viewer, row, TraceWord.STOPPED_DELEGATION)
        for later in Delegation.objects.filter(goes_on_from=row, status=DelegationStatus.AGREED):
            stop(viewer, delegation=later.pk)


def _people(viewer: Viewer, row: Delegation, *, to: Collection[UUID]) -> None:
    here = Involvement.objects.filter(
        pk__in=rows(viewer, Kind.INVOLVEMENT).values("pk"), pupil=row.matter.pupil_id, person__in=to
    )
    if set(here.values_list("person", flat=True)) != set(to):
        raise NotHere
    DelegationPerson.objects.bulk_create(
        DelegationPerson(school_id=viewer.school, delegation=row, person_id=person, part=part)
        for part, group in (("by", (viewer.person,)), ("to", tuple(to)))
        for person in group
    )


def _done(viewer: Viewer, row: Delegation, word: TraceWord) -> None:
    """Leave a trace, and tell the other parents."""
    pupil = row.matter.pupil_id
    tell(viewer, people=parents_of(pupil), pupil=pupil, kind=Kind.DELEGATION, record=row.pk)
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=pupil,
        matter=row.matter_id,
        record=row.pk,
    )


__all__ = [
    "Invisible",
    "NotHere",
    "Trust",
    "agree_to_entrust",
    "change_trust",
    "entrust",
    "stop",
]
