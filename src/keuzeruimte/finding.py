"""The answers: what a rule found and on which facts it rests. Ids only, no sentences (METHOD 4-6, 8)."""

from dataclasses import dataclass

from keuzeruimte.case import Act, Delegation, Event, Limit, ParentRequest, Protection
from keuzeruimte.words import ActRole, Hierarchy, Severity, Verdict

Proof = Delegation | Limit | ParentRequest | Protection


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found on one act, or on the plan as a whole (then `act` and `hierarchy` are None)."""

    rule: str
    severity: Severity
    hierarchy: Hierarchy | None
    touches: tuple[str, ...]
    proof: tuple[Proof, ...] = ()
    act: int | None = None
    in_history: bool = False
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A hypothesis to talk about, from events; `act` is an index in `history` (METHOD 6)."""

    signal: str
    act: int | None
    proof_events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Top:
    """Who stands on top in each hierarchy, ids sorted; empty where nobody of the case does (METHOD 2)."""

    emotional: tuple[str, ...]
    responsibility: tuple[str, ...]
    expertise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActAssessment:
    """One act seen on its own day: the role that follows, who is on top, and the findings, sorted."""

    index: int
    act: Act
    role: ActRole
    top: Top
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the method says of a case; `verdict` is about the acts to come only (METHOD 5)."""

    verdict: Verdict
    acts: tuple[ActAssessment, ...]
    history: tuple[ActAssessment, ...]
    plan: tuple[Finding, ...]
    signals: tuple[Signal, ...]
