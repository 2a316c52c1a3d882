"""Noor Willemsen: which profile will she choose? (METHOD, text B)"""

from dataclasses import dataclass

from keuzeruimte_web.demo.afterwards import another_day, changed_after, doubt
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.guidance import involve, matter, mentor_of, topic
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.talks import agreement, answers, conversation, item, report, voice
from keuzeruimte_web.records.models import Conversation, Matter, Person, Pupil, Topic
from keuzeruimte_web.records.models.choices import (
    Connection,
    ConversationState,
    Domain,
    MatterKind,
    ReportState,
    StaffRole,
    Verb,
    VoiceKind,
)


@dataclass(frozen=True, slots=True)
class Noor:
    """The people and records of this story."""

    noor: Pupil
    karin: Person
    bas: Person
    choice: Matter
    profile: Topic
    talk: Conversation


def noor_story(ledger: Ledger, staff: Staff) -> Noor:
    """Noor, her parents and the careers adviser, a week from now.

    The facts are those of `lob-1-profile-without-the-pupil`: one parent was heard, the other was not, nor
    was Noor. `lob-2-triangle-talk` is the way round: everyone at the table. The talk of last week was held
    and its report lies before those who were there.
    """
    days = ledger.days
    third_class = staff.classes["3H2"]
    name = Name("Noor", "Willemsen")
    born = days.born(3, month=9, day=30)
    noor = pupil(ledger, name, school_class=third_class.school_class, born=born)
    karin = parent(ledger, name.with_given("Karin"))
    bas = parent(ledger, name.with_given("Bas"))
    for somebody in (karin, bas):
        guard(ledger, noor, somebody, household="Havenkade")
    mentor_of(ledger, noor, third_class.mentor)

    choice = matter(
        ledger,
        noor,
        "Profielkeuze",
        kind=MatterKind.CHOICE_MOMENT,
        opened=days.before(54),
        reason="Noor kiest een profiel voor havo 4.",
        goal=f"Noor levert haar keuze in voor {days.after(22):%d-%m-%Y}.",
    )
    involve(ledger, choice, staff.hanneke, StaffRole.CAREERS_ADVISER)
    involve(ledger, choice, staff.ruben, StaffRole.COUNSELLOR)
    involve(ledger, choice, third_class.mentor, StaffRole.MENTOR)
    profile = topic(ledger, choice, "Welk profiel past bij Noor", Domain.CAREER)
    topic(ledger, choice, "Wiskunde B", Domain.LEARNING)

    first = conversation(
        ledger,
        choice,
        "Waar denkt Noor aan?",
        organiser=staff.hanneke,
        starts_at=at(days.before(7), 14),
        guests=(noor.person, karin, staff.ruben),
        place="decanaat",
        state=ConversationState.HELD,
    )
    point = item(
        ledger,
        first,
        1,
        "Wat vindt Noor leuk, en wat kan zij goed?",
        verb=Verb.ASK,
        by=staff.hanneke,
        to=(noor.person,),
        present=(karin, staff.ruben),
        about=profile,
        minutes=25,
    )
    before = report(
        ledger,
        first,
        author=staff.hanneke,
        readers=(noor.person, karin, staff.ruben),
        items=(point,),
        state=ReportState.OPEN,
        observed=(
            "Noor denkt aan Economie en Maatschappij. Zij wil later iets met mensen en geld. Biologie vindt "
            "zij leuk, scheikunde minder. Karin vertelde over haar werk in de zorg."
        ),
        agreed=(noor.person,),
    )
    changed_after(ledger, before, staff.hanneke, last="Karin werkt graag in de zorg.", on=days.before(5))
    there = (noor.person, karin, staff.hanneke, staff.ruben)
    agreement(
        ledger,
        first,
        "Uitzoeken of Noor wiskunde B kan halen",
        owners=(staff.ruben,),
        present=there,
        made_at=point,
        due=days.today,
    )
    agreement(
        ledger,
        first,
        "Een dag meelopen bij een bedrijf regelen",
        owners=(noor.person, karin),
        present=there,
        made_at=point,
        due=days.after(7),
    )
    late = agreement(
        ledger,
        first,
        "Samen de keuzetest bekijken",
        owners=(karin,),
        present=there,
        made_at=point,
        due=days.before(2),
    )
    another_day(ledger, late, by=karin, due=days.after(5))
    doubt(
        ledger,
        choice,
        "Stuur ik Noor te veel naar wat zij kan, en te weinig naar wat zij wil?",
        author=staff.ruben,
        asked=(staff.hanneke,),
        on=days.before(3),
    )

    talk = conversation(
        ledger,
        choice,
        "Welk profiel kiest Noor?",
        organiser=staff.hanneke,
        starts_at=at(days.after(7), 15, 30),
        guests=(noor.person, karin, bas, staff.ruben),
        place="decanaat",
    )
    yesterday = days.before(1)
    voice(
        ledger,
        talk,
        karin,
        VoiceKind.KNOWLEDGE,
        "In de zorg is werk genoeg. Ik kan vertellen hoe dat is.",
        on=yesterday,
        shared_with=(staff.hanneke, staff.ruben),
    )
    answers(
        ledger,
        talk,
        karin,
        {Connection.PUPIL_PARENTS: 2 / 3, Connection.PARENTS_SCHOOL: 1 / 3},
        on=yesterday,
        shared_with=(staff.hanneke, staff.ruben, noor.person),
    )
    answers(
        ledger,
        talk,
        staff.hanneke,
        {Connection.PUPIL_SCHOOL: 2 / 3, Connection.PARENTS_SCHOOL: 2 / 3},
        on=yesterday,
        shared_with=(noor.person, karin, bas, staff.ruben),
    )
    answers(ledger, talk, noor.person, {Connection.PUPIL_SCHOOL: 1.0}, on=yesterday)
    return Noor(noor, karin, bas, choice, profile, talk)
