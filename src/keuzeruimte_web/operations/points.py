"""Points of the agenda: put one on it, change it, move it, take it off. Never once the talk is closed."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Max, QuerySet

from keuzeruimte_web.access.decide import Forbidden, Invisible, require, rows
from keuzeruimte_web.access.kept import asked_here
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace, locked
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.about import Whom
from keuzeruimte_web.bridge.facts import (
    ConversationFact,
    DraftFact,
    InvitationFact,
    ItemFact,
    ItemPersonFact,
    TopicFact,
)
from keuzeruimte_web.bridge.for_a_plan import (
    FORM_OF_A_POINT,
    TO_PREPARE,
    TO_WRITE,
    Read,
    draft_in,
    talk_to_plan,
)
from keuzeruimte_web.bridge.people import kept_away, people_of
from keuzeruimte_web.bridge.plain import fits
from keuzeruimte_web.bridge.point import PARTS, Point, with_point
from keuzeruimte_web.bridge.point_choices import PointChoices, choices_of
from keuzeruimte_web.bridge.stored import Reading, Stored, read
from keuzeruimte_web.bridge.titles import LONGEST, suggested_title
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.subjects import topic_called
from keuzeruimte_web.operations.versions import stale
from keuzeruimte_web.records.models import AgendaItem, Conversation, Invitation, ItemPerson, Matter
from keuzeruimte_web.records.one_row import change_row

NOT_AT_THE_TABLE = frozenset({"share", "refer", "withhold"})
"""Acts whose addressee need not come to the conversation."""
FORM = FORM_OF_A_POINT


@dataclass(frozen=True, slots=True)
class Sent:
    """A point as its form was sent. `version`: of the point that it changes; `once`: the key of a new one."""

    point: Point
    version: int
    once: UUID | None


ReadOff = Callable[[PointChoices], Sent | None]
"""What was sent, read off by what can be chosen; None where that makes no point."""


@transaction.atomic
def save_point(viewer: Viewer, *, conversation: UUID, item: UUID | None, sent: ReadOff) -> UUID | None:
    """Put a point on the agenda (`item` None), or change one; answers its id.

    `sent` makes it of what can be chosen there, so that the facts are read once; where it makes none nothing
    is saved, and the answer is None. Who has to be there and was not yet invited, is invited. Raises
    Invisible, Forbidden, Stale when the point changed since its version, and SentBefore the second time that
    a new point is sent.
    """
    fact, stored = _to_write(viewer, conversation, reading=TO_WRITE)
    talk = _row_of(viewer, fact, stored)
    chosen = _chosen(viewer, talk, stored, item=item, sent=sent)
    if chosen is None:
        return None
    saved = write_point(viewer, talk, stored, item=item, point=chosen.point, version=chosen.version)
    if item is None and chosen.once is not None:
        remember(viewer, key=chosen.once, made=saved)
    _let_go_of_draft(viewer, stored, about=item or conversation)
    trace(viewer, talk)
    return saved


@transaction.atomic
def save_where_it_stands(viewer: Viewer, *, conversation: UUID, item: UUID, sent: ReadOff) -> Read | None:
    """Change a point as `save_point` does, for a page that stays; None where nothing is saved.

    Answers what that page is made of: the facts it was saved with, and in them what was written. Only for a
    point with a title and a topic that is there already: ValueError for another. Raises what `save_point`
    raises.
    """
    fact, stored = _to_write(viewer, conversation, reading=TO_PREPARE)
    talk = _row_of(viewer, fact, stored)
    chosen = _chosen(viewer, talk, stored, item=item, sent=sent)
    if chosen is None:
        return None
    point = chosen.point
    if point.new_topic or not point.title:
        raise ValueError("a title or a topic is still to be made")
    invited = _not_yet_invited(viewer, talk, stored, point)
    write_point(viewer, talk, stored, item=item, point=point, version=chosen.version)
    _let_go_of_draft(viewer, stored, about=item)
    trace(viewer, talk)
    after, _item = with_point(stored, conversation=conversation, item=item, point=point, saved=True)
    after.facts[InvitationFact] = [
        *stored.all(InvitationFact),
        *(InvitationFact(uuid4(), conversation, person) for person in invited),
    ]
    after.facts[DraftFact] = [draft for draft in stored.all(DraftFact) if draft.about != str(item)]
    return fact, after


@transaction.atomic
def move_point(viewer: Viewer, *, conversation: UUID, item: UUID, earlier: bool) -> None:
    """One place earlier or later on the agenda; at the end of it nothing changes. Invisible, Forbidden."""
    talk = to_prepare(viewer, conversation)
    order = in_order(talk)
    place = _place(order, item)
    other = place - 1 if earlier else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        put_in_order(order)
        trace(viewer, talk)


@transaction.atomic
def remove_point(viewer: Viewer, *, conversation: UUID, item: UUID) -> None:
    """Take a point off the agenda. Raises Invisible, Forbidden."""
    talk = to_prepare(viewer, conversation)
    order = in_order(talk)
    order.pop(_place(order, item)).delete()
    put_in_order(order)
    drop_draft(viewer, form=FORM, about=str(item))
    trace(viewer, talk)


# -- for the other operations on a plan ------------------------------------------------------------------


def to_prepare(viewer: Viewer, conversation: UUID) -> Any:
    """The conversation, when this viewer may prepare it and it is not closed. Raises Invisible, Forbidden."""
    talk = require(viewer, Kind.CONVERSATION, Right.PLAN, conversation, along=("matter",))
    if talk.state == "closed":
        raise Forbidden("closed")
    return talk


def facts_of(viewer: Viewer, talk: Any) -> Stored:
    """All facts about the pupil of this conversation, as they stand now."""
    whom = Whom("of a matter", _of_matter, {"matter": talk.matter_id}, one=True)
    found = list(read(viewer, whom, besides=()).values())
    if not found:
        raise Invisible("pupil")
    return found[0]


def _to_write(viewer: Viewer, conversation: UUID, *, reading: Reading) -> Read:
    """As `to_prepare`, with the facts that a point is written with, in one query."""
    found = talk_to_plan(viewer, conversation=conversation, reading=reading)
    if found is None:
        to_prepare(viewer, conversation)
        raise Invisible("pupil")
    if found[0].state == "closed":
        raise Forbidden("closed")
    return found


def _row_of(viewer: Viewer, fact: ConversationFact, stored: Stored) -> Conversation:
    """The conversation as a row that holds what its facts say of it and no more: it is not to be saved."""
    matter = Matter(pk=fact.matter, school_id=viewer.school, pupil_id=stored.pupil.person)
    return Conversation(pk=fact.id, school_id=viewer.school, matter=matter, state=fact.state)


def _chosen(
    viewer: Viewer, talk: Conversation, stored: Stored, *, item: UUID | None, sent: ReadOff
) -> Sent | None:
    """What was sent, of what can be chosen at this point. Raises Invisible."""
    people = people_of(stored, today=viewer.today, matter=talk.matter_id)
    by = viewer.person if item is None else _planned(stored, talk, item).by
    return sent(choices_of(viewer, stored, people=people, matter=talk.matter_id, by=by))


def _let_go_of_draft(viewer: Viewer, stored: Stored, *, about: UUID) -> None:
    if draft_in(stored, about=about):
        drop_draft(viewer, form=FORM, about=str(about))


def _of_matter(viewer: Viewer, matter: UUID) -> QuerySet[Any]:
    return rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(matters=matter)


def write_point(
    viewer: Viewer, talk: Any, stored: Stored, *, item: UUID | None, point: Point, version: int | None
) -> UUID:
    """Write a point that the viewer may write, with these facts around it. `version` None: any."""
    topic = _topic(stored, talk, point)
    fields: dict[str, Any] = {
        "title": (point.title or suggested_title(point, stored=stored))[:LONGEST],
        "minutes": point.minutes,
        "by_id": point.by,
        "verb": point.verb,
        "topic_id": topic,
        "domain": "" if topic else point.domain,
        "options": point.options if fits("options", point.verb) else None,
        "duty": point.duty,
    }
    people = people_of(stored, today=viewer.today, matter=talk.matter_id)
    if item is None:
        last = _still_to_come(talk).aggregate(last=Max("position"))["last"] or 0
        item = AgendaItem.objects.create(
            school_id=viewer.school, conversation=talk, position=last + 1, **fields
        ).pk
        _write_people(viewer, item, point, known=set(people), was=())
    else:
        _planned(stored, talk, item)
        if version is None:
            _still_to_come(talk).filter(pk=item).update(version=F("version") + 1, **fields)
        else:
            row = AgendaItem(pk=item, school_id=viewer.school, conversation=talk)
            still = {"conversation_id": talk.pk, "done": None, "version": version}
            if not change_row(row, still=still, version=version + 1, **fields):
                raise stale(_still_to_come(talk), pk=item, changes=fields)
        was = [link for link in stored.all(ItemPersonFact) if link.of == item]
        _write_people(viewer, item, point, known=set(people), was=was if version is not None else None)
    asked = _not_yet_invited(viewer, talk, stored, point)
    if asked:
        invite(viewer, talk, asked)
    return item


def _not_yet_invited(viewer: Viewer, talk: Any, stored: Stored, point: Point) -> Set[UUID]:
    """Who has to come for this point, and by these facts was not asked to."""
    if point.verb in NOT_AT_THE_TABLE:
        return frozenset()
    people = people_of(stored, today=viewer.today, matter=talk.matter_id)
    at_the_table = {person.id for person in people.values() if person.party and not person.deceased}
    away = kept_away(stored, today=viewer.today)
    if point.who("waits_for") - {stored.pupil.person}:
        away = away | {stored.pupil.person}  # nobody asks the pupil to come, and wait, for a yes
    invited = {fact.person for fact in stored.all(InvitationFact) if fact.of == talk.pk}
    return (point.hears & at_the_table) - away - invited


def _planned(stored: Stored, talk: Any, item: UUID) -> ItemFact:
    """The point of this conversation that is still to come. Raises Invisible."""
    for fact in stored.all(ItemFact):
        if (fact.id, fact.of, fact.done) == (item, talk.pk, None):
            return fact
    raise Invisible("item")


def in_order(talk: Any) -> list[AgendaItem]:
    """The points still to come, in the order of the agenda."""
    return list(_still_to_come(talk).order_by("position", "pk"))


def _still_to_come(talk: Any) -> QuerySet[Any]:
    points: QuerySet[Any] = AgendaItem.objects.filter(conversation=talk, done__isnull=True)
    return points


def put_in_order(items: list[AgendaItem]) -> None:
    """Number the points as they stand in this list."""
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


def trace(viewer: Viewer, talk: Any) -> None:
    """That this conversation was prepared."""
    pupil = talk.matter.pupil_id
    chain = asked_here(_chain, key="chain", at=viewer.school, pupil=pupil)
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.PLANNED,
        pupil=pupil,
        matter=talk.matter_id,
        record=talk.pk,
        chain=chain[0] if chain else None,
    )


def _chain(at: UUID, pupil: UUID) -> QuerySet[Any]:
    return locked(at, pupil)


def _place(order: list[AgendaItem], item: UUID) -> int:
    place = next((n for n, one in enumerate(order) if one.pk == item), None)
    if place is None:
        raise Invisible("item")
    return place


def _topic(stored: Stored, talk: Any, point: Point) -> UUID | None:
    """The topic of this matter; a new one is added to it under its own title."""
    if point.topic:
        if not any(t.id == point.topic and t.matter == talk.matter_id for t in stored.all(TopicFact)):
            raise Invisible("topic")
        return point.topic
    if not point.new_topic:
        return None
    found: UUID = topic_called(talk.matter, title=point.new_topic, domain=point.domain).pk
    return found


def _write_people(
    viewer: Viewer, item: UUID, point: Point, *, known: set[UUID], was: Iterable[ItemPersonFact] | None
) -> None:
    """Only people of this pupil's file: nobody from elsewhere gets onto an agenda.

    `was`: who had to do with it before, of the very version that was changed; None: not known for sure.
    """
    wanted = {(part, who) for part in PARTS if fits(part, point.verb) for who in point.who(part) & known}
    if was is None:
        ItemPerson.objects.filter(item=item).delete()
        there = set()
    else:
        there = {(link.part, link.person) for link in was}
        gone = [link.id for link in was if (link.part, link.person) not in wanted]
        if gone:
            ItemPerson.objects.filter(item=item, pk__in=gone).delete()
    new = sorted(wanted - there)
    if new:
        ItemPerson.objects.bulk_create(
            ItemPerson(school_id=viewer.school, item_id=item, person_id=person, part=part)
            for part, person in new
        )


def invite(viewer: Viewer, talk: Any, people: Set[UUID]) -> Set[UUID]:
    """Invite those of these people who were not invited yet, and tell them; answers who they are."""
    invited = set(Invitation.objects.filter(conversation=talk).values_list("person", flat=True))
    Invitation.objects.bulk_create(
        Invitation(school_id=viewer.school, conversation=talk, person_id=person)
        for person in sorted(people - invited)
    )
    tell_of(viewer, talk, people - invited)
    return people - invited


def tell_of(viewer: Viewer, talk: Any, people: Set[UUID]) -> None:
    """Tell these people that there is something new about this conversation."""
    tell(viewer, people=people, pupil=talk.matter.pupil_id, kind=Kind.CONVERSATION, record=talk.pk)
