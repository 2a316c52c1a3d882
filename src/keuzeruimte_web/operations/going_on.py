"""What is entrusted comes to its end: it goes on in the name of who says so, or it ends, as agreed.

Nobody has to answer. A parent who says that it goes on says so for oneself; another parent with authority
reads it at the same moment, and makes it an own word too, or stops it (PRODUCT 3). Who says that it may end
is asked no more, and neither is anybody else: a known objection counts (METHOD 3).
"""

from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.going_on import asked_about, next_span
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.records.models import Delegation, DelegationPerson, DelegationTopic, Involvement
from keuzeruimte_web.records.models.choices import DelegationStatus


class SaidOtherwise(Exception):  # noqa: N818
    """Meanwhile somebody said something else of it: it was stopped, it may end, or it goes on already."""


class NobodyToDoIt(Exception):  # noqa: N818
    """Who it was entrusted to guides this pupil no more: it can be entrusted anew, to somebody else."""


@transaction.atomic
def go_on(viewer: Viewer, *, delegation: UUID) -> UUID:
    """It goes on when it ends, for as long again; answers what it goes on as.

    In the name of this viewer; who says it too, joins. Saying it again changes nothing. Raises Invisible,
    Forbidden, SaidOtherwise, NobodyToDoIt.
    """
    row = _ending(viewer, delegation)
    later = Delegation.objects.filter(goes_on_from=row).first()
    if row.let_end_on is not None or (later and later.status != DelegationStatus.AGREED):
        raise SaidOtherwise
    if later is None:
        since, until = next_span(since=row.since, until=row.until, today=viewer.today)
        later = Delegation.objects.create(
            school_id=viewer.school,
            matter_id=row.matter_id,
            domain=row.domain,
            words=row.words,
            status=DelegationStatus.AGREED,
            to_school=row.to_school,
            since=since,
            until=until,
            goes_on_from=row,
        )
        _like(viewer, row, later)
    _say(viewer, later)
    made: UUID = later.pk
    return made


@transaction.atomic
def also_mine(viewer: Viewer, *, delegation: UUID) -> None:
    """Say the same as who let it go on; again changes nothing. Raises Invisible, Forbidden, SaidOtherwise."""
    row: Delegation = require(viewer, Kind.DELEGATION, Right.CHANGE, delegation)
    if row.goes_on_from_id is None or row.status != DelegationStatus.AGREED:
        raise SaidOtherwise
    _say(viewer, row)


@transaction.atomic
def let_end(viewer: Viewer, *, delegation: UUID) -> None:
    """It ends on its day, and nobody is asked any more. Again changes nothing.

    Raises Invisible, Forbidden, SaidOtherwise.
    """
    row = _ending(viewer, delegation)
    if Delegation.objects.filter(goes_on_from=row).exists():
        raise SaidOtherwise
    if row.let_end_on is not None:
        return
    Delegation.objects.filter(pk=row.pk).update(
        let_end_on=viewer.today, let_end_by=viewer.person, version=row.version + 1
    )
    _done(viewer, row, TraceWord.LET_END)


def _ending(viewer: Viewer, delegation: UUID) -> Delegation:
    row: Delegation = require(viewer, Kind.DELEGATION, Right.CHANGE, delegation)
    found = Delegation.objects.select_for_update(of=("self",)).select_related("matter")
    locked: Delegation | None = found.filter(pk=row.pk).first()
    if locked is None:
        raise Invisible(Kind.DELEGATION)
    there = locked.status == DelegationStatus.AGREED and locked.matter.closed_on is None
    if not there or not asked_about(locked.until, today=viewer.today):
        raise SaidOtherwise
    return locked


def _like(viewer: Viewer, row: Delegation, later: Delegation) -> None:
    """About the same, to the same people of school, as far as they are involved still."""
    for topic in DelegationTopic.objects.filter(delegation=row):
        DelegationTopic.objects.create(school_id=viewer.school, delegation=later, topic_id=topic.topic_id)
    to = set(DelegationPerson.objects.filter(delegation=row, part="to").values_list("person", flat=True))
    here = Involvement.objects.filter(
        pk__in=rows(viewer, Kind.INVOLVEMENT).values("pk"), pupil=row.matter.pupil_id, person__in=to
    )
    still = set(here.values_list("person", flat=True))
    if to and not still:
        raise NobodyToDoIt
    for person in sorted(still):
        DelegationPerson.objects.create(
            school_id=viewer.school, delegation=later, person_id=person, part="to"
        )


def _say(viewer: Viewer, row: Delegation) -> None:
    """In the name of this viewer too."""
    _name, new = DelegationPerson.objects.get_or_create(
        delegation=row, person_id=viewer.person, part="by", defaults={"school_id": viewer.school}
    )
    if new:
        _done(viewer, row, TraceWord.ENTRUSTED)


def _done(viewer: Viewer, row: Delegation, word: TraceWord) -> None:
    pupil = row.matter.pupil_id
    tell(viewer, people=parents_of(pupil), pupil=pupil, kind=Kind.DELEGATION, record=row.pk)
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=pupil,
        matter=row.matter_id,
        record=row.pk,
    )
