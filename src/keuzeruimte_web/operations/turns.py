"""One plan for parents who would rather sit apart: points for each, at one table in turn or at two tables.

A point at which both were to be becomes two points, each without the other; the rest stays as it is. Points
of an own table are copied with everything but who is not there, so that what was planned goes on for both.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.points import in_order, put_in_order
from keuzeruimte_web.records.models import AgendaItem, ItemPerson
from keuzeruimte_web.records.models.choices import Domain, ItemPart, Verb

AT_TABLE = (ItemPart.TO, ItemPart.PRESENT)
LISTEN_TITLE = "Hoe gaat het?"
"""What stands on an agenda that was empty; the professional gives it a name of its own."""


def in_turn(viewer: Viewer, talk: Any, *, first: Collection[UUID], then: UUID, minutes: int) -> None:
    """At this one conversation: who comes `first`, then `then`. An empty agenda gets a point for each."""
    items = in_order(talk)
    if not items:
        half = max(5, minutes // 2)
        _listening(viewer, talk, first, position=1, minutes=half)
        _listening(viewer, talk, (then,), position=2, minutes=half)
        return
    early: list[AgendaItem] = []
    late: list[AgendaItem] = []
    for item in items:
        there = _there(item)
        if then in there and there & set(first):
            late.append(_copied(viewer, item, talk, leaving_out=first))
            _leave_out(item, (then,))
        (late if then in there and not there & set(first) else early).append(item)
    put_in_order([*early, *late])


def at_another_table(viewer: Viewer, talk: Any, other: Any, *, only_there: Collection[UUID]) -> None:
    """The points of this conversation that concern who is at the `other` one alone go on there."""
    kept: list[AgendaItem] = []
    guests = set(other.invitations.values_list("person", flat=True))
    for item in in_order(talk):
        there = _there(item)
        if there & set(only_there):
            _copied(viewer, item, other, leaving_out=there - guests)
            _leave_out(item, only_there)
        if _there(item):
            kept.append(item)
        else:
            item.delete()
    put_in_order(kept)
    put_in_order(in_order(other))


def _there(item: AgendaItem) -> set[UUID]:
    found = ItemPerson.objects.filter(item=item, part__in=AT_TABLE).values_list("person", flat=True)
    return set(found)


def _leave_out(item: AgendaItem, people: Iterable[UUID]) -> None:
    ItemPerson.objects.filter(item=item, person__in=list(people), part__in=AT_TABLE).delete()


def _copied(viewer: Viewer, item: AgendaItem, talk: Any, *, leaving_out: Collection[UUID]) -> AgendaItem:
    copy: AgendaItem = AgendaItem.objects.create(
        school_id=viewer.school,
        conversation=talk,
        position=item.position,
        title=item.title,
        minutes=item.minutes,
        by_id=item.by_id,
        verb=item.verb,
        topic_id=item.topic_id,
        domain=item.domain,
        options=item.options,
        duty=item.duty,
    )
    ItemPerson.objects.bulk_create(
        ItemPerson(school_id=viewer.school, item=copy, person_id=person, part=part)
        for person, part in ItemPerson.objects.filter(item=item)
        .order_by("part", "person")
        .values_list("person", "part")
        if part not in AT_TABLE or person not in leaving_out
    )
    return copy


def _listening(viewer: Viewer, talk: Any, people: Iterable[UUID], *, position: int, minutes: int) -> None:
    item = AgendaItem.objects.create(
        school_id=viewer.school,
        conversation=talk,
        position=position,
        title=LISTEN_TITLE,
        minutes=minutes,
        by_id=viewer.person,
        verb=Verb.LISTEN,
        domain=Domain.LEARNING,
    )
    pupil = talk.matter.pupil_id
    guests = set(talk.invitations.values_list("person", flat=True))
    ItemPerson.objects.bulk_create(
        ItemPerson(school_id=viewer.school, item=item, person_id=person, part=part)
        for person, part in (
            *((person, ItemPart.TO) for person in sorted(people)),
            *(((pupil, ItemPart.PRESENT),) if pupil in guests else ()),
        )
    )
