"""What people who look together may see of one conversation: at a table everyone present, on a telephone one.

Read through `access` for each of them, live: what is taken back is gone at once, also from earlier triangles.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, UUIDField

from keuzeruimte.triangle.geometry import ENDS
from keuzeruimte.triangle.joint import JointTriangle, joint_triangle
from keuzeruimte.words import Role
from keuzeruimte_web.access.kept import asked_here, one_of, written_ids
from keuzeruimte_web.access.present import viewer_in, viewers_around, with_corner
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import (
    AgendaItem,
    Agreement,
    Answer,
    AtTable,
    Conversation,
    FinishedPoint,
    Invitation,
    Involvement,
    Person,
    PlacedWords,
    Table,
    Voice,
)

from .facts import AnswerFact, ConversationFact
from .guests import called, owners_of
from .people import FilePerson
from .pictures import Drawn, Picture, large_picture, names_of_corners
from .seen_together import Ids, seen_by_all
from .there import grouped, linked
from .triangles import triangle_for_viewer

CORNER = {
    ViewerRole.PUPIL: ("pupil", Role.PUPIL),
    ViewerRole.PARENT: ("parents", Role.PARENT),
    ViewerRole.PROFESSIONAL: ("school", Role.TEACHER),
}
PARTIES = {"pupil": 0, "parents": 1, "school": 2, "": 3}


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes to this conversation, by the name that tells them apart here."""

    id: UUID
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Point:
    """An agenda item at which all who look are."""

    id: UUID
    title: str
    finished: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody put into own words and shared with all who look; `at`: laid at that point, now."""

    name: str
    party: str
    kind: str
    words: str
    at: UUID | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement that all who look may read."""

    id: UUID
    text: str
    owners: tuple[Guest, ...]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Together:
    """The whole. `levers`: where a little more would give most room, in words; empty while a side is open."""

    conversation: UUID
    pupil_name: str
    title: str
    points: tuple[Point, ...]
    words: tuple[Words, ...]
    agreements: tuple[Agreed, ...]
    picture: Picture
    levers: tuple[str, ...]
    shared: bool

    @property
    def now(self) -> Point | None:
        """The point that is talked of now."""
        return next((point for point in self.points if point.now), None)

    @property
    def words_now(self) -> tuple[Words, ...]:
        """What was laid at that point."""
        return tuple(one for one in self.words if self.now is not None and one.at == self.now.id)

    @property
    def words_beside(self) -> tuple[Words, ...]:
        """What was laid at no point, or at another."""
        return tuple(one for one in self.words if one not in self.words_now)


@dataclass(frozen=True, slots=True)
class Around:
    """Who is invited, who they are around this pupil, and who sits at the table now.

    `left`: colleagues who guided this pupil until a day that is past. They have their name in what they said;
    what is shared is shut to them.
    """

    guests: tuple[Guest, ...]
    viewers: Mapping[UUID, Viewer]
    present: frozenset[UUID]
    pupil: UUID
    turn: UUID | None = None
    left: frozenset[UUID] = frozenset()

    @property
    def may_come(self) -> tuple[Guest, ...]:
        """Who is invited and did not leave: with whom one can share, and who can sit at the table."""
        return tuple(guest for guest in self.guests if guest.id not in self.left)

    @property
    def together(self) -> tuple[Viewer, ...]:
        """Everyone present, as viewers; nobody while somebody is there who can be no viewer here."""
        if not self.present <= set(self.viewers):
            return ()
        return tuple(self.viewers[person] for person in sorted(self.present, key=str))


def around(talk: Conversation, *, school: UUID, today: date) -> Around:
    """The people of this conversation. The caller made sure that it may be known."""
    pupil: UUID = talk.matter.pupil_id
    found = asked_here(_coming, key="around the table", conversation=talk.pk, pupil=pupil, today=today)
    viewers = {
        row.pk: viewer
        for row in found
        if (viewer := viewer_in(row, pupil=pupil, school=school, today=today)) is not None
    }
    coming = [row for row in found if row.comes]
    guests = [
        Guest(row.pk, name, CORNER[viewers[row.pk].role][0] if row.pk in viewers else "")
        for row, name in zip(coming, called(coming), strict=True)
    ]
    return Around(
        guests=tuple(sorted(guests, key=lambda g: (PARTIES[g.party], g.name, str(g.id)))),
        viewers=viewers,
        present=frozenset(row.pk for row in found if row.sits),
        pupil=pupil,
        turn=next((row.pk for row in found if row.has_turn), None),
        left=frozenset(
            row.pk
            for row in found
            if not row.guides and row.pk in viewers and viewers[row.pk].role == ViewerRole.PROFESSIONAL
        ),
    )


def _coming(conversation: UUID, pupil: UUID, today: date) -> QuerySet[Any]:
    """Who is invited or sits at the table; of each whether that person guides this pupil still, or will."""
    invited = Invitation.objects.filter(conversation=conversation)
    sitting = AtTable.objects.filter(table__conversation=conversation, table__closed_at__isnull=True)
    guiding = Involvement.objects.filter(Q(until__isnull=True) | Q(until__gte=today), pupil=pupil)
    people = Person.objects.filter(Q(pk__in=invited.values("person")) | Q(pk__in=sitting.values("person")))
    return with_corner(
        people.annotate(
            comes=Exists(invited.filter(person=OuterRef("pk"))),
            sits=Exists(sitting.filter(person=OuterRef("pk"))),
            guides=Exists(guiding.filter(person=OuterRef("pk"))),
            has_turn=Exists(sitting.filter(person=OuterRef("pk"), table__turn=OuterRef("pk"))),
        ),
        pupil=pupil,
    ).order_by("search_name", "pk")


def together(
    viewers: Sequence[Viewer], talk: Conversation, *, people: Around, all_there: Collection[UUID], lang: str
) -> Together | None:
    """What these viewers may all see of this conversation; None where one of them may not know of it.

    `all_there`: who must be at an item for it to be shown.
    """
    seen = seen_by_all(viewers, pupil=people.pupil)
    if talk.pk not in seen[Kind.CONVERSATION]:
        return None
    pupil_name = next((guest.name for guest in people.guests if guest.id == people.pupil), "")
    points = _points(seen, talk, all_there)
    now, *earlier = drawn = _drawn(seen, viewers[0].today, talk, people)
    picture = large_picture(drawn, name="tafel", title=talk.title, pupil=pupil_name, lang=lang)
    if picture is None:
        return None
    names = names_of_corners(pupil_name)
    return Together(
        conversation=talk.pk,
        pupil_name=pupil_name,
        title=talk.title,
        points=points,
        words=_words(seen, talk, people, {point.id for point in points}),
        agreements=_agreements(seen, talk, people, {point.id for point in points}),
        picture=picture,
        levers=tuple(
            names["joined"] % {"first": names[ENDS[side][0]], "second": names[ENDS[side][1]].lower()}
            for side in now.triangle.lever
        ),
        shared=bool(now.triangle.heard) or bool(earlier),
    )


def _points(seen: Ids, talk: Conversation, all_there: Collection[UUID]) -> tuple[Point, ...]:
    lines = asked_here(
        _items, key="points at the table", these=written_ids(seen[Kind.ITEM]), conversation=talk.pk
    )
    shown = [item for item, there in grouped(lines) if set(all_there) <= there]
    now = next((item.pk for item in shown if not item.finished), None)
    return tuple(Point(item.pk, item.title, finished=item.finished, now=item.pk == now) for item in shown)


def _items(these: str, conversation: UUID) -> QuerySet[Any]:
    done = FinishedPoint.objects.filter(item=OuterRef("pk"), table__closed_at__isnull=True)
    items = AgendaItem.objects.filter(pk__in=one_of(these), conversation=conversation)
    return linked(items.annotate(finished=Exists(done)))


def _words(seen: Ids, talk: Conversation, people: Around, items: Collection[UUID]) -> tuple[Words, ...]:
    """Each with the point where it was laid, when all who look are at that point."""
    named = {guest.id: guest for guest in people.guests}
    said = asked_here(
        _voices, key="words at the table", these=written_ids(seen[Kind.VOICE]), conversation=talk.pk
    )
    lines = [
        Words(
            named[v.person_id].name,
            named[v.person_id].party,
            v.kind,
            v.words,
            at=v.point if v.point in items else None,
        )
        for v in said
        if v.person_id in named
    ]
    return tuple(sorted(lines, key=lambda one: (PARTIES[one.party], one.name, one.kind, one.words)))


def _voices(these: str, conversation: UUID) -> QuerySet[Any]:
    laid = PlacedWords.objects.filter(voice=OuterRef("pk"), table__closed_at__isnull=True)
    said: QuerySet[Any] = Voice.objects.filter(pk__in=one_of(these), conversation=conversation)
    found: QuerySet[Any] = said.annotate(point=Subquery(laid.values("item"), output_field=UUIDField()))
    return found


def _agreements(seen: Ids, talk: Conversation, people: Around, items: Collection[UUID]) -> tuple[Agreed, ...]:
    """With who does it; one query, and one more only where that is somebody who is not invited any more."""
    named = {guest.id: guest for guest in people.guests}
    found: dict[UUID, Any] = {}
    owners: dict[UUID, set[UUID]] = defaultdict(set)
    for one in asked_here(
        _made,
        key="agreements at the table",
        these=written_ids(seen[Kind.AGREEMENT]),
        conversation=talk.pk,
        items=written_ids(items),
    ):
        found[one.pk] = one
        if one.owner is not None:
            owners[one.pk].add(one.owner)
    gone = [pk for pk, those in owners.items() if not those <= set(named)]
    others = owners_of(gone) if gone else {}
    return tuple(
        Agreed(
            one.pk,
            one.text,
            tuple(Guest(owner.person, owner.name, owner.party) for owner in others[one.pk])
            if one.pk in others
            else tuple(sorted((named[pk] for pk in owners[one.pk]), key=lambda guest: guest.name)),
            one.due_on,
        )
        for one in sorted(found.values(), key=lambda one: (one.text, str(one.pk)))
    )


def _made(these: str, conversation: UUID, items: str) -> QuerySet[Any]:
    made: QuerySet[Any] = Agreement.objects.filter(
        pk__in=one_of(these), conversation=conversation, item__in=one_of(items)
    )
    owns = FilteredRelation("people", condition=Q(people__part="owner"))
    found: QuerySet[Any] = made.annotate(owns=owns).annotate(owner=F("owns__person"))
    return found


def _drawn(seen: Ids, today: date, talk: Conversation, people: Around) -> list[Drawn]:
    """The triangle of this conversation (open while nothing is shared), then earlier ones, latest first."""
    rows = asked_here(_answers, key="answers at the table", these=written_ids(seen[Kind.ANSWER]))
    answers = [AnswerFact(a.pk, a.conversation_id, a.person_id, a.connection, a.value) for a in rows]
    speakers = {a.person for a in answers}
    corners = dict(people.viewers)
    if strangers := speakers - set(corners):
        corners |= viewers_around(strangers, pupil=people.pupil, school=talk.school_id, today=today)
    speaking = {
        person: FilePerson(person, CORNER[viewer.role][1], given="", full="", short="")
        for person, viewer in corners.items()
    }
    talks: list[Any] = sorted(
        {
            a.conversation_id: a.conversation
            for a in rows
            if a.conversation_id in seen[Kind.CONVERSATION] - {talk.pk}
            and a.conversation.starts_at < talk.starts_at
        }.values(),
        key=lambda one: (one.starts_at, str(one.pk)),
        reverse=True,
    )
    drawn = [
        (one, triangle_for_viewer(answers, people=speaking, conversation=one.pk)) for one in [talk, *talks]
    ]
    return [Drawn(_fact(one), triangle or NOTHING_YET) for one, triangle in drawn if triangle or one is talk]


def _answers(these: str) -> QuerySet[Any]:
    found: QuerySet[Any] = Answer.objects.filter(pk__in=one_of(these))
    return found.select_related("conversation")


NOTHING_YET: JointTriangle = joint_triangle([])


def _fact(talk: Any) -> ConversationFact:
    return ConversationFact(
        id=talk.pk,
        matter=talk.matter_id,
        organiser=talk.organiser_id,
        title=talk.title,
        starts_at=talk.starts_at,
        place="",
        state=talk.state,
        cancelled_at=None,
        version=0,
    )


def open_table_of(talk: Any) -> Table | None:
    """The table of this conversation while it is open; it came with the conversation (`select_related`)."""
    table: Table | None = getattr(talk, "table", None)
    return table if table is not None and table.closed_at is None else None
