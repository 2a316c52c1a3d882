"""Who works at the Lindecollege, and its classes with their mentors. All invented."""

from dataclasses import dataclass

from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, employ, employee
from keuzeruimte_web.records.models import Mentorship, Person, SchoolClass
from keuzeruimte_web.records.models.choices import StaffRole


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A class with its mentor."""

    school_class: SchoolClass
    mentor: Person


@dataclass(frozen=True, slots=True)
class Staff:
    """The people who work here, by first name, and the classes they look after."""

    ruben: Person
    joris: Person
    fatma: Person
    hanneke: Person
    marit: Person
    petra: Person
    inge: Person
    mirjam: Person
    samira: Person
    pieter: Person
    classes: dict[str, SchoolYear]


def staff(ledger: Ledger) -> Staff:
    """Everybody who works here. Samira el Amrani teaches and mentors, and has a child in class 1A."""
    role = StaffRole
    joris = employee(ledger, Name("Joris", "Kuiper"), role.MENTOR, role.TEACHER)
    fatma = employee(ledger, Name("Fatma", "Idrissi", "el"), role.MENTOR, role.TEACHER)
    samira = employee(ledger, Name("Samira", "Amrani", "el"), role.MENTOR, role.TEACHER)
    jelle = employee(ledger, Name("Jelle", "Hoekstra"), role.MENTOR, role.TEACHER)
    xiomara = employee(ledger, Name("Xiomara", "Pinas"), role.MENTOR, role.TEACHER)
    casper = employee(ledger, Name("Casper", "Linden", "van der"), role.MENTOR, role.TEACHER)
    for name in (Name("Agnieszka", "Wójcik"), Name("Wouter", "Dam", "van"), Name("Li Na", "Chen")):
        employee(ledger, name, role.TEACHER)
    inge = employee(ledger, Name("Inge", "Terpstra"), role.REMEDIAL_TEACHER)
    marit = employee(ledger, Name("Marit", "Dekker"), role.SCHOOL_LEADER)
    employ(ledger, marit, role.TEACHER)
    return Staff(
        ruben=employee(ledger, Name("Ruben", "Wit", "de"), role.COUNSELLOR),
        joris=joris,
        fatma=fatma,
        hanneke=employee(ledger, Name("Hanneke", "Smit"), role.CAREERS_ADVISER),
        marit=marit,
        petra=employee(ledger, Name("Petra", "Vos"), role.ADMINISTRATOR),
        inge=inge,
        mirjam=employee(ledger, Name("Mirjam", "Oever", "van den"), role.COUNSELLOR),
        samira=samira,
        pieter=employee(ledger, Name("Pieter", "Bruin", "de"), role.PRIVACY_OFFICER),
        classes={
            "1A": year(ledger, "1A", "havo/vwo", 1, joris),
            "1B": year(ledger, "1B", "vmbo-t/havo", 1, fatma),
            "2C": year(ledger, "2C", "vmbo-bk", 2, samira),
            "3H2": year(ledger, "3H2", "havo", 3, jelle),
            "4V1": year(ledger, "4V1", "vwo", 4, xiomara),
            "5H1": year(ledger, "5H1", "havo", 5, casper),
        },
    )


def year(ledger: Ledger, name: str, level: str, year_group: int, mentor: Person) -> SchoolYear:
    """A class and who looks after it."""
    row = ledger.add(SchoolClass, name=name, level=level, year_group=year_group)
    ledger.add(Mentorship, school_class=row, person=mentor, since=ledger.days.before(120))
    return SchoolYear(row, mentor)
