"""Random cases with everything that METHOD 3 knows in them, dense enough that every rule fires at times."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from keuzeruimte.case import Act, Case, Delegation, Event, Limit, ParentRequest, Person, Protection
from keuzeruimte.words import (
    SCHOOL_ROLES,
    Authority,
    DelegationStatus,
    Domain,
    EventKind,
    ParentKind,
    RequestKind,
    Role,
    Verb,
)

AS_OF = date(2026, 3, 10)
BIRTHDAYS = (
    None,
    date(2012, 5, 2),
    date(2008, 3, 9),
    date(2008, 3, 10),
    date(2008, 3, 11),
    date(2008, 2, 29),
)
AUTHORITY = (*[Authority.YES] * 4, Authority.NO, Authority.UNKNOWN)
TITLES = ("", "Een gesprek", "Zoë: ‘ja’", "2026-03-10", "no", "12", "*a", "met\nregels")
DAYS_AGO = (0, 0, 1, 7, 8, 30, 31, 42, 43, 60, 61, 90, 91, 120)

Made = TypeVar("Made")


def cases() -> st.SearchStrategy[Case]:
    """Cases as the reader would let them through; one number makes one case, so that making it is quick."""
    return st.integers(0, 2**40).map(lambda seed: _World(Random(seed)).case())


class _World:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.people = self._people()
        self.family = [one for one, who in self.people.items() if who.role in {Role.PUPIL, Role.PARENT}]
        self.school = [one for one, who in self.people.items() if who.role in SCHOOL_ROLES]
        protectors = [one for one, who in self.people.items() if who.role is Role.PROTECTOR]
        self.acting = [*self.school * 3, *protectors]
        self.domains = random.sample(list(Domain), random.choice([1, 2, 3]))
        self.topics = {f"onderwerp{number}": random.choice(self.domains) for number in range(3)}

    def case(self) -> Case:
        return Case(
            as_of=AS_OF,
            people=self.people,
            title=self.random.choice(TITLES),
            topics=self.topics,
            delegations=self.several(self.delegation, most=3),
            limits=self.several(self.limit, most=3),
            requests=self.several(self.request, most=3),
            protection=self.several(self.protection, most=1),
            voices=self.some(self.family, 0.4),
            plan=self.several(self.act, most=5),
            history=self.several(lambda: self.act(self.past_day()), most=3),
            events=self.several(self.event, most=7),
        )

    def _people(self) -> dict[str, Person]:
        random = self.random
        made = [
            Person("kind", Role.PUPIL, random.choice([None, "Noor"]), random.choice(BIRTHDAYS)),
            *(self._parent(f"ouder{number}") for number in range(random.choice([0, 1, 2, 2, 2, 3]))),
            *(
                Person(f"school{number}", random.choice(sorted(SCHOOL_ROLES)))
                for number in range(random.choice([1, 2, 3]))
            ),
            *(
                Person(f"dorp{number}", random.choice([Role.PROTECTOR, Role.SPECIALIST, Role.FRIEND]))
                for number in range(random.choice([0, 1, 1, 2]))
            ),
        ]
        random.shuffle(made)
        return {person.id: person for person in made}

    def _parent(self, one: str) -> Person:
        return Person(
            one,
            Role.PARENT,
            kind=self.random.choice([None, *ParentKind]),
            authority=self.random.choice(AUTHORITY),
            deceased=self.chance(0.12),
        )

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def some(self, people: list[str], part: float, *, least: int = 0) -> tuple[str, ...]:
        chosen = [one for one in people if self.chance(part)]
        self.random.shuffle(chosen)
        while len(chosen) < least:
            chosen.append(self.random.choice(people))
        return tuple(chosen)

    def several(self, make: Callable[[], Made], *, most: int) -> tuple[Made, ...]:
        return tuple(make() for _ in range(self.random.randint(0, most)))

    def about(self) -> tuple[str | None, Domain | None]:
        """A topic, or a domain, or both."""
        kind = self.random.random()
        if kind < 0.6:
            return self.random.choice(list(self.topics)), None
        if kind < 0.8:
            return None, self.random.choice(self.domains)
        return self.random.choice([*self.topics, "iets_anders"]), self.random.choice(self.domains)

    def edge(self) -> date | None:
        """A first or last day, often right at the day that counts."""
        if self.chance(0.5):
            return None
        return AS_OF + timedelta(self.random.choice([-60, -30, -2, -1, 0, 0, 1, 2]))

    def past_day(self) -> date:
        return AS_OF - timedelta(self.random.choice(DAYS_AGO))

    def by(self) -> tuple[str, ...]:
        return self.some([*self.family, self.school[0]], 0.5, least=1)

    def delegation(self) -> Delegation:
        to_school = self.chance(0.3)
        return Delegation(
            domain=self.random.choice(self.domains),
            by=self.by(),
            status=self.random.choice(list(DelegationStatus)),
            to=() if to_school else self.some(self.school, 0.7),
            to_school=to_school,
            topics=self.some(list(self.topics), 0.3),
            since=self.edge(),
            until=self.edge(),
        )

    def limit(self) -> Limit:
        topic, domain = self.about()
        return Limit(
            by=self.by(),
            topic=topic,
            domain=domain,
            audience=None if self.chance(0.6) else self.some(list(self.people), 0.4),
            unless_present=self.some(list(self.people), 0.15),
            since=self.edge(),
            until=self.edge(),
        )

    def request(self) -> ParentRequest:
        topic, domain = self.about()
        return ParentRequest(
            by=self.by(),
            kind=self.random.choice(list(RequestKind)),
            topic=topic,
            domain=domain,
            present=self.some(list(self.people), 0.5),
        )

    def protection(self) -> Protection:
        return Protection(
            by=self.random.choice(list(self.people)),
            domains=tuple(self.random.sample(self.domains, self.random.randint(0, len(self.domains)))),
            audience=self.some(self.school, 0.6),
            since=self.edge(),
            until=self.edge(),
        )

    def act(self, day: date | None = None) -> Act:
        topic, domain = self.about()
        everybody = list(self.people)
        return Act(
            verb=self.random.choice(list(Verb)),
            by=self.random.choice(self.acting),
            to=self.some(self.family if self.chance(0.75) else everybody, 0.5),
            present=self.some(everybody, 0.25),
            topic=topic,
            domain=domain,
            about=self.some(self.family, 0.4),
            against=self.some(everybody, 0.4),
            alongside=self.some(everybody, 0.4),
            options=self.random.randint(0, 3),
            through=("kind",) if self.chance(0.15) else (),
            waits_for=self.some(self.family, 0.7) if self.chance(0.25) else (),
            responsible=self.some(everybody, 0.2),
            duty=self.chance(0.06),
            day=day,
        )

    def event(self) -> Event:
        who = self.random.choice([*self.family, "kind", self.school[0]])
        return Event(day=self.past_day(), who=who, kind=self.random.choice(list(EventKind)))
