"""The career file: for the pupil whole, for others the pieces that were shared with them by name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from keuzeruimte_web.access.ages import EIGHTEEN, born_by, is_of_age
from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import career as file
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.career import AttachmentFact, ItemFact
from keuzeruimte_web.bridge.facts import InvolvementFact, PupilFact
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.bridge.listed import choices_of
from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.queries.career_words import BY_PLACE, HEADS, PLACES, Place, question
from keuzeruimte_web.queries.family import Who, in_force, in_order, people, read_one
from keuzeruimte_web.queries.placements import PlacementLine, placement_lines

SHORT = 90


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A piece in a list: what to call it, a word on what it is, its day, and who else sees it by name."""

    id: UUID
    title: str
    what: str
    day: date
    shared_with: tuple[str, ...]
    pictures: int


@dataclass(frozen=True, slots=True)
class PlaceLines:
    """A place to tell something, with what stands there."""

    place: Place
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class CareerHome:
    """The pupil's own page. `feedback`: what employers wrote."""

    pupil: UUID
    places: tuple[PlaceLines, ...]
    activities: tuple[ItemLine, ...]
    feedback: tuple[ItemLine, ...]
    placements: tuple[PlacementLine, ...]

    @property
    def anything(self) -> bool:
        """Whether there is something to take along."""
        return bool(self.activities or self.feedback or any(one.items for one in self.places))


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a piece under its own head."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One piece. `mine`: the pupil looks; only then it says with whom it is and can be shared."""

    id: UUID
    pupil: UUID
    name: str
    mine: bool
    may_change: bool
    adult: bool
    kind: str
    title: str
    what: str
    day: date
    parts: tuple[Part, ...]
    attachments: tuple[AttachmentFact, ...]
    fact: ItemFact
    to_share_with: tuple[Who, ...]
    shared_with: tuple[Who, ...]

    @property
    def shared_names(self) -> tuple[str, ...]:
        """Who sees it, by name."""
        return tuple(one.name for one in self.shared_with)


@dataclass(frozen=True, slots=True)
class SharedPage:
    """What one pupil shares with the viewer."""

    pupil: UUID
    name: str
    items: tuple[ItemPage, ...]


def career_home(viewer: Viewer) -> CareerHome:
    """The own file of the pupil who looks, also while nothing is in it."""
    seen = read_one(viewer, pupil=viewer.person)
    found = file.items(viewer, pupil=viewer.person)
    lines = _lines(viewer, seen, found)

    def of(kind: str, place: str = "") -> tuple[ItemLine, ...]:
        return tuple(lines[one.id] for one in found if one.kind == kind and one.place == place)

    return CareerHome(
        pupil=viewer.person,
        places=tuple(PlaceLines(place, of("reflection", place.key)) for place in PLACES),
        activities=of("activity"),
        feedback=of("feedback"),
        placements=placement_lines(viewer, pupil=viewer.person),
    )


def career_item(viewer: Viewer, *, item: UUID) -> ItemPage:
    """One piece. Raises Invisible."""
    fact = next(iter(file.items(viewer, item=item)), None)
    if fact is None:
        raise Invisible(Kind.CAREER_ITEM)
    seen = read_one(viewer, pupil=fact.pupil)
    return _pages(viewer, seen, [fact])[0]


def item_to_change(viewer: Viewer, *, item: UUID) -> ItemPage:
    """The same, for who may write in it. Raises Invisible, Forbidden."""
    page = career_item(viewer, item=item)
    if not page.may_change:
        raise Forbidden(Kind.CAREER_ITEM)
    return page


def shared_pieces(viewer: Viewer, *, pupil: UUID) -> SharedPage:
    """What this pupil shares with the viewer. Raises Invisible when that is nothing."""
    found = file.items(viewer, pupil=pupil)
    if not found or viewer.person == pupil:
        raise Invisible(Kind.CAREER_ITEM)
    seen = read_one(viewer, pupil=pupil)
    return SharedPage(pupil=pupil, name=_name(seen, viewer), items=tuple(_pages(viewer, seen, found)))


def place_of(key: str) -> Place:
    """This place. Raises Invisible for another word."""
    if key not in BY_PLACE:
        raise Invisible(Kind.CAREER_ITEM)
    return BY_PLACE[key]


def activity_choices() -> list[tuple[str, str]]:
    """What somebody can have done, as (value, words)."""
    return choices_of("career_activity")


def _pages(viewer: Viewer, seen: Seen, found: Collection[ItemFact]) -> list[ItemPage]:
    mine = viewer.role == ViewerRole.PUPIL and viewer.person == seen.pupil
    lying = file.attachments([one.id for one in found])
    can, does = _sharing(viewer, seen) if mine else (set(), {})
    who = people(seen, viewer=viewer)
    born = _born(seen)
    return [
        ItemPage(
            id=one.id,
            pupil=one.pupil,
            name=_name(seen, viewer),
            mine=mine,
            may_change=mine and one.kind != "feedback",
            adult=is_of_age(born, age=EIGHTEEN, today=viewer.today),
            kind=one.kind,
            title=title_of(one),
            what=what_of(one),
            day=one.day,
            parts=parts_of(one),
            attachments=tuple(a for a in lying if a.item == one.id),
            fact=one,
            to_share_with=in_order(who, can),
            shared_with=in_order(who, does.get(one.id, set())),
        )
        for one in found
    ]


def _lines(viewer: Viewer, seen: Seen, found: Collection[ItemFact]) -> Mapping[UUID, ItemLine]:
    lying = file.attachments([one.id for one in found])
    _can, does = _sharing(viewer, seen)
    who = people(seen, viewer=viewer)
    return {
        one.id: ItemLine(
            id=one.id,
            title=title_of(one),
            what=what_of(one),
            day=one.day,
            shared_with=tuple(somebody.name for somebody in in_order(who, does.get(one.id, set()))),
            pictures=sum(a.item == one.id for a in lying),
        )
        for one in found
    }


def _sharing(viewer: Viewer, seen: Seen) -> tuple[set[UUID], dict[UUID, set[UUID]]]:
    """Whom the pupil can name, and who sees which piece now.

    What was shared before the day one came of age shows parents nothing any more (PRODUCT 3).
    """
    parents = {p.person for p in seen.every(ff.ParentToShareWith) if in_force(p, viewer.today)}
    guides = {g.person for g in seen.every(InvolvementFact) if in_force(g, viewer.today)}
    born = _born(seen)
    of_age = is_of_age(born, age=EIGHTEEN, today=viewer.today)
    does: dict[UUID, set[UUID]] = {}
    for share in file.shares(viewer, pupil=seen.pupil):
        as_adult = born is not None and born <= born_by(localdate(share.at), age=EIGHTEEN)
        if share.viewer in guides or (share.viewer in parents and (not of_age or as_adult)):
            does.setdefault(share.item, set()).add(share.viewer)
    return parents | guides, does


def title_of(one: ItemFact) -> str:
    """What to call a piece: its title, or the beginning of what was told."""
    if one.title:
        return one.title
    told = " ".join(one.words.split())
    return told if len(told) <= SHORT else f"{told[:SHORT].rpartition(' ')[0] or told[:SHORT]}…"


def what_of(one: ItemFact) -> str:
    """A word on what it is: the place, the kind of activity, or who wrote it."""
    if one.kind == "reflection":
        return str(BY_PLACE[one.place].name) if one.place in BY_PLACE else ""
    lists = dict(choices_of("career_activity"))
    return sentence(lists.get(one.activity, "")) if one.kind == "activity" else ""


def parts_of(one: ItemFact) -> tuple[Part, ...]:
    """The texts that are there, each under its head, in the order in which they are asked."""
    asked = question(one.place, one.prompt)
    return tuple(
        Part(asked if asked and name == "words" else str(head), getattr(one, name))
        for name, head in HEADS[one.kind]
        if getattr(one, name)
    )


def _name(seen: Seen, viewer: Viewer) -> str:
    who = people(seen, viewer=viewer)
    return who[seen.pupil].name if seen.pupil in who else ""


def _born(seen: Seen) -> date | None:
    return next((fact.born for fact in seen.every(PupilFact)), None)
