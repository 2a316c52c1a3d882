"""One act on its own day: who hears it, and is it limited, delegated, asked for, protected? (METHOD 3)."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from keuzeruimte.case import Act, Delegation, Limit, ParentRequest, Protection
from keuzeruimte.day import Day
from keuzeruimte.words import DelegationStatus, Domain, RequestKind, Role, Severity, Verb

if TYPE_CHECKING:
    from keuzeruimte.finding import ActAssessment
    from keuzeruimte.rule import Rule

Answer = TypeVar("Answer")

NEVER_DELEGATED = frozenset({Domain.THERAPY, Domain.SAFETY})
BY_ENROLMENT = frozenset({Domain.LEARNING, Domain.CAREER})
HELP = frozenset({RequestKind.INFORMATION, RequestKind.ADVICE, RequestKind.THINK_ALONG, RequestKind.SUPPORT})
AGREED, _, WITHDRAWN = DelegationStatus


class fact(Generic[Answer]):  # noqa: N801 (reads as a word of the language: `@fact`)
    """A question about a situation, answered when first asked and then remembered."""

    def __init__(self, ask: "Callable[[Situation], Answer]") -> None:
        self.ask = ask
        self.name = ask.__name__
        self.__doc__ = ask.__doc__

    @overload
    def __get__(self, situation: None, owner: type) -> "fact[Answer]": ...
    @overload
    def __get__(self, situation: "Situation", owner: type) -> Answer: ...
    def __get__(self, situation: "Situation | None", owner: type) -> "fact[Answer] | Answer":
        if situation is None:
            return self
        answer = situation.__dict__[self.name] = self.ask(situation)
        return answer


class Situation:
    """One act of the case on its own day. A fact answers with what it rests on, not with a bare yes."""

    @classmethod
    def of(cls, act: Act, *, on: Day) -> "Situation":
        """The situation of this act, the same one each time it is asked for on this `Day`."""
        met = on.met.get(id(act))
        if met is not None:
            return met[1]
        situation = on.situations.get(act)
        if situation is None:
            situation = on.situations[act] = cls(act, on=on)
        on.met[id(act)] = (act, situation)
        return situation

    def __init__(self, act: Act, *, on: Day) -> None:
        self.fired: tuple[tuple[Rule, Severity], ...] | None = None
        self.weights: dict[str, int] | None = None
        self.at_place: dict[int, ActAssessment] = {}
        self.ways_round: dict[str, tuple[Act, ...] | None] = {}  # by the name of an edit
        self.act = act
        self.on = on
        self.pupil = on.pupil
        self.domain = on.case.domain_of(act)
        self.by_professional = act.by in on.school  # rules look at no other acts
        self.to_pupil = on.pupil in act.to
        self.to_parent = not on.parents.isdisjoint(act.to)
        if act.verb is Verb.WITHHOLD:
            self.hears = frozenset((act.by, *act.present)).difference(act.to)
        else:
            self.hears = frozenset((act.by, *act.to, *act.present))
        self.pupil_hears = on.pupil in self.hears

    @fact
    def open_route(self) -> bool:
        """A duty by law, or the meldcode: never limited, and no conflict or risk in responsibility."""
        return self.act.duty or (
            self.domain is Domain.SAFETY
            and any(self.on.case.people[person].role is Role.PROTECTOR for person in self.act.to)
        )

    @fact
    def limits(self) -> tuple[Limit, ...]:
        """The limits that this act goes against."""
        if not self.on.limits or self.open_route:
            return ()
        return tuple(limit for limit in self.on.limits if self._crosses(limit))

    @fact
    def limit_weight(self) -> Severity | None:
        """How heavy it is that the topic is limited: parents' limits weigh less for a pupil of 18."""
        if not self.limits:
            return None
        if self.on.adult and not any(self.pupil in limit.by for limit in self.limits):
            return Severity.RISK
        return Severity.CONFLICT

    @fact
    def matching(self) -> tuple[Delegation, ...]:
        """The delegations to this professional for this domain and topic, whatever their status."""
        if not self.on.delegations:
            return ()
        return self.on.delegations_to(self.act.by, domain=self.domain, topic=self.act.topic)

    @fact
    def withdrawn(self) -> tuple[Delegation, ...]:
        """The matching delegations that were withdrawn: a known objection."""
        return tuple([delegation for delegation in self.matching if delegation.status is WITHDRAWN])

    @fact
    def may_be_delegated(self) -> bool:
        """Treatment and safety never are, nor the task of bringing up itself."""
        if self.domain in NEVER_DELEGATED:
            return False
        return self.domain is not Domain.UPBRINGING or self.to_parent

    @fact
    def waits_for_all(self) -> bool:
        """The act happens only when all who may entrust it say yes, and there is somebody to say so."""
        return bool(self.on.entrusters) and self.on.entrusters.issubset(self.act.waits_for)

    @fact
    def mandate(self) -> tuple[Delegation, ...]:
        """The explicit, agreed delegations that the act rests on; none where enrolment is enough."""
        if self.withdrawn or self.domain in BY_ENROLMENT or self.waits_for_all or not self.may_be_delegated:
            return ()
        return tuple([delegation for delegation in self.matching if delegation.status is AGREED])

    @fact
    def delegated(self) -> bool:
        """Whether this professional holds what this act needs."""
        if not self.may_be_delegated:
            return False
        if self.waits_for_all:
            return True
        if self.withdrawn:
            return False
        return self.domain in BY_ENROLMENT or bool(self.mandate)

    @fact
    def asked(self) -> tuple[ParentRequest, ...]:
        """The requests by a parent for information, advice, thinking along or support on this."""
        return tuple(request for request in self._requests_on_this if request.kind in HELP)

    @fact
    def protection(self) -> tuple[Protection, ...]:
        """The protection in force for this domain under which this person acts."""
        if not self.on.protection:
            return ()
        return tuple(
            protection
            for protection in self.on.protection_of(self.domain)
            if self.act.by == protection.by or self.act.by in protection.audience
        )

    def wants_to_know(self, people: Iterable[str]) -> tuple[ParentRequest, ...]:
        """The requests to be informed on this by a parent among these people."""
        parents = self.parents_among(people)
        return tuple(
            request
            for request in self._requests_on_this
            if request.kind is RequestKind.BE_INFORMED and not parents.isdisjoint(request.by)
        )

    def heard_by_the_pupil(self, *kinds: RequestKind) -> tuple[ParentRequest, ...]:
        """The requests of these kinds by a parent on this very topic that the pupil heard asked."""
        if self.act.topic is None:
            return ()
        return tuple(
            request
            for request in self.on.case.requests
            if request.kind in kinds
            and request.topic == self.act.topic
            and self.pupil in request.present
            and not self.on.parents.isdisjoint(request.by)
        )

    def parents_among(self, people: Iterable[str]) -> frozenset[str]:
        """Those of these people who are a parent, living or dead, with or without authority."""
        return self.on.parents.intersection(people)

    @fact
    def _requests_on_this(self) -> tuple[ParentRequest, ...]:
        return tuple(
            request
            for request in self.on.case.requests
            if self._is_on_this(request.topic, request.domain) and not self.on.parents.isdisjoint(request.by)
        )

    def _is_on_this(self, topic: str | None, domain: Domain | None) -> bool:
        """A fact with a topic is about that topic only; without one it is about its whole domain."""
        return topic == self.act.topic if topic is not None else domain is self.domain

    def _crosses(self, limit: Limit) -> bool:
        return (
            self._is_on_this(limit.topic, limit.domain)
            and not self.hears.isdisjoint(self.on.audience_of(limit))
            and not (limit.unless_present and self.hears.issuperset(limit.unless_present))
            and not set(limit.by).issubset(self.act.waits_for)
        )
