"""An institution that is guardian or supervises: entered with who speaks for it, changed from a day, ended.

It is no parent (METHOD 3): nobody of it gets an account by this, and nothing is granted. History is kept.
"""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.guardianship import TiedBefore, TooEarly
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.pupil_ties import one_at_a_time
from keuzeruimte_web.operations.spans import end_from, holds_or_will
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import Institution


@dataclass(frozen=True, slots=True)
class Standing:
    """What an institution is for a pupil. `role` is 'guardian' or 'supervisor'; who speaks may be unknown."""

    role: str
    name: str
    given_name: str
    family_name: str
    reach: str
    source: str


def enter_institution(
    viewer: Viewer, *, pupil: UUID, standing: Standing, since: date | None, once: UUID
) -> None:
    """Write it down. Raises SentBefore; TiedBefore where one in this role is there already; Forbidden."""
    with transaction.atomic():
        remember(viewer, key=once)
        child = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
        one_at_a_time(pupil)
        there = Institution.objects.filter(holds_or_will(viewer.today), pupil=child, role=standing.role)
        if there.exists():
            raise TiedBefore
        row = Institution.objects.create(
            school_id=viewer.school, pupil=child, since=since, **asdict(standing)
        )
        trace_of(viewer, TraceWord.CHANGED_GUARDIANSHIP, record=row.pk, pupil=pupil)


def change_institution(
    viewer: Viewer, *, institution: UUID, standing: Standing, since: date, state: int
) -> None:
    """Let this hold from `since` on, such as somebody else who speaks for it; how it was stays as history.

    What began today is changed as it stands. The same again changes nothing. `state`: of the row with which
    the form was opened. Raises Stale where somebody changed or ended it meanwhile, TooEarly, TiedBefore where
    another stands in that role.
    """
    with transaction.atomic():
        row = _held(viewer, institution)
        if state != row.state:
            raise Stale(current={name: getattr(row, name) for name in row.SAYS}, version=row.state)
        fields = asdict(standing)
        if fields == {name: getattr(row, name) for name in fields}:
            return
        others = Institution.objects.filter(holds_or_will(viewer.today), pupil=row.pupil_id)
        if others.filter(role=standing.role).exclude(pk=row.pk).exists():
            raise TiedBefore
        if row.since == viewer.today:
            for name, value in fields.items():
                setattr(row, name, value)
            row.save()
        else:
            if row.since is not None and since <= row.since:
                raise TooEarly(row.since)
            end_from(row, day=since)
            row = Institution.objects.create(
                school_id=viewer.school, pupil_id=row.pupil_id, since=since, **fields
            )
        trace_of(viewer, TraceWord.CHANGED_GUARDIANSHIP, record=row.pk, pupil=row.pupil_id)


def end_institution(viewer: Viewer, *, institution: UUID, day: date) -> None:
    """From this day on it does not hold. Raises Stale where it ended already, TooEarly before it began."""
    with transaction.atomic():
        row = _held(viewer, institution)
        if row.since is not None and day <= row.since != viewer.today:
            raise TooEarly(row.since)
        pk, pupil = row.pk, row.pupil_id
        end_from(row, day=day)
        trace_of(viewer, TraceWord.ENDED_GUARDIANSHIP, record=pk, pupil=pupil)


def _held(viewer: Viewer, institution: UUID) -> Institution:
    """It, once whoever was changing one of this pupil is ready. Raises Invisible, Forbidden, Stale."""
    row: Institution = require(viewer, Kind.INSTITUTION, Right.CHANGE, institution)
    one_at_a_time(row.pupil_id)
    now: Institution | None = Institution.objects.filter(pk=row.pk).first()
    if now is None or now.until is not None:
        raise Stale(current={}, version=0)
    return now
