"""A work placement: written down, changed, said yes to by each party, ended.

Each says yes to the same version: what is changed is put before everybody anew, and who said yes before has
said nothing yet. Both parents with authority hear of it at the same moment (PRODUCT 3).
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.placements import asked_parents
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import Stale, save_version
from keuzeruimte_web.records.models import Placement, PlacementLink, PlacementWord
from keuzeruimte_web.records.models.choices import PlacementParty, PlacementWordKind

FORM = "placement"
PARTIES = {
    ViewerRole.PUPIL: PlacementParty.PUPIL,
    ViewerRole.PARENT: PlacementParty.PARENT,
    ViewerRole.PROFESSIONAL: PlacementParty.SCHOOL,
}


class NobodyAsked(Exception):  # noqa: N818
    """This person is not asked to say yes to this placement."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a placement is: with whom, where, from when until when, to learn what, and what was agreed."""

    employer: str
    contact: str
    email: str
    where: str
    since: date
    until: date
    learn: str
    agreed: str


def begin(viewer: Viewer, *, pupil: UUID, terms: Terms, matter: UUID | None, once: UUID) -> UUID:
    """Write a placement down; the pupil and the parents are told. Raises Invisible, SentBefore."""
    with transaction.atomic():
        require(viewer, Kind.PUPIL, Right.BEGIN_PLACEMENT, pupil)
        if matter is not None and not rows(viewer, Kind.MATTER, Right.PLAN).filter(pk=matter, pupil=pupil):
            raise Invisible(Kind.MATTER)
        made = Placement.objects.create(
            school_id=viewer.school,
            pupil_id=pupil,
            matter_id=matter,
            made_by_id=viewer.person,
            **asdict(terms),
        )
        remember(viewer, key=once, made=made.pk)
        drop_draft(viewer, form=FORM, about=str(pupil))
        _told(viewer, made, TraceWord.BEGAN_PLACEMENT)
    return made.pk  # type: ignore[no-any-return]


def change(viewer: Viewer, *, placement: UUID, terms: Terms, version: int) -> None:
    """Change it: everybody is asked anew. What is sent as it was changes nothing.

    Raises Invisible, Forbidden, Stale.
    """
    with transaction.atomic():
        found = _locked(viewer, Right.CHANGE, placement)
        if found.version == version and all(getattr(found, k) == v for k, v in asdict(terms).items()):
            return
        save_version(Placement.objects.filter(pk=placement), pk=placement, version=version, **asdict(terms))
        drop_draft(viewer, form=FORM, about=str(placement))
        _told(viewer, found, TraceWord.CHANGED_PLACEMENT)


def say(viewer: Viewer, *, placement: UUID, word: str, version: int) -> None:
    """Say yes, or that one wants to talk first, to this version; one's last word counts.

    Raises Invisible, Forbidden; NobodyAsked for a parent who is not asked (from 18 on); Stale.
    """
    with transaction.atomic():
        found = _locked(viewer, Right.SAY_YES, placement)
        party = PARTIES[viewer.role]
        if party == PlacementParty.PARENT and viewer.person not in asked_parents(found, today=viewer.today):
            raise NobodyAsked
        _keep(viewer, found, party=party, person=viewer.person, word=word, version=version, told=False)
        trace_of(viewer, TraceWord.SAID_PLACEMENT, record=placement, pupil=found.pupil_id)


def say_for(viewer: Viewer, *, placement: UUID, person: UUID | None, version: int) -> None:
    """Write down that a parent, or the employer (None), said yes by telephone or on paper.

    What somebody said with the own hand stays. Raises Invisible, Forbidden, Stale; NobodyAsked for others.
    """
    with transaction.atomic():
        found = _locked(viewer, Right.ASK_EMPLOYER, placement)
        if person is not None and person not in asked_parents(found, today=viewer.today):
            raise NobodyAsked
        party = PlacementParty.EMPLOYER if person is None else PlacementParty.PARENT
        own = PlacementWord.objects.filter(
            placement=found, version=found.version, party=party, person=person, entered_by__isnull=True
        )
        if own.exists():
            return
        yes = PlacementWordKind.YES
        _keep(viewer, found, party=party, person=person, word=yes, version=version, told=True)
        trace_of(viewer, TraceWord.TOLD_PLACEMENT, record=placement, pupil=found.pupil_id)


def end(viewer: Viewer, *, placement: UUID) -> None:
    """It is over, or does not go on: nothing more is asked, and the employer's link works no more.

    Again changes nothing. Raises Invisible.
    """
    with transaction.atomic():
        if rows(viewer, Kind.PLACEMENT).filter(pk=placement, ended_on__isnull=False).exists():
            return
        found = _locked(viewer, Right.CHANGE, placement)
        Placement.objects.filter(pk=placement).update(ended_on=viewer.today)
        PlacementLink.objects.filter(placement=placement, ended_at=None).update(ended_at=timezone.now())
        trace_of(viewer, TraceWord.ENDED_PLACEMENT, record=placement, pupil=found.pupil_id)


def _locked(viewer: Viewer, right: Right, placement: UUID) -> Any:
    """The placement, that nobody else changes until this is done."""
    require(viewer, Kind.PLACEMENT, right, placement)
    rows_now = Placement.objects.select_for_update(of=("self",)).select_related("pupil__person")
    return rows_now.get(pk=placement)


def _keep(
    viewer: Viewer,
    found: Any,
    *,
    party: PlacementParty,
    person: UUID | None,
    word: str,
    version: int,
    told: bool,
) -> None:
    if found.version != version:
        raise Stale(current={}, version=found.version)
    said = {"word": word, "entered_by_id": viewer.person if told else None, "at": timezone.now()}
    PlacementWord.objects.update_or_create(
        placement=found,
        version=version,
        party=party,
        person_id=person,
        defaults=said,
        create_defaults={"school_id": viewer.school, **said},
    )


def _told(viewer: Viewer, found: Any, word: TraceWord) -> None:
    trace_of(viewer, word, record=found.pk, pupil=found.pupil_id)
    people = {found.pupil_id, *parents_of(found.pupil_id)}
    tell(viewer, people=people, pupil=found.pupil_id, kind=Kind.PLACEMENT, record=found.pk)
