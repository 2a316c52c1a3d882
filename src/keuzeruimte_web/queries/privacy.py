"""What was asked by the law on privacy: for the asker, and for who guides."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.asked import claim_of
from keuzeruimte_web.access.decide import Invisible, may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.asked_words import kind_in_words, state_in_words

OPEN = ("asked", "weighed", "making", "agreed")


@dataclass(frozen=True, slots=True)
class Mine:
    """A request of one's own: where it stands, and until when its copy is there."""

    id: UUID
    kind: str
    kind_words: str
    state: str
    state_words: str
    asked_on: date
    due_on: date
    words: str
    reply: str
    reason: str
    until: date | None
    may_withdraw: bool
    entered_by: str
    extended: str


@dataclass(frozen=True, slots=True)
class Asking:
    """The page of who asks; the kinds that can be asked now, and what was asked before."""

    pupil: UUID
    name: str
    given: str
    claim: str
    kinds: tuple[str, ...]
    mine: tuple[Mine, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A request on which who guides chooses."""

    id: UUID
    pupil: UUID
    name: str
    given: str
    asker: str
    kind: str
    claim: str
    asked_on: date
    due_on: date
    words: str
    entered: bool


def asking(viewer: Viewer, *, pupil: UUID) -> Asking:
    """What the viewer can ask about this pupil, and asked. Raises Invisible. At most seven queries."""
    claim = claim_of(viewer, pupil=pupil)
    if claim is None:
        raise Invisible(f"{Kind.PUPIL}")
    child = require(viewer, Kind.PUPIL, Right.ASK, pupil, along=("person",))
    found = rows(viewer, Kind.PRIVACY_REQUEST).filter(pupil=pupil, asker=viewer.person)
    mine = [
        _mine(row, viewer) for row in found.select_related("answer", "entered_by").order_by("-asked_on", "pk")
    ]
    may_erase = may(viewer, Kind.PUPIL, Right.ASK_TO_ERASE, pupil)
    waiting = {one.kind for one in mine if one.state in OPEN}
    kinds = ("inspection", "correction", "erasure") if may_erase else ("inspection",)
    return Asking(
        pupil=pupil,
        name=child.person.full_name,
        given=child.person.given_name,
        claim=claim.value,
        kinds=tuple(kind for kind in kinds if kind not in waiting),
        mine=tuple(mine),
    )


def weighing(viewer: Viewer, *, privacy_request: UUID) -> Weighing:
    """One request to choose on. Raises Invisible, Forbidden."""
    row = require(
        viewer, Kind.PRIVACY_REQUEST, Right.WEIGH, privacy_request, along=("pupil__person", "asker")
    )
    return Weighing(
        id=row.pk,
        pupil=row.pupil_id,
        name=row.pupil.person.full_name,
        given=row.pupil.person.given_name,
        asker=row.asker.full_name,
        kind=row.kind,
        claim=row.claim,
        asked_on=row.asked_on,
        due_on=row.due_on,
        words=row.words,
        entered=row.entered_by_id is not None,
    )


def _mine(row: Any, viewer: Viewer) -> Mine:
    copy = getattr(row, "answer", None)
    there = copy.until if copy is not None and copy.until >= viewer.today else None
    decided = row.state in ("answered", "refused")
    return Mine(
        id=row.pk,
        kind=row.kind,
        kind_words=kind_in_words(row.kind),
        state=row.state,
        # who guides chose: for the asker that is still waiting, so that nobody is hurried
        state_words=state_in_words("asked" if row.state in ("weighed", "agreed") else row.state),
        asked_on=row.asked_on,
        due_on=row.due_on,
        words=row.words,
        reply=row.facts if decided and row.kind == "correction" else "",
        reason=row.reason if row.state == "refused" else "",
        until=there,
        may_withdraw=row.state in ("asked", "weighed", "agreed"),
        entered_by=row.entered_by.full_name if row.entered_by else "",
        extended=row.extension_reason if row.extended_on else "",
    )
