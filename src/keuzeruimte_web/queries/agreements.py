"""Agreements of my pupils: what its day is over, my own to do, those of others, then what is behind us.

And one agreement, for everybody who sees it: with what somebody proposes for it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, may, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.comers import parents_out
from keuzeruimte_web.bridge.guests import Owner, owners_of, said_yes_to
from keuzeruimte_web.bridge.my_agreements import BEHIND, GOING, AgreementRow, my_agreements, proposal_of


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement in the list. `due`: its day is today or behind us; `over`: behind us."""

    id: UUID
    pupil: UUID
    pupil_name: str
    text: str
    owners: tuple[Owner, ...]
    made_on: date
    due_on: date | None
    due: bool
    over: bool
    done_on: date | None
    let_go_on: date | None
    renewed_on: date | None
    proposal: str
    proposed_due: date | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Agreements:
    """A page of them. `over`: its day is behind us and nobody said that it is done, oldest day first.

    `none_mine`: the viewer has none that goes on, on any page. `done` stands on the last page.
    """

    over: tuple[Agreed, ...]
    mine: tuple[Agreed, ...]
    of_others: tuple[Agreed, ...]
    done: tuple[Agreed, ...]
    none_mine: bool
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One agreement. `waits`: the viewer said yes already and others did not; `to_enter`: of whom somebody of
    school can write down that they said yes; `read`: the proposal that stands there, as its forms send it."""

    agreed: Agreed
    proposed_by: str
    by_me: bool
    waits: bool
    may_finish: bool
    may_propose: bool
    to_enter: tuple[Owner, ...]
    read: str


def agreements(viewer: Viewer, *, page: int = 1) -> Agreements:
    """A page of the agreements that the viewer may see; one query however many there are."""
    found, behind = my_agreements(viewer, page=page)
    going, more = found[:GOING], len(found) > GOING
    done = [] if more else sorted(behind, key=_ended_on, reverse=True)[:BEHIND]
    shown = [_in_list(viewer, one) for one in going]
    mine = tuple(one for one in shown if one.mine and not one.over)
    of_others = tuple(one for one in shown if not one.mine and not one.over)
    return Agreements(
        over=tuple(one for one in shown if one.over),
        mine=mine,
        of_others=of_others,
        done=tuple(_in_list(viewer, one) for one in done),
        none_mine=page == 1 and not mine and (bool(of_others) or not more),
        page=page,
        more=more,
    )


def agreement_page(viewer: Viewer, *, agreement: UUID) -> AgreementPage:
    """One agreement with what can be done with it. Raises Invisible."""
    row = (
        rows(viewer, Kind.AGREEMENT, Right.SEE)
        .select_related("conversation__matter__pupil__person", "proposed_by")
        .filter(pk=agreement)
        .first()
    )
    if row is None:
        raise Invisible(f"{Kind.AGREEMENT}")
    going = row.done_at is None and row.let_go_on is None
    may_propose = going and may(viewer, Kind.AGREEMENT, Right.PROPOSE_OTHER, agreement)
    yes = said_yes_to(agreement) if row.proposal else frozenset()
    enters = row.proposal and viewer.role == ViewerRole.PROFESSIONAL
    to_enter = owners_of([agreement], everybody=True)[agreement] if enters and may_propose else []
    out = parents_out(viewer, pupil=row.conversation.matter.pupil_id) if to_enter else frozenset()
    return AgreementPage(
        agreed=_agreed(viewer, row, owners_of([agreement])[agreement]),
        proposed_by=row.proposed_by.full_name if row.proposed_by else "",
        by_me=row.proposed_by_id == viewer.person,
        waits=viewer.person in yes,
        may_finish=row.let_go_on is None and may(viewer, Kind.AGREEMENT, Right.FINISH, agreement),
        may_propose=may_propose,
        to_enter=tuple(one for one in to_enter if one.party != "school" and one.person not in yes | out),
        read=proposal_of(row),
    )


def _ended_on(one: AgreementRow) -> tuple[date, str]:
    ended = timezone.localdate(one.done_at) if one.done_at else one.let_go_on
    return ended or date.min, str(one.id)


def _in_list(viewer: Viewer, one: AgreementRow) -> Agreed:
    return _shown(viewer, one, pk=one.id, pupil=one.pupil, pupil_name=one.pupil_name, owners=one.owners)


def _agreed(viewer: Viewer, one: Any, owners: list[Owner]) -> Agreed:
    pupil = one.conversation.matter.pupil
    name = pupil.person.full_name
    return _shown(viewer, one, pk=one.pk, pupil=pupil.pk, pupil_name=name, owners=tuple(owners))


def _shown(
    viewer: Viewer, one: Any, *, pk: UUID, pupil: UUID, pupil_name: str, owners: tuple[Owner, ...]
) -> Agreed:
    """A record of an agreement, or a row of a list of them, as a page shows it."""
    return Agreed(
        id=pk,
        pupil=pupil,
        pupil_name=pupil_name,
        text=one.text,
        owners=owners,
        made_on=one.made_on,
        due_on=one.due_on,
        due=one.due_on is not None and one.due_on <= viewer.today,
        over=one.due_on is not None and one.due_on < viewer.today,
        done_on=timezone.localdate(one.done_at) if one.done_at else None,
        let_go_on=one.let_go_on,
        renewed_on=one.renewed_on,
        proposal=one.proposal,
        proposed_due=one.proposed_due,
        mine=viewer.person in {owner.person for owner in owners},
    )
