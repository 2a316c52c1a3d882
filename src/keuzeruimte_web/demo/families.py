"""Families of every form that a school knows. The form of a family is a fact, never a label on a person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.names import FamilyNames
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import SchoolYear
from keuzeruimte_web.records.models import Guardianship, Person, Pupil
from keuzeruimte_web.records.models.choices import Authority, Language, ParentKind

STREETS = (
    "Lindelaan",
    "Beukenhof",
    "Molenweg",
    "Kerkplein",
    "Spoorstraat",
    "Wilgenpad",
    "Dorpsstraat",
    "Marktveld",
    "Vlinderveen",
    "Ooievaarsnest",
    "Akkerrand",
)


@dataclass(frozen=True, slots=True)
class Family:
    """A pupil with the parents and carers who are asked and heard, and those who may entrust."""

    child: Pupil
    parents: tuple[Person, ...]
    with_authority: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pupil who comes to this school: the names of the family, the class, the birthday."""

    ledger: Ledger
    names: FamilyNames
    name: Name
    year: SchoolYear
    born: date

    def child(self) -> Pupil:
        """The pupil."""
        return pupil(self.ledger, self.name, school_class=self.year.school_class, born=self.born)

    def mother(self, *, deceased: bool = False) -> Person:
        """A woman who is a parent."""
        return parent(self.ledger, self.names.woman(), deceased=deceased)

    def father(self, *, deceased: bool = False) -> Person:
        """A man who is a parent."""
        return parent(self.ledger, self.names.man(), deceased=deceased)

    def street(self) -> str:
        """Where a household lives."""
        return self.ledger.random.choice(STREETS)


Form = Callable[[Arrival], Family]


def together(arrival: Arrival) -> Family:
    """Two parents in one household."""
    child, mother, father, home = arrival.child(), arrival.mother(), arrival.father(), arrival.street()
    for somebody in (mother, father):
        guard(arrival.ledger, child, somebody, household=home)
    return Family(child, (mother, father), (mother, father))


def two_households(arrival: Arrival) -> Family:
    """Two parents with authority who live apart."""
    child, mother, father = arrival.child(), arrival.mother(), arrival.father()
    guard(arrival.ledger, child, mother, household=f"{arrival.street()}, bij moeder")
    guard(arrival.ledger, child, father, household=f"{arrival.street()}, bij vader")
    return Family(child, (mother, father), (mother, father))


def one_parent(arrival: Arrival) -> Family:
    """One parent, and no other known."""
    child, mother = arrival.child(), arrival.mother()
    guard(arrival.ledger, child, mother, household=arrival.street())
    return Family(child, (mother,), (mother,))


def one_father(arrival: Arrival) -> Family:
    """A father alone."""
    child, father = arrival.child(), arrival.father()
    guard(arrival.ledger, child, father, household=arrival.street())
    return Family(child, (father,), (father,))


def two_mothers(arrival: Arrival) -> Family:
    """Two mothers; one of them adopted the child."""
    child, home = arrival.child(), arrival.street()
    mother, other = arrival.mother(), arrival.mother()
    guard(arrival.ledger, child, mother, household=home)
    guard(arrival.ledger, child, other, kind=ParentKind.ADOPTIVE, household=home)
    return Family(child, (mother, other), (mother, other))


def two_fathers(arrival: Arrival) -> Family:
    """Two fathers who adopted the child."""
    child, home = arrival.child(), arrival.street()
    fathers = (arrival.father(), parent(arrival.ledger, arrival.names.man(own_family=True)))
    for somebody in fathers:
        guard(arrival.ledger, child, somebody, kind=ParentKind.ADOPTIVE, household=home)
    return Family(child, fathers, fathers)


def foster(arrival: Arrival) -> Family:
    """Foster parents care for the child; the mother carries the authority."""
    child, mother, home = arrival.child(), arrival.mother(), arrival.street()
    guard(arrival.ledger, child, mother, household=arrival.street())
    carers = (
        parent(arrival.ledger, arrival.names.woman()),
        parent(arrival.ledger, arrival.names.man(own_family=True)),
    )
    for somebody in carers:
        guard(
            arrival.ledger,
            child,
            somebody,
            kind=ParentKind.FOSTER,
            authority=Authority.NO,
            household=f"{home}, pleeggezin",
        )
    return Family(child, (mother, *carers), (mother,))


def with_a_step_parent(arrival: Arrival) -> Family:
    """Parents who live apart; the mother's partner cares for the child too."""
    family = two_households(arrival)
    partner = parent(arrival.ledger, arrival.names.man(own_family=True))
    guard(
        arrival.ledger,
        family.child,
        partner,
        kind=ParentKind.STEP,
        authority=Authority.NO,
        informed=False,
        household="bij moeder",
    )
    return family


def with_a_guardian(arrival: Arrival) -> Family:
    """Both parents died; an aunt is the guardian."""
    child = arrival.child()
    for somebody in (arrival.mother(deceased=True), arrival.father(deceased=True)):
        guard(arrival.ledger, child, somebody, authority=Authority.NO, informed=False)
    aunt = parent(arrival.ledger, arrival.names.woman(own_family=False))
    guard(arrival.ledger, child, aunt, kind=ParentKind.GUARDIAN, household=arrival.street())
    return Family(child, (aunt,), (aunt,))


def without_authority(arrival: Arrival) -> Family:
    """The father has no authority; he is asked and heard as a parent."""
    child, mother, father = arrival.child(), arrival.mother(), arrival.father()
    guard(arrival.ledger, child, mother, household=arrival.street())
    guard(arrival.ledger, child, father, authority=Authority.NO, informed=False, household=arrival.street())
    return Family(child, (mother, father), (mother,))


def authority_unknown(arrival: Arrival) -> Family:
    """Whether the father has authority is not known: the papers were not seen yet."""
    child, mother, father = arrival.child(), arrival.mother(), arrival.father()
    guard(arrival.ledger, child, mother, household=arrival.street())
    guard(arrival.ledger, child, father, authority=Authority.UNKNOWN, informed=False)
    return Family(child, (mother, father), (mother,))


def one_died(arrival: Arrival) -> Family:
    """One parent died, and stays a parent."""
    child, mother = arrival.child(), arrival.mother()
    guard(arrival.ledger, child, mother, household=arrival.street())
    guard(arrival.ledger, child, arrival.father(deceased=True), authority=Authority.NO, informed=False)
    return Family(child, (mother,), (mother,))


def blocked_by_court(arrival: Arrival) -> Family:
    """A court decided that school does not inform the father."""
    child, mother, father = arrival.child(), arrival.mother(), arrival.father()
    guard(arrival.ledger, child, mother, household=arrival.street())
    guard(arrival.ledger, child, father, authority=Authority.NO, court_block=True)
    return Family(child, (mother,), (mother,))


def just_arrived(arrival: Arrival) -> Family:
    """A mother who reads English more easily than Dutch."""
    child = arrival.child()
    mother = parent(arrival.ledger, arrival.names.woman(), language=Language.ENGLISH)
    guard(arrival.ledger, child, mother, household=arrival.street())
    return Family(child, (mother,), (mother,))


def sibling(arrival: Arrival, family: Family) -> Family:
    """A brother or sister of a pupil, with the same parents in the same homes."""
    child = arrival.child()
    ties = arrival.ledger.rows[Guardianship]
    for tie in [row for row in ties if row.pupil is family.child]:
        guard(
            arrival.ledger,
            child,
            tie.parent,
            kind=tie.kind,
            authority=tie.authority,
            informed=tie.information_right,
            court_block=tie.court_block,
            household=tie.household,
        )
    return Family(child, family.parents, family.with_authority)


# How often each form comes by, about as in a Dutch school.
FORMS: tuple[tuple[Form, int], ...] = (
    (together, 52),
    (two_households, 20),
    (one_parent, 9),
    (with_a_step_parent, 5),
    (one_father, 2),
    (two_mothers, 2),
    (two_fathers, 1),
    (foster, 2),
    (with_a_guardian, 1),
    (without_authority, 2),
    (authority_unknown, 2),
    (one_died, 2),
    (blocked_by_court, 1),
    (just_arrived, 2),
)
