"""A work placement: the line in a list, and the page for the pupil, a parent and who guides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import Forbidden, Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge import placements as stored
from keuzeruimte_web.bridge.facts import PupilFact
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.bridge.placements import LinkFact, PlacementFact
from keuzeruimte_web.queries.family import Who, people, read_one

PARTIES = {ViewerRole.PUPIL: "pupil", ViewerRole.PARENT: "parent", ViewerRole.PROFESSIONAL: "school"}


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A placement in a list. `state`: asked, talk, agreed or ended."""

    id: UUID
    employer: str
    since: date
    until: date
    state: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    """What one of the parties said, for who guides: `word` is yes, talk or nothing yet; `told`: staff wrote
    it. `person` is None for the employer and for school."""

    party: str
    person: UUID | None
    name: str
    word: str
    told: bool


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """The page. Only who guides sees what each said; the family reads the own word and how it stands.

    `feedback`: the piece that the employer wrote, where the viewer may see it.
    """

    id: UUID
    pupil: UUID
    name: str
    fact: PlacementFact
    state: str
    mine: bool
    my_word: str
    asked: bool
    adult: bool
    may_change: bool
    guides: bool
    link: LinkFact | None
    parties: tuple[PartyLine, ...]
    no_parent: bool
    feedback: UUID | None


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """The form for a new one: about whom, and with which of the viewer's matters it can go."""

    pupil: UUID
    name: str
    mine: bool
    adult: bool
    matters: tuple[tuple[UUID, str], ...]


def placement_lines(viewer: Viewer, *, pupil: UUID) -> tuple[PlacementLine, ...]:
    """The placements of this pupil, the latest first."""
    return tuple(
        PlacementLine(one.id, one.employer, one.since, one.until, one.state)
        for one in stored.placements(viewer, pupil=pupil)
    )


def placement_names(seen: Seen) -> tuple[tuple[UUID, str], ...]:
    """The placements that go on, by employer: for a page that read the file already."""
    going = [one for one in seen.every(ff.PlacementSeen) if one.ended_on is None]
    return tuple((one.id, one.employer) for one in sorted(going, key=lambda one: (one.since, str(one.id))))


def placement_page(viewer: Viewer, *, placement: UUID) -> PlacementPage:
    """One placement. Raises Invisible."""
    fact = stored.placement(viewer, placement=placement)
    if fact is None:
        raise Invisible(Kind.PLACEMENT)
    seen = read_one(viewer, pupil=fact.pupil)
    who = people(seen, viewer=viewer)
    born = next((one.born for one in seen.every(PupilFact)), None)
    guides = viewer.role == ViewerRole.PROFESSIONAL
    party = PARTIES.get(viewer.role, "")
    mine = next((s.word for s in fact.said if (s.party, s.person) == (party, viewer.person)), "")
    return PlacementPage(
        id=fact.id,
        pupil=fact.pupil,
        name=who[fact.pupil].name if fact.pupil in who else "",
        fact=fact,
        state=fact.state,
        mine=viewer.person == fact.pupil,
        my_word=mine,
        asked=Right.SAY_YES in fact.may
        and (viewer.role != ViewerRole.PARENT or viewer.person in fact.parents),
        adult=is_of_age(born, age=EIGHTEEN, today=viewer.today),
        may_change=Right.CHANGE in fact.may,
        guides=guides,
        link=fact.link if guides else None,
        parties=_parties(fact, who) if guides else (),
        no_parent=guides and not fact.parents and not is_of_age(born, age=EIGHTEEN, today=viewer.today),
        feedback=_feedback(viewer, fact),
    )


def placement_to_change(viewer: Viewer, *, placement: UUID) -> PlacementPage:
    """The same, for who may change it. Raises Invisible, Forbidden."""
    page = placement_page(viewer, placement=placement)
    if not page.may_change:
        raise Forbidden(Kind.PLACEMENT)
    return page


def new_placement(viewer: Viewer, *, pupil: UUID) -> NewPlacement:
    """The form for a new placement of this pupil. Raises Invisible, Forbidden."""
    seen = read_one(viewer, pupil=pupil)
    if not rows(viewer, Kind.PUPIL, Right.BEGIN_PLACEMENT).filter(pk=pupil).exists():
        raise Forbidden(Kind.PLACEMENT)
    matters = rows(viewer, Kind.MATTER, Right.PLAN).filter(pupil=pupil, kind="choice_moment")
    born = next((one.born for one in seen.every(PupilFact)), None)
    return NewPlacement(
        pupil=pupil,
        name=people(seen, viewer=viewer)[pupil].name,
        adult=is_of_age(born, age=EIGHTEEN, today=viewer.today),
        mine=viewer.person == pupil,
        matters=tuple(sorted(((one.pk, one.title) for one in matters), key=lambda x: (x[1], str(x[0])))),
    )


def _parties(fact: PlacementFact, who: Mapping[UUID, Who]) -> tuple[PartyLine, ...]:
    said = {(one.party, one.person): one for one in fact.said}

    def line(party: str, person: UUID | None, name: str) -> PartyLine:
        found = said.get((party, person))
        return PartyLine(party, person, name, found.word if found else "", bool(found and found.told))

    def named(person: UUID) -> str:
        return who[person].name if person in who else ""

    parents = sorted(fact.parents, key=lambda one: (named(one), str(one)))
    school = next((one for one in fact.said if one.party == "school"), None)
    at_school = school.person if school else None
    return (
        line("pupil", fact.pupil, named(fact.pupil)),
        *(line("parent", parent, named(parent)) for parent in parents),
        line("school", at_school, named(at_school) if at_school else ""),
        line("employer", None, fact.employer),
    )


def _feedback(viewer: Viewer, fact: PlacementFact) -> UUID | None:
    """What the employer wrote: the pupil's own, so for others only where it was shared with them."""
    found = rows(viewer, Kind.CAREER_ITEM).filter(placement=fact.id).values_list("pk", flat=True)
    return found.order_by("made_at", "pk").first()
