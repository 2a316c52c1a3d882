"""Who comes to the Lindecollege beside the stories: families of every form, twins, a pupil of 18."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from keuzeruimte_web.demo.families import FORMS, Arrival, Family, Form, sibling, together, two_households
from keuzeruimte_web.demo.guidance import mentor_of
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.names import FamilyNames, NameBook
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.records.models import Pupil

TWINS_BORN = (4, 11)
LAST_DAY = 28


def arrival(
    ledger: Ledger,
    staff: Staff,
    class_name: str,
    *,
    names: FamilyNames,
    name: Name,
    born: date | None = None,
) -> Arrival:
    """A pupil who comes to this class, at an age that goes with it."""
    year = staff.classes[class_name]
    random = ledger.random
    birthday = born or ledger.days.born(
        year.school_class.year_group, month=random.randint(1, 12), day=random.randint(1, LAST_DAY)
    )
    return Arrival(ledger, names, name, year, birthday)


def newcomers(ledger: Ledger, staff: Staff, book: NameBook, *, sizes: Mapping[str, int]) -> list[Family]:
    """Families of every form, until every class is full."""
    there = Counter(row.school_class.name for row in ledger.rows[Pupil])
    places = [name for name, size in sizes.items() for _ in range(size - there[name])]
    families = []
    for class_name, form in zip(places, forms(ledger, len(places)), strict=True):
        names = book.family()
        family = form(arrival(ledger, staff, class_name, names=names, name=names.child()))
        mentor_of(ledger, family.child, staff.classes[class_name].mentor)
        families.append(family)
    return families


def forms(ledger: Ledger, count: int) -> list[Form]:
    """So many forms in a random order; each is there once at least, and then about as often as in life."""
    every = [form for form, _ in FORMS]
    more = ledger.random.choices(every, [weight for _, weight in FORMS], k=count - len(every))
    chosen = [*every, *more]
    ledger.random.shuffle(chosen)
    return chosen


def child_of_a_teacher(ledger: Ledger, staff: Staff, book: NameBook) -> Family:
    """A pupil in 1A whose mother teaches here: one person in two roles."""
    name = Name("Nour", "Tahiri")
    names = book.family_called(name)
    coming = arrival(ledger, staff, "1A", names=names, name=name)
    child = pupil(ledger, name, school_class=coming.year.school_class, born=coming.born)
    father = parent(ledger, name.with_given("Karim"))
    for somebody in (staff.samira, father):
        guard(ledger, child, somebody, household="Torenstraat")
    mentor_of(ledger, child, coming.year.mentor)
    both = (staff.samira, father)
    return Family(child, both, both)


def of_eighteen(ledger: Ledger, staff: Staff, book: NameBook) -> Family:
    """A pupil of 18: she entrusts for herself, and her parents come only when she asks them."""
    name = Name("Shirley", "Landveld")
    born = ledger.days.born(5, month=8, day=1, later=2)
    family = two_households(
        arrival(ledger, staff, "5H1", names=book.family_called(name), name=name, born=born)
    )
    mentor_of(ledger, family.child, staff.classes["5H1"].mentor)
    return Family(family.child, (), (family.child.person,))


def near_a_birthday(ledger: Ledger, staff: Staff, name: Name, *, class_name: str, age: int) -> Family:
    """A pupil who turns this old in two weeks, with two parents: everybody is told what will change."""
    on = ledger.days.today + timedelta(days=14)
    year = staff.classes[class_name]
    born = date(on.year - age, on.month, min(on.day, LAST_DAY))
    child = pupil(ledger, name, school_class=year.school_class, born=born)
    parents = (parent(ledger, name.with_given("Ineke")), parent(ledger, name.with_given("Rob")))
    for somebody in parents:
        guard(ledger, child, somebody, household="Ooievaarsnest")
    mentor_of(ledger, child, year.mentor)
    return Family(child, parents, parents)


def older_sister(ledger: Ledger, staff: Staff, book: NameBook, family: Family) -> Family:
    """A sister in 5H1 of a pupil in the first year, with the same parents."""
    young = family.child.person
    name = Name("Merel", young.family_name, young.prefix)
    coming = arrival(ledger, staff, "5H1", names=book.family_called(name), name=name)
    mentor_of_sister = staff.classes["5H1"].mentor
    sister = sibling(coming, family)
    mentor_of(ledger, sister.child, mentor_of_sister)
    return sister


def twins(ledger: Ledger, staff: Staff, book: NameBook) -> tuple[Family, Family]:
    """Twins in 4V1, on one day."""
    born = ledger.days.born(4, month=TWINS_BORN[0], day=TWINS_BORN[1])
    first, second = Name("Sofie", "Kamp", "op den"), Name("Rik", "Kamp", "op den")
    names = book.family_called(first)
    one = together(arrival(ledger, staff, "4V1", names=names, name=first, born=born))
    coming = arrival(ledger, staff, "4V1", names=book.family_called(second), name=second, born=born)
    other = sibling(coming, one)
    for family in (one, other):
        mentor_of(ledger, family.child, staff.classes["4V1"].mentor)
    return one, other
