"""A choice moment begins: for one pupil by who guides, or for a year group by the careers adviser."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.choosing import SHIPPED, days_for, offered
from keuzeruimte_web.bridge.subject_rules import RulesRefused, profiles_in
from keuzeruimte_web.operations.choice_templates import copy_of
from keuzeruimte_web.operations.matters import begin_matter
from keuzeruimte_web.operations.messages import ASKED_TO_SPEAK, parents_of, put_in_outboxes
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.spans import holds
from keuzeruimte_web.records.models import (
    ChoiceMoment,
    ChoiceOption,
    ChoiceRound,
    ChoiceStep,
    ChoiceTemplate,
    Guardianship,
    Involvement,
    Matter,
    Pupil,
    RoundPupil,
    SubjectRules,
    Topic,
)
from keuzeruimte_web.records.models.choices import Domain, MatterKind, OptionKind, StaffRole
from keuzeruimte_web.records.scope import school_scope

round_waits = Signal()
"""Sent, with `school` and `round`, in the transaction of what gives a worker something to do."""


class NobodyToChoose(ValueError):  # noqa: N818
    """There is nobody in these classes."""


class SameRound(ValueError):  # noqa: N818
    """There is a round of this title in this school year already."""


def open_choice(
    viewer: Viewer,
    *,
    once: UUID,
    pupil: UUID,
    template: str,
    title: str,
    ends_on: date | None,
    rules: UUID | None = None,
    colleagues: Sequence[UUID] = (),
) -> UUID:
    """Begin a choice moment of one pupil; the viewer guides it, with these colleagues. Its id.

    `template`: the id of steps of the school, or `shipped:` and a key. Pupil and parents hear of it at the
    same moment. Raises Invisible, Forbidden, NoColleague, SentBefore.
    """
    with transaction.atomic():
        steps = _template(viewer, template)
        matter = begin_matter(
            viewer,
            once=once,
            pupil=pupil,
            kind=MatterKind.CHOICE_MOMENT,
            title=title,
            colleagues=colleagues,
            topics=[(title[:80], Domain.CAREER)],
        )
        days = days_for(steps.steps.order_by("position"), opened=viewer.today)
        return _moment(
            Matter.objects.get(pk=matter),
            template=steps,
            days=days,
            ends_on=ends_on,
            rules=_rules(viewer, rules),
            today=viewer.today,
        ).pk


def open_round(
    viewer: Viewer,
    *,
    once: UUID,
    template: str,
    title: str,
    school_year: str,
    ends_on: date,
    classes: Collection[UUID],
    rules: UUID | None = None,
) -> UUID:
    """Begin one choice for these classes; its id. The moments are made in the background, pupil by pupil.

    Raises Invisible, SentBefore, NobodyToChoose, SameRound.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.OPEN_ROUND, viewer.school)
        allowed = rows(viewer, Kind.SCHOOL_CLASS, Right.OPEN_ROUND).filter(pk__in=classes)
        if len(allowed) != len(set(classes)):
            raise Invisible(f"{Kind.SCHOOL_CLASS}")
        here = Pupil.objects.filter(Pupil.here(viewer.today), school_class__in=[one.pk for one in allowed])
        pupils = list(here.order_by("pk").values_list("pk", flat=True))
        if not pupils:
            raise NobodyToChoose
        steps = _template(viewer, template)
        days = days_for(steps.steps.order_by("position"), opened=viewer.today)
        row = ChoiceRound(
            school_id=viewer.school,
            template=steps,
            kind=steps.kind,
            title=title,
            school_year=school_year,
            ends_on=ends_on,
            rules=_rules(viewer, rules),
            days={str(number): day.isoformat() if day else None for number, day in enumerate(days, start=1)},
            opened_by_id=viewer.person,
        )
        remember(viewer, key=once, made=row.pk)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise SameRound from error
        RoundPupil.objects.bulk_create(
            RoundPupil(school_id=viewer.school, round=row, pupil_id=pupil) for pupil in pupils
        )
        trace_of(viewer, TraceWord.OPENED_ROUND, record=row.pk)
        round_waits.send(sender=ChoiceRound, school=str(viewer.school), round=str(row.pk))
    return row.pk


def go_on_with_round(school: UUID, *, round: UUID, today: date) -> None:
    """Make the moments of this round that are not there yet, each in its own transaction.

    May stop anywhere, and run twice: a pupil who has one is passed over.
    """
    with school_scope(school):
        row = ChoiceRound.objects.select_related("template", "rules").filter(pk=round).first()
        if row is None or row.template is None or row.opened_by_id is None:
            return
        waiting = RoundPupil.objects.filter(round=row, moment__isnull=True).order_by("pk")
        for one in list(waiting.values_list("pk", flat=True)):
            with transaction.atomic():
                _of_the_round(row, one, today=today)


def waiting_rounds(school: UUID) -> list[UUID]:
    """Rounds of which somebody has no moment yet."""
    with school_scope(school):
        found = RoundPupil.objects.filter(
            moment__isnull=True, round__template__isnull=False, round__opened_by__isnull=False
        )
        return list(found.order_by("round").values_list("round", flat=True).distinct())


def _of_the_round(row: ChoiceRound, one: UUID, *, today: date) -> None:
    asked = RoundPupil.objects.select_for_update().select_related("pupil").get(pk=one)
    if asked.moment_id is not None or row.template is None or row.opened_by_id is None:
        return
    pupil = asked.pupil
    title = _title(row, pupil.pk)
    matter = Matter.objects.create(
        school_id=row.school_id,
        pupil=pupil,
        kind=MatterKind.CHOICE_MOMENT,
        title=title,
        opened_on=today,
    )
    for person, role in _guides(row, pupil.pk, today=today).items():
        Involvement.objects.create(
            school_id=row.school_id, pupil=pupil, matter=matter, person_id=person, role=role, since=today
        )
    Topic.objects.create(school_id=row.school_id, matter=matter, title=title[:80], domain=Domain.CAREER)
    leave_trace(
        row.school_id,
        actor=row.opened_by_id,
        role=ViewerRole.PROFESSIONAL,
        word=TraceWord.BEGAN_MATTER,
        pupil=pupil.pk,
        matter=matter.pk,
        record=matter.pk,
    )
    days = [row.days.get(str(step.position)) for step in row.template.steps.order_by("position")]
    asked.moment = _moment(
        matter,
        template=row.template,
        days=[date.fromisoformat(day) if day else None for day in days],
        ends_on=row.ends_on,
        rules=row.rules,
        today=today,
        round=row,
    )
    asked.save(update_fields=["moment"])


def _title(row: ChoiceRound, pupil: UUID) -> str:
    """What the pupil's choice is called: with its school year for who has one of this title already.

    Such as who does a year again: two that are called alike cannot be told apart on any page.
    """
    kept = Matter.objects.filter(pupil=pupil).only("school", "pupil", "title")
    if row.title not in {one.title for one in kept}:
        return row.title
    # A title holds 120 signs.
    return f"{row.title[:110].rstrip()} {row.school_year}"


def _guides(row: ChoiceRound, pupil: UUID, *, today: date) -> dict[UUID, str]:
    """Who guides it: the pupil's mentors, and who opened the round; never with an own child."""
    found: dict[UUID, str] = {}
    mentors = Involvement.objects.filter(holds(today), pupil=pupil, matter=None, role=StaffRole.MENTOR)
    for person in mentors.order_by("pk").values_list("person", flat=True):
        found[person] = StaffRole.MENTOR
    if row.opened_by_id is not None:
        found.setdefault(row.opened_by_id, StaffRole.CAREERS_ADVISER)
    own = Guardianship.objects.filter(pupil=pupil, parent__in=list(found))
    for parent in own.values_list("parent", flat=True):
        found.pop(parent, None)
    return found


def _moment(
    matter: Matter,
    *,
    template: ChoiceTemplate,
    days: Sequence[date | None],
    ends_on: date | None,
    rules: SubjectRules | None,
    today: date,
    round: ChoiceRound | None = None,
) -> ChoiceMoment:
    """The moment with its steps, and the profiles of the rules as first options; family hears of it."""
    school = matter.school_id
    moment: ChoiceMoment = ChoiceMoment.objects.create(
        school_id=school, matter=matter, round=round, kind=template.kind, ends_on=ends_on, rules=rules
    )
    ChoiceStep.objects.bulk_create(
        ChoiceStep(
            school_id=school,
            moment=moment,
            position=step.position,
            kind=step.kind,
            title=step.title,
            who=step.who,
            what=step.what,
            on=day,
        )
        for step, day in zip(template.steps.order_by("position"), days, strict=True)
    )
    now = timezone.now()
    for code, name in _profiles(rules):
        ChoiceOption.objects.create(
            school_id=school,
            moment=moment,
            kind=OptionKind.PACKAGE,
            title=name[:120],
            content={"profile": code, "subjects": []},
            added_at=now,
        )
    put_in_outboxes(
        school,
        people={matter.pupil_id, *parents_of(matter.pupil_id)},
        pupil=matter.pupil_id,
        kind=ASKED_TO_SPEAK,
        record=moment.pk,
        today=today,
    )
    return moment


def _profiles(rules: SubjectRules | None) -> tuple[tuple[str, str], ...]:
    """The profiles of these rules; none where the file is not sound for this program any more."""
    try:
        return profiles_in(rules.text) if rules else ()
    except RulesRefused:
        return ()


def _rules(viewer: Viewer, rules: UUID | None) -> SubjectRules | None:
    return require(viewer, Kind.SUBJECT_RULES, Right.SEE, rules) if rules else None


def _template(viewer: Viewer, template: str) -> ChoiceTemplate:
    """Steps of the school; of what we ship the copy of the school, made where there is none yet."""
    if not template.startswith(SHIPPED):
        found: ChoiceTemplate = require(viewer, Kind.CHOICE_TEMPLATE, Right.SEE, UUID(template))
        return found
    key = template.removeprefix(SHIPPED)
    title = next(one.title for one in offered() if one.key == key)
    return rows(viewer, Kind.CHOICE_TEMPLATE).filter(title=title).first() or copy_of(viewer, key)
