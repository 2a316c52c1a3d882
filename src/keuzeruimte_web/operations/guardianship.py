"""Guardianship: who is a parent of whom, in which way, by what source and since when. History is kept."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Forbidden, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import Known, new_person, trace_of
from keuzeruimte_web.operations.pupil_ties import one_at_a_time
from keuzeruimte_web.operations.spans import end_from, holds_or_will
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import Contact, Guardianship, Person


class TiedBefore(Exception):  # noqa: N818
    """This person is a parent of this pupil already."""


class TooEarly(Exception):  # noqa: N818
    """A change holds from a day after the one on which the former began; that day is `since`."""

    def __init__(self, since: date) -> None:
        super().__init__("too early")
        self.since = since


@dataclass(frozen=True, slots=True)
class Tie:
    """The tie as the administrator knows it. Authority: 'yes', 'no' or 'unknown', which grants nothing."""

    kind: str
    authority: str
    information_right: bool
    court_block: bool
    household: str
    source: str


def tie_parent(
    viewer: Viewer,
    *,
    pupil: UUID,
    tie: Tie,
    since: date | None,
    known: Known | None = None,
    existing: UUID | None = None,
    email: str = "",
    once: UUID,
) -> UUID:
    """Tie a parent to a pupil: somebody new (`known`) or somebody the school knows (`existing`).

    Raises SentBefore, TiedBefore; Forbidden for oneself and for an own child.
    """
    with transaction.atomic():
        child = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
        one_at_a_time(pupil)
        parent = _parent(viewer, known=known, existing=existing, email=email)
        if parent.pk in (viewer.person, child.pk):
            raise Forbidden("oneself")
        if Guardianship.objects.filter(holds_or_will(viewer.today), pupil=child, parent=parent).exists():
            raise TiedBefore
        row = Guardianship.objects.create(
            school_id=viewer.school, pupil=child, parent=parent, since=since, **_fields(parent, tie)
        )
        trace_of(viewer, TraceWord.TIED_PARENT, record=row.pk, pupil=pupil)
        remember(viewer, key=once, made=parent.pk)
    return parent.pk


def change_guardianship(
    viewer: Viewer, *, guardianship: UUID, tie: Tie, since: date, state: int | None = None
) -> None:
    """Let the tie be this from `since` on: the row of before ends, and stays as history.

    What began today is changed as it stands: nobody relied on it yet. The same again changes nothing.
    `state`: of the row with which the form was opened, so that nothing goes that its author did not see; None
    where the row was just read. Raises Stale where somebody changed or ended it meanwhile, TooEarly.
    """
    with transaction.atomic():
        row = _held(viewer, guardianship)
        if state is not None and state != row.state:
            raise Stale(current={name: getattr(row, name) for name in row.SAYS}, version=row.state)
        fields = _fields(row.parent, tie)
        if fields == {name: getattr(row, name) for name in fields}:
            return
        if row.since == viewer.today:
            Guardianship.objects.filter(pk=row.pk).update(**fields)
        else:
            if row.since is not None and since <= row.since:
                raise TooEarly(row.since)
            end_from(row, day=since)
            row = Guardianship.objects.create(
                school_id=viewer.school, pupil=row.pupil, parent=row.parent, since=since, **fields
            )
        trace_of(viewer, TraceWord.CHANGED_GUARDIANSHIP, record=row.pk, pupil=row.pupil_id)


def end_guardianship(viewer: Viewer, *, guardianship: UUID, day: date) -> UUID:
    """From this day on the tie does not hold; a birth or adoptive parent stays one (METHOD 3).

    Answers the pupil. Raises Stale where it ended already, TooEarly before it began.
    """
    with transaction.atomic():
        row = _held(viewer, guardianship)
        if row.since is not None and day <= row.since != viewer.today:
            raise TooEarly(row.since)
        pk = row.pk
        pupil: UUID = row.pupil_id
        end_from(row, day=day)
        trace_of(viewer, TraceWord.ENDED_GUARDIANSHIP, record=pk, pupil=pupil)
    return pupil


def _held(viewer: Viewer, guardianship: UUID) -> Guardianship:
    """The tie as it is once whoever was changing one of this pupil is ready. Raises Invisible, Forbidden."""
    row: Guardianship = require(viewer, Kind.GUARDIANSHIP, Right.CHANGE, guardianship)
    one_at_a_time(row.pupil_id)
    now: Guardianship | None = Guardianship.objects.select_related("parent").filter(pk=row.pk).first()
    if now is None or now.until is not None:
        raise _stale(viewer, row)
    return now


def _parent(viewer: Viewer, *, known: Known | None, existing: UUID | None, email: str) -> Person:
    if existing is not None:
        somebody: Person = require(viewer, Kind.PERSON, Right.SEE, existing)
        return somebody
    if known is None:
        raise ValueError("somebody new or somebody known")
    somebody = new_person(viewer, known=known)
    if email:
        Contact.objects.create(school_id=viewer.school, person=somebody, email=email.lower())
    trace_of(viewer, TraceWord.ENTERED_PERSON, record=somebody.pk)
    return somebody


def _fields(parent: Person, tie: Tie) -> dict[str, Any]:
    """Where the address is secret no household is kept: professionals read it."""
    secret = Contact.objects.filter(person=parent, secret=True).exists()
    return {
        "kind": tie.kind,
        "authority": tie.authority,
        "information_right": tie.information_right,
        "court_block": tie.court_block,
        "household": "" if secret else tie.household,
        "source": tie.source,
    }


def _stale(viewer: Viewer, row: Guardianship) -> Stale:
    now = (
        rows(viewer, Kind.GUARDIANSHIP)
        .filter(pupil=row.pupil_id, parent=row.parent_id, until__isnull=True)
        .first()
    )
    return Stale(current={name: getattr(now, name) for name in now.SAYS} if now else {}, version=0)
