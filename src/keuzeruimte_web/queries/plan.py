"""Preparing a conversation: who comes, the agenda, what the method says of it, and what stands above it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.case import case_of
from keuzeruimte_web.bridge.comers import guests_no_more, parents_of_an_adult
from keuzeruimte_web.bridge.for_a_plan import TO_PREPARE, TO_WEIGH, Read, draft_in, talk_to_plan
from keuzeruimte_web.bridge.people import FilePerson, people_of
from keuzeruimte_web.bridge.plain import DOMAINS
from keuzeruimte_web.bridge.point import Point, point_in, points_of, with_point
from keuzeruimte_web.bridge.sentence import Sentences
from keuzeruimte_web.bridge.stored import Reading, Stored, by_record
from keuzeruimte_web.bridge.titles import TopicTitles
from keuzeruimte_web.queries.course import Course, Step, course_of
from keuzeruimte_web.queries.points import PointChoices, choices_of
from keuzeruimte_web.queries.wayround import ShownWay, way_of_plan
from keuzeruimte_web.queries.weighing import Weighed, weigh

PLANNED = "planned"
"""Until the conversation begins there is a way round to take; then one talks."""


@dataclass(frozen=True, slots=True)
class LimitShown:
    """What parents asked to leave alone: whose it is, since when, with whom not, and with whom there yes."""

    subject: str
    by: tuple[str, ...]
    since: date | None
    audience: tuple[str, ...]
    unless: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What parents asked, in their words."""

    id: UUID
    words: str
    by: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """A line of the agenda. `state`: the heaviest severity on it, or empty; `seats`: who is there."""

    id: UUID
    number: int
    title: str
    state: str
    step: Step
    minutes: int
    seats: tuple[tuple[bool, str], ...]
    waits_for: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Parked:
    """An offer of a separate talk, with who said yes. Who did not answer or said no is not told apart."""

    id: UUID
    title: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything on the preparation page. `selected` is the item one looks at; None for a new point.

    `others` come, beside the viewer where `comes`. `no_more`: who is invited, or has a part in a point, and
    cannot come any more. `at_18`: parents who are asked to a talk at which the pupil is 18.
    `draft` are the fields of what the viewer left half-typed there.
    """

    id: UUID
    title: str
    starts_at: datetime
    place: str
    open: bool
    pupil: UUID
    matter: UUID
    pupil_name: str
    others: tuple[str, ...]
    comes: bool
    no_more: tuple[str, ...]
    given_name: str
    at_18: tuple[str, ...]
    limits: tuple[LimitShown, ...]
    asked: tuple[Asked, ...]
    lanes: tuple[FilePerson, ...]
    agenda: tuple[AgendaPoint, ...]
    course: Course
    parked: tuple[Parked, ...]
    selected: AgendaPoint | None
    point: Point | None
    version: int
    choices: PointChoices
    weighed: Weighed
    way: ShownWay | None
    draft: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tried:
    """What the method says of a plan that is not saved, and the way round it."""

    weighed: Weighed
    way: ShownWay | None


def plan_page(viewer: Viewer, *, conversation: UUID, item: UUID | None, new: bool = False) -> PlanPage:
    """The page, looking at one item: the one asked for, else the one that needs most attention.

    `new` looks at none: a new point. Raises Invisible, also for an item of another conversation; Forbidden.
    """
    return plan_as_read(viewer, _open(viewer, conversation, reading=TO_PREPARE), item=item, new=new)


def plan_as_read(viewer: Viewer, read: Read, *, item: UUID | None, new: bool = False) -> PlanPage:
    """The page of a conversation that was read for this viewer already. Raises Invisible as `plan_page`."""
    talk, stored = read
    conversation = talk.id
    planned = _planned(stored, conversation)
    _is_planned(planned, item)
    origin = case_of(stored, today=viewer.today, conversation=conversation, past=False)

    def look_at(states: Mapping[UUID, str]) -> UUID | None:
        return None if new else item or _most_in_need(planned, states)

    said = _said(viewer, stored, origin.people)
    weighed = weigh(viewer, stored, origin=origin, said=said, look_at=look_at)
    chosen = weighed.item
    people = people_of(stored, today=viewer.today, matter=talk.matter)
    invited = {x.person for x in stored.all(f.InvitationFact) if x.of == conversation}
    points = points_of(stored, planned)
    point = points[chosen] if chosen else None
    there = invited.union(*(point.hears for point in points.values()))
    waited_for = frozenset[UUID]().union(*(point.who("waits_for") for point in points.values()))
    lanes = _lanes(people, there)
    course = course_of(talk.starts_at, list(points.values()), lanes=lanes, pupil=stored.pupil.person)
    agenda = _agenda(
        planned,
        points=points,
        weighed=weighed,
        lanes=lanes,
        people=people,
        course=course,
        said=said if people == origin.people else _said(viewer, stored, people),
    )
    kept = draft_in(stored, about=chosen or conversation)
    shown = PlanPage(
        id=talk.id,
        title=talk.title,
        starts_at=talk.starts_at,
        place=talk.place,
        open=talk.state != "closed",
        pupil=stored.pupil.person,
        matter=talk.matter,
        pupil_name=people[stored.pupil.person].full,
        others=tuple(p.short for p in _lanes(people, invited) if p.id != viewer.person),
        comes=viewer.person in invited,
        no_more=guests_no_more(stored, people, among=there | waited_for, today=viewer.today),
        given_name=people[stored.pupil.person].short,
        at_18=parents_of_an_adult(
            stored, people, among=there, on=max(viewer.today, localdate(talk.starts_at)), today=viewer.today
        ),
        limits=_limits(stored, people, viewer.today),
        asked=_asked(stored, people, talk.matter),
        lanes=lanes,
        agenda=agenda,
        course=course,
        parked=_parked(stored, people, conversation, viewer.today),
        selected=next((line for line in agenda if line.id == chosen), None),
        point=point,
        version=next((fact.version for fact in planned if fact.id == chosen), 0),
        choices=choices_of(
            viewer,
            stored,
            people=people,
            matter=talk.matter,
            by=point.by if point else viewer.person,
        ),
        weighed=weighed,
        way=way_of_plan(stored, origin=origin, conversation=conversation, in_form=chosen, said=said)
        if talk.state == PLANNED
        else None,
        draft=kept.content if kept else {},
    )
    origin.day.forget()
    return shown


def choices_at(viewer: Viewer, *, conversation: UUID, item: UUID | None) -> PointChoices:
    """What can be chosen at this point. Raises Invisible, Forbidden."""
    talk, stored = _open(viewer, conversation)
    return _choices(viewer, talk, stored, item=item)


def weigh_chosen(
    viewer: Viewer,
    *,
    conversation: UUID,
    item: UUID | None,
    chosen: Callable[[PointChoices], Point | None],
) -> Tried | None:
    """As `weigh_unsaved`, of the point that `chosen` makes of what can be chosen; None where it makes none.

    The facts are read once. Raises Invisible, Forbidden.
    """
    talk, stored = _open(viewer, conversation)
    point = chosen(_choices(viewer, talk, stored, item=item))
    return _tried(viewer, talk, stored, item=item, point=point) if point else None


def weigh_unsaved(viewer: Viewer, *, conversation: UUID, item: UUID | None, point: Point) -> Tried:
    """The assessment and the way round with this point in the plan, in the place of `item` or at the end.

    Stores nothing.
    """
    talk, stored = _open(viewer, conversation)
    return _tried(viewer, talk, stored, item=item, point=point)


def _tried(
    viewer: Viewer, talk: f.ConversationFact, stored: Stored, *, item: UUID | None, point: Point
) -> Tried:
    conversation = talk.id
    tried, place = with_point(stored, conversation=conversation, item=item, point=point)
    origin = case_of(tried, today=viewer.today, conversation=conversation, past=False)
    said = _said(viewer, tried, origin.people)
    found = Tried(
        weigh(viewer, tried, origin=origin, said=said, look_at=lambda _states: place),
        way_of_plan(tried, origin=origin, conversation=conversation, in_form=place, said=said, agenda=stored)
        if talk.state == PLANNED
        else None,
    )
    origin.day.forget()
    return found


def _choices(viewer: Viewer, talk: f.ConversationFact, stored: Stored, *, item: UUID | None) -> PointChoices:
    _is_planned(_planned(stored, talk.id), item)
    return choices_of(
        viewer,
        stored,
        people=people_of(stored, today=viewer.today, matter=talk.matter),
        matter=talk.matter,
        by=point_in(stored, item).by if item else viewer.person,
    )


def _is_planned(planned: Iterable[f.ItemFact], item: UUID | None) -> None:
    if item is not None and item not in {fact.id for fact in planned}:
        raise Invisible("item")


def _open(viewer: Viewer, conversation: UUID, *, reading: Reading = TO_WEIGH) -> Read:
    """The conversation and the facts around it, in one query. Raises Invisible, Forbidden."""
    found = talk_to_plan(viewer, conversation=conversation, reading=reading)
    if found is None:
        require(viewer, Kind.CONVERSATION, Right.PLAN, conversation)
        raise Invisible("pupil")
    return found


def _planned(stored: Stored, conversation: UUID) -> list[f.ItemFact]:
    """In the order of the agenda; the same order in which the method sees them."""
    items = [i for i in stored.all(f.ItemFact) if i.of == conversation and i.done is None]
    return sorted(items, key=lambda i: (i.position, i.id.int))


def _most_in_need(planned: list[f.ItemFact], states: Mapping[UUID, str]) -> UUID | None:
    weight = ("conflict", "risk")
    in_order = [(states.get(fact.id, ""), fact.id) for fact in planned]
    for severity in weight:
        for state, item in in_order:
            if state == severity:
                return item
    return planned[0].id if planned else None


def _lanes(people: Mapping[UUID, FilePerson], there: set[UUID]) -> tuple[FilePerson, ...]:
    order = ("pupil", "parents", "school", "")
    found = [people[person] for person in there if person in people]
    return tuple(sorted(found, key=lambda p: (order.index(p.party), p.short, p.id.int)))


def _said(viewer: Viewer, stored: Stored, people: Mapping[UUID, FilePerson]) -> Sentences:
    return Sentences(people=people, viewer=viewer.person, topics=TopicTitles(stored))


def _agenda(
    planned: list[f.ItemFact],
    *,
    points: Mapping[UUID, Point],
    weighed: Weighed,
    lanes: tuple[FilePerson, ...],
    people: Mapping[UUID, FilePerson],
    course: Course,
    said: Sentences,
) -> tuple[AgendaPoint, ...]:
    lines = []
    for number, (fact, step) in enumerate(zip(planned, course.steps, strict=True), start=1):
        point = points[fact.id]
        hears = point.hears
        lines.append(
            AgendaPoint(
                id=fact.id,
                number=number,
                title=fact.title,
                state=weighed.states.get(fact.id, ""),
                step=step,
                minutes=fact.minutes,
                seats=tuple([(person.id in hears, person.party) for person in lanes]),
                waits_for=_names(people, point.who("waits_for")),
                sentence=said.of(point).text,
            )
        )
    return tuple(lines)


def _limits(stored: Stored, people: Mapping[UUID, FilePerson], today: date) -> tuple[LimitShown, ...]:
    """The limits in force that the viewer may see, of every matter: they do not end at a colleague's door."""
    topics = TopicTitles(stored)
    authors, others = by_record(stored.all(f.LimitAuthorFact)), by_record(stored.all(f.LimitPersonFact))
    shown = []
    for limit in stored.shown(f.LimitFact):
        kept = [a for a in authors[limit.id] if _holds(a.since or limit.since, a.until or limit.until, today)]
        if not kept:
            continue
        audience = [x.person for x in others[limit.id] if x.part == "with"] or [stored.pupil.person]
        unless = [x.person for x in others[limit.id] if x.part == "unless_present"]
        shown.append(
            LimitShown(
                topics.get(limit.topic, "") if limit.topic else str(dict(DOMAINS)[limit.domain]),
                _names(people, [author.person for author in kept]),
                limit.since,
                _names(people, audience),
                _names(people, unless),
                tuple(author.reason for author in kept if author.reason),
            )
        )
    return tuple(shown)


def _holds(since: date | None, until: date | None, today: date) -> bool:
    return (since is None or since <= today) and (until is None or today <= until)


def _asked(stored: Stored, people: Mapping[UUID, FilePerson], matter: UUID) -> tuple[Asked, ...]:
    askers = by_record(stored.all(f.RequestPersonFact))
    return tuple(
        Asked(
            fact.id,
            fact.words,
            _names(people, [x.person for x in askers[fact.id] if x.part == "by"]),
            fact.asked_on,
        )
        for fact in stored.shown(f.RequestFact)
        if fact.matter == matter and fact.words
    )


def _parked(
    stored: Stored, people: Mapping[UUID, FilePerson], conversation: UUID, today: date
) -> tuple[Parked, ...]:
    parents = by_record(stored.all(f.OfferParentFact))
    return tuple(
        Parked(
            offer.id,
            offer.title,
            _names(people, [x.person for x in parents[offer.id] if x.accepted_at]),
        )
        for offer in stored.shown(f.OfferFact)
        if offer.of == conversation and offer.lapses_on >= today
    )


def _names(people: Mapping[UUID, FilePerson], ids: Iterable[UUID]) -> tuple[str, ...]:
    return tuple(sorted(people[person].short for person in ids if person in people))
