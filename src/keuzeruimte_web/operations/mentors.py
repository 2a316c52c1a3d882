"""Mentors of classes: the mentorship of the class, and with it the involvement with each of its pupils."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from keuzeruimte_web.access.decide import Forbidden, may, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.spans import end_from, holds, holds_or_will
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import (
    Employment,
    Guardianship,
    Involvement,
    Mentorship,
    Pupil,
    SchoolClass,
)
from keuzeruimte_web.records.models.choices import StaffRole

OFFICES = (StaffRole.ADMINISTRATOR, StaffRole.PRIVACY_OFFICER)


class NotACandidate(Exception):  # noqa: N818
    """A mentor works here, in a task with pupils, and is not mentor of this class already."""


def begin_mentorship(viewer: Viewer, *, school_class: UUID, person: UUID, since: date, once: UUID) -> None:
    """Make somebody mentor of a class and of each pupil in it. Raises SentBefore, NotACandidate; Forbidden to
    an administrator with an own child in it.

    With an own child a mentor is a parent only: there no involvement is made (PRODUCT 3).
    """
    with transaction.atomic():
        remember(viewer, key=once)
        group: SchoolClass = require(viewer, Kind.SCHOOL_CLASS, Right.MENTOR, school_class)
        _begin(viewer, group, person=person, since=since)


def end_mentorship(
    viewer: Viewer, *, mentorship: UUID, day: date, until: date | None = None, once: UUID
) -> None:
    """From this day on somebody is no mentor of the class, nor of its pupils: access is gone that day.

    `until`: the last day as the viewer read it, where it was known. Raises SentBefore, Stale.
    """
    with transaction.atomic():
        remember(viewer, key=once)
        _end(viewer, _going_on(viewer, mentorship, day=day, until=until), day=day)


def hand_over(
    viewer: Viewer, *, mentorship: UUID, successor: UUID, day: date, until: date | None = None, once: UUID
) -> None:
    """From this day on the successor is mentor of the class, in the place of who was. One step.

    `until`: as for `end_mentorship`. Raises SentBefore, NotACandidate, Stale.
    """
    with transaction.atomic():
        remember(viewer, key=once)
        row = _going_on(viewer, mentorship, day=day, until=until)
        group = row.school_class
        _begin(viewer, group, person=successor, since=day)
        _end(viewer, row, day=day, told_already=True)


def follow_the_class(viewer: Viewer, *, pupil: Pupil, left: UUID | None = None) -> None:
    """The mentors of the class the pupil is in come from today; those of the class that was left go.

    Who mentors both goes on, and nobody is told of another mentor. A mentor of this pupil alone stays.
    """
    here = Mentorship.objects.filter(holds_or_will(viewer.today), school_class=pupil.school_class_id)
    if left is not None:
        gone = Mentorship.objects.filter(holds_or_will(viewer.today), school_class=left).values("person")
        stay = here.filter(holds(viewer.today)).values("person")
        ties = _involvements(pupil=pupil.pk, day=viewer.today)
        for row in ties.filter(person__in=gone).exclude(person__in=stay):
            end_from(row, day=viewer.today)
    for mentorship in here:
        since = max(mentorship.since or viewer.today, viewer.today)
        _involve(viewer, pupils=[pupil.pk], person=mentorship.person_id, since=since)


def begin_with_the_class(viewer: Viewer, *, school_class: UUID, pupils: list[UUID]) -> None:
    """Pupils who come in together: the mentors of their class are involved from today.

    Nobody is told: they begin here today, and their mentor with them.
    """
    for mentorship in Mentorship.objects.filter(holds_or_will(viewer.today), school_class=school_class):
        since = max(mentorship.since or viewer.today, viewer.today)
        _involve(viewer, pupils=pupils, person=mentorship.person_id, since=since, untold=pupils)


def let_mentor(
    viewer: Viewer,
    *,
    person: UUID,
    school_class: UUID | None,
    pupil: UUID | None,
    untold: Collection[UUID] = (),
) -> Collection[UUID]:
    """As a list of the school has it: mentor of a class, or of one pupil, from today; again changes nothing.

    Answers what began: the mentorship, or the involvement with the one pupil.
    `untold`: pupils who came in today, and their mentor with them. Who does not work here in a task with
    pupils becomes no mentor, and nobody of a class with an own child.
    """
    works = Employment.objects.filter(holds_or_will(viewer.today), person=person).exclude(role__in=OFFICES)
    if not works.exists():
        return ()
    if school_class is not None and may(viewer, Kind.SCHOOL_CLASS, Right.MENTOR, school_class):
        group = SchoolClass.objects.get(pk=school_class)
        again = Mentorship.objects.filter(holds_or_will(viewer.today), school_class=group, person=person)
        if not again.exists():
            return (_begin(viewer, group, person=person, since=viewer.today, untold=untold),)
    elif school_class is None and pupil is not None and may(viewer, Kind.PUPIL, Right.CHANGE, pupil):
        return _involve(viewer, pupils=[pupil], person=person, since=viewer.today, untold=untold)
    return ()


def mentor_no_more(viewer: Viewer, *, began: Collection[UUID]) -> None:
    """What `let_mentor` began ends today, where nobody gave it an end meanwhile; family is told."""
    for row in Mentorship.objects.filter(pk__in=began, until__isnull=True).select_related("school_class"):
        _end(viewer, row, day=viewer.today)
    ties = Involvement.objects.filter(pk__in=began, until__isnull=True)
    _tell(viewer, ties)
    for tie in ties:
        end_from(tie, day=viewer.today)


def end_all_mentorships(viewer: Viewer, *, person: UUID, day: date) -> None:
    """Who works here no longer is mentor of nobody; within the transaction of who calls."""
    for row in Mentorship.objects.filter(holds_or_will(day), person=person):
        _end(viewer, row, day=day)
    for tie in Involvement.objects.filter(holds_or_will(day), person=person, matter__isnull=True):
        end_from(tie, day=day)


def _begin(
    viewer: Viewer, group: SchoolClass, *, person: UUID, since: date, untold: Collection[UUID] = ()
) -> UUID:
    if person == viewer.person:
        raise Forbidden("oneself")
    works = Employment.objects.filter(holds_or_will(since), person=person).exclude(role__in=OFFICES)
    again = Mentorship.objects.filter(holds_or_will(since), school_class=group, person=person)
    if not works.exists() or again.exists():
        raise NotACandidate
    row = Mentorship.objects.create(
        school_id=viewer.school, school_class=group, person_id=person, since=since
    )
    pupils = list(group.pupils.order_by("pk").values_list("pk", flat=True))
    _involve(viewer, pupils=pupils, person=person, since=since, untold=untold)
    _trace(viewer, TraceWord.BEGAN_MENTORSHIP, row.pk)
    pk: UUID = row.pk
    return pk


def _going_on(viewer: Viewer, mentorship: UUID, *, day: date, until: date | None) -> Mentorship:
    """A mentorship as the viewer read it. Raises Stale where a colleague ended it meanwhile, from today or
    later, and where it ends before `day` already.

    Held until the transaction ends: of two who end it at one moment, the second waits and is told.
    """
    require(viewer, Kind.MENTORSHIP, Right.CHANGE, mentorship)
    held = Mentorship.objects.select_for_update(of=("self",)).select_related("school_class")
    row: Mentorship | None = held.filter(pk=mentorship).first()
    if row is None or row.until != until or (until is not None and until < day):
        raise Stale(current={}, version=0)
    return row


def _end(viewer: Viewer, row: Mentorship, *, day: date, told_already: bool = False) -> None:
    pupils = row.school_class.pupils.values("pk")
    ties = Involvement.objects.filter(
        holds_or_will(day), pupil__in=pupils, person=row.person_id, matter__isnull=True
    )
    if not told_already:
        _tell(viewer, ties)
    for tie in ties:
        end_from(tie, day=day)
    pk = row.pk
    end_from(row, day=day)
    _trace(viewer, TraceWord.ENDED_MENTORSHIP, pk)


def _involve(
    viewer: Viewer, *, pupils: list[UUID], person: UUID, since: date, untold: Collection[UUID] = ()
) -> list[UUID]:
    own = set(Guardianship.objects.filter(parent=person, pupil__in=pupils).values_list("pupil", flat=True))
    ties = Involvement.objects.filter(
        holds_or_will(since), person=person, pupil__in=pupils, matter__isnull=True
    )
    already = own | set(ties.filter(until__isnull=True).values_list("pupil", flat=True))
    made = Involvement.objects.bulk_create(
        Involvement(
            school_id=viewer.school, pupil_id=pupil, person_id=person, role=StaffRole.MENTOR, since=since
        )
        for pupil in pupils
        if pupil not in already
    )
    _tell(viewer, (tie for tie in made if tie.pupil_id not in untold))
    return [tie.pk for tie in made]


def _tell(viewer: Viewer, ties: Iterable[Involvement]) -> None:
    """The pupil and the parents hear that there is another mentor, or that one goes (PRODUCT 3)."""
    for tie in ties:
        family = {tie.pupil_id, *parents_of(tie.pupil_id)}
        tell(viewer, people=family, pupil=tie.pupil_id, kind=Kind.INVOLVEMENT, record=tie.pk)


def _involvements(*, pupil: UUID, day: date) -> QuerySet[Involvement]:
    ties: QuerySet[Involvement] = Involvement.objects.filter(
        holds_or_will(day), pupil=pupil, matter__isnull=True
    )
    return ties


def _trace(viewer: Viewer, word: TraceWord, record: UUID) -> None:
    leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=word, record=record)
