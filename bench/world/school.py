"""One school of a world: its staff, classes and families, and what happened to them so far.

Its parts are those of the demo (families of every form, courses of guidance, choice moments), in the numbers
of a real school; each school has a seed of its own, so no two are alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bench.world.rows import WorldLedger
from bench.world.talk import six_items
from keuzeruimte_web.demo.boundaries import boundaries_of
from keuzeruimte_web.demo.contacts import contacts
from keuzeruimte_web.demo.courses import COURSES
from keuzeruimte_web.demo.days import Days
from keuzeruimte_web.demo.families import FORMS, Arrival, Family, Form, sibling, together
from keuzeruimte_web.demo.guidance import mentor_of
from keuzeruimte_web.demo.histories import Choice, Guides, State, choice_of, course_of
from keuzeruimte_web.demo.ledger import Ledger, open_ledger
from keuzeruimte_web.demo.names import NameBook
from keuzeruimte_web.demo.people import Name, employee
from keuzeruimte_web.demo.staff import SchoolYear, year
from keuzeruimte_web.records.models import Contact, Conversation, Person
from keuzeruimte_web.records.models.choices import StaffRole

CLASS = 25
GROUPS = (
    ("vmbo-bk", 4, 3),
    ("vmbo-t", 4, 3),
    ("havo", 5, 4),
    ("vwo", 6, 3),
)
"""Kind of school, its years, and classes a year: room for sixty classes of 25."""
ONE_IN = {"course": 5, "sibling": 12, "twins": 80, "shared address": 4}
"""Of so many families one has a child in a course of guidance, a brother or sister here, twins, one address
for the letters of both parents."""
CHOOSING = (2, 3, 5)
ADVISED = 12
"""Classes that one careers adviser takes through their choice: 300 pupils."""
STATES = (
    State(last=12, next=6, voices=2, seen=True),
    State(last=None, next=5),
    State(last=25, next=12, voices=1),
    State(last=9, next=None, seen=True),
    State(last=33, next=4, voices=3),
    State(last=45, next=None, closed=True),
)


@dataclass(frozen=True, slots=True)
class Faces:
    """Who is measured as: a mentor, a careers adviser, a parent and a pupil with a full history."""

    mentor: Person
    adviser: Person
    parent: Person
    pupil: Person
    talks: tuple[Conversation, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A school of which nothing is in the database yet, and who is measured as."""

    ledger: Ledger
    faces: Faces


@dataclass(frozen=True, slots=True)
class _Staff:
    years: tuple[SchoolYear, ...]
    counsellors: tuple[Person, ...]
    remedial: Person
    advisers: tuple[Person, ...]


def school(number: int, *, pupils: int, today: date, of: type[Ledger] = WorldLedger) -> Built:
    """School `number` of a world, with so many pupils, in a ledger `of` this kind."""
    domain = f"school{number}.example"
    ledger = open_ledger(name_of(number), days=Days(today), seed=number, domain=domain, of=of)
    ledger.school.demo = False
    book = NameBook(ledger.random)
    staff = _staff(ledger, book, classes=-(-pupils // CLASS))
    families = list(_families(ledger, book, staff, pupils))
    talks: list[Conversation] = []
    guided: list[Family] = []
    for place, (family, of_class) in enumerate(families):
        mentor_of(ledger, family.child, of_class.mentor)
        if place % ONE_IN["course"] == 0:
            number_of_course = place // ONE_IN["course"]
            talks += _course(ledger, staff, family, of_class, number=number_of_course)
            guided.append(family)
    _choices(ledger, staff, families)
    contacts(ledger, ())
    _share_addresses(ledger)
    first = next(family for family in guided if len(family.with_authority) == 2)
    return Built(
        ledger,
        Faces(
            mentor=next(year.mentor for family, year in families if family is first),
            adviser=staff.advisers[0],
            parent=first.with_authority[0],
            pupil=first.child.person,
            talks=tuple(talks),
        ),
    )


def name_of(number: int) -> str:
    """What school `number` of a world is called."""
    return f"School {number}"


def _staff(ledger: Ledger, book: NameBook, *, classes: int) -> _Staff:
    def somebody(*roles: StaffRole) -> Person:
        return employee(ledger, _unlike(book), *roles)

    role = StaffRole
    somebody(role.SCHOOL_LEADER)
    somebody(role.ADMINISTRATOR)
    somebody(role.PRIVACY_OFFICER)
    for _ in range(classes // 2):
        somebody(role.TEACHER)
    named = [
        (f"{level} {group}{chr(ord('A') + place)}", level, group)
        for level, years, each in GROUPS
        for group in range(1, years + 1)
        for place in range(each)
    ]
    return _Staff(
        years=tuple(
            year(ledger, name, level, group, somebody(role.MENTOR, role.TEACHER))
            for name, level, group in named[:classes]
        ),
        counsellors=tuple(somebody(role.COUNSELLOR) for _ in range(4)),
        remedial=somebody(role.REMEDIAL_TEACHER),
        advisers=tuple(somebody(role.CAREERS_ADVISER) for _ in range(3)),
    )


def _unlike(book: NameBook) -> Name:
    book.taken.clear()  # in a school of this size two people may have one name
    return book.family().child()


def _families(
    ledger: Ledger, book: NameBook, staff: _Staff, pupils: int
) -> Iterator[tuple[Family, SchoolYear]]:
    """So many pupils with their families, class after class; brothers, sisters and twins among them."""
    random = ledger.random
    forms: list[Form] = [form for form, _weight in FORMS]
    weights = [weight for _form, weight in FORMS]
    before: Family | None = None
    for place in range(pupils):
        of_class = staff.years[place // CLASS]
        book.taken.clear()
        if before is not None and place % ONE_IN["sibling"] == 0:
            person = before.child.person
            names = book.family_called(_name_of(person))
            twins = place % ONE_IN["twins"] == 0
            born = person.born if twins and person.born else _birthday(ledger, of_class)
            coming = Arrival(ledger, names, names.child(), of_class, born)
            family = sibling(coming, before)
        else:
            names = book.family()
            coming = Arrival(ledger, names, names.child(), of_class, _birthday(ledger, of_class))
            form = together if place == 0 else random.choices(forms, weights)[0]
            family = form(coming)
        before = family
        yield family, of_class


def _name_of(person: Person) -> Name:
    return Name(person.given_name, person.family_name, person.prefix)


def _birthday(ledger: Ledger, of_class: SchoolYear) -> date:
    random = ledger.random
    group = of_class.school_class.year_group
    return ledger.days.born(group, month=random.randint(1, 12), day=random.randint(1, 28))


def _course(
    ledger: Ledger, staff: _Staff, family: Family, of_class: SchoolYear, *, number: int
) -> list[Conversation]:
    """A course of guidance; where a talk is coming, sometimes one with six items on its agenda."""
    course = COURSES[number % len(COURSES)]
    counsellor = staff.counsellors[number % len(staff.counsellors)]
    first = {
        StaffRole.REMEDIAL_TEACHER: staff.remedial,
        StaffRole.COUNSELLOR: counsellor,
    }.get(course.by, of_class.mentor)
    guides = Guides(first, course.by, of_class.mentor)
    row = course_of(ledger, family, course, guides=guides, state=STATES[number % len(STATES)])
    boundaries_of(ledger, row, family, number=number, guides=guides)
    if number % len(STATES) or not family.with_authority:
        return []
    return [six_items(ledger, family, row, course, by=of_class.mentor)]


def _choices(ledger: Ledger, staff: _Staff, families: list[tuple[Family, SchoolYear]]) -> None:
    """The choice moments of whole classes, each class with the careers adviser who takes it along."""
    choosing = [year for year in staff.years if year.school_class.year_group in CHOOSING]
    adviser = {
        year.school_class.pk: staff.advisers[min(place // ADVISED, len(staff.advisers) - 1)]
        for place, year in enumerate(choosing)
    }
    for family, of_class in families:
        if advised := adviser.get(of_class.school_class.pk):
            question = "Welke richting past in de bovenbouw?"
            choice = Choice(
                "Profielkeuze", "Waar word je nieuwsgierig van?", question, advised, of_class.mentor
            )
            choice_of(ledger, family, choice)


def _share_addresses(ledger: Ledger) -> None:
    """Some parents of one household have one e-mail address for the letters of school."""
    before: Contact | None = None
    for place, row in enumerate(ledger.rows[Contact]):
        if before is not None and place % ONE_IN["shared address"] == 0 and row.address == before.address:
            row.email = before.email
        before = row
