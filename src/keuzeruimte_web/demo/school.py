"""The whole Lindecollege: about 150 pupils in six classes, their families and their histories."""

from datetime import date

from keuzeruimte_web.bridge.subject_rules import named_in, shipped_text
from keuzeruimte_web.demo.arrivals import (
    arrival,
    child_of_a_teacher,
    near_a_birthday,
    newcomers,
    of_eighteen,
    older_sister,
    twins,
)
from keuzeruimte_web.demo.asked import asked_by_law
from keuzeruimte_web.demo.boundaries import boundaries_of, protected
from keuzeruimte_web.demo.careers import career_of_noor, placement_in_the_second_class
from keuzeruimte_web.demo.choosing import choice_moments
from keuzeruimte_web.demo.contacts import contacts
from keuzeruimte_web.demo.courses import COURSES
from keuzeruimte_web.demo.families import (
    Family,
    Form,
    just_arrived,
    one_parent,
    together,
    two_households,
    two_mothers,
    with_a_step_parent,
)
from keuzeruimte_web.demo.further_study import further_study
from keuzeruimte_web.demo.guidance import mentor_of
from keuzeruimte_web.demo.histories import Choice, Guides, State, choice_of, course_of
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.lindecollege import SEED, Lindecollege, lindecollege
from keuzeruimte_web.demo.names import NameBook
from keuzeruimte_web.demo.people import Name
from keuzeruimte_web.demo.services import programs
from keuzeruimte_web.demo.staff import SchoolYear, Staff
from keuzeruimte_web.demo.stories.evening import saskia_prepared, timo_in_one_evening
from keuzeruimte_web.demo.stories.finn import finn_story
from keuzeruimte_web.records.models import Matter, SubjectRules
from keuzeruimte_web.records.models.choices import StaffRole

# How many pupils each class has, the pupils of the stories among them.
SIZES = {"1A": 26, "1B": 25, "2C": 22, "3H2": 27, "4V1": 26, "5H1": 24}

CALM = State(last=40, next=60, voices=0)
# Pupils whom the counsellor guides, with the form of their family and how far they are.
WITH_RUBEN: tuple[tuple[str, Name, Form, int, State], ...] = (
    ("2C", Name("Aya", "Benali"), together, 2, State(last=30, next=14, voices=2)),
    ("1B", Name("Bram", "Postma"), two_households, 2, State(last=21, next=None)),
    ("3H2", Name("Dewi", "Hartono"), one_parent, 3, State(last=28, next=9, voices=1)),
    ("2C", Name("Hamza", "Bouzidi"), just_arrived, 2, State(last=None, next=6)),
    ("1A", Name("Jip", "Kuipers"), with_a_step_parent, 6, State(last=35, next=7, voices=3, seen=True)),
    ("2C", Name("Lotte", "Visser"), two_mothers, 3, CALM),
    ("1B", Name("Mehmet", "Yılmaz"), together, 5, State(last=None, next=10)),
    ("1A", Name("Pien", "Meijer"), together, 3, State(last=18, next=None, seen=True)),
    ("2C", Name("Yara", "Haddad"), together, 5, State(last=42, next=3, voices=2)),
)
STATES = (
    State(last=None, next=5),
    State(last=25, next=12, voices=1),
    State(last=9, next=None, seen=True),
    State(last=33, next=4, voices=3),
    State(last=45, next=None, closed=True),
    CALM,
)
EVERY_SO_MANY = 5
CHOOSING = {
    "2C": (
        "Sectorkeuze",
        "Welke richting past in de bovenbouw?",
        "Wat doe je graag met je handen en je hoofd?",
    ),
    "3H2": ("Profielkeuze", "Welk profiel past in havo 4?", "Waar word je nieuwsgierig van?"),
    "5H1": ("Na de havo", "Wat komt er na het examen?", "Hoe ziet een goede dag er over vijf jaar uit?"),
}


def school(today: date, *, seed: int = SEED, password: str = "") -> Lindecollege:
    """The whole school as it stands on this day; nothing is in the database before `save`."""
    world = lindecollege(today, seed=seed, password=password)
    ledger, staff = world.ledger, world.staff
    book = NameBook(ledger.random)
    finn_story(ledger, staff)
    saskia_prepared(ledger, staff, world.saskia)
    timo_in_one_evening(ledger, staff, world.timo)
    with_ruben = guided_by_ruben(ledger, staff, book)
    eighteen = of_eighteen(ledger, staff, book)
    special = (
        child_of_a_teacher(ledger, staff, book),
        eighteen,
        older_sister(ledger, staff, book, next(f for f in with_ruben if f.child.person.given_name == "Jip")),
        *twins(ledger, staff, book),
        near_a_birthday(ledger, staff, Name("Milan", "Verhoef"), class_name="4V1", age=16),
        near_a_birthday(ledger, staff, Name("Lotte", "Wiersma"), class_name="5H1", age=18),
    )
    others = newcomers(ledger, staff, book, sizes=SIZES)
    courses(ledger, staff, others)
    with_mirjam = Guides(staff.mirjam, StaffRole.COUNSELLOR, staff.classes["5H1"].mentor)
    course_of(ledger, eighteen, COURSES[5], guides=with_mirjam, state=State(last=28, next=8, voices=1))
    for family, class_name in zip(special[-2:], ("4V1", "5H1"), strict=True):
        guides = Guides(staff.mirjam, StaffRole.COUNSELLOR, staff.classes[class_name].mentor)
        course_of(ledger, family, COURSES[1], guides=guides, state=State(last=21, next=6, voices=1))
    for family in (*with_ruben, *special, *others):
        choose(ledger, staff, family)
    contacts(ledger, [family for family in others if has_no_matter(ledger, family)])
    asked_by_law(ledger, (with_ruben[0], with_ruben[1], others[-1]))
    career_of_noor(ledger, world.noor)
    second = staff.classes["2C"].school_class.pk
    placement_in_the_second_class(ledger, next(f for f in others if f.child.school_class_id == second))
    subject_rules(ledger, today)
    further_study(ledger, today)
    choice_moments(ledger, staff, world.noor)
    programs(ledger, staff)
    return world


def subject_rules(ledger: Ledger, today: date) -> None:
    """The rules that the careers adviser began with, as we ship them, for what the school offers."""
    for key in ("havo", "atheneum", "vmbo-gl"):
        text = shipped_text(key)
        named = named_in(text)
        ledger.add(
            SubjectRules, title=named.title, school_type=named.school_type, text=text, changed_on=today
        )


def has_no_matter(ledger: Ledger, family: Family) -> bool:
    """Nobody guides this pupil, so nothing that the parents said or did stands anywhere."""
    matters = [row for row in ledger.rows[Matter] if row.pupil_id == family.child.pk]
    return not matters


def guided_by_ruben(ledger: Ledger, staff: Staff, book: NameBook) -> list[Family]:
    """The pupils whom the counsellor sees on the first page, as the design draws them."""
    families = []
    for class_name, name, form, course, state in WITH_RUBEN:
        family = form(arrival(ledger, staff, class_name, names=book.family_called(name), name=name))
        mentor = staff.classes[class_name].mentor
        mentor_of(ledger, family.child, mentor)
        guides = Guides(staff.ruben, StaffRole.COUNSELLOR, mentor)
        course_of(ledger, family, COURSES[course], guides=guides, state=state)
        families.append(family)
    return families


def courses(ledger: Ledger, staff: Staff, families: list[Family]) -> None:
    """Every fifth pupil has a course of guidance, in one of several states; one is under protection."""
    for number, family in enumerate(families[::EVERY_SO_MANY]):
        course = COURSES[number % len(COURSES)]
        mentor = year_of(family, staff).mentor
        first = {
            StaffRole.REMEDIAL_TEACHER: staff.inge,
            StaffRole.COUNSELLOR: staff.mirjam,
        }.get(course.by, mentor)
        guides = Guides(first, course.by, mentor)
        row = course_of(ledger, family, course, guides=guides, state=STATES[number % len(STATES)])
        boundaries_of(ledger, row, family, number=number, guides=guides)
        if number == 0:
            protected(ledger, row, staff)


def choose(ledger: Ledger, staff: Staff, family: Family) -> None:
    """A choice moment, where the class has one."""
    year = year_of(family, staff)
    if year.school_class.name in CHOOSING:
        title, reason, question = CHOOSING[year.school_class.name]
        choice = Choice(title, reason, question, adviser=staff.hanneke, mentor=year.mentor)
        choice_of(ledger, family, choice)


def year_of(family: Family, staff: Staff) -> SchoolYear:
    """The class of this pupil, with its mentor."""
    return next(year for year in staff.classes.values() if year.school_class == family.child.school_class)
