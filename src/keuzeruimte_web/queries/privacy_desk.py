"""Requests as the two offices know them: who asks what about whom, and until when. No content."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.asked_words import claim_in_words, kind_in_words, ready, state_in_words
from keuzeruimte_web.bridge.going import going_of

NAMED = ("pupil__person", "asker")
UNDECIDED = ("asked", "weighed")


class Settled(Exception):  # noqa: N818
    """This request waits for the privacy officer no more."""


@dataclass(frozen=True, slots=True)
class Handled:
    """A request as an office knows it: who asks what about whom, since when, until when. Never the words."""

    id: UUID
    name: str
    asker: str
    kind: str
    kind_words: str
    claim: str
    state: str
    state_words: str
    asked_on: date
    due_on: date
    late: bool
    ready: bool
    open: bool
    entered: bool
    extended_on: date | None
    may_extend: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Requests that wait, and those that were handled."""

    waiting: tuple[Handled, ...]
    done: tuple[Handled, ...]


@dataclass(frozen=True, slots=True)
class Erasing:
    """What goes with a dossier, in numbers by kind; what stays, and why."""

    request: Handled
    going: tuple[tuple[str, int], ...]
    people: int


def desk(viewer: Viewer) -> Desk:
    """Requests in order of their last day; one query."""
    found = [_handled(row, viewer) for row in _requests(viewer).order_by("due_on", "pk")]
    return Desk(
        waiting=tuple(one for one in found if one.open),
        done=tuple(one for one in reversed(found) if not one.open),
    )


def handling(viewer: Viewer, *, privacy_request: UUID) -> Handled:
    """One request to handle. Raises Invisible, Forbidden; Settled where it was handled or taken back."""
    if rows(viewer, Kind.PRIVACY_REQUEST).filter(pk=privacy_request).exclude(state__in=UNDECIDED).exists():
        raise Settled
    row = require(viewer, Kind.PRIVACY_REQUEST, Right.HANDLE, privacy_request, along=NAMED)
    return _handled(row, viewer)


def to_extend(viewer: Viewer, *, privacy_request: UUID) -> Handled:
    """One request for which more time can be taken. Raises Invisible, Forbidden."""
    return _handled(require(viewer, Kind.PRIVACY_REQUEST, Right.EXTEND, privacy_request), viewer)


def to_erase(viewer: Viewer) -> tuple[Handled, ...]:
    """What the administrator carries out as the second of two."""
    found = rows(viewer, Kind.PRIVACY_REQUEST, Right.CARRY_OUT).select_related(*NAMED)
    return tuple(_handled(row, viewer) for row in found.order_by("due_on", "pk"))


def erasing(viewer: Viewer, *, privacy_request: UUID) -> Erasing:
    """What goes when this is carried out. Raises Invisible, Forbidden."""
    row = require(viewer, Kind.PRIVACY_REQUEST, Right.CARRY_OUT, privacy_request, along=NAMED)
    going = going_of(row.pupil_id)
    return Erasing(_handled(row, viewer), going=going.kinds, people=going.people)


def _requests(viewer: Viewer) -> Any:
    return rows(viewer, Kind.PRIVACY_REQUEST).select_related(*NAMED)


def _handled(row: Any, viewer: Viewer) -> Handled:
    is_open = row.state in ("asked", "weighed", "making", "agreed")
    return Handled(
        id=row.pk,
        name=row.pupil.person.full_name,
        asker=row.asker.full_name,
        kind=row.kind,
        kind_words=kind_in_words(row.kind),
        claim=claim_in_words(row.claim),
        state=row.state,
        state_words=state_in_words(row.state),
        asked_on=row.asked_on,
        due_on=row.due_on,
        late=is_open and row.due_on < viewer.today,
        ready=row.kind == "erasure" or ready(row.claim, row.state, due_on=row.due_on, today=viewer.today),
        open=is_open,
        entered=row.entered_by_id is not None,
        extended_on=row.extended_on,
        may_extend=row.state in ("asked", "weighed", "agreed")
        and row.extended_on is None
        and viewer.today <= row.due_on,
    )
