"""Ending a matter: looked back on together, given back to the family, and never opened again."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.matters import NamedBefore
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.spans import end_from
from keuzeruimte_web.records.models import (
    Conversation,
    Delegation,
    DelegationTopic,
    Doubt,
    Limit,
    Matter,
    Offer,
    ParentRequest,
    Report,
    Topic,
)
from keuzeruimte_web.records.models.choices import ConversationState, DelegationStatus, ReportState

DRAFT = "closing"


class StillOpen(Exception):  # noqa: N818
    """A conversation is planned, or a report is not closed yet."""


class RestsOnIt(Exception):  # noqa: N818
    """Parents named this topic when they entrusted, limited or asked: it keeps the name they gave it."""


def close_matter(
    viewer: Viewer, *, matter: UUID, evaluation: str, onward: str, thanks: str = "", once: UUID
) -> None:
    """Close a matter today, with how the family and school look back on it and who goes on with what,
    and with thanks to the family for what they gave.

    What parents entrusted for it ends with it; their limits stay theirs. Offers of a talk that stand are
    gone. Raises Invisible, Forbidden (closed already), SentBefore, StillOpen.
    """
    with transaction.atomic():
        remember(viewer, key=once)
        about: Matter = require(viewer, Kind.MATTER, Right.HAND_OVER, matter)
        if is_open(about.pk):
            raise StillOpen
        about.closed_on, about.evaluation, about.onward = viewer.today, evaluation, onward
        about.thanks = thanks
        about.save(update_fields=["closed_on", "evaluation", "onward", "thanks"])
        # a doubt that was nobody's but its author's ends with what it was about
        Doubt.objects.filter(matter=about, colleagues__isnull=True).delete()
        for row in Delegation.objects.filter(matter=about, status=DelegationStatus.AGREED).filter(
            Q(until__isnull=True) | Q(until__gte=viewer.today)
        ):
            end_from(row, day=viewer.today)
        Offer.objects.filter(matter=about).delete()
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.CLOSED_MATTER,
            pupil=about.pupil_id,
            matter=about.pk,
            record=about.pk,
        )
        family = {about.pupil_id, *parents_of(about.pupil_id)}
        tell(viewer, people=family, pupil=about.pupil_id, kind=Kind.MATTER, record=about.pk)
        drop_draft(viewer, form=DRAFT, about=str(matter))


def is_open(matter: UUID) -> bool:
    """Whether a conversation of this matter is still to come or to be closed, or a report to be."""
    talks = Conversation.objects.filter(matter=matter).exclude(state=ConversationState.CLOSED)
    reports = Report.objects.filter(conversation__matter=matter).exclude(state=ReportState.CLOSED)
    return bool(talks.exists() or reports.exists())


def rename_topic(viewer: Viewer, *, topic: UUID, title: str) -> None:
    """Call a topic differently. Raises Invisible, Forbidden, NamedBefore, RestsOnIt.

    Not once parents named it: what they entrusted, limited or asked would say something else.
    """
    with transaction.atomic():
        row: Topic = require(viewer, Kind.TOPIC, Right.CHANGE, topic)
        if row.title == title:
            return
        if any(model.objects.filter(topic=row).exists() for model in (DelegationTopic, Limit, ParentRequest)):
            raise RestsOnIt
        row.title = title
        try:
            with transaction.atomic():
                row.save(update_fields=["title", "title_mark"])
        except IntegrityError as error:
            raise NamedBefore(title) from error
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.RENAMED_TOPIC,
            pupil=row.matter.pupil_id,
            matter=row.matter_id,
            record=row.pk,
        )
