"""Taking steps of the way round into the plan, and undoing what was taken.

What was offered is worked out again and compared by its mark, so that nothing but a step that still stands
can be taken; it is stored nowhere. For undo the agenda around a taken step is kept, for its taker alone,
until the conversation begins.
"""

from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from keuzeruimte_web.access.decide import Forbidden, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.agenda import agenda_in, same_agenda
from keuzeruimte_web.bridge.case import case_of
from keuzeruimte_web.bridge.point import Point, point_in
from keuzeruimte_web.bridge.stored import Stored
from keuzeruimte_web.bridge.wayround import agenda_after, way_round
from keuzeruimte_web.operations.applying import write_agenda
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.points import FORM, facts_of, to_prepare, trace, write_point
from keuzeruimte_web.records.models import (
    AgendaItem,
    Answer,
    Conversation,
    Invitation,
    ItemPerson,
    Note,
    TakenStep,
    Voice,
)


class PlanChanged(Exception):  # noqa: N818
    """The plan, or what the way round rests on, is not what it was when the steps were offered."""


class NothingToUndo(Exception):  # noqa: N818
    """Nothing was taken, or the agenda changed since."""


@transaction.atomic
def take(
    viewer: Viewer,
    *,
    conversation: UUID,
    item: UUID | None,
    point: Point | None,
    version: int | None,
    step: int | None,
    mark: str,
    once: UUID,
) -> UUID | None:
    """Take one step of the way round (1 is the first), or all (`step` None).

    Answers the first point that changed or came. `mark` is that of the way as it was offered. The `point` as
    it stands in the form is saved first (in the place of `item`, or as a new one). Raises Invisible,
    Forbidden (also once the conversation began), Stale, PlanChanged, SentBefore; then nothing is changed.
    """
    talk = _to_change(viewer, conversation)
    remember(viewer, key=uuid5(once, f"{mark}:{step}"), made=conversation)
    if point is not None:
        item = _saved(viewer, talk, item=item, point=point, version=version)
    stored = facts_of(viewer, talk)
    origin = case_of(stored, today=viewer.today, conversation=conversation)
    way = way_round(stored, origin, apart_from=item if point is not None else None)
    if way.mark != mark or not way.steps or (step is not None and not 1 <= step <= len(way.steps)):
        raise PlanChanged
    lines = way.end if step is None else way.alone[step - 1]
    if lines is None:
        raise PlanChanged
    invited = _invited(talk)
    first = write_agenda(viewer, talk, stored, agenda_after(stored, origin, lines))
    _keep(viewer, talk, before=stored, invited=_invited(talk) - invited)
    trace(viewer, talk)
    return first


@transaction.atomic
def undo(viewer: Viewer, *, conversation: UUID, once: UUID) -> None:
    """Put the agenda back as it was before the viewer's last take: titles, minutes, order and people.

    Raises Invisible, Forbidden, SentBefore; NothingToUndo where nothing was taken, or where somebody changed
    the agenda since: then nothing is changed.
    """
    talk = _to_change(viewer, conversation)
    remember(viewer, key=uuid5(once, "undo"), made=conversation)
    taken = rows(viewer, Kind.TAKEN_STEP, Right.CHANGE).filter(conversation=talk).order_by("-number").first()
    stored = facts_of(viewer, talk)
    if taken is None or not same_agenda(agenda_in(stored, conversation), taken.after):
        raise NothingToUndo
    _put_back(viewer, talk, taken.before)
    _take_back_invitations(talk, {UUID(person) for person in taken.invited})
    taken.delete()
    trace(viewer, talk)


def let_go_of_steps(conversation: UUID) -> None:
    """The conversation begins: what was kept for undo is no longer needed by anybody."""
    TakenStep.objects.filter(conversation=conversation).delete()


def _to_change(viewer: Viewer, conversation: UUID) -> Conversation:
    """The conversation, not begun yet, locked against a second hand."""
    to_prepare(viewer, conversation)
    talk: Conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation)
    if talk.state != "planned":
        raise Forbidden("begun")
    return talk


def _saved(viewer: Viewer, talk: Any, *, item: UUID | None, point: Point, version: int | None) -> UUID:
    """The point of the form, written where it is not what stands there."""
    stored = facts_of(viewer, talk)
    drop_draft(viewer, form=FORM, about=str(item or talk.pk))
    known = {one["id"] for one in agenda_in(stored, talk.pk)}
    if item is not None and str(item) in known and point_in(stored, item) == point:
        return item
    return write_point(viewer, talk, stored, item=item, point=point, version=version)


def _invited(talk: Any) -> set[UUID]:
    return set(Invitation.objects.filter(conversation=talk).values_list("person", flat=True))


def _keep(viewer: Viewer, talk: Any, *, before: Stored, invited: set[UUID]) -> None:
    """What undo needs, numbered in the order of taking."""
    mine = TakenStep.objects.filter(conversation=talk, taker=viewer.person)
    last = mine.aggregate(last=Max("number"))["last"] or 0
    TakenStep.objects.create(
        school_id=viewer.school,
        conversation=talk,
        taker_id=viewer.person,
        number=last + 1,
        before=agenda_in(before, talk.pk),
        after=agenda_in(facts_of(viewer, talk), talk.pk),
        invited=sorted(str(person) for person in invited),
    )


def _put_back(viewer: Viewer, talk: Any, agenda: list[dict[str, Any]]) -> None:
    planned = AgendaItem.objects.filter(conversation=talk, done__isnull=True)
    leaving = planned.exclude(pk__in=[one["id"] for one in agenda])
    if Note.objects.filter(item__in=leaving).exists():
        raise NothingToUndo
    leaving.delete()
    versions = dict(planned.values_list("pk", "version"))
    for kept in agenda:
        fields = {name: value for name, value in kept.items() if name not in ("id", "people", "by", "topic")}
        item = UUID(kept["id"])
        # Forwards also when going back: who has it open sees that it changed.
        fields["version"] = max(versions.get(item, 0), kept["version"]) + 1
        AgendaItem.objects.update_or_create(
            pk=item,
            defaults={
                **fields,
                "school_id": viewer.school,
                "conversation": talk,
                "by_id": kept["by"],
                "topic_id": kept["topic"],
            },
        )
        ItemPerson.objects.filter(item=item).delete()
        ItemPerson.objects.bulk_create(
            ItemPerson(school_id=viewer.school, item_id=item, person_id=person, part=part)
            for part, person in kept["people"]
        )


def _take_back_invitations(talk: Any, people: set[UUID]) -> None:
    """Whom the step invited is not invited any more, but for who spoke meanwhile."""
    spoke = {
        person
        for model in (Voice, Answer)
        for person in model.objects.filter(conversation=talk, person__in=people).values_list(
            "person", flat=True
        )
    }
    Invitation.objects.filter(conversation=talk, person__in=people - spoke).delete()
