"""What a finding offers to do: take its alternative into the plan, or offer the parents a separate talk."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Forbidden
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.applying import Change, after_applying
from keuzeruimte_web.bridge.case import case_of
from keuzeruimte_web.bridge.parking import parents_to_offer
from keuzeruimte_web.bridge.point import Point, point_in
from keuzeruimte_web.bridge.stored import Stored
from keuzeruimte_web.bridge.titles import suggested_title, topic_title
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.points import (
    FORM,
    facts_of,
    in_order,
    put_in_order,
    to_prepare,
    trace,
    write_point,
)
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import AgendaItem, Offer, OfferParent, Topic

STANDS = timedelta(days=28)
"""How long an offer stands; without an answer it lapses, and leaves nothing behind."""


class NothingToApply(Exception):  # noqa: N818
    """The plan changed, or this finding has no alternative of its own (any more)."""


@transaction.atomic
def apply(
    viewer: Viewer,
    *,
    conversation: UUID,
    item: UUID | None,
    point: Point | None,
    version: int | None,
    rule: str,
    person: UUID | None,
    whole: bool = False,
) -> UUID | None:
    """Take the alternative of one finding into the plan; answers the first point that it changed or added.

    The `point` as it stands in the form is saved first (in the place of `item`, or as a new one). `whole`:
    the finding is about the plan as a whole. Raises Invisible, Forbidden, Stale, NothingToApply; then nothing
    is changed.
    """
    talk = to_prepare(viewer, conversation)
    if point is not None:
        stored = facts_of(viewer, talk)
        saved = write_point(viewer, talk, stored, item=item, point=point, version=version)
        drop_draft(viewer, form=FORM, about=str(item or conversation))
        item = saved
    stored = facts_of(viewer, talk)
    origin = case_of(stored, today=viewer.today, conversation=conversation)
    changes = after_applying(stored, origin, rule=rule, item=None if whole else item, person=person)
    if changes is None:
        raise NothingToApply(rule)
    first = write_agenda(viewer, talk, stored, changes)
    trace(viewer, talk)
    return first


@transaction.atomic
def park(viewer: Viewer, *, conversation: UUID, item: UUID | None, point: Point, version: int | None) -> UUID:
    """Offer the parents a separate talk instead of this point, which leaves the agenda; answers the offer.

    Only the parents can accept it. Declined or lapsed it is gone. Raises Invisible, Stale, and Forbidden
    where there is nobody to offer it to.
    """
    talk = to_prepare(viewer, conversation)
    stored = facts_of(viewer, talk)
    origin = case_of(stored, today=viewer.today, conversation=conversation)
    parents = parents_to_offer(stored, origin)
    if not parents:
        raise Forbidden("nobody to offer it to")
    if item is not None:
        _take_off(viewer, talk, item, version)
    drop_draft(viewer, form=FORM, about=str(item or conversation))
    offer = Offer.objects.create(
        school_id=viewer.school,
        matter_id=talk.matter_id,
        conversation=talk,
        professional_id=viewer.person,
        topic=Topic.objects.filter(matter=talk.matter_id, pk=point.topic).first(),
        title=(topic_title(point, stored=stored) or point.title or talk.title)[:120],
        lapses_on=viewer.today + STANDS,
    )
    OfferParent.objects.bulk_create(
        OfferParent(school_id=viewer.school, offer=offer, person_id=parent.id) for parent in parents
    )
    tell(
        viewer,
        people={parent.id for parent in parents},
        pupil=talk.matter.pupil_id,
        kind=Kind.OFFER,
        record=offer.pk,
    )
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.OFFERED_TALK,
        pupil=talk.matter.pupil_id,
        matter=talk.matter_id,
        record=offer.pk,
    )
    made: UUID = offer.pk
    return made


def _take_off(viewer: Viewer, talk: Any, item: UUID, version: int | None) -> None:
    order = in_order(talk)
    point = next((one for one in order if one.pk == item), None)
    if point is None:
        raise Forbidden("item")
    if version is not None and point.version != version:
        raise Stale(current={"title": point.title}, version=point.version)
    order.remove(point)
    point.delete()
    put_in_order(order)


def write_agenda(viewer: Viewer, talk: Any, stored: Stored, changes: tuple[Change, ...]) -> UUID | None:
    """The agenda as these changes have it: points that are not in it leave, the rest is put in order.

    Answers the first point that changed or came.
    """
    order, touched = [], []
    for change in changes:
        if change.point is None:
            order.append(change.item)
            continue
        point = _with_its_title(stored, change.item, change.point)
        written = write_point(viewer, talk, stored, item=change.item, point=point, version=None)
        order.append(written)
        touched.append(written)
    AgendaItem.objects.filter(conversation=talk, done__isnull=True).exclude(pk__in=order).delete()
    items = {one.pk: one for one in in_order(talk)}
    put_in_order([items[pk] for pk in order if pk])
    return touched[0] if touched else None


def _with_its_title(stored: Stored, item: UUID | None, point: Point) -> Point:
    """A point keeps the title that somebody gave it, unless people hear it now who did not before.

    A title that was suggested, is suggested anew.
    """
    if item is None:
        return point
    was = point_in(stored, item)
    given = was.title != suggested_title(was, stored=stored)
    return replace(point, title=was.title) if given and point.hears <= was.hears else point
