"""The facts of a case: people, what they agreed and asked, and what professionals mean to do (METHOD 3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from keuzeruimte.words import (
    Authority,
    DelegationStatus,
    Domain,
    EventKind,
    ParentKind,
    RequestKind,
    Role,
    Verb,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in this case; `kind`, `authority` and `deceased` say something of a parent only."""

    id: str
    role: Role
    name: str | None = None
    born: date | None = None
    kind: ParentKind | None = None
    authority: Authority = Authority.YES
    deceased: bool = False


@dataclass(frozen=True, slots=True)
class Delegation:
    """What parents (or a pupil of 18) entrust to professionals; `to_school` means every school role."""

    domain: Domain
    by: tuple[str, ...]
    status: DelegationStatus
    to: tuple[str, ...] = ()
    to_school: bool = False
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """What parents (or a pupil of 18) do not want opened with `audience`; `None` means with the pupil."""

    by: tuple[str, ...]
    topic: str | None = None
    domain: Domain | None = None
    audience: tuple[str, ...] | None = None
    unless_present: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ParentRequest:
    """What somebody, mostly a parent, asked of the school; `present` are those who heard it asked."""

    by: tuple[str, ...]
    kind: RequestKind
    topic: str | None = None
    domain: Domain | None = None
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Protection:
    """A measure that formally exists: the third party `by`, and the professionals who act at its request."""

    by: str
    domains: tuple[Domain, ...] = (Domain.SAFETY,)
    audience: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one professional means to do, or did on `day` (METHOD 3)."""

    verb: Verb
    by: str
    to: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    topic: str | None = None
    domain: Domain | None = None
    about: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    alongside: tuple[str, ...] = ()
    options: int = 1
    through: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    duty: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody did on a day, seen from outside (METHOD 6)."""

    day: date
    who: str
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known of one pupil's matter, as looked at on the day `as_of` (METHOD 8)."""

    as_of: date
    people: Mapping[str, Person]
    title: str = ""
    topics: Mapping[str, Domain] = field(default_factory=dict)
    delegations: tuple[Delegation, ...] = ()
    limits: tuple[Limit, ...] = ()
    requests: tuple[ParentRequest, ...] = ()
    protection: tuple[Protection, ...] = ()
    voices: tuple[str, ...] = ()
    plan: tuple[Act, ...] = ()
    history: tuple[Act, ...] = ()
    events: tuple[Event, ...] = ()

    def domain_of(self, act: Act) -> Domain:
        """The act's own domain, else its topic's; KeyError where neither is given (METHOD 3)."""
        if act.domain is not None:
            return act.domain
        if act.topic is None:
            raise KeyError("an act needs a domain, or a topic that has one")
        return self.topics[act.topic]
