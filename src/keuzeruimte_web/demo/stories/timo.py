"""Timo Bakker: hot-tempered at home and in the street; his parents ask school what to do (METHOD, text A)."""

from dataclasses import dataclass

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.guidance import event, involve, matter, mentor_of, request, topic
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.talks import answers, conversation, item, voice
from keuzeruimte_web.demo.times import said, times
from keuzeruimte_web.records.models import Conversation, Matter, Person, Pupil, Topic
from keuzeruimte_web.records.models.choices import (
    Connection,
    Domain,
    EventKind,
    RequestKind,
    StaffRole,
    Verb,
    VoiceKind,
)


@dataclass(frozen=True, slots=True)
class Timo:
    """The people and records of this story."""

    timo: Pupil
    anja: Person
    wim: Person
    trajectory: Matter
    temper: Topic
    behaviour: Topic
    talk: Conversation


def timo_story(ledger: Ledger, staff: Staff) -> Timo:
    """Timo, his parents, his mentor and the counsellor, on the next day of school at eleven.

    The facts are those of `timo-1-in-front-of-timo`: both parents asked for advice, and that school takes it
    over, and Timo heard it. `timo-2-another-appointment` is the way round: general knowledge now, an offer to
    think along later, without Timo.
    """
    days = ledger.days
    name = Name("Timo", "Bakker")
    born = days.born(1, month=2, day=11)
    timo = pupil(ledger, name, school_class=staff.classes["1B"].school_class, born=born)
    anja = parent(ledger, name.with_given("Anja"))
    wim = parent(ledger, name.with_given("Wim"))
    for somebody in (anja, wim):
        guard(ledger, timo, somebody, household="Molenstraat")
    mentor_of(ledger, timo, staff.fatma)

    trajectory = matter(
        ledger,
        timo,
        "Rustig blijven als het spannend is",
        opened=days.before(13),
        reason="Timo wordt snel boos. Zijn ouders vroegen school om mee te kijken.",
        goal="Timo merkt eerder dat het spannend wordt, en weet wat hij dan kan doen.",
    )
    involve(ledger, trajectory, staff.ruben, StaffRole.COUNSELLOR)
    involve(ledger, trajectory, staff.fatma, StaffRole.MENTOR)
    temper = topic(ledger, trajectory, "Driftig thuis en op straat", Domain.UPBRINGING)
    behaviour = topic(ledger, trajectory, "Gedrag op school", Domain.SOCIAL_EMOTIONAL)
    learning = topic(ledger, trajectory, "Leren en huiswerk", Domain.LEARNING)
    heard_by = (timo.person, staff.fatma, staff.ruben)
    asked_on = days.before(4)
    request(
        ledger,
        temper,
        RequestKind.ADVICE,
        by=(anja, wim),
        words="Wij weten het even niet meer. Heeft u een idee voor thuis?",
        on=asked_on,
        present=heard_by,
        entered_by=staff.ruben,
    )
    request(
        ledger,
        temper,
        RequestKind.TAKE_OVER,
        by=(anja, wim),
        words="Kunt u eens streng met hem zijn?",
        on=asked_on,
        present=heard_by,
        entered_by=staff.ruben,
    )
    event(
        ledger,
        trajectory,
        timo.person,
        EventKind.PROGRESSES,
        on=days.before(6),
        author=staff.fatma,
        observed="Timo liep zelf even de gang op toen het druk werd, en kwam rustig terug.",
    )

    family = (timo.person, anja, wim)
    talk = conversation(
        ledger,
        trajectory,
        "Hoe gaat het met Timo?",
        organiser=staff.ruben,
        starts_at=at(days.after(1), 11),
        guests=(*family, staff.fatma),
        place="kamer 1.12",
    )
    item(
        ledger,
        talk,
        1,
        "Hoe gaat het op school?",
        verb=Verb.ASK,
        by=staff.ruben,
        to=(timo.person,),
        present=(anja, wim, staff.fatma),
        about=learning,
    )
    yesterday = days.before(1)
    for somebody, wish in ((anja, "Dat het thuis weer gezellig is."), (wim, "Dat Timo zich beheerst.")):
        voice(ledger, talk, somebody, VoiceKind.WISH, wish, on=yesterday, shared_with=(staff.ruben,))
    for somebody in (anja, wim):
        answers(
            ledger,
            talk,
            somebody,
            {Connection.PUPIL_PARENTS: 1 / 3, Connection.PARENTS_SCHOOL: 2 / 3},
            on=yesterday,
            shared_with=(staff.ruben,),
        )
    answers(
        ledger,
        talk,
        staff.fatma,
        {Connection.PUPIL_SCHOOL: 2 / 3, Connection.PARENTS_SCHOOL: 2 / 3},
        on=yesterday,
        shared_with=(*family, staff.ruben),
    )
    # They look for an evening to see how it went: Anja and Wim each say what fits, and Wim would sit apart.
    proposed = times(
        ledger,
        trajectory,
        "Hoe ging het, de eerste weken?",
        organiser=staff.ruben,
        at=(at(days.after(9), 19), at(days.after(10), 19, 30), at(days.after(11), 16)),
        place="kamer 1.12",
        on=days.before(1),
    )
    said(ledger, proposed, anja, "fits", "if_need", "fits_not")
    said(ledger, proposed, wim, "fits", "fits", "", wish="apart", entered_by=staff.ruben)
    for somebody in (timo.person, staff.fatma):
        said(ledger, proposed, somebody)
    return Timo(timo, anja, wim, trajectory, temper, behaviour, talk)
