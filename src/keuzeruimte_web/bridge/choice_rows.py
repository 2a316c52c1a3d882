"""The records of one choice moment, as far as this viewer may see them: one query, built once a role (0105).

Every part starts at `access`. What hangs on the moment without a row of its own in the table (steps, history,
who is at it) is there for whoever sees the moment, or has a part in it.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, QuerySet, Value

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m

from .compiled import text_for
from .source import SOURCES, At, made, source


@source(m.ChoiceMoment, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class HeardRow:
    """A moment at which the viewer is heard; of who is not informed, nothing more."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    pupil: Annotated[UUID, At("matter__pupil_id")]
    kind: str
    state: str
    decision: int
    answer_by: date | None
    closed_on: Annotated[date | None, At("matter__closed_on")]
    born: Annotated[date | None, At("matter__pupil__person__born")]


@source(m.ChoiceMoment, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class MomentRow:
    """A moment that the viewer sees."""

    id: UUID
    title: Annotated[str, At("matter__title")]
    ends_on: date | None
    rules: Annotated[UUID | None, At("rules_id")]
    round: Annotated[UUID | None, At("round_id")]
    matter: Annotated[UUID, At("matter_id")]
    pupil: Annotated[UUID, At("matter__pupil_id")]
    kind: str
    state: str
    decision: int
    answer_by: date | None
    closed_on: Annotated[date | None, At("matter__closed_on")]
    born: Annotated[date | None, At("matter__pupil__person__born")]


@source(m.ChoiceMoment, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class MayRow:
    """That the viewer may do something with the moment."""

    id: UUID


@source(m.Pupil, pupil="pk")
@dataclass(frozen=True, slots=True)
class PupilRow:
    """The pupil, by name."""

    id: UUID
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.Guardianship, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class TieRow:
    """A parent, by name, and whether the tie holds; not what kind of tie it is."""

    id: UUID
    person: Annotated[UUID, At("parent_id")]
    since: date | None
    until: date | None
    court_block: bool
    deceased: Annotated[bool, At("parent__deceased")]
    given: Annotated[str, At("parent__given_name")]
    prefix: Annotated[str, At("parent__prefix")]
    family: Annotated[str, At("parent__family_name")]


@source(m.Involvement, pupil="pupil_id")
@dataclass(frozen=True, slots=True)
class GuideRow:
    """Who guides this choice, or did."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    role: str
    since: date | None
    until: date | None
    given: Annotated[str, At("person__given_name")]
    prefix: Annotated[str, At("person__prefix")]
    family: Annotated[str, At("person__family_name")]


@source(m.SignOff, pupil="decision__moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AskedRow:
    """Who was asked to sign, and the answer: by which a choice stands as it does. Shown to nobody."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    verdict: str


@source(m.SignOff, pupil="decision__moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class SignRow:
    """Somebody who was asked to sign the choice that stands, and what was said."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    verdict: str
    words: str
    entered_by: Annotated[UUID | None, At("entered_by_id")]
    answered_at: datetime | None


@source(m.ChoiceStep, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class StepRow:
    """One step."""

    id: UUID
    position: int
    kind: str
    title: str
    who: str
    what: str
    on: date | None
    done_on: date | None


@source(m.ChoiceOption, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option; `by` is None where whoever added it is gone."""

    id: UUID
    kind: str
    title: str
    needed: str
    content: Any
    by: Annotated[UUID | None, At("by_id")]
    aside_at: datetime | None
    version: int
    added_at: datetime

    @property
    def aside(self) -> bool:
        """Whether it was put aside."""
        return self.aside_at is not None


@source(m.ChoiceOption, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class OwnOptionRow:
    """An option that the viewer may change."""

    id: UUID


@source(m.ChoiceVoice, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Own words, of the viewer or shared with the viewer."""

    id: UUID
    person: Annotated[UUID, At("person_id")]
    option: Annotated[UUID | None, At("option_id")]
    kind: str
    words: str
    skipped: bool
    entered_by: Annotated[UUID | None, At("entered_by_id")]
    updated_at: datetime


@source(m.Share, pupil="choice_voice__moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ShareRow:
    """With whom the viewer shares own words."""

    id: UUID
    voice: Annotated[UUID, At("choice_voice_id")]
    viewer: Annotated[UUID, At("viewer_id")]
    shared_at: datetime


@source(m.Advice, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class AdviceRow:
    """One advice, with the name of who gave it, who may have left since."""

    id: UUID
    author: Annotated[UUID, At("author_id")]
    given: Annotated[str, At("author__given_name")]
    prefix: Annotated[str, At("author__prefix")]
    family: Annotated[str, At("author__family_name")]
    observed: str
    opinion: str
    given_at: datetime


@source(m.AdviceQuestion, pupil="advice__moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class QuestionRow:
    """What somebody asked of an advice."""

    id: UUID
    advice: Annotated[UUID, At("advice_id")]
    asker: Annotated[UUID, At("asker_id")]
    words: str
    asked_at: datetime
    answer: str
    answered_by: Annotated[UUID | None, At("answered_by_id")]


@source(m.Decision, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ChosenRow:
    """The choice that stands, in the pupil's words."""

    id: UUID
    number: int
    words: str
    made_at: datetime


@source(m.DecisionOption, pupil="decision__moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ChosenOptionRow:
    """An option that was chosen."""

    id: UUID
    option: Annotated[UUID, At("option_id")]


@source(m.ChoiceOption, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package that the pupil chose, here or at an earlier choice, with the rules of that choice."""

    id: UUID
    content: Any
    rules: Annotated[UUID | None, At("moment__rules_id")]
    added_at: datetime


@source(m.ChoiceChange, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of the history. `by` is None where it followed from what somebody said."""

    id: UUID
    was: str
    became: str
    decision: int
    by: Annotated[UUID | None, At("by_id")]
    at: datetime


Part = Callable[[Viewer, UUID], QuerySet[Any]]
RIGHTS = (Right.SPEAK, Right.ADD_OPTION, Right.DECIDE, Right.ADVISE, Right.CHANGE)


def _heard(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
    """The moment, for whoever sees it or is heard at it."""
    either = rows(viewer, Kind.CHOICE_MOMENT) | rows(viewer, Kind.CHOICE_MOMENT, Right.SPEAK)
    return either.filter(pk=moment)


def _seen(viewer: Viewer, moment: UUID, right: Right = Right.SEE) -> QuerySet[Any]:
    return rows(viewer, Kind.CHOICE_MOMENT, right).filter(pk=moment)


def _may(right: Right) -> Part:
    return lambda viewer, moment: _seen(viewer, moment, right)


def _around(model: Any, to_moment: str, found: Part, of_moment: str = "pk") -> Part:
    """What hangs on the moment, by the path from the one to the other."""

    def part(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
        around: QuerySet[Any] = model.objects.filter(
            **{f"{to_moment}__in": found(viewer, moment).values(of_moment)}
        )
        return around

    return part


def _of(kind: Kind, to_moment: str, right: Right = Right.SEE) -> Part:
    return lambda viewer, moment: rows(viewer, kind, right).filter(**{to_moment: moment})


def _asked(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
    every = _around(m.SignOff, "decision__moment", _heard)(viewer, moment)
    return that_counts(every)


def _signed(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
    return that_counts(_of(Kind.SIGN_OFF, "decision__moment")(viewer, moment))


def that_counts(signed: QuerySet[Any]) -> QuerySet[Any]:
    """Of the choice that stands, and not withdrawn."""
    return signed.filter(decision__number=F("decision__moment__decision"), withdrawn_at__isnull=True)


def _stands(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
    return rows(viewer, Kind.DECISION).filter(moment=moment, number=F("moment__decision"))


def _packages(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
    chosen = m.DecisionOption.objects.filter(
        decision__number=F("decision__moment__decision"),
        decision__moment__matter__pupil__in=_seen(viewer, moment).values("matter__pupil"),
    )
    return rows(viewer, Kind.CHOICE_OPTION).filter(kind="package", pk__in=chosen.values("option"))


PARTS: Mapping[str, tuple[type, Part]] = {
    "heard": (HeardRow, _heard),
    "seen": (MomentRow, _seen),
    **{f"may_{right}": (MayRow, _may(right)) for right in RIGHTS},
    "pupil": (PupilRow, _around(m.Pupil, "pk", _heard, "matter__pupil")),
    "tie": (TieRow, _around(m.Guardianship, "pupil", _heard, "matter__pupil")),
    "guide": (GuideRow, _around(m.Involvement, "matter", _heard, "matter")),
    "asked": (AskedRow, _asked),
    "signed": (SignRow, _signed),
    "step": (StepRow, _around(m.ChoiceStep, "moment", _seen)),
    "option": (OptionRow, _of(Kind.CHOICE_OPTION, "moment")),
    "own_option": (OwnOptionRow, _of(Kind.CHOICE_OPTION, "moment", Right.CHANGE)),
    "voice": (VoiceRow, _of(Kind.CHOICE_VOICE, "moment")),
    "share": (
        ShareRow,
        lambda v, moment: m.Share.objects.filter(
            choice_voice__in=rows(v, Kind.CHOICE_VOICE, Right.SHARE).filter(moment=moment)
        ),
    ),
    "advice": (AdviceRow, _of(Kind.ADVICE, "moment")),
    "question": (QuestionRow, _of(Kind.ADVICE_QUESTION, "advice__moment")),
    "chosen": (ChosenRow, _stands),
    "chosen_option": (
        ChosenOptionRow,
        lambda v, moment: m.DecisionOption.objects.filter(decision__in=_stands(v, moment)),
    ),
    "package": (PackageRow, _packages),
    "history": (ChangeRow, _around(m.ChoiceChange, "moment", _seen)),
}


def rows_of_choice(viewer: Viewer, *, moment: UUID) -> Mapping[str, list[Any]]:
    """The facts of one choice moment by the name of their part, in no order; a part without any is empty."""
    using = DEFAULT_DB_ALIAS
    text = text_for(viewer.role, _whole, key="choice", using=using, ids=("moment",))
    names = tuple(PARTS)
    found: dict[str, list[Any]] = defaultdict(list)
    for mark, pk, row in text.rows_for(viewer, using=using, moment=moment):
        name = names[int(mark)]
        found[name].append(made(PARTS[name][0], pk, json.loads(row)))
    return found


def _whole(viewer: Viewer, moment: UUID) -> QuerySet[Any]:
    first, *rest = (
        facts_as_rows(part(viewer, moment), fact, mark=str(number))
        for number, (fact, part) in enumerate(PARTS.values())
    )
    return first.union(*rest, all=True)


def facts_as_rows(records: QuerySet[Any], fact: type, *, mark: str) -> QuerySet[Any]:
    """These records as rows with a mark, an id and what the fact holds, ready for a union."""
    found: QuerySet[Any] = (
        records.order_by()
        .annotate(
            row_mark=Value(mark),
            row_id=F("pk"),
            row_of=SOURCES[fact].row,
        )
        .values_list("row_mark", "row_id", "row_of")
    )
    return found
