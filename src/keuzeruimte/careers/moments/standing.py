"""How a choice stands, and every way from one state to the next. Dates and people come from outside.

The pupil decides; everybody who signs is asked at that same moment, of that one decision. School makes it
definitive when all have answered or had their time, never over a known objection. Silence is no fault, and
no objection either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from keuzeruimte.careers.moments.words import State, Verdict
from keuzeruimte.words import Authority

SIXTEEN, EIGHTEEN = 16, 18
TO_DECIDE = frozenset({State.OPEN, State.PROVISIONAL, State.REOPENED})
TO_ANSWER = frozenset({State.PROVISIONAL, State.DEFINITIVE})
SETTLED = frozenset({State.DEFINITIVE, State.LOCKED})


class Because(StrEnum):
    """Why a step cannot be taken now."""

    STATE = "state"
    NO_DECISION = "no_decision"
    OBJECTION = "objection"
    NOT_THE_PUPIL = "not_the_pupil"
    STILL_ASKED = "still_asked"
    NO_YES = "no_yes"
    NOT_ASKED = "not_asked"


class NotNow(Exception):  # noqa: N818
    """A step that cannot be taken now; `because` says why."""

    def __init__(self, because: Because) -> None:
        super().__init__(because)
        self.because = because


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent, as far as signing goes. `kept_away`: a court does."""

    id: str
    authority: Authority
    kept_away: bool = False


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signs a choice today: the pupil, and the parents who do; with whom the pupil decides until 16."""

    pupil: str
    parents: tuple[str, ...] = ()
    needs_a_yes: bool = False

    @property
    def everybody(self) -> tuple[str, ...]:
        """The pupil first."""
        return (self.pupil, *self.parents)


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands. `decision`: the number of the choice, 0 before one; what follows is of that number.

    `verdicts`: what was answered of it and not withdrawn. `answer_by`: the last day to answer.
    """

    state: State = State.OPEN
    decision: int = 0
    asked: frozenset[str] = frozenset()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    answer_by: date | None = None

    @property
    def objected(self) -> bool:
        """Whether somebody objects. For those who guide; family hears that a talk comes first."""
        return Verdict.OBJECTION in self.verdicts.values()


def signers_of(pupil: str, parents: Iterable[Parent], *, age: int | None) -> Signers:
    """Who signs: parents with authority until 18. Unknown authority grants nothing, a court's word neither.

    Until 16 a parent's yes is needed where a parent signs (the pupil decides with the parents). An age that
    is not known counts as under 16.
    """
    years = 0 if age is None else age
    if years >= EIGHTEEN:
        return Signers(pupil)
    signing = tuple(one.id for one in parents if one.authority is Authority.YES and not one.kept_away)
    return Signers(pupil, signing, needs_a_yes=bool(signing) and years < SIXTEEN)


def decide(standing: Standing, signers: Signers, *, answer_by: date) -> Standing:
    """The pupil chooses, or chooses again: the next number, and everybody is asked anew. Raises NotNow."""
    _in(standing, TO_DECIDE)
    return Standing(
        state=State.PROVISIONAL,
        decision=standing.decision + 1,
        asked=frozenset(signers.everybody),
        verdicts={signers.pupil: Verdict.AGREED},
        answer_by=answer_by,
    )


def answer(standing: Standing, *, person: str, verdict: Verdict) -> Standing:
    """Somebody who was asked says something of this decision.

    An objection makes it provisional again, and so does a yes that is taken back: `settle` asks anew whether
    it can be definitive without. Raises NotNow in another state, and for who was not asked.
    """
    _in(standing, TO_ANSWER)
    if person not in standing.asked:
        raise NotNow(Because.NOT_ASKED)
    told = replace(standing, verdicts={**standing.verdicts, person: verdict})
    took_back = standing.verdicts.get(person) is Verdict.AGREED and verdict is not Verdict.AGREED
    return replace(told, state=State.PROVISIONAL) if told.objected or took_back else told


def ask_too(standing: Standing, signers: Signers) -> Standing:
    """Who signs since a later day is asked as well; what others said stays. Raises NotNow."""
    _in(standing, TO_ANSWER)
    return replace(standing, asked=standing.asked | frozenset(signers.everybody))


def why_not_definitive(standing: Standing, signers: Signers, *, today: date) -> tuple[Because, ...]:
    """Everything that stands between this and definitive; nothing when it can be."""
    if standing.state is not State.PROVISIONAL:
        return (Because.STATE,)
    if not standing.decision:
        return (Because.NO_DECISION,)
    found: list[Because] = []
    if standing.objected:
        found.append(Because.OBJECTION)
    elif standing.verdicts.get(signers.pupil) is not Verdict.AGREED:
        found.append(Because.NOT_THE_PUPIL)
    if not standing.asked.issuperset(signers.everybody):
        found.append(Because.NOT_ASKED)
    silent = set(signers.everybody) - set(standing.verdicts)
    if silent and (standing.answer_by is None or today <= standing.answer_by):
        found.append(Because.STILL_ASKED)
    if signers.needs_a_yes and not any(
        standing.verdicts.get(parent) is Verdict.AGREED for parent in signers.parents
    ):
        found.append(Because.NO_YES)
    return tuple(found)


def settle(standing: Standing, signers: Signers, *, today: date) -> Standing:
    """School makes it definitive. Raises NotNow with the first reason why not."""
    for because in why_not_definitive(standing, signers, today=today):
        raise NotNow(because)
    return replace(standing, state=State.DEFINITIVE)


def lock(standing: Standing) -> Standing:
    """School hands it in: nothing changes any more without opening it again. Raises NotNow."""
    _in(standing, {State.DEFINITIVE})
    if standing.objected:
        raise NotNow(Because.OBJECTION)
    return replace(standing, state=State.LOCKED)


def reopen(standing: Standing) -> Standing:
    """Open it again: whatever was signed is withdrawn, and the pupil chooses anew. Raises NotNow."""
    _in(standing, SETTLED)
    return replace(standing, state=State.REOPENED, verdicts={}, asked=frozenset(), answer_by=None)


def _in(standing: Standing, states: Iterable[State]) -> None:
    if standing.state not in states:
        raise NotNow(Because.STATE)
