"""Saskia Vermeer: bullied in class, helped at school, her parents about to part (METHOD, text A)."""

from dataclasses import dataclass

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.guidance import delegate, event, involve, limit, matter, mentor_of, topic
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.talks import agreement, answers, conversation, item, report, voice
from keuzeruimte_web.records.models import Conversation, Limit, Matter, Person, Pupil, Topic
from keuzeruimte_web.records.models.choices import (
    Connection,
    ConversationState,
    Domain,
    EventKind,
    StaffRole,
    Verb,
    VoiceKind,
)


@dataclass(frozen=True, slots=True)
class Saskia:
    """The people and records of this story."""

    saskia: Pupil
    marloes: Person
    erik: Person
    trajectory: Matter
    bullying: Topic
    divorce: Topic
    limit: Limit
    talk: Conversation


def saskia_story(ledger: Ledger, staff: Staff) -> Saskia:
    """Saskia, her parents and her counsellor, this afternoon at half past three.

    The facts are those of `saskia-1-before-the-talk`: pestering is entrusted to the counsellor, the divorce
    is not to be opened with Saskia, both parents were heard. Whoever puts the divorce on the agenda with
    Saskia goes against the limit.
    """
    days = ledger.days
    first_class = staff.classes["1A"].school_class
    name = Name("Saskia", "Vermeer")
    saskia = pupil(ledger, name, school_class=first_class, born=days.born(1, month=5, day=2))
    marloes = parent(ledger, Name("Marloes", "Hendriks"))
    erik = parent(ledger, name.with_given("Erik"))
    for somebody in (marloes, erik):
        guard(ledger, saskia, somebody, household="Kastanjelaan")
    mentor_of(ledger, saskia, staff.joris)
    family = (saskia.person, marloes, erik)

    trajectory = matter(
        ledger,
        saskia,
        "Weer met plezier in de klas",
        opened=days.before(179),
        reason="Saskia wordt gepest in de klas.",
        goal="Saskia gaat weer met plezier naar school, en weet bij wie zij terecht kan.",
    )
    involve(ledger, trajectory, staff.ruben, StaffRole.COUNSELLOR)
    involve(ledger, trajectory, staff.joris, StaffRole.MENTOR)
    bullying = topic(ledger, trajectory, "Pesten in de klas", Domain.SOCIAL_EMOTIONAL)
    apps = topic(ledger, trajectory, "Afspraken over groepsapps", Domain.SOCIAL_EMOTIONAL)
    divorce = topic(ledger, trajectory, "De scheiding", Domain.FAMILY)
    topic(ledger, trajectory, "Leren en huiswerk", Domain.LEARNING)
    delegate(
        ledger,
        bullying,
        by=(marloes, erik),
        to=(staff.ruben,),
        words="Saskia helpen met het pesten in de klas. Elke vrijdag een kort bericht.",
        since=days.before(179),
        until=days.after(120),
    )
    delegate(
        ledger,
        apps,
        by=(marloes, erik),
        to=(staff.joris,),
        words="Afspraken met de klas over groepsapps. Elke maand horen hoe het gaat.",
        since=days.before(110),
    )
    boundary = limit(
        ledger,
        divorce,
        by=((marloes, "Wij vertellen Saskia zelf over thuis, als wij er klaar voor zijn."), (erik, "")),
        audience=(saskia.person,),
        since=days.before(55),
        review=days.after(60),
    )

    last = conversation(
        ledger,
        trajectory,
        "Hoe gaat het nu in de klas?",
        organiser=staff.ruben,
        starts_at=at(days.before(7), 15, 30),
        guests=family,
        place="kamer 1.12",
        state=ConversationState.CLOSED,
    )
    point = item(
        ledger,
        last,
        1,
        "Hoe gaat het in de klas?",
        verb=Verb.ASK,
        by=staff.ruben,
        to=family,
        about=bullying,
        minutes=20,
    )
    report(
        ledger,
        last,
        author=staff.ruben,
        readers=family,
        items=(point,),
        observed=(
            "Saskia koos zelf waar het gesprek begon: bij de klas. Naast Noa zit zij goed. In de pauze is "
            "het nog lastig. Marloes en Erik vertelden wat thuis helpt: op tijd naar bed, en samen koken."
        ),
        opinion="Volgens mij groeit het vertrouwen, als wij kleine stappen blijven zetten.",
        agreed=family,
        words={marloes: "Fijn dat Saskia zelf mocht kiezen waar we begonnen."},
    )
    everybody = (*family, staff.ruben)
    agreement(
        ledger,
        last,
        "Elke vrijdag een kort bericht over hoe de week ging",
        owners=(staff.ruben,),
        present=everybody,
        made_at=point,
        due=days.after(3),
    )
    agreement(
        ledger,
        last,
        "Laten weten wanneer Saskia extra rust nodig heeft",
        owners=(marloes, erik),
        present=everybody,
        made_at=point,
    )
    agreement(
        ledger,
        last,
        "Bedenken of de gesprekken weer elke week zijn",
        owners=(saskia.person,),
        present=everybody,
        made_at=point,
        due=days.today,
    )
    connections(ledger, staff, last, saskia.person, (marloes, erik), values=(1 / 3, 2 / 3, 1 / 3))
    event(
        ledger,
        trajectory,
        saskia.person,
        EventKind.PROGRESSES,
        on=days.before(90),
        author=staff.joris,
        observed="Saskia werkte in de les samen met Noa, en gaf twee keer antwoord.",
    )
    event(
        ledger,
        trajectory,
        saskia.person,
        EventKind.STAGNATES,
        on=days.before(14),
        author=staff.joris,
        observed="Saskia is stiller dan eerst. Zij leverde twee opdrachten later in.",
    )

    talk = conversation(
        ledger,
        trajectory,
        "Hoe gaat het met Saskia?",
        organiser=staff.ruben,
        starts_at=at(days.today, 15, 30),
        guests=family,
        place="kamer 1.12",
    )
    item(
        ledger,
        talk,
        1,
        "Hoe gaat het in de klas?",
        verb=Verb.ASK,
        by=staff.ruben,
        to=(saskia.person,),
        present=(marloes, erik),
        about=bullying,
    )
    item(
        ledger,
        talk,
        2,
        "Wil Saskia weer elke week praten?",
        verb=Verb.LEAVE_CHOICE,
        by=staff.ruben,
        to=(saskia.person,),
        present=(marloes, erik),
        about=bullying,
    )
    yesterday = days.before(1)
    for somebody, wish in (
        (marloes, "Dat Saskia weer zin heeft in maandag."),
        (erik, "Dat zij op school gewoon Saskia kan zijn."),
    ):
        voice(ledger, talk, somebody, VoiceKind.WISH, wish, on=yesterday, shared_with=(staff.ruben,))
    connections(ledger, staff, talk, saskia.person, (marloes, erik), values=(1, 2 / 3, 2 / 3))
    return Saskia(saskia, marloes, erik, trajectory, bullying, divorce, boundary, talk)


def connections(
    ledger: Ledger,
    staff: Staff,
    talk: Conversation,
    saskia: Person,
    parents: tuple[Person, Person],
    *,
    values: tuple[float, float, float],
) -> None:
    """What each thinks of the own two connections, shared with those at the table.

    Before the talk that is still to come, Saskia shared nothing about home: that is hers to do.
    """
    home, school, together = values
    closed = talk.state == ConversationState.CLOSED
    on = talk.starts_at.date() if closed else ledger.days.before(1)
    if closed:
        mine = {Connection.PUPIL_PARENTS: home, Connection.PUPIL_SCHOOL: school}
    else:
        mine = {Connection.PUPIL_SCHOOL: school}
    answers(ledger, talk, saskia, mine, on=on, shared_with=(staff.ruben, *parents))
    for somebody in parents:
        answers(
            ledger,
            talk,
            somebody,
            {Connection.PUPIL_PARENTS: home, Connection.PARENTS_SCHOOL: together},
            on=on,
            shared_with=(staff.ruben, *(other for other in parents if other is not somebody)),
        )
    answers(
        ledger,
        talk,
        staff.ruben,
        {Connection.PUPIL_SCHOOL: school, Connection.PARENTS_SCHOOL: 1.0},
        on=on,
        shared_with=(saskia, *parents),
    )
