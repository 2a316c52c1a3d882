"""What a rule is: an id, its source, what lifts or silences it, and one function that weighs (METHOD 4-6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from keuzeruimte.case import Event
from keuzeruimte.finding import Proof
from keuzeruimte.past import Past
from keuzeruimte.plan import Plan
from keuzeruimte.situation import Situation
from keuzeruimte.words import Hierarchy, Severity, Verb

Weigh = Callable[[Situation], Severity | None]
People = Callable[[Situation], Iterable[str]]
RestsOn = Callable[[Situation], tuple[Proof, ...]]


def nothing(situation: Situation) -> tuple[Proof, ...]:
    """The finding rests on no delegation, limit, request or protection."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for one act.

    `severities` are all it can give; `verbs` are the acts it looks at (None: every act). Protection lifts
    it where `lifted_by_protection`; it is silent where a rule of `silent_where` fires. The one rule that
    `tells_of_protection` speaks up where protection lifted a conflict or risk in responsibility.
    """

    id: str
    hierarchy: Hierarchy
    source: tuple[str, ...]
    severities: tuple[Severity, ...]
    weigh: Weigh
    touches: People
    proof: RestsOn = nothing
    verbs: frozenset[Verb] | None = None
    lifted_by_protection: bool = False
    silent_where: frozenset[str] = frozenset()
    tells_of_protection: bool = False


def rule(
    rule_id: str,
    hierarchy: Hierarchy,
    *,
    severities: tuple[Severity, ...],
    source: tuple[str, ...],
    touches: People,
    proof: RestsOn = nothing,
    verbs: Iterable[Verb] | None = None,
    lifted_by_protection: bool = False,
    silent_where: Iterable[str] = (),
    tells_of_protection: bool = False,
) -> Callable[[Weigh], Rule]:
    """Make a rule of the function that weighs it; see `Rule` for the meaning of each part."""

    def made(weigh: Weigh) -> Rule:
        return Rule(
            id=rule_id,
            hierarchy=hierarchy,
            source=source,
            severities=severities,
            weigh=weigh,
            touches=touches,
            proof=proof,
            verbs=None if verbs is None else frozenset(verbs),
            lifted_by_protection=lifted_by_protection,
            silent_where=frozenset(silent_where),
            tells_of_protection=tells_of_protection,
        )

    return made


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a plan rule found: for one person or for the plan, and on which facts it rests."""

    touches: Iterable[str]
    person: str | None = None
    proof: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRule:
    """One rule for the plan as a whole; silent for a person for whom a rule of `silent_where` fires."""

    id: str
    source: tuple[str, ...]
    severity: Severity
    look: Callable[[Plan], Iterable[Found]]
    silent_where: frozenset[str] = frozenset()


def plan_rule(
    rule_id: str, severity: Severity, *, source: tuple[str, ...], silent_where: Iterable[str] = ()
) -> Callable[[Callable[[Plan], Iterable[Found]]], PlanRule]:
    """Make a plan rule of the function that looks at the plan."""

    def made(look: Callable[[Plan], Iterable[Found]]) -> PlanRule:
        return PlanRule(rule_id, source, severity, look, frozenset(silent_where))

    return made


@dataclass(frozen=True, slots=True)
class Sign:
    """What a signal rests on: the act of the history it names, if it names one, and the events."""

    act: int | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class SignalRule:
    """One signal; silent where a signal of `silent_where` is given."""

    id: str
    source: tuple[str, ...]
    look: Callable[[Past], Sign | None]
    silent_where: frozenset[str] = frozenset()


def signal_rule(
    signal_id: str, *, source: tuple[str, ...], silent_where: Iterable[str] = ()
) -> Callable[[Callable[[Past], Sign | None]], SignalRule]:
    """Make a signal of the function that looks at the past."""

    def made(look: Callable[[Past], Sign | None]) -> SignalRule:
        return SignalRule(signal_id, source, look, frozenset(silent_where))

    return made
