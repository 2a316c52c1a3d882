"""The pupil chooses, everybody signs, school makes it definitive; the engine says what can be when (0130)."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge import choosing as engine
from keuzeruimte_web.bridge.choosing import Because, NotNow, Signing, Standing, signing, standing_of
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.spans import holds
from keuzeruimte_web.records.models import (
    ChoiceChange,
    ChoiceMoment,
    ChoiceOption,
    ChoiceStep,
    Decision,
    DecisionOption,
    Involvement,
    SignOff,
)
from keuzeruimte_web.records.models.choices import Verdict

__all__ = [
    "Because",
    "NotNow",
    "NothingChosen",
    "ask_everybody",
    "decide",
    "finish_step",
    "lock",
    "reopen",
    "settle",
    "sign",
    "sign_for",
]

TIME_TO_ANSWER = timedelta(days=14)


class NothingChosen(ValueError):  # noqa: N818
    """A choice of nothing is no choice; say it in an option of your own."""


def decide(viewer: Viewer, *, moment: UUID, options: Collection[UUID], words: str, once: UUID) -> int:
    """The pupil chooses these options, in own words; the number of the choice.

    What was signed of an earlier choice is withdrawn, and everybody who signs is asked at the same moment.
    Raises Invisible, Forbidden, NothingChosen, SentBefore, NotNow.
    """
    with transaction.atomic():
        row = _locked(viewer, moment, Right.DECIDE)
        chosen = list(_options(row, options))
        if not chosen:
            raise NothingChosen
        asked = signing(row.matter.pupil_id, today=viewer.today)
        was = standing_of(row)
        new = engine.decide(was, asked.engine, answer_by=viewer.today + TIME_TO_ANSWER)
        now = timezone.now()
        _withdraw(row)
        decision = Decision.objects.create(
            school_id=viewer.school, moment=row, number=new.decision, by_id=viewer.person, words=words
        )
        remember(viewer, key=once, made=decision.pk)
        drop_draft(viewer, form="choice_choose", about=str(moment))
        DecisionOption.objects.bulk_create(
            DecisionOption(school_id=viewer.school, decision=decision, option=option) for option in chosen
        )
        for person in asked.everybody:
            own = {"verdict": Verdict.AGREED, "answered_at": now} if person == viewer.person else {}
            SignOff.objects.create(school_id=viewer.school, decision=decision, person_id=person, **own)
        _keep(row, was, new, by=viewer.person)
        _tell_family(viewer, row)
        _trace(viewer, row, TraceWord.DECIDED)
        return new.decision


def sign(viewer: Viewer, *, sign_off: UUID, verdict: str, words: str, once: UUID) -> None:
    """Say of the choice that stands: read, agreed, or an objection in own words. Changed until it is locked.

    An objection, or a yes taken back of what was definitive, is told to those who guide.
    Raises Invisible, Forbidden, SentBefore, NotNow.
    """
    with transaction.atomic():
        row: SignOff = require(viewer, Kind.SIGN_OFF, Right.SIGN, sign_off)
        remember(viewer, key=once, made=sign_off)
        drop_draft(viewer, form="choice_sign", about=str(sign_off))
        _say(viewer, row, verdict, words, entered_by=None)


def sign_for(viewer: Viewer, *, sign_off: UUID, verdict: str, words: str, once: UUID) -> None:
    """Write down what somebody said of the choice by telephone or on paper, marked so.

    What the person says here stands over it. Raises Invisible, Forbidden, SentBefore, and NotNow: also of who
    does not sign any more, such as a parent whose authority ended.
    """
    with transaction.atomic():
        row: SignOff = require(viewer, Kind.SIGN_OFF, Right.SIGN_FOR, sign_off)
        pupil = row.decision.moment.matter.pupil_id
        if row.verdict and row.entered_by_id is None:
            raise NotNow(Because.STATE)
        if row.person_id not in signing(pupil, today=viewer.today).everybody:
            raise NotNow(Because.STATE)
        remember(viewer, key=once, made=sign_off)
        drop_draft(viewer, form="choice_sign", about=str(sign_off))
        _say(viewer, row, verdict, words, entered_by=viewer.person)


def ask_everybody(viewer: Viewer, *, moment: UUID) -> None:
    """Ask whoever signs since a later day as well. Again changes nothing. Raises NotNow."""
    with transaction.atomic():
        row = _locked(viewer, moment, Right.CHANGE)
        asked = signing(row.matter.pupil_id, today=viewer.today)
        was = standing_of(row)
        engine.ask_too(was, asked.engine)
        decision = Decision.objects.get(moment=row, number=row.decision)
        new = [person for person in asked.everybody if str(person) not in was.asked]
        for person in new:
            SignOff.objects.update_or_create(
                decision=decision,
                person_id=person,
                defaults={"school_id": viewer.school, "withdrawn_at": None, "verdict": ""},
            )
        if new:
            row.answer_by = viewer.today + TIME_TO_ANSWER
            row.save(update_fields=["answer_by"])
        pupil = row.matter.pupil_id
        tell(viewer, people=new, pupil=pupil, kind=Kind.CHOICE_MOMENT, record=row.pk)


def settle(viewer: Viewer, *, moment: UUID) -> None:
    """School makes it definitive. Raises Invisible, Forbidden, and NotNow with what stands between."""
    with transaction.atomic():
        row = _locked(viewer, moment, Right.CHANGE)
        asked: Signing = signing(row.matter.pupil_id, today=viewer.today)
        was = standing_of(row)
        _keep(row, was, engine.settle(was, asked.engine, today=viewer.today), by=viewer.person)
        _tell_family(viewer, row)
        _trace(viewer, row, TraceWord.CHANGED_CHOICE)


def lock(viewer: Viewer, *, moment: UUID) -> None:
    """School hands the choice in; nothing changes without opening it again. Raises NotNow."""
    with transaction.atomic():
        row = _locked(viewer, moment, Right.CHANGE)
        was = standing_of(row)
        _keep(row, was, engine.lock(was), by=viewer.person)
        _trace(viewer, row, TraceWord.CHANGED_CHOICE)


def reopen(viewer: Viewer, *, moment: UUID) -> None:
    """Open the choice again: what was signed is withdrawn, and the pupil chooses anew. Raises NotNow."""
    with transaction.atomic():
        row = _locked(viewer, moment, Right.CHANGE)
        was = standing_of(row)
        new = engine.reopen(was)
        _withdraw(row)
        _keep(row, was, new, by=viewer.person)
        _tell_family(viewer, row)
        _trace(viewer, row, TraceWord.CHANGED_CHOICE)


def finish_step(viewer: Viewer, *, step: UUID, done: bool) -> UUID:
    """Say that a step was done, or that it was not yet. Again changes nothing.

    Answers its choice moment. Raises Invisible, Forbidden.
    """
    with transaction.atomic():
        row = ChoiceStep.objects.select_related("moment__matter").filter(pk=step).first()
        if row is None:
            raise Invisible(f"{Kind.CHOICE_MOMENT}")
        moment: UUID = row.moment_id
        require(viewer, Kind.CHOICE_MOMENT, Right.CHANGE, moment)
        if done == (row.done_on is not None):
            return moment
        row.done_on, row.done_by_id = (viewer.today, viewer.person) if done else (None, None)
        row.save(update_fields=["done_on", "done_by"])
        _trace(viewer, row.moment, TraceWord.CHANGED_STEP)
        return moment


def _say(viewer: Viewer, row: SignOff, verdict: str, words: str, *, entered_by: UUID | None) -> None:
    moment = ChoiceMoment.objects.select_for_update().get(pk=row.decision.moment_id)
    if row.decision.number != moment.decision:
        raise NotNow(Because.NOT_ASKED)
    was = standing_of(moment)
    said = Verdict(verdict)
    if row.person_id == moment.matter.pupil_id and said == Verdict.READ:
        raise NotNow(Because.NOT_THE_PUPIL)
    new = engine.answer(was, person=str(row.person_id), verdict=engine.Said(said.value))
    row.verdict, row.words, row.answered_at = said, words, timezone.now()
    row.entered_by_id = entered_by
    row.save(update_fields=["verdict", "words", "answered_at", "entered_by"])
    # By nobody: the history that family reads does not tell whose objection it was.
    _keep(moment, was, new, by=None)
    if said == Verdict.OBJECTION or new.state != was.state:
        guides = Involvement.objects.filter(holds(viewer.today), matter=moment.matter_id)
        people = set(guides.values_list("person", flat=True))
        pupil = moment.matter.pupil_id
        tell(viewer, people=people, pupil=pupil, kind=Kind.SIGN_OFF, record=row.pk)
    _trace(viewer, moment, TraceWord.SIGNED)


def _locked(viewer: Viewer, moment: UUID, right: Right) -> ChoiceMoment:
    require(viewer, Kind.CHOICE_MOMENT, right, moment)
    found: ChoiceMoment = ChoiceMoment.objects.select_for_update().get(pk=moment)
    return found


def _options(row: ChoiceMoment, options: Iterable[UUID]) -> Iterable[ChoiceOption]:
    """These options of this choice that were not put aside. Raises Invisible for any other."""
    asked = set(options)
    found = ChoiceOption.objects.filter(moment=row, pk__in=asked, aside_at__isnull=True).order_by("pk")
    if len(found) != len(asked):
        raise Invisible(f"{Kind.CHOICE_OPTION}")
    return list(found)


def _withdraw(row: ChoiceMoment) -> None:
    signed = SignOff.objects.filter(decision__moment=row, withdrawn_at__isnull=True)
    signed.update(withdrawn_at=timezone.now())


def _keep(row: ChoiceMoment, was: Standing, new: Standing, *, by: UUID | None) -> None:
    """Write how it stands, and what changed in the history."""
    row.state, row.decision, row.answer_by = new.state.value, new.decision, new.answer_by
    row.save(update_fields=["state", "decision", "answer_by"])
    if (was.state, was.decision) != (new.state, new.decision):
        ChoiceChange.objects.create(
            school_id=row.school_id,
            moment=row,
            was=was.state.value,
            became=new.state.value,
            decision=new.decision,
            by_id=by,
        )


def _tell_family(viewer: Viewer, row: ChoiceMoment) -> None:
    """Pupil and parents hear at the same moment that there is something new; not what."""
    pupil = row.matter.pupil_id
    tell(viewer, people={pupil, *parents_of(pupil)}, pupil=pupil, kind=Kind.CHOICE_MOMENT, record=row.pk)


def _trace(viewer: Viewer, row: ChoiceMoment, word: TraceWord) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=row.matter.pupil_id,
        matter=row.matter_id,
        record=row.pk,
    )
