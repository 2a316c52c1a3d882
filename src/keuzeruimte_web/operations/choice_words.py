"""What people say at a choice: own words, shared by name; options; the school's advice, and asking back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.slots import ELSEWHERE, mark, typed_so_far
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.sharing import NotInvited, set_shares
from keuzeruimte_web.operations.typed import WroteElsewhere, let_go
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import (
    Advice,
    AdviceQuestion,
    ChoiceMoment,
    ChoiceOption,
    ChoiceVoice,
    Guardianship,
    Involvement,
    Share,
)
from keuzeruimte_web.records.models.choices import ChoiceVoiceKind, OptionKind

__all__ = [
    "NotInvited",
    "Said",
    "WroteElsewhere",
    "add_option",
    "advise",
    "ask_back",
    "change_option",
    "change_told",
    "put_aside",
    "reply",
    "say",
    "those_at_the_choice",
    "write_down",
]

WISH = ChoiceVoiceKind.WISH.value


@dataclass(frozen=True, slots=True)
class Said:
    """Own words of one kind, and the people who may see them. Empty words are no words.

    `skipped`: knowingly nothing, for a wish: then the step of own words is passed. `base` is the mark of the
    text on which these words go on, None where that does not matter; `seen` that of a text from another
    device that stood beside it.
    """

    words: str
    shared_with: Collection[UUID] = ()
    skipped: bool = False
    base: str | None = None
    seen: str = ""


def say(viewer: Viewer, *, moment: UUID, said: Mapping[str, Said]) -> None:
    """Keep the viewer's own words: by kind (`wish`, `knowledge`, `contact`), or by the id of an option.

    Empty words take them away, with their shares. Saving the same again changes nothing. Raises Invisible,
    Forbidden, NotInvited, and WroteElsewhere: then nothing is saved, and both texts are there.
    """
    with transaction.atomic():
        row: ChoiceMoment = require(viewer, Kind.CHOICE_MOMENT, Right.SPEAK, moment)
        # Twice at once: the second sees the words that the first kept.
        ChoiceMoment.objects.select_for_update().get(pk=moment)
        among = those_at_the_choice(row, today=viewer.today) - {viewer.person}
        _let_typed_go(viewer, row, said)
        for slot, one in said.items():
            option = None if slot in ChoiceVoiceKind.values else _option(viewer, row, slot)
            kind = ChoiceVoiceKind.VIEW if option else ChoiceVoiceKind(slot)
            if kind == ChoiceVoiceKind.VIEW and option is None:
                raise Invisible(f"{Kind.CHOICE_OPTION}")
            _write(viewer, row, option, kind, one, among=among)


def _write(
    viewer: Viewer,
    row: ChoiceMoment,
    option: ChoiceOption | None,
    kind: ChoiceVoiceKind,
    one: Said,
    *,
    among: Collection[UUID],
) -> None:
    mine = _mine(viewer, row, option, kind)
    words = one.words.strip()
    skipped = one.skipped and kind == ChoiceVoiceKind.WISH and not words
    if not words and not skipped:
        mine.delete()
        return
    voice = mine.first()
    if voice is None:
        voice = ChoiceVoice.objects.create(
            school_id=viewer.school,
            moment=row,
            option=option,
            person_id=viewer.person,
            kind=kind,
            words=words,
            skipped=skipped,
        )
    elif (voice.words, voice.skipped) != (words, skipped):
        voice.words, voice.skipped, voice.updated_at = words, skipped, timezone.now()
        voice.save(update_fields=["words", "skipped", "updated_at"])
    set_shares(viewer, voice, people=one.shared_with if words else (), among=among)


def _mine(viewer: Viewer, row: ChoiceMoment, option: ChoiceOption | None, kind: str) -> Any:
    return ChoiceVoice.objects.filter(
        moment=row, option=option, kind=kind, person=viewer.person, entered_by__isnull=True
    )


def _let_typed_go(viewer: Viewer, row: ChoiceMoment, said: Mapping[str, Said]) -> None:
    """What was typed of these words is saved now; not where it was typed on another device meanwhile."""
    elsewhere = set()
    for slot, one in said.items():
        own = slot in ChoiceVoiceKind.values
        form, about = ("choice_words", str(row.pk)) if own else ("choice_view", slot)
        typed = typed_so_far(viewer, form=form, about=about)
        voice = (
            _mine(viewer, row, None, slot)
            if own
            else _mine(viewer, row, _option(viewer, row, slot), ChoiceVoiceKind.VIEW)
        )
        found = voice.first() if one.base is not None and slot not in typed else None
        now = typed.get(slot, found.words if found else "")
        if one.base not in (None, mark(now), mark(one.words)) and mark(one.words) != mark(now):
            elsewhere.add(slot)
        beside = slot + ELSEWHERE
        gone = {slot, *([beside] if one.seen == mark(typed.get(beside, "")) else [])}
        rest = {name: text for name, text in typed.items() if name not in gone}
        if rest != typed:
            let_go(viewer, form=form, about=about, rest=rest)
    if elsewhere:
        raise WroteElsewhere(elsewhere)


def write_down(viewer: Viewer, *, moment: UUID, parent: UUID, what: str, words: str, once: UUID) -> UUID:
    """Write down what a parent said of the choice by telephone or on paper, marked so; its id.

    `what` is a kind of own words, or the id of an option. It stands beside what the parent wrote, never over
    it, so nobody learns whether that is there; the parent reads it, and can mend or remove it. The viewer
    sees it, as the one who heard it. Raises Invisible, Forbidden, SentBefore.
    """
    with transaction.atomic():
        row: ChoiceMoment = require(viewer, Kind.CHOICE_MOMENT, Right.CHANGE, moment)
        require(viewer, Kind.CHOICE_MOMENT, Right.SPEAK, moment)
        heard = those_at_the_choice(row, today=viewer.today)
        if parent not in heard or not Guardianship.objects.filter(pupil=row.matter.pupil_id, parent=parent):
            raise Invisible(Kind.PERSON)
        own = what in ChoiceVoiceKind.values and what != ChoiceVoiceKind.VIEW
        voice = ChoiceVoice.objects.create(
            school_id=viewer.school,
            moment=row,
            option=None if own else _option(viewer, row, what),
            person_id=parent,
            kind=what if own else ChoiceVoiceKind.VIEW,
            words=words,
            entered_by_id=viewer.person,
        )
        Share.objects.create(school_id=viewer.school, choice_voice=voice, viewer_id=viewer.person)
        remember(viewer, key=once, made=voice.pk)
        drop_draft(viewer, form="choice_told", about=str(moment))
        pupil = row.matter.pupil_id
        tell(viewer, people=[parent], pupil=pupil, kind=Kind.CHOICE_VOICE, record=voice.pk)
    return UUID(str(voice.pk))


def change_told(viewer: Viewer, *, voice: UUID, words: str) -> UUID:
    """The person whose words these are mends what was written down, or removes it (empty).

    Answers the choice moment. Raises Invisible, Forbidden.
    """
    with transaction.atomic():
        row: ChoiceVoice = require(viewer, Kind.CHOICE_VOICE, Right.CHANGE, voice)
        require(viewer, Kind.CHOICE_MOMENT, Right.SPEAK, row.moment_id)
        if row.entered_by_id is None:
            raise Invisible(f"{Kind.CHOICE_VOICE}")
        moment: UUID = row.moment_id
        if words.strip():
            row.words, row.updated_at = words.strip(), timezone.now()
            row.save(update_fields=["words", "updated_at"])
        else:
            row.delete()
    return moment


def those_at_the_choice(row: ChoiceMoment, *, today: date) -> set[UUID]:
    """With whom one can share at this choice: the pupil, the parents of today whom no court keeps away, and
    who guides it today. The one place that says so."""
    in_force = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    pupil = row.matter.pupil_id
    parents = Guardianship.objects.filter(in_force, pupil=pupil, court_block=False, parent__deceased=False)
    guides = Involvement.objects.filter(in_force, matter=row.matter_id)
    own = Guardianship.objects.filter(pupil=pupil)  # a parent who works here is a parent only
    return {
        pupil,
        *parents.values_list("parent", flat=True),
        *guides.exclude(person__in=own.values("parent")).values_list("person", flat=True),
    }


def add_option(
    viewer: Viewer, *, moment: UUID, kind: str, title: str, needed: str, once: UUID, content: object = None
) -> UUID:
    """Add something that can be chosen, with what it would need; its id. Everybody of the choice reads it.

    Raises Invisible, Forbidden, SentBefore.
    """
    with transaction.atomic():
        row: ChoiceMoment = require(viewer, Kind.CHOICE_MOMENT, Right.ADD_OPTION, moment)
        option: ChoiceOption = ChoiceOption.objects.create(
            school_id=viewer.school,
            moment=row,
            kind=OptionKind(kind),
            title=title,
            needed=needed,
            content=content,
            by_id=viewer.person,
        )
        remember(viewer, key=once, made=option.pk)
        drop_draft(viewer, form="choice_option", about=str(moment))
        _trace(viewer, row, TraceWord.ADDED_OPTION, record=option.pk)
    return option.pk


def change_option(viewer: Viewer, *, option: UUID, version: int, title: str, needed: str) -> None:
    """Say it otherwise, or what it would need: who added it, or the pupil.

    A package or a programme keeps the name that the rules or the list give it. Raises Invisible, Forbidden,
    Stale.
    """
    with transaction.atomic():
        row: ChoiceOption = require(viewer, Kind.CHOICE_OPTION, Right.CHANGE, option)
        found = rows(viewer, Kind.CHOICE_OPTION, Right.CHANGE)
        named = row.title if row.kind in (OptionKind.PACKAGE, OptionKind.PROGRAMME) else title
        save_version(found, pk=option, version=version, title=named, needed=needed)
        drop_draft(viewer, form="choice_option_change", about=str(option))


def put_aside(viewer: Viewer, *, option: UUID, aside: bool) -> UUID:
    """Put an option aside, or take it back; what was said of it stays. Answers its choice moment."""
    with transaction.atomic():
        row: ChoiceOption = require(viewer, Kind.CHOICE_OPTION, Right.CHANGE, option)
        if aside != (row.aside_at is not None):
            row.aside_at = timezone.now() if aside else None
            row.save(update_fields=["aside_at"])
        return row.moment_id


def advise(viewer: Viewer, *, moment: UUID, observed: str, opinion: str, once: UUID) -> UUID:
    """Give the school's advice: what was seen, and apart from it what school thinks; its id.

    Family hears that there is something new; each reads it after the own words (0131). Raises Invisible,
    Forbidden, SentBefore.
    """
    with transaction.atomic():
        row: ChoiceMoment = require(viewer, Kind.CHOICE_MOMENT, Right.ADVISE, moment)
        given: Advice = Advice.objects.create(
            school_id=viewer.school, moment=row, author_id=viewer.person, observed=observed, opinion=opinion
        )
        remember(viewer, key=once, made=given.pk)
        drop_draft(viewer, form="choice_advice", about=str(moment))
        pupil = row.matter.pupil_id
        tell(viewer, people={pupil, *parents_of(pupil)}, pupil=pupil, kind=Kind.ADVICE, record=given.pk)
        _trace(viewer, row, TraceWord.ADVISED, record=given.pk)
    return given.pk


def ask_back(viewer: Viewer, *, advice: UUID, words: str, once: UUID) -> UUID:
    """Ask something of an advice; those who guide read it, and nobody else. Its id.

    Raises Invisible, Forbidden, SentBefore.
    """
    with transaction.atomic():
        row: Advice = require(viewer, Kind.ADVICE, Right.ASK_BACK, advice)
        asked: AdviceQuestion = AdviceQuestion.objects.create(
            school_id=viewer.school, advice=row, asker_id=viewer.person, words=words
        )
        remember(viewer, key=once, made=asked.pk)
        drop_draft(viewer, form="choice_ask", about=str(advice))
        pupil = row.moment.matter.pupil_id
        tell(viewer, people=[row.author_id], pupil=pupil, kind=Kind.ADVICE_QUESTION, record=asked.pk)
        _trace(viewer, row.moment, TraceWord.ASKED_BACK, record=asked.pk)
    return asked.pk


def reply(viewer: Viewer, *, asked_back: UUID, answer: str) -> None:
    """Answer what somebody asked of an advice. The same answer again changes nothing. Raises Invisible."""
    with transaction.atomic():
        row: AdviceQuestion = require(viewer, Kind.ADVICE_QUESTION, Right.REPLY, asked_back)
        drop_draft(viewer, form="choice_reply", about=str(asked_back))
        if row.answer == answer:
            return
        row.answer, row.answered_by_id, row.answered_at = answer, viewer.person, timezone.now()
        row.save(update_fields=["answer", "answered_by", "answered_at"])
        moment = row.advice.moment
        pupil = moment.matter.pupil_id
        tell(viewer, people=[row.asker_id], pupil=pupil, kind=Kind.ADVICE_QUESTION, record=row.pk)
        _trace(viewer, moment, TraceWord.REPLIED, record=row.pk)


def _option(viewer: Viewer, row: ChoiceMoment, slot: str) -> ChoiceOption:
    try:
        option: ChoiceOption = require(viewer, Kind.CHOICE_OPTION, Right.SEE, UUID(slot))
    except ValueError as error:
        raise Invisible(f"{Kind.CHOICE_OPTION}") from error
    if option.moment_id != row.pk:
        raise Invisible(f"{Kind.CHOICE_OPTION}")
    return option


def _trace(viewer: Viewer, row: ChoiceMoment, word: TraceWord, *, record: UUID) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=row.matter.pupil_id,
        matter=row.matter_id,
        record=record,
    )
