"""Opening a dossier: nobody reads a person's file without a trace."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, QuerySet
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, require, rows
from keuzeruimte_web.access.kept import asked_by
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace, locked
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Trace


def open_dossier(viewer: Viewer, *, pupil: UUID) -> None:
    """This professional opens the dossier of this pupil: leaves a trace. Or raises Invisible, Forbidden."""
    leave_trace_if_allowed(viewer, Right.OPEN_DOSSIER, pupil=pupil)


def open_dossier_or_read_along(viewer: Viewer, *, pupil: UUID) -> None:
    """The same, also for a leader to whom the dossier is open for a reason. Raises Invisible, Forbidden."""
    try:
        open_dossier(viewer, pupil=pupil)
    except Forbidden:
        leave_trace_if_allowed(viewer, Right.READ_OPENED, pupil=pupil)


def leave_trace_if_allowed(viewer: Viewer, right: Right, *, pupil: UUID) -> None:
    """The dossier of this pupil is opened by this right: leaves a trace. Or raises Invisible, Forbidden."""
    leave = partial(
        leave_trace,
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.OPENED_DOSSIER,
        pupil=pupil,
        record=pupil,
    )

    def if_allowed(viewer: Viewer, pupil: UUID) -> QuerySet[Any]:
        return locked(viewer.school, pupil).filter(Exists(rows(viewer, Kind.PUPIL, right).filter(pk=pupil)))

    with transaction.atomic(savepoint=False):
        # Whether it is allowed is asked together with the lock of the trail: one statement less a page.
        found = asked_by(viewer, if_allowed, key=("opened", right), pupil=pupil)
        if found:
            leave(chain=found[0])
    if not found:
        require(viewer, Kind.PUPIL, right, pupil)
        leave()  # nobody opened it before


def open_conversation(viewer: Viewer, *, conversation: UUID) -> Any:
    """The conversation, when this professional may prepare it; leaves a trace. Or Invisible, Forbidden."""
    found = require(viewer, Kind.CONVERSATION, Right.PLAN, conversation, along=("matter",))
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.OPENED_CONVERSATION,
        pupil=found.matter.pupil_id,
        matter=found.matter_id,
        record=conversation,
    )
    return found


def still_open(viewer: Viewer, *, conversation: UUID) -> None:
    """A screen of the conversation that looks again: a trace the first time, and once an hour.

    By somebody of the family it leaves none. Raises Invisible, Forbidden.
    """
    if viewer.role != ViewerRole.PROFESSIONAL:
        return
    looked = Trace.objects.filter(
        actor=viewer.person,
        record=conversation,
        word=TraceWord.OPENED_CONVERSATION,
        at__gt=timezone.now() - timedelta(hours=1),
    )
    if not looked.exists():
        open_conversation(viewer, conversation=conversation)


def open_report(viewer: Viewer, *, report: UUID) -> None:
    """A report that the viewer may read is read; by a professional that leaves a trace. Raises Invisible.

    What the people of the family read of their own file is not written down.
    """
    if viewer.role != ViewerRole.PROFESSIONAL:
        return
    seen = require(viewer, Kind.REPORT, Right.SEE, report, along=("conversation__matter",))
    matter = seen.conversation.matter
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.OPENED_REPORT,
        pupil=matter.pupil_id,
        matter=matter.pk,
        record=report,
    )


def open_agreement(viewer: Viewer, *, agreement: UUID) -> None:
    """An agreement is part of the dossier: who works here and opens it leaves a trace. Raises Invisible."""
    if viewer.role != ViewerRole.PROFESSIONAL:
        return
    seen = require(viewer, Kind.AGREEMENT, Right.SEE, agreement, along=("conversation__matter",))
    matter = seen.conversation.matter
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.OPENED_DOSSIER,
        pupil=matter.pupil_id,
        matter=matter.pk,
        record=matter.pupil_id,
    )


def open_own_preparation(viewer: Viewer, *, conversation: UUID) -> None:
    """The own page before a conversation: by a professional it is an opening like any other."""
    if viewer.role == ViewerRole.PROFESSIONAL:
        open_conversation(viewer, conversation=conversation)


def open_choice_moment(viewer: Viewer, *, pupil: UUID, reads: bool = False) -> None:
    """A choice is part of the dossier: who works here and opens it leaves a trace.

    `reads`: it is read along for a reason, by somebody who does not guide it. Raises Invisible, Forbidden.
    """
    if viewer.role == ViewerRole.PROFESSIONAL:
        leave_trace_if_allowed(viewer, Right.READ_OPENED if reads else Right.OPEN_DOSSIER, pupil=pupil)


def open_own_seat(viewer: Viewer, *, conversation: UUID, pupil: UUID, matter: UUID) -> None:
    """The own place at the table: by a professional it is an opening like any other."""
    if viewer.role == ViewerRole.PROFESSIONAL:
        open_talk(viewer, conversation=conversation, pupil=pupil, matter=matter)


def open_talk(viewer: Viewer, *, conversation: UUID, pupil: UUID, matter: UUID) -> None:
    """As `open_conversation`, where whose it is about was read already: asked together with the lock."""

    def if_allowed(viewer: Viewer, pupil: UUID, conversation: UUID) -> QuerySet[Any]:
        may = rows(viewer, Kind.CONVERSATION, Right.PLAN).filter(pk=conversation)
        return locked(viewer.school, pupil).filter(Exists(may))

    with transaction.atomic(savepoint=False):
        found = asked_by(viewer, if_allowed, key="own seat", pupil=pupil, conversation=conversation)
        if found:
            leave_trace(
                viewer.school,
                actor=viewer.person,
                role=viewer.role,
                word=TraceWord.OPENED_CONVERSATION,
                pupil=pupil,
                matter=matter,
                record=conversation,
                chain=found[0],
            )
    if not found:
        open_conversation(viewer, conversation=conversation)
