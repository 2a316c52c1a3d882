"""A case on one day: who is a parent with authority then, and which agreements are in force (METHOD 3)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from keuzeruimte.case import Act, Case, Delegation, Limit, Person, Protection
from keuzeruimte.words import SCHOOL_ROLES, Authority, Domain, Role

if TYPE_CHECKING:
    from keuzeruimte.finding import Assessment, Top
    from keuzeruimte.situation import Situation

ADULT_AGE = 18


class Day:
    """What holds on `day` for everybody in the case. Built once a day, however many acts that day has.

    It remembers what was worked out on it: the situation of an act, who is on top in a domain, and the
    assessment of a plan, by its situations in order. `met` and `plans` find them by the very act or plan that
    was asked about, which they hold, so that no other gets its id.
    """

    def __init__(self, case: Case, *, day: date) -> None:
        self.case = case
        self.day = day
        self.situations: dict[Act, Situation] = {}
        self.met: dict[int, tuple[Act, Situation]] = {}
        self.tops: dict[Domain, Top] = {}
        self.plans: dict[int, tuple[tuple[Act, ...], Assessment]] = {}
        self.assessed: dict[tuple[int, ...], Assessment] = {}
        people = case.people.values()
        self.pupil = next(person.id for person in people if person.role is Role.PUPIL)
        self.adult = _of_age(case.people[self.pupil], day=day)
        parents = [person for person in people if person.role is Role.PARENT]
        living = [person for person in parents if not person.deceased]
        self.parents = frozenset(person.id for person in parents)
        self.living_parents = frozenset(person.id for person in living)
        self.parents_with_authority = frozenset(
            person.id for person in living if person.authority is Authority.YES
        )
        self.parents_to_hear = frozenset(
            person.id for person in living if person.authority is not Authority.NO
        )
        self.school = frozenset(person.id for person in people if person.role in SCHOOL_ROLES)
        self.entrusters = frozenset({self.pupil}) if self.adult else self.parents_with_authority
        self.limits = tuple(
            limit for limit in case.limits if self._holds(limit.since, limit.until) and self._counts(limit.by)
        )
        self.delegations = tuple(
            delegation
            for delegation in case.delegations
            if self._holds(delegation.since, delegation.until)
            and not self.entrusters.isdisjoint(delegation.by)
        )
        self.protection = tuple(
            protection for protection in case.protection if self._holds(protection.since, protection.until)
        )

    def forget(self) -> None:
        """Let go of what was worked out: each situation knows this day, so Python finds neither by itself."""
        for remembered in (self.situations, self.met, self.tops, self.plans, self.assessed):
            remembered.clear()

    def protection_of(self, domain: Domain) -> tuple[Protection, ...]:
        """The protection in force that covers this domain, whoever acts."""
        return tuple(protection for protection in self.protection if domain in protection.domains)

    def delegations_to(
        self, professional: str, *, domain: Domain, topic: str | None
    ) -> tuple[Delegation, ...]:
        """The delegations that match this professional, domain and topic, whatever their status."""
        return tuple(
            delegation
            for delegation in self.delegations
            if delegation.domain is domain
            and (not delegation.topics or topic in delegation.topics)
            and (professional in delegation.to or (delegation.to_school and professional in self.school))
        )

    def audience_of(self, limit: Limit) -> tuple[str, ...]:
        """With whom the limited topic must not be opened; left out, that is the pupil."""
        return (self.pupil,) if limit.audience is None else limit.audience

    def with_role(self, *roles: Role) -> Iterable[str]:
        """The ids of those who stand in this case in one of these roles."""
        return (person.id for person in self.case.people.values() if person.role in roles)

    def _holds(self, since: date | None, until: date | None) -> bool:
        return (since is None or since <= self.day) and (until is None or self.day <= until)

    def _counts(self, by: tuple[str, ...]) -> bool:
        """Limits by parents count, and for a pupil of 18 the pupil's own."""
        return not self.parents.isdisjoint(by) or (self.adult and self.pupil in by)


def _of_age(pupil: Person, *, day: date) -> bool:
    """Whether the pupil is 18 or older; without a date of birth we take the pupil for younger."""
    if pupil.born is None:
        return False
    birthday = (pupil.born.year + ADULT_AGE, pupil.born.month, pupil.born.day)
    return birthday <= (day.year, day.month, day.day)
