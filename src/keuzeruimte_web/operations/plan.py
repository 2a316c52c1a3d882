"""Planning a conversation: begin one, change when, where and who."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.busy import AN_HOUR, TRAVEL, Slot, lengths_of
from keuzeruimte_web.bridge.comers import who_may_come_about
from keuzeruimte_web.operations.clashing import refuse_clashes
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.points import invite, tell_of, to_prepare, trace
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import AgendaItem, Conversation, Invitation, ItemPerson

FORM = "conversation"
"""The name of the form under which a half-typed plan is kept."""


@transaction.atomic
def plan_conversation(
    viewer: Viewer,
    *,
    matter: UUID,
    title: str,
    starts_at: datetime,
    place: str,
    guests: Iterable[UUID],
    once: UUID,
    minutes: int | None = None,
    travel: timedelta = TRAVEL,
) -> UUID:
    """Plan a conversation about a matter with these people and the viewer; answers its id.

    `minutes`: how long it takes while its agenda is empty. `travel`: what somebody needs to come from another
    place. Raises Invisible, Forbidden (also for a guest who is not in the pupil's file, or whom a court order
    keeps away), Clashing, and SentBefore the second time that the form is sent.
    """
    about = require(viewer, Kind.MATTER, Right.PLAN, matter)
    if about.closed_on is not None:
        raise Forbidden("closed")
    invited = may_come(viewer, matter, guests)
    talk = Conversation.objects.create(
        school_id=viewer.school,
        matter=about,
        organiser_id=viewer.person,
        title=title,
        starts_at=starts_at,
        place=place,
        minutes=minutes,
    )
    remember(viewer, key=once, made=talk.pk)
    refuse_clashes(
        viewer,
        [Slot(starts_at, timedelta(minutes=minutes) if minutes else AN_HOUR, place)],
        people=invited | {viewer.person},
        travel=travel,
        leaving_out=(talk.pk,),
    )
    invite(viewer, talk, invited | {viewer.person})
    drop_draft(viewer, form=FORM, about=str(about.pupil_id))
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.PLANNED,
        pupil=about.pupil_id,
        matter=matter,
        record=talk.pk,
    )
    made: UUID = talk.pk
    return made


@transaction.atomic
def change_conversation(
    viewer: Viewer,
    *,
    conversation: UUID,
    title: str,
    starts_at: datetime,
    place: str,
    guests: Iterable[UUID],
    version: int,
    travel: timedelta = TRAVEL,
) -> None:
    """Change when, where and who. Raises Invisible, Forbidden, Clashing; Stale if it changed since `version`.

    A time or place that stays is not weighed again; only whether somebody who is new can be there then.
    The organiser always comes, and who changes it (nobody ticks oneself); where the organiser does not guide
    this pupil any more, who changes it takes that place, at the points too. Everybody invited hears of
    another time, place or title at the same moment; of somebody else who comes only that person hears. Who
    is not invited any more does not see the conversation any more.
    """
    talk = to_prepare(viewer, conversation)
    other = (talk.title, talk.starts_at, talk.place) != (title, starts_at, place)
    near = _near(viewer, talk.matter_id)
    organiser = talk.organiser_id if talk.organiser_id in near else viewer.person
    invited = _all_near(guests, near) | {organiser, viewer.person}
    save_version(
        rows(viewer, Kind.CONVERSATION, Right.PLAN),
        pk=conversation,
        version=version,
        title=title,
        starts_at=starts_at,
        place=place,
        set_at=timezone.now() if starts_at != talk.starts_at else talk.set_at,
    )
    _take_over(viewer, talk, organiser=organiser, near=near)
    Invitation.objects.filter(conversation=talk).exclude(person__in=invited).delete()
    new = invite(viewer, talk, invited)
    moved = (talk.starts_at, talk.place) != (starts_at, place)
    if moved or new:
        refuse_clashes(
            viewer,
            [Slot(starts_at, lengths_of([talk])[talk.pk], place)],
            people=invited if moved else new,
            travel=travel,
            leaving_out=(talk.pk,),
            rooms=moved,
        )
    if other:
        tell_of(viewer, talk, invited - new)
    drop_draft(viewer, form=FORM, about=str(conversation))
    trace(viewer, talk)


@transaction.atomic
def tell_everybody(viewer: Viewer, *, conversation: UUID, once: UUID) -> None:
    """Tell everybody who is invited, at the same moment, that there is something new about the conversation.

    For when somebody's own time changed because the course did. Raises Invisible, Forbidden, SentBefore.
    """
    talk = to_prepare(viewer, conversation)
    remember(viewer, key=once, made=conversation)
    tell_of(viewer, talk, set(talk.invitations.values_list("person", flat=True)))
    trace(viewer, talk)


def may_come(viewer: Viewer, matter: UUID, guests: Iterable[UUID]) -> set[UUID]:
    """These guests, when they can all be asked for this matter.

    Raises Invisible, and Forbidden for who is not in the pupil's file or whom a court order keeps away.
    """
    return _all_near(guests, _near(viewer, matter))


def _near(viewer: Viewer, matter: UUID) -> frozenset[UUID]:
    near = who_may_come_about(viewer, matter=matter)
    if near is None:
        raise Invisible("pupil")
    return near


def _all_near(guests: Iterable[UUID], near: frozenset[UUID]) -> set[UUID]:
    asked = set(guests)
    if not asked <= near:
        raise Forbidden("guest")
    return asked


def _take_over(viewer: Viewer, talk: Conversation, *, organiser: UUID, near: frozenset[UUID]) -> None:
    """Who organises it now; and what colleagues who are not `near` any more would do, the viewer does.

    What they did stays theirs. What was entrusted to who left is not entrusted to the next: the assessment
    has to know who does it.
    """
    Conversation.objects.filter(pk=talk.pk).update(organiser=organiser)
    theirs = AgendaItem.objects.filter(conversation=talk, done__isnull=True).exclude(by__in=near)
    ItemPerson.objects.filter(item__in=theirs, person=viewer.person, part__in=("to", "present")).delete()
    theirs.update(by=viewer.person, version=F("version") + 1)
