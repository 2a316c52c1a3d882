"""Finn de Groot: relieved after a talk, and then twice not there (METHOD 6, boomerang)."""

from dataclasses import dataclass

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.guidance import delegate, event, involve, matter, mentor_of, topic
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.talks import answers, conversation, item, report
from keuzeruimte_web.records.models import Conversation, Matter, Person, Pupil
from keuzeruimte_web.records.models.choices import (
    Circle,
    Connection,
    ConversationState,
    Domain,
    EventKind,
    StaffRole,
    Verb,
)


@dataclass(frozen=True, slots=True)
class Finn:
    """The people and records of this story."""

    finn: Pupil
    linda: Person
    jeroen: Person
    trajectory: Matter
    talk: Conversation


def finn_story(ledger: Ledger, staff: Staff) -> Finn:
    """Finn, some weeks after his counsellor opened what had not been entrusted: how it goes at home.

    From these facts the method gives the signal `boomerang`: a question to begin with at his parents.
    """
    days = ledger.days
    name = Name("Finn", "Groot", "de")
    first_class = staff.classes["1A"].school_class
    finn = pupil(ledger, name, school_class=first_class, born=days.born(1, month=7, day=19))
    linda = parent(ledger, name.with_given("Linda"))
    jeroen = parent(ledger, name.with_given("Jeroen"))
    guard(ledger, finn, linda, household="Sluisweg, bij moeder")
    guard(ledger, finn, jeroen, household="Zeedijk, bij vader")
    mentor_of(ledger, finn, staff.joris)
    trajectory = matter(
        ledger,
        finn,
        "Aandacht bij de les",
        opened=days.before(80),
        reason="Finn raakt in de les snel de draad kwijt.",
        goal="Finn weet wat hem helpt om bij de les te blijven.",
    )
    involve(ledger, trajectory, staff.ruben, StaffRole.COUNSELLOR)
    involve(ledger, trajectory, staff.joris, StaffRole.MENTOR)
    attention = topic(ledger, trajectory, "Aandacht in de les", Domain.SOCIAL_EMOTIONAL)
    home = topic(ledger, trajectory, "Hoe het thuis gaat", Domain.FAMILY)
    delegate(
        ledger,
        attention,
        by=(linda, jeroen),
        to=(staff.ruben,),
        words="Samen met Finn zoeken wat hem helpt in de les.",
        since=days.before(78),
    )
    held = conversation(
        ledger,
        trajectory,
        "Even bijpraten",
        organiser=staff.ruben,
        starts_at=at(days.before(24), 13, 30),
        guests=(finn.person,),
        place="kamer 1.12",
        state=ConversationState.CLOSED,
    )
    opened = item(
        ledger,
        held,
        1,
        "Hoe gaat het thuis?",
        verb=Verb.DISCUSS,
        by=staff.ruben,
        to=(finn.person,),
        about=home,
        minutes=20,
    )
    report(
        ledger,
        held,
        author=staff.ruben,
        readers=(finn.person,),
        items=(opened,),
        circle=Circle.PUPIL_SCHOOL,
        observed="Finn vertelde hoe een week er voor hem uitziet. Hij zei dat het fijn was om te praten.",
        agreed=(finn.person,),
    )
    answers(
        ledger,
        held,
        finn.person,
        {Connection.PUPIL_SCHOOL: 1 / 3, Connection.PUPIL_PARENTS: 2 / 3},
        on=days.before(24),
        shared_with=(staff.ruben,),
    )
    answers(
        ledger,
        held,
        staff.ruben,
        {Connection.PUPIL_SCHOOL: 2 / 3, Connection.PARENTS_SCHOOL: 1 / 3},
        on=days.before(24),
    )
    for ago, kind, seen in (
        (24, EventKind.RELIEVED, "Finn zei na ons gesprek dat hij opgelucht was."),
        (17, EventKind.CANCELLED, "Finn zegde ons gesprek af: hij had een toets."),
        (10, EventKind.CANCELLED, "Finn zegde weer af. Hij liep snel door in de gang."),
    ):
        event(ledger, trajectory, finn.person, kind, on=days.before(ago), author=staff.ruben, observed=seen)
    talk = conversation(
        ledger,
        trajectory,
        "Hoe kijken Linda en Jeroen ernaar?",
        organiser=staff.ruben,
        starts_at=at(days.after(2), 16),
        guests=(linda, jeroen),
        place="kamer 1.12",
    )
    return Finn(finn, linda, jeroen, trajectory, talk)
