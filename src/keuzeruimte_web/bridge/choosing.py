"""A choice between its records and the engine: how it stands, who signs today, the steps to begin with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keuzeruimte.careers.moments import standing as engine
from keuzeruimte.careers.moments.standing import (
    Because,
    NotNow,
    Standing,
    answer,
    ask_too,
    decide,
    lock,
    reopen,
    settle,
    why_not_definitive,
)
from keuzeruimte.careers.moments.template import Step, days_of, shipped_templates
from keuzeruimte.careers.moments.words import State, StepKind, StepWho
from keuzeruimte.careers.moments.words import Verdict as Said
from keuzeruimte.words import Authority
from keuzeruimte_web.records.models import ChoiceMoment, Guardianship, Pupil, SignOff

__all__ = [
    "SHIPPED",
    "Because",
    "NotNow",
    "Offered",
    "Said",
    "Signing",
    "Standing",
    "StepWords",
    "answer",
    "ask_too",
    "days_for",
    "decide",
    "lock",
    "offered",
    "offered_steps",
    "reopen",
    "settle",
    "signers",
    "signing",
    "standing",
    "standing_of",
    "why_not_definitive",
]

SHIPPED = "shipped:"
"""Before the key of steps that we ship, where a school has no copy yet."""

AUTHORITIES = {"yes": Authority.YES, "no": Authority.NO, "unknown": Authority.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs a choice of this pupil today. `needs_a_yes`: until 16, of somebody at home."""

    pupil: UUID
    parents: tuple[UUID, ...]
    needs_a_yes: bool

    @property
    def everybody(self) -> tuple[UUID, ...]:
        """The pupil first."""
        return (self.pupil, *self.parents)

    @property
    def engine(self) -> engine.Signers:
        """As the engine knows them."""
        return engine.Signers(str(self.pupil), tuple(map(str, self.parents)), needs_a_yes=self.needs_a_yes)


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step to begin with: days after the opening, or month and day, or none."""

    kind: str
    title: str
    who: str
    what: str = ""
    after_days: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """Steps that we ship for one kind of choice."""

    key: str
    title: str
    kind: str
    school_type: str
    year_group: int | None
    source: str


def signing(pupil: UUID, *, today: date) -> Signing:
    """Who signs today, from the guardianships in force. Two queries."""
    return signers(pupil, born=Pupil.objects.select_related("person").get(pk=pupil).person.born, today=today)


def signers(pupil: UUID, *, born: date | None, today: date) -> Signing:
    """The same, of whom one knows the birthday. One query."""
    in_force = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    ties = Guardianship.objects.filter(in_force, pupil=pupil, parent__deceased=False).order_by("pk")
    parents = [
        engine.Parent(str(tie.parent_id), AUTHORITIES[tie.authority], kept_away=tie.court_block)
        for tie in ties
    ]
    found = engine.signers_of(str(pupil), parents, age=_age(born, today))
    return Signing(pupil, tuple(map(UUID, found.parents)), found.needs_a_yes)


def _age(born: date | None, today: date) -> int | None:
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def standing_of(moment: ChoiceMoment, *, signed: Iterable[Any] | None = None) -> Standing:
    """How this choice stands. `signed`: the sign-offs of the decision that stands, where they are at hand."""
    if signed is None:
        signed = SignOff.objects.filter(
            decision__moment=moment, decision__number=moment.decision, withdrawn_at__isnull=True
        ).only("person_id", "verdict", "decision_id", "school_id")
    return standing(moment, said=((row.person_id, row.verdict) for row in signed))


def standing(moment: Any, *, said: Iterable[tuple[UUID, str]]) -> Standing:
    """How a choice stands with these answers: of everybody who was asked, an empty one where there is none.

    `moment` has `state`, `decision` and `answer_by`.
    """
    found = {str(person): verdict for person, verdict in said}
    return Standing(
        state=State(moment.state),
        decision=moment.decision,
        asked=frozenset(found),
        verdicts={person: Said(verdict) for person, verdict in found.items() if verdict},
        answer_by=moment.answer_by,
    )


def offered() -> tuple[Offered, ...]:
    """What a school can begin from."""
    return tuple(
        Offered(
            key=one.key,
            title=one.title,
            kind=one.kind.value,
            school_type=one.school_types[0].value if len(one.school_types) == 1 else "",
            year_group=one.year_group,
            source=one.source,
        )
        for one in shipped_templates()
    )


def offered_steps(key: str) -> tuple[StepWords, ...]:
    """The steps that we ship under this key. KeyError for another."""
    for one in shipped_templates():
        if one.key == key:
            return tuple(
                StepWords(
                    kind=step.kind.value,
                    title=step.title,
                    who=step.who.value,
                    what=step.what,
                    after_days=step.after_days,
                    month=step.on[0] if step.on else None,
                    day=step.on[1] if step.on else None,
                )
                for step in one.steps
            )
    raise KeyError(key)


def days_for(steps: Iterable[Any], *, opened: date) -> tuple[date | None, ...]:
    """The day of each of these steps (rows or `StepWords`) for a choice that opens on this day."""
    return days_of(
        [
            Step(
                kind=StepKind(step.kind),
                title=step.title,
                who=StepWho(step.who),
                after_days=step.after_days,
                on=(step.month, step.day) if step.month and step.day else None,
            )
            for step in steps
        ],
        opened=opened,
    )
