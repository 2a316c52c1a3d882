"""A small world for tests: the Lindecollege with its three stories, a second school, and a stranger.

`build_world(today)` writes it to the database; the fixtures `world` and `client_for` (conftest.py) give it
as it stands today, and a browser in which somebody is signed in.
"""

from dataclasses import dataclass
from datetime import date

from keuzeruimte_web.demo.days import Days, at
from keuzeruimte_web.demo.guidance import involve, matter, mentor_of, topic
from keuzeruimte_web.demo.ledger import Ledger, open_ledger
from keuzeruimte_web.demo.lindecollege import Lindecollege, lindecollege
from keuzeruimte_web.demo.people import Name, employee, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff, year
from keuzeruimte_web.demo.stories.noor import Noor
from keuzeruimte_web.demo.stories.saskia import Saskia
from keuzeruimte_web.demo.stories.timo import Timo
from keuzeruimte_web.demo.talks import conversation
from keuzeruimte_web.records.models import Account, Conversation, Matter, Person, Pupil, School
from keuzeruimte_web.records.models.choices import Domain, StaffRole

TUESDAY = date(2026, 3, 10)
"""The day on which the designs are drawn."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another school, with one family and its own staff."""

    school: School
    sem: Pupil
    mother: Person
    counsellor: Person
    administrator: Person
    trajectory: Matter
    talk: Conversation


@dataclass(frozen=True, slots=True)
class World:
    """Everybody a test needs. `stranger` is an account tied to no school."""

    today: date
    school: School
    staff: Staff
    saskia: Saskia
    timo: Timo
    noor: Noor
    elsewhere: Elsewhere
    stranger: Account


def build_world(today: date, *, password: str = "") -> World:
    """Write the world of this day to the database. `password` is hashed already; without it there is none."""
    here = lindecollege(today, password=password)
    there = open_ledger("Wilgenlyceum", days=Days(today), seed=2, domain="wilgenlyceum.example")
    elsewhere = wilgenlyceum(there)
    here.ledger.save()
    there.save()
    stranger = Account.objects.create_user("vreemde@elders.example")
    return world_of(here, elsewhere, stranger)


def world_of(here: Lindecollege, elsewhere: Elsewhere, stranger: Account) -> World:
    """The world with these schools."""
    return World(
        today=here.ledger.days.today,
        school=here.ledger.school,
        staff=here.staff,
        saskia=here.saskia,
        timo=here.timo,
        noor=here.noor,
        elsewhere=elsewhere,
        stranger=stranger,
    )


def wilgenlyceum(ledger: Ledger) -> Elsewhere:
    """Sem, his mother and his counsellor, who talk tomorrow."""
    days = ledger.days
    counsellor = employee(ledger, Name("Daan", "Vliet", "van"), StaffRole.COUNSELLOR)
    mentor = employee(ledger, Name("Esra", "Kaya"), StaffRole.MENTOR)
    administrator = employee(ledger, Name("Loes", "Prins"), StaffRole.ADMINISTRATOR)
    first_class = year(ledger, "1A", "havo", 1, mentor)
    name = Name("Sem", "Hulst", "van der")
    born = days.born(1, month=3, day=9)
    sem = pupil(ledger, name, school_class=first_class.school_class, born=born)
    mother = parent(ledger, name.with_given("Judith"))
    guard(ledger, sem, mother)
    mentor_of(ledger, sem, mentor)
    trajectory = matter(ledger, sem, "Wennen op de nieuwe school", opened=days.before(30))
    involve(ledger, trajectory, counsellor, StaffRole.COUNSELLOR)
    topic(ledger, trajectory, "Vrienden maken", Domain.SOCIAL_EMOTIONAL)
    talk = conversation(
        ledger,
        trajectory,
        "Hoe gaat het met Sem?",
        organiser=counsellor,
        starts_at=at(days.after(1), 10),
        guests=(sem.person, mother),
    )
    return Elsewhere(ledger.school, sem, mother, counsellor, administrator, trajectory, talk)
