"""A point of the agenda in plain choices: how it is chosen, kept and read as an act of the method."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from keuzeruimte.case import Act

from .facts import ItemFact, ItemPersonFact
from .source import as_uuid
from .stored import Stored, by_record

PARTS = ("to", "present", "about", "against", "alongside", "through", "waits_for", "responsible")
"""In which ways people have to do with a point (METHOD 3); the same words in the records and in an Act."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a professional means to do at one point (METHOD 3), with a title and minutes.

    A point is about a `topic` of the matter, or (for one that does not exist yet) about `new_topic` in a
    `domain`. An empty `title` asks for a suggested one.
    """

    verb: str
    by: UUID
    topic: UUID | None = None
    new_topic: str = ""
    domain: str = ""
    people: Mapping[str, frozenset[UUID]] = field(default_factory=dict)
    options: int | None = None
    duty: bool = False
    title: str = ""
    minutes: int = 10

    def who(self, part: str) -> frozenset[UUID]:
        """The people who have to do with it in this way."""
        return self.people.get(part, frozenset())

    @property
    def hears(self) -> frozenset[UUID]:
        """Everybody who hears it (METHOD 3); who is kept out of it does not."""
        there = self.who("present") | {self.by}
        return there - self.who("to") if self.verb == "withhold" else there | self.who("to")


def point_of(item: ItemFact, links: Iterable[ItemPersonFact]) -> Point:
    """A stored agenda item as a point."""
    people: dict[str, set[UUID]] = defaultdict(set)
    for link in links:
        people[link.part].add(link.person)
    return Point(
        verb=item.verb,
        by=item.by,
        topic=item.topic,
        domain="" if item.topic else item.domain,
        people={part: frozenset(who) for part, who in people.items()},
        options=item.options,
        duty=item.duty,
        title=item.title,
        minutes=item.minutes,
    )


def point_in(stored: Stored, item: UUID) -> Point:
    """The point of an agenda item of these facts."""
    fact = next(fact for fact in stored.all(ItemFact) if fact.id == item)
    return point_of(fact, [link for link in stored.all(ItemPersonFact) if link.of == item])


def points_of(stored: Stored, items: Iterable[ItemFact]) -> dict[UUID, Point]:
    """The points of these agenda items, by their ids, in their order."""
    links = by_record(stored.all(ItemPersonFact))
    return {item.id: point_of(item, links[item.id]) for item in items}


def point_of_act(act: Act, *, minutes: int) -> Point:
    """An act of an alternative as a point, still without a title."""
    return Point(
        verb=act.verb.value,
        by=as_uuid(act.by),
        topic=as_uuid(act.topic) if act.topic else None,
        domain=act.domain.value if act.domain and not act.topic else "",
        people={
            part: frozenset([as_uuid(person) for person in who])
            for part in PARTS
            if (who := getattr(act, part))
        },
        options=act.options if act.verb == "advise" else None,
        duty=act.duty,
        minutes=minutes,
    )


def with_point(
    stored: Stored, *, conversation: UUID, item: UUID | None, point: Point, saved: bool = False
) -> tuple[Stored, UUID]:
    """The same facts with this point in the plan, in the place of `item` or at the end; it saves nothing.

    Answers the facts and the id under which the point stands in them. `saved`: as it is once it is saved, one
    version further.
    """
    items = stored.all(ItemFact)
    old = next((i for i in items if i.id == item and i.of == conversation), None)
    last = max((i.position for i in items if i.of == conversation), default=0)
    tried = ItemFact(
        id=old.id if old else uuid4(),
        of=conversation,
        position=old.position if old else last + 1,
        title=point.title,
        minutes=point.minutes,
        by=point.by,
        verb=point.verb,
        topic=point.topic,
        domain="" if point.topic else point.domain,
        options=point.options,
        duty=point.duty,
        done=None,
        done_on=None,
        version=old.version + saved if old else 1,
    )
    links = [
        ItemPersonFact(uuid4(), tried.id, person, part)
        for part, people in point.people.items()
        for person in people
    ]
    facts = copy(stored.facts)
    facts[ItemFact] = [i for i in items if i.id != tried.id] + [tried]
    facts[ItemPersonFact] = [x for x in stored.all(ItemPersonFact) if x.of != tried.id] + links
    return Stored(facts=facts, seen=stored.seen), tried.id
