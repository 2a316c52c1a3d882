"""A conversation that is being prepared, with six items on its agenda."""

from keuzeruimte_web.demo.courses import Course
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.families import Family
from keuzeruimte_web.demo.guidance import topic
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.talks import conversation, item, voice
from keuzeruimte_web.records.models import Conversation, Matter, Person
from keuzeruimte_web.records.models.choices import Domain, Verb, VoiceKind


def six_items(ledger: Ledger, family: Family, about: Matter, course: Course, *, by: Person) -> Conversation:
    """Six items as a mentor thinks of them: some right, some with a finding, none absurd."""
    child, parents = family.child.person, family.parents
    talk = conversation(
        ledger,
        about,
        course.question,
        organiser=by,
        starts_at=at(ledger.days.after(8), 15),
        guests=(child, *parents),
        place="Lokaal 114",
    )
    learning = topic(ledger, about, "De week plannen", Domain.LEARNING)
    home = topic(ledger, about, "Bedtijden", Domain.UPBRINGING)
    among = topic(ledger, about, "De groepsapp", Domain.SOCIAL_EMOTIONAL)
    everybody = (child, *parents)
    points = (
        ("Hoe gaat het nu?", Verb.ASK, everybody, learning, ()),
        ("Wat al goed gaat", Verb.ACKNOWLEDGE, (child,), learning, parents),
        ("Slapen en opstaan", Verb.ADVISE, parents, home, (child,)),
        ("In de groepsapp", Verb.EXPLORE, (child,), among, ()),
        ("Wat werkt bij leren", Verb.INFORM, parents, learning, (child,)),
        ("Wie doet wat", Verb.AGREE, everybody, learning, ()),
    )
    for position, (title, verb, to, of, present) in enumerate(points, start=1):
        doing = (child,) if verb is Verb.AGREE else ()
        item(
            ledger,
            talk,
            position,
            title,
            verb=verb,
            by=by,
            to=to,
            about=of,
            present=present,
            responsible=doing,
            about_whom=(child,) if verb is Verb.ACKNOWLEDGE else (),
            options=2 if verb is Verb.ADVISE else None,
        )
    voice(
        ledger,
        talk,
        parents[0],
        VoiceKind.WISH,
        "Dat er iemand is die even belt als het lukt.",
        on=ledger.days.before(1),
        shared_with=(by,),
    )
    return talk
