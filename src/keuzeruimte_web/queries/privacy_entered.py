"""Requests that the office writes down for somebody, and the letters that go with them. No content."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.asked_words import claim_in_words, kind_in_words, state_in_words
from keuzeruimte_web.bridge.entering import asking_people
from keuzeruimte_web.components.wording import on_an_envelope

OPEN = ("asked", "weighed", "making", "agreed")


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who can ask about this pupil today: as what, and which kinds; none for who cannot."""

    id: UUID
    name: str
    claim: str
    kinds: tuple[str, ...]
    has_account: bool


@dataclass(frozen=True, slots=True)
class Entering:
    """The form: about whom, and who could ask."""

    pupil: UUID
    name: str
    given: str
    askers: tuple[Asker, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A request that was written down: where it stands, and whether a letter is to be made.

    `needs_letter`: the asker has no page to read the answer on. `ready`: the answer is there. `extended` is
    the reason for which school took two months more, empty without.
    """

    id: UUID
    name: str
    asker: str
    is_parent: bool
    kind_words: str
    state_words: str
    asked_on: date
    due_on: date
    open: bool
    needs_letter: bool
    ready: bool
    extended: str
    address: tuple[str, ...]


def entering(viewer: Viewer, *, pupil: UUID) -> Entering:
    """For whom the office can write something down about this pupil. Raises Invisible, Forbidden."""
    child = require(viewer, Kind.PUPIL, Right.ASK_FOR, pupil)
    return Entering(
        pupil=pupil,
        name=child.person.full_name,
        given=child.person.given_name,
        askers=tuple(
            Asker(
                one.person, one.name, claim_in_words(one.claim) if one.claim else "", one.kinds, one.account
            )
            for one in asking_people(viewer, pupil=pupil)
        ),
    )


def entered(viewer: Viewer) -> tuple[Entered, ...]:
    """What was written down for somebody, the first last day first; one query."""
    found = rows(viewer, Kind.PRIVACY_REQUEST).filter(entered_by__isnull=False)
    listed = found.select_related("pupil__person", "asker", "answer").order_by("due_on", "pk")
    lines = [_entered(row, viewer) for row in listed]
    return tuple(sorted(lines, key=lambda one: not one.open))


def letter(viewer: Viewer, *, privacy_request: UUID) -> Entered:
    """One request, with the address for its letter where that is no secret. Raises Invisible."""
    row = require(viewer, Kind.PRIVACY_REQUEST, Right.SEE, privacy_request)
    if row.entered_by_id is None:
        raise Invisible(f"{Kind.PRIVACY_REQUEST}")
    contact = rows(viewer, Kind.CONTACT).filter(person=row.asker_id).first()
    lines = () if contact is None or contact.secret else on_an_envelope(contact.address)
    return replace(_entered(row, viewer), address=lines)


def _entered(row: Any, viewer: Viewer) -> Entered:
    answer = getattr(row, "answer", None)
    return Entered(
        id=row.pk,
        name=row.pupil.person.full_name,
        asker=row.asker.full_name,
        is_parent=row.asker_id != row.pupil_id,
        kind_words=kind_in_words(row.kind),
        # what who guides chose is not the office's to know
        state_words=state_in_words("asked" if row.state in ("weighed", "agreed") else row.state),
        asked_on=row.asked_on,
        due_on=row.due_on,
        open=row.state in OPEN,
        needs_letter=row.asker.account_id is None or row.claim == "away",
        ready=row.state in ("answered", "refused") and answer is not None and answer.until >= viewer.today,
        extended=row.extension_reason if row.extended_on else "",
        address=(),
    )
