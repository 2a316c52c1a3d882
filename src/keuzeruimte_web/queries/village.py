"""The others around a pupil, as the pupil drew them, for whoever may see the drawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from keuzeruimte_web.access.ages import EIGHTEEN, born_by
from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.facts import InvolvementFact, PupilFact
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.bridge.listed import choices_of
from keuzeruimte_web.components.village import Ring, Spot, rings, spots
from keuzeruimte_web.queries.family import Who, in_force, in_order, name_of, people, read_one

ORDER = ("close", "around", "further")


@dataclass(frozen=True, slots=True)
class VillagerLine:
    """Somebody in the drawing; `added_by` and `changed_by` are names, where it was not the one who reads."""

    id: UUID
    name: str
    kind: str
    kind_words: str
    for_what: str
    nearness: str
    added_by: str
    changed_by: str
    version: int


@dataclass(frozen=True, slots=True)
class NearLines:
    """The people of one ring of the drawing."""

    nearness: str
    words: str
    people: tuple[VillagerLine, ...]


@dataclass(frozen=True, slots=True)
class VillagePage:
    """The page: who is drawn, and, for the pupil, with whom it is and can be shared."""

    pupil: UUID
    id: UUID | None
    name: str
    mine: bool
    may_draw: bool
    adult: bool
    people: tuple[VillagerLine, ...]
    near: tuple[NearLines, ...]
    rings: tuple[Ring, ...]
    spots: tuple[Spot, ...]
    to_share_with: tuple[Who, ...]
    shared_with: tuple[Who, ...]

    @property
    def shared_names(self) -> tuple[str, ...]:
        """Who sees it, by name."""
        return tuple(one.name for one in self.shared_with)

    def one(self, villager: UUID) -> VillagerLine:
        """This one of the people. Raises Invisible for nobody of this drawing."""
        found = next((line for line in self.people if line.id == villager), None)
        if found is None:
            raise Invisible(Kind.VILLAGE)
        return found


def village_page(viewer: Viewer, *, pupil: UUID) -> VillagePage:
    """The drawing around a pupil. To the pupil it is always there, also while it is empty. Or Invisible."""
    seen = read_one(viewer, pupil=pupil)
    mine = viewer.role == ViewerRole.PUPIL and viewer.person == pupil
    if not (mine or seen.every(ff.VillageSeen)):
        raise Invisible(Kind.VILLAGE)
    who = people(seen, viewer=viewer)
    nearnesses = dict(choices_of("nearness"))
    lines = _lines(seen, who=who, viewer=viewer)
    places = [(line.name, line.nearness) for line in lines]
    born = next((fact.born for fact in seen.every(PupilFact)), None)
    can, does = _shares(seen, viewer=viewer, born=born) if mine else (set(), set())
    return VillagePage(
        pupil=pupil,
        id=next((one.id for one in seen.every(ff.VillageSeen)), None),
        name=who[pupil].name,
        mine=mine,
        may_draw=mine or bool(seen.every(ff.VillageToChange)),
        adult=born is not None and born <= born_by(viewer.today, age=EIGHTEEN),
        people=lines,
        near=tuple(
            NearLines(near, nearnesses[near], tuple(line for line in lines if line.nearness == near))
            for near in ORDER
            if any(line.nearness == near for line in lines)
        ),
        rings=rings(places),
        spots=spots(places),
        to_share_with=in_order(who, can),
        shared_with=in_order(who, does),
    )


def village_to_draw(viewer: Viewer, *, pupil: UUID) -> VillagePage:
    """The same, for who may draw in it. Raises Invisible, Forbidden."""
    page = village_page(viewer, pupil=pupil)
    if not page.may_draw:
        raise Forbidden(Kind.VILLAGE)
    return page


def _lines(seen: Seen, *, who: Mapping[UUID, Who], viewer: Viewer) -> tuple[VillagerLine, ...]:
    found = sorted(
        seen.every(ff.VillagerSeen), key=lambda one: (ORDER.index(one.nearness), one.added_at, str(one.id))
    )
    kinds = dict(choices_of("villager"))
    return tuple(
        VillagerLine(
            id=one.id,
            name=one.name,
            kind=one.kind,
            kind_words=kinds.get(one.kind, ""),
            for_what=one.for_what,
            nearness=one.nearness,
            added_by=name_of(who, one.added_by) if one.added_by not in (viewer.person, seen.pupil) else "",
            changed_by=name_of(who, one.changed_by) if one.changed_by != viewer.person else "",
            version=one.version,
        )
        for one in found
    )


def _shares(seen: Seen, *, viewer: Viewer, born: date | None) -> tuple[set[UUID], set[UUID]]:
    """Whom the pupil can show it to, and who sees it now.

    What was shared before the day one came of age shows parents nothing any more (PRODUCT 3).
    """
    parents = {p.person for p in seen.every(ff.ParentToShareWith) if in_force(p, viewer.today)}
    guides = {g.person for g in seen.every(InvolvementFact) if in_force(g, viewer.today)}
    of_age = born is not None and born <= born_by(viewer.today, age=EIGHTEEN)
    does = {
        share.viewer
        for share in seen.every(ff.VillageShare)
        if share.viewer in guides
        or not of_age
        or (born is not None and born <= born_by(localdate(share.shared_at), age=EIGHTEEN))
    }
    return parents | guides, does & (parents | guides)


def village_choices() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What somebody can be, and where one can stand, each as (value, words)."""
    return choices_of("villager"), choices_of("nearness")
