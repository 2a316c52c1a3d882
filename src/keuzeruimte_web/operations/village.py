"""Who stands around a pupil: drawn by the pupil, and by the parents with whom the pupil shares it.

What is somebody's own leaves no line in the trail (as in `operations.voices`): it would tell that it exists.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.sharing import forget_shares_of_a_child, set_shares
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import Guardianship, Involvement, Pupil, Share, Village, Villager

MOST = 30
"""People in one drawing: beyond it nobody is found any more."""


class Full(Exception):  # noqa: N818
    """There are MOST people in the drawing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody as drawn: a name, perhaps what kind (VillagerKind) and for what, and where (Nearness)."""

    name: str
    kind: str
    for_what: str
    nearness: str


def add_villager(viewer: Viewer, *, pupil: UUID, drawn: Drawn, once: UUID) -> UUID:
    """Put somebody in the drawing. Raises Invisible, Full, SentBefore."""
    with transaction.atomic():
        village = Village.objects.select_for_update().get(pk=_to_change(viewer, pupil).pk)
        if Villager.objects.filter(village=village).count() >= MOST:
            raise Full
        added = Villager.objects.create(
            school_id=viewer.school,
            village=village,
            name=drawn.name,
            kind=drawn.kind,
            for_what=drawn.for_what,
            nearness=drawn.nearness,
            added_by_id=viewer.person,
        )
        remember(viewer, key=once, made=added.pk)
        drop_draft(viewer, form="village", about=str(pupil))
    return added.pk  # type: ignore[no-any-return]


def change_villager(viewer: Viewer, *, pupil: UUID, villager: UUID, drawn: Drawn, version: int) -> None:
    """Change what stands of somebody. Raises Invisible, Forbidden, Stale."""
    with transaction.atomic():
        found = _villager(viewer, pupil, villager, Right.CHANGE)
        save_version(
            Villager.objects.filter(pk=found.pk),
            pk=found.pk,
            version=version,
            name=drawn.name,
            kind=drawn.kind,
            for_what=drawn.for_what,
            nearness=drawn.nearness,
            changed_by=viewer.person,
        )
        drop_draft(viewer, form="village", about=str(villager))


def remove_villager(viewer: Viewer, *, pupil: UUID, villager: UUID) -> None:
    """Take somebody out of one's own drawing. Raises Invisible, also the second time, and Forbidden."""
    with transaction.atomic():
        _villager(viewer, pupil, villager, Right.REMOVE).delete()
        drop_draft(viewer, form="village", about=str(villager))


def share_village(viewer: Viewer, *, pupil: UUID, people: Collection[UUID]) -> None:
    """Let exactly these people see the drawing; parents among them draw too. Raises Invisible, NotInvited.

    From 18 on a parent sees only what is shared from that day (PRODUCT 3): an earlier share is made anew.
    """
    with transaction.atomic():
        owner: Pupil = require(viewer, Kind.PUPIL, Right.DRAW, pupil)
        village = _own_village(viewer, owner)
        forget_shares_of_a_child(viewer, Share.objects.filter(village=village), born=owner.person.born)
        set_shares(viewer, village, people=people, among=to_share_with(viewer, pupil=pupil))


def to_share_with(viewer: Viewer, *, pupil: UUID) -> set[UUID]:
    """Parents whom no court blocks and professionals who are involved, all of today."""
    today = (Q(since__isnull=True) | Q(since__lte=viewer.today)) & (
        Q(until__isnull=True) | Q(until__gte=viewer.today)
    )
    parents = Guardianship.objects.filter(today, pupil=pupil, court_block=False, parent__deceased=False)
    guides = Involvement.objects.filter(today, pupil=pupil)
    return {*parents.values_list("parent", flat=True), *guides.values_list("person", flat=True)}


def _to_change(viewer: Viewer, pupil: UUID) -> Village:
    """The drawing of this pupil, which begins with the first whom the pupil puts in it."""
    if viewer.role == ViewerRole.PUPIL:
        return _own_village(viewer, require(viewer, Kind.PUPIL, Right.DRAW, pupil))
    found: Village | None = rows(viewer, Kind.VILLAGE, Right.SEE).filter(pupil=pupil).first()
    if found is None:
        raise Invisible(Kind.VILLAGE)
    require(viewer, Kind.VILLAGE, Right.CHANGE, found.pk)
    return found


def _own_village(viewer: Viewer, owner: Pupil) -> Village:
    village, _new = Village.objects.get_or_create(pupil=owner, defaults={"school_id": viewer.school})
    return village  # type: ignore[no-any-return]


def _villager(viewer: Viewer, pupil: UUID, villager: UUID, right: Right) -> Villager:
    seen = rows(viewer, Kind.VILLAGE).filter(pupil=pupil)
    found: Villager | None = Villager.objects.filter(pk=villager, village__in=seen).first()
    if found is None:
        raise Invisible(Kind.VILLAGE)
    require(viewer, Kind.VILLAGE, right, found.village_id)
    return found
