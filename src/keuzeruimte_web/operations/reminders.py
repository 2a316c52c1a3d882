"""Reminders that push nobody: a letter that there is something, once, and never what another did.

Two days before a conversation; once when one said nothing yet to proposed times; once, some days before, to
prepare if one likes; before what is entrusted ends, and once after; once before a key date of the year, as
many days as the school chose; once, some days before the last, to answer on what a pupil chose. Days are days
on the clock of the school, so that a change of clocks moves nothing. Who wants none gets none, also when the
letter was already waiting (`still_wanted`).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from keuzeruimte_web.access.ages import EIGHTEEN, born_by
from keuzeruimte_web.access.decide import may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.going_on import AFTER
from keuzeruimte_web.bridge.key_dates import meant_for
from keuzeruimte_web.operations.messages import put_in_outboxes
from keuzeruimte_web.operations.planning import forget_withdrawn
from keuzeruimte_web.records.models import (
    Answer,
    ChoiceMoment,
    Conversation,
    Delegation,
    Draft,
    Employment,
    Guardianship,
    Invitation,
    KeyDate,
    NoReminders,
    Pupil,
    Reminder,
    School,
    SignOff,
    TimeReply,
    Voice,
)
from keuzeruimte_web.records.models.choices import (
    ChoiceState,
    ConversationState,
    DelegationStatus,
    ProposalState,
    ReminderKind,
)
from keuzeruimte_web.records.scope import above_schools, school_scope

BEFORE = timedelta(days=2)
"""Of a conversation."""
TO_PREPARE = timedelta(days=5)
BEFORE_AN_END = timedelta(days=14)
TO_SIGN = timedelta(days=4)
"""Before the last day to answer on a choice."""
STILL_OPEN = Q(
    status=DelegationStatus.AGREED,
    let_end_on__isnull=True,
    goes_on_as__isnull=True,
    matter__closed_on__isnull=True,
)
"""Of what is entrusted: nobody said yet whether it goes on."""
WAITED = timedelta(days=3)
"""Between the proposal of times and the one reminder of them."""


def schools() -> list[UUID]:
    """Every school here."""
    with above_schools():
        return sorted(School.objects.values_list("pk", flat=True))


def remind(school: UUID, *, now: datetime) -> None:
    """Write the reminders that are due at this school. Run twice, or by two at once, each goes out once.

    Nobody is reminded of what was set or asked today: of that there was a letter just now.
    """
    today = timezone.localdate(now)
    with school_scope(school):
        forget_withdrawn(now=now)
        due = (
            *_of_talks(today),
            *_of_times(today),
            *_of_ends(today),
            *_of_key_dates(today),
            *_of_signing(today),
        )
        for kind, person, pupil, about in due:
            _remind(school, kind=kind, person=person, pupil=pupil, about=about, today=today)


def _of_talks(today: date) -> Iterator[tuple[str, UUID, UUID, dict[str, Any]]]:
    coming = Conversation.objects.filter(
        state=ConversationState.PLANNED,
        starts_at__gte=_begin(today + timedelta(days=1)),
        starts_at__lt=_begin(today + TO_PREPARE + timedelta(days=1)),
        set_at__lt=_begin(today),
    ).select_related("matter")
    talks = {talk.pk: talk for talk in coming}
    spoke = _spoke(talks)
    pupils = {talk.matter.pupil_id for talk in talks.values()}
    staff = set(Employment.objects.values_list("person", flat=True))
    # In the own child's matter somebody is a parent only, also who works here.
    ties = Guardianship.objects.filter(_in_force(today), pupil__in=pupils, parent__in=staff)
    own = set(ties.values_list("pupil", "parent"))
    invited = Invitation.objects.filter(conversation__in=talks).order_by("conversation", "person")
    for talk_id, person in invited.values_list("conversation", "person"):
        talk = talks[talk_id]
        on, pupil = timezone.localdate(talk.starts_at), talk.matter.pupil_id
        if on - today <= BEFORE:
            yield ReminderKind.TALK, person, pupil, {"conversation_id": talk_id, "on": on}
        elif (talk_id, person) not in spoke and (person not in staff or (pupil, person) in own):
            yield ReminderKind.PREPARE, person, pupil, {"conversation_id": talk_id}


def _of_times(today: date) -> Iterator[tuple[str, UUID, UUID, dict[str, Any]]]:
    waiting = TimeReply.objects.filter(
        answered_at__isnull=True,
        proposal__state=ProposalState.OPEN,
        proposal__made_at__lt=_begin(today - WAITED + timedelta(days=1)),
        proposal__times__starts_at__gte=_begin(today + timedelta(days=1)),
    )
    for person, proposal, pupil in (
        waiting.order_by("person", "proposal")
        .distinct()
        .values_list("person", "proposal", "proposal__matter__pupil")
    ):
        yield ReminderKind.TIMES, person, pupil, {"proposal_id": proposal}


def _of_ends(today: date) -> Iterator[tuple[str, UUID, UUID, dict[str, Any]]]:
    """To every parent with authority alike, until one of them says something of it."""
    ending = Delegation.objects.filter(
        STILL_OPEN,
        until__range=(today - AFTER, today + BEFORE_AN_END),
        created_at__lt=_begin(today - BEFORE_AN_END),
    ).select_related("matter")
    found = {row.pk: row for row in ending.order_by("pk")}
    parents = Guardianship.objects.filter(
        _in_force(today), authority="yes", pupil__in={row.matter.pupil_id for row in found.values()}
    )
    of: dict[UUID, set[UUID]] = {}
    for pupil, parent in parents.values_list("pupil", "parent"):
        of.setdefault(pupil, set()).add(parent)
    for row in found.values():
        kind = ReminderKind.ENDS if row.until >= today else ReminderKind.ENDED
        for person in sorted(of.get(row.matter.pupil_id, ())):
            yield kind, person, row.matter.pupil_id, {"delegation_id": row.pk, "on": row.until}


def _in_force(today: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))


def _of_key_dates(today: date) -> Iterator[tuple[str, UUID, UUID, dict[str, Any]]]:
    """Pupils of the classes that a day is meant for, and the parents who are told about the pupil."""
    coming = [
        row
        for row in KeyDate.objects.filter(remind__gt=0, day__gt=today).order_by("day", "pk")
        if row.day - today <= timedelta(days=row.remind)
    ]
    if not coming:
        return
    sent = set(Reminder.objects.filter(key_date__in=coming).values_list("person", "key_date", "on"))
    parents: dict[UUID, list[UUID]] = {}
    ties = Guardianship.objects.filter(_in_force(today), information_right=True, court_block=False).exclude(
        pupil__person__born__lte=born_by(today, age=EIGHTEEN)
    )
    for pupil, parent in ties.order_by("pk").values_list("pupil", "parent"):
        parents.setdefault(pupil, []).append(parent)
    pupils = Pupil.objects.filter(Pupil.here(today), school_class__isnull=False)
    for pupil in pupils.select_related("school_class").order_by("pk"):
        for row in coming:
            if row.meant_for and not meant_for(
                row.meant_for, level=pupil.school_class.level, year=pupil.school_class.year_group
            ):
                continue
            for person in (pupil.pk, *parents.get(pupil.pk, ())):
                if (person, row.pk, row.day) not in sent:
                    yield ReminderKind.DAY, person, pupil.pk, {"key_date_id": row.pk, "on": row.day}


def _of_signing(today: date) -> Iterator[tuple[str, UUID, UUID, dict[str, Any]]]:
    """To whoever was asked what they say of the choice that stands, and said nothing yet."""
    waiting = SignOff.objects.filter(
        Pupil.here(today, path="decision__moment__matter__pupil__"),
        verdict="",
        withdrawn_at__isnull=True,
        asked_at__lt=_begin(today),
        decision__number=F("decision__moment__decision"),
        decision__moment__state=ChoiceState.PROVISIONAL,
        decision__moment__answer_by__range=(today, today + TO_SIGN),
        decision__moment__matter__closed_on__isnull=True,
    )
    for person, moment, on, pupil in waiting.order_by("decision", "person").values_list(
        "person", "decision__moment", "decision__moment__answer_by", "decision__moment__matter__pupil"
    ):
        yield ReminderKind.SIGN, person, pupil, {"moment_id": moment, "on": on}


def _spoke(talks: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Who wrote or answered something before which conversation, or is half-way: they need no reminder."""
    found: set[tuple[UUID, UUID]] = set()
    for model in (Voice, Answer):
        found |= set(
            model.objects.filter(conversation__in=talks, person__isnull=False).values_list(
                "conversation", "person"
            )
        )
    by_text = {str(talk): talk for talk in talks}
    drafts = Draft.objects.filter(about__in=by_text).values_list("about", "author")
    return found | {(by_text[about], author) for about, author in drafts}


def _remind(
    school: UUID, *, kind: str, person: UUID, pupil: UUID, about: dict[str, Any], today: date
) -> None:
    if _wants_none(person, conversation=about.get("conversation_id")):
        return
    with transaction.atomic():
        reminder, made = Reminder.objects.get_or_create(
            person_id=person, kind=kind, defaults={"school_id": school}, **about
        )
        if made:
            put_in_outboxes(
                school,
                people=(person,),
                pupil=pupil,
                kind=Kind.REMINDER,
                record=reminder.pk,
                today=today,
            )


def still_wanted(viewer: Viewer, reminder: UUID) -> bool:
    """Whether this reminder is still to go out: still wanted, still theirs to see, and still to come."""
    joined = rows(viewer, Kind.REMINDER).select_related("conversation", "key_date", "moment")
    row = joined.filter(pk=reminder).first()
    if row is None or _wants_none(viewer.person, conversation=row.conversation_id):
        return False
    if row.delegation_id is not None:
        stands = Delegation.objects.filter(STILL_OPEN, pk=row.delegation_id, until=row.on)
        return stands.exists() and may(viewer, Kind.DELEGATION, Right.CHANGE, row.delegation_id)
    if row.proposal_id is not None:
        waits = TimeReply.objects.filter(
            proposal=row.proposal_id, person=viewer.person, answered_at__isnull=True
        )
        return waits.exists() and may(viewer, Kind.TIME_PROPOSAL, Right.CHOOSE_TIME, row.proposal_id)
    if row.kind == ReminderKind.SIGN:
        return row.on == row.moment.answer_by and row.on >= viewer.today and _may_sign(viewer, row.moment)
    if row.moment_id is not None:
        return may(viewer, Kind.CHOICE_MOMENT, Right.SPEAK, row.moment_id)
    if row.key_date_id is not None:
        same = row.on == row.key_date.day and row.on >= viewer.today
        return same and may(viewer, Kind.KEY_DATE, Right.SEE, row.key_date_id)
    talk = row.conversation
    on = timezone.localdate(talk.starts_at)
    stands = talk.state == ConversationState.PLANNED and on >= viewer.today
    same_day = row.on is None or row.on == on
    return stands and same_day and may(viewer, Kind.CONVERSATION, Right.SEE, talk.pk)


def _may_sign(viewer: Viewer, moment: ChoiceMoment) -> bool:
    """Whether the viewer was asked what they say of the choice that stands, and said nothing yet."""
    asked = rows(viewer, Kind.SIGN_OFF, Right.SIGN).filter(
        person=viewer.person, decision__moment=moment, decision__number=moment.decision, verdict=""
    )
    return bool(moment.state == ChoiceState.PROVISIONAL and asked.exists())


def choose_reminders(viewer: Viewer, *, wanted: bool) -> None:
    """Whether the viewer wants reminders at all. Again changes nothing."""
    with transaction.atomic():
        if wanted:
            rows(viewer, Kind.NO_REMINDERS, Right.CHANGE).filter(conversation=None).delete()
        else:
            NoReminders.objects.get_or_create(
                person_id=viewer.person, conversation=None, defaults={"school_id": viewer.school}
            )
        _trace(viewer)


def choose_reminders_of(viewer: Viewer, *, conversation: UUID, wanted: bool) -> None:
    """The same, of one conversation that the viewer may see. Raises Invisible."""
    with transaction.atomic():
        talk = require(viewer, Kind.CONVERSATION, Right.SEE, conversation)
        if wanted:
            rows(viewer, Kind.NO_REMINDERS, Right.CHANGE).filter(conversation=talk).delete()
        else:
            NoReminders.objects.get_or_create(
                person_id=viewer.person, conversation=talk, defaults={"school_id": viewer.school}
            )
        _trace(viewer)


def _wants_none(person: UUID, *, conversation: UUID | None) -> bool:
    of_all = Q(conversation__isnull=True)
    of_this = Q(conversation=conversation) if conversation else of_all
    return bool(NoReminders.objects.filter(of_all | of_this, person=person).exists())


def _begin(day: date) -> datetime:
    """Midnight at the begin of this day, on the clock of the school."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001


def _trace(viewer: Viewer) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.CHOSE_REMINDERS,
        record=viewer.person,
    )
