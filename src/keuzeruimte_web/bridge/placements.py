"""A placement as somebody may see it, and whether all who are needed said yes to it as it stands there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Guardianship, Placement, PlacementLink, PlacementWord

RIGHTS = (Right.CHANGE, Right.SAY_YES, Right.ASK_EMPLOYER)


@dataclass(frozen=True, slots=True)
class Said:
    """What one party said to this version; `person` is None for the employer, `told`: staff wrote it."""

    party: str
    person: UUID | None
    word: str
    told: bool


@dataclass(frozen=True, slots=True)
class LinkFact:
    """The employer's link as it is now; `sent`: the letter is on its way or there."""

    until: date
    sent: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class PlacementFact:
    """A placement with what was said to it as it stands there. `parents`: those with authority who are asked;
    nobody from 18 on. `may`: what the viewer may do with it."""

    id: UUID
    pupil: UUID
    employer: str
    contact: str
    email: str
    where: str
    since: date
    until: date
    learn: str
    agreed: str
    ended_on: date | None
    version: int
    parents: frozenset[UUID]
    said: tuple[Said, ...]
    link: LinkFact | None
    may: frozenset[Right]

    @property
    def state(self) -> str:
        """`ended`, `talk` (somebody wants to talk first), `agreed`, or `asked`."""
        if self.ended_on is not None:
            return "ended"
        return standing(self.said, pupil=self.pupil, parents=self.parents)


def standing(said: Collection[Said], *, pupil: UUID, parents: Collection[UUID]) -> str:
    """Where it stands by what was said to one version: `talk`, `agreed` or `asked`.

    A known wish to talk holds it back, whoever it is (PRODUCT 4, LOB). All are needed: the pupil, each parent
    in `parents`, one of school, and the employer.
    """
    if any(one.word == "talk" for one in said):
        return "talk"
    yes = {(one.party, one.person) for one in said}
    parties = {one.party for one in said}
    needed = {("pupil", pupil), *(("parent", parent) for parent in parents)}
    return "agreed" if needed <= yes and {"school", "employer"} <= parties else "asked"


def placements(viewer: Viewer, *, pupil: UUID) -> list[PlacementFact]:
    """The placements of this pupil that the viewer may see, the latest first."""
    found = rows(viewer, Kind.PLACEMENT).filter(pupil=pupil).select_related("pupil__person")
    facts = _facts(viewer, found)
    return sorted(facts, key=lambda one: (one.since, str(one.id)), reverse=True)


def placement(viewer: Viewer, *, placement: UUID) -> PlacementFact | None:
    """This one; None when it is not the viewer's to see."""
    found = rows(viewer, Kind.PLACEMENT).filter(pk=placement).select_related("pupil__person")
    return next(iter(_facts(viewer, found)), None)


def asked_parents(one: Placement, *, today: date) -> frozenset[UUID]:
    """The parents who say yes for a pupil under 18: with authority, living, not kept away, today."""
    if is_of_age(one.pupil.person.born, age=EIGHTEEN, today=today):
        return frozenset()
    return frozenset(_with_authority([one.pupil_id], today).values_list("parent", flat=True))


def said_of(words: Iterable[PlacementWord], *, version: int) -> tuple[Said, ...]:
    """What counts now: said to this version, the first first."""
    return tuple(
        Said(row.party, row.person_id, row.word, row.entered_by_id is not None)
        for row in sorted(words, key=lambda row: (row.at, str(row.pk)))
        if row.version == version
    )


def _facts(viewer: Viewer, found: Any) -> list[PlacementFact]:
    known = list(found)
    if not known:
        return []
    ids = [row.pk for row in known]
    words = list(PlacementWord.objects.filter(placement__in=ids))
    links = {
        link.placement_id: link for link in PlacementLink.objects.filter(placement__in=ids, ended_at=None)
    }
    parents: dict[UUID, set[UUID]] = {}
    for pupil, parent in _with_authority({row.pupil_id for row in known}, viewer.today).values_list(
        "pupil", "parent"
    ):
        parents.setdefault(pupil, set()).add(parent)
    may = {
        right: set(rows(viewer, Kind.PLACEMENT, right).filter(pk__in=ids).values_list("pk", flat=True))
        for right in RIGHTS
    }
    return [
        PlacementFact(
            id=row.pk,
            pupil=row.pupil_id,
            employer=row.employer,
            contact=row.contact,
            email=row.email,
            where=row.where,
            since=row.since,
            until=row.until,
            learn=row.learn,
            agreed=row.agreed,
            ended_on=row.ended_on,
            version=row.version,
            parents=frozenset()
            if is_of_age(row.pupil.person.born, age=EIGHTEEN, today=viewer.today)
            else frozenset(parents.get(row.pupil_id, set())),
            said=said_of((w for w in words if w.placement_id == row.pk), version=row.version),
            link=_link(links.get(row.pk)),
            may=frozenset(right for right in RIGHTS if row.pk in may[right]),
        )
        for row in known
    ]


def _link(link: PlacementLink | None) -> LinkFact | None:
    return None if link is None else LinkFact(link.until, link.token_hash is not None, link.refused)


def _with_authority(pupils: Collection[UUID], today: date) -> Any:
    in_force = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    return Guardianship.objects.filter(
        in_force, pupil__in=pupils, authority="yes", court_block=False, parent__deceased=False
    )
