"""Saskia Vermeer: bullied in class, helped at school, her parents about to part (METHOD, text A)."""

from collections.abc import Sequence
from dataclasses import dataclass

from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.guidance import delegate, event, involve, limit, matter, mentor_of, topic, trace
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, guard, parent, pupil
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.talks import agreement, answers, conversation, item, report, voice
from keuzeruimte_web.records.models import (
    Conversation,
    Limit,
    Matter,
    Person,
    Pupil,
    Share,
    Topic,
    Village,
    Villager,
)
from keuzeruimte_web.records.models.choices import (
    Connection,
    ConversationState,
    Domain,
    EventKind,
    Nearness,
    StaffRole,
    Verb,
    VillagerKind,
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
    divorce = topic(ledger, trajectory, "De scheiding", Domain.FAMILY)
    topic(ledger, trajectory, "Leren en huiswerk", Domain.LEARNING)
    entrusted(ledger, staff, bullying, by=(marloes, erik))
    boundary = limit(
        ledger,
        divorce,
        by=((marloes, "Wij vertellen Saskia zelf over thuis, als wij er klaar voor zijn."), (erik, "")),
        audience=(saskia.person,),
        since=days.before(55),
        review=days.after(60),
    )
    at_table = AtTable(saskia.person, marloes, erik, staff.ruben)
    last_week(ledger, at_table, bullying)
    seen(ledger, staff, trajectory, saskia.person)
    talk = this_afternoon(ledger, at_table, bullying)
    for word, actor, role, record, ago in (
        (TraceWord.SET_LIMIT, marloes, "parent", boundary.pk, 55),
        (TraceWord.OPENED_DOSSIER, staff.joris, "professional", None, 14),
        (TraceWord.OPENED_DOSSIER, staff.ruben, "professional", None, 7),
        (TraceWord.PLANNED, staff.ruben, "professional", talk.pk, 2),
    ):
        on = days.before(ago)
        trace(ledger, word, actor=actor, about=trajectory, on=on, role=role, record=record)
    around(ledger, saskia, shared_with=(marloes, erik))
    return Saskia(saskia, marloes, erik, trajectory, bullying, divorce, boundary, talk)


def around(ledger: Ledger, saskia: Pupil, *, shared_with: Sequence[Person]) -> None:
    """Whom Saskia drew around herself, and for what."""
    days = ledger.days
    drawing = ledger.add(Village, pupil=saskia)
    for name, kind, for_what, nearness in (
        ("Noa", VillagerKind.FRIEND, "Lachen in de pauze. Zij zit naast me.", Nearness.CLOSE),
        ("Pip", VillagerKind.ANIMAL, "Die is altijd blij als ik thuiskom.", Nearness.CLOSE),
        ("oma Riet", VillagerKind.GRANDPARENT, "Op woensdag samen eten. Zij luistert.", Nearness.CLOSE),
        ("oom Bart", VillagerKind.RELATIVE, "Helpt met wiskunde, en maakt het grappig.", Nearness.AROUND),
        ("coach Sem", VillagerKind.CLUB, "Hij zegt wat goed ging bij handbal.", Nearness.AROUND),
        ("Yara", VillagerKind.FRIEND, "Mijn vriendin van de basisschool.", Nearness.AROUND),
        ("meneer Dam", VillagerKind.SCHOOL, "Bij hem mag ik in de pauze tekenen.", Nearness.FURTHER),
        ("de buurvrouw", VillagerKind.NEIGHBOUR, "", Nearness.FURTHER),
    ):
        ledger.add(
            Villager,
            village=drawing,
            name=name,
            kind=kind,
            for_what=for_what,
            nearness=nearness,
            added_by=saskia.person,
            added_at=at(days.before(9), 19),
        )
    for viewer in shared_with:
        ledger.add(Share, village=drawing, viewer=viewer, shared_at=at(days.before(8), 19))


@dataclass(frozen=True, slots=True)
class AtTable:
    """Who sits at the table."""

    saskia: Person
    marloes: Person
    erik: Person
    ruben: Person

    @property
    def family(self) -> tuple[Person, Person, Person]:
        """All but the counsellor."""
        return self.saskia, self.marloes, self.erik

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All of them."""
        return *self.family, self.ruben


def entrusted(ledger: Ledger, staff: Staff, bullying: Topic, *, by: tuple[Person, Person]) -> None:
    """What her parents entrusted: to the counsellor, and to the mentor."""
    days = ledger.days
    delegate(
        ledger,
        bullying,
        by=by,
        to=(staff.ruben,),
        words="Saskia helpen met het pesten in de klas. Elke vrijdag een kort bericht.",
        since=days.before(179),
        until=days.after(120),
    )
    apps = topic(ledger, bullying.matter, "Afspraken over groepsapps", Domain.SOCIAL_EMOTIONAL)
    delegate(
        ledger,
        apps,
        by=by,
        to=(staff.joris,),
        words="Afspraken met de klas over groepsapps. Elke maand horen hoe het gaat.",
        since=days.before(110),
    )


def last_week(ledger: Ledger, who: AtTable, bullying: Topic) -> None:
    """The talk of a week ago, with its report and three agreements."""
    days = ledger.days
    talk = conversation(
        ledger,
        bullying.matter,
        "Hoe gaat het nu in de klas?",
        organiser=who.ruben,
        starts_at=at(days.before(7), 15, 30),
        guests=who.family,
        place="kamer 1.12",
        state=ConversationState.CLOSED,
    )
    point = item(
        ledger,
        talk,
        1,
        "Hoe gaat het in de klas?",
        verb=Verb.ASK,
        by=who.ruben,
        to=who.family,
        about=bullying,
        minutes=20,
    )
    report(
        ledger,
        talk,
        author=who.ruben,
        readers=who.family,
        items=(point,),
        observed=(
            "Saskia koos zelf waar het gesprek begon: bij de klas. Naast Noa zit zij goed. In de pauze is "
            "het nog lastig. Marloes en Erik vertelden wat thuis helpt: op tijd naar bed, en samen koken."
        ),
        opinion="Volgens mij groeit het vertrouwen, als wij kleine stappen blijven zetten.",
        agreed=who.family,
        words={who.marloes: "Fijn dat Saskia zelf mocht kiezen waar we begonnen."},
    )
    for text, owners, due in (
        ("Elke vrijdag een kort bericht over hoe de week ging", (who.ruben,), days.after(3)),
        ("Laten weten wanneer Saskia extra rust nodig heeft", (who.marloes, who.erik), None),
        ("Bedenken of de gesprekken weer elke week zijn", (who.saskia,), days.today),
    ):
        agreement(ledger, talk, text, owners=owners, present=who.everybody, made_at=point, due=due)
    connections(ledger, who, talk, values=(1 / 3, 2 / 3, 1 / 3))


def seen(ledger: Ledger, staff: Staff, trajectory: Matter, saskia: Person) -> None:
    """What her mentor saw in the class."""
    days = ledger.days
    for ago, kind, observed in (
        (90, EventKind.PROGRESSES, "Saskia werkte in de les samen met Noa, en gaf twee keer antwoord."),
        (14, EventKind.STAGNATES, "Saskia is stiller dan eerst. Zij leverde twee opdrachten later in."),
    ):
        event(ledger, trajectory, saskia, kind, on=days.before(ago), author=staff.joris, observed=observed)


def this_afternoon(ledger: Ledger, who: AtTable, bullying: Topic) -> Conversation:
    """The talk of today: two points prepared, and a wish of each parent."""
    days = ledger.days
    talk = conversation(
        ledger,
        bullying.matter,
        "Hoe gaat het met Saskia?",
        organiser=who.ruben,
        starts_at=at(days.today, 15, 30),
        guests=who.family,
        place="kamer 1.12",
    )
    for position, title, verb in (
        (1, "Hoe gaat het in de klas?", Verb.ASK),
        (2, "Wil Saskia weer elke week praten?", Verb.LEAVE_CHOICE),
    ):
        item(
            ledger,
            talk,
            position,
            title,
            verb=verb,
            by=who.ruben,
            to=(who.saskia,),
            present=(who.marloes, who.erik),
            about=bullying,
        )
    for somebody, wish in (
        (who.marloes, "Dat Saskia weer zin heeft in maandag."),
        (who.erik, "Dat zij op school gewoon Saskia kan zijn."),
    ):
        voice(
            ledger,
            talk,
            somebody,
            VoiceKind.WISH,
            wish,
            on=days.before(1),
            shared_with=(who.ruben,),
        )
    connections(ledger, who, talk, values=(1, 2 / 3, 2 / 3))
    return talk


def connections(
    ledger: Ledger, who: AtTable, talk: Conversation, *, values: tuple[float, float, float]
) -> None:
    """What each thinks of the own two connections, shared with those at the table.

    Before the talk that is still to come, Saskia shared nothing about home: that is hers to do.
    """
    home, school, together = values
    closed = talk.state == ConversationState.CLOSED
    on = talk.starts_at.date() if closed else ledger.days.before(1)
    own = {
        who.saskia: {Connection.PUPIL_SCHOOL: school},
        who.marloes: {Connection.PUPIL_PARENTS: home, Connection.PARENTS_SCHOOL: together},
        who.erik: {Connection.PUPIL_PARENTS: home, Connection.PARENTS_SCHOOL: together},
        who.ruben: {Connection.PUPIL_SCHOOL: school, Connection.PARENTS_SCHOOL: 1.0},
    }
    if closed:
        own[who.saskia][Connection.PUPIL_PARENTS] = home
    # What a parent says about home goes to the other parent and the counsellor, not to Saskia.
    others = {somebody: [one for one in who.everybody if one is not somebody] for somebody in own}
    for parent_of_saskia in (who.marloes, who.erik):
        others[parent_of_saskia].remove(who.saskia)
    for somebody, answered in own.items():
        answers(ledger, talk, somebody, answered, on=on, shared_with=others[somebody])
