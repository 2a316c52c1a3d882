"""Both talks as they stand the evening before: Timo's in its course, Saskia's prepared by everybody.

For the demo alone: the stories themselves stay as the method tells them.
"""

from collections.abc import Sequence

from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.stories.saskia import Saskia
from keuzeruimte_web.demo.stories.timo import Timo
from keuzeruimte_web.demo.talks import acknowledge, item, voice
from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.models.choices import Verb, VoiceKind


def timo_in_one_evening(ledger: Ledger, staff: Staff, story: Timo) -> None:
    """What can be said with Timo there, what his parents asked without him, and the end with everybody."""
    parents = (story.anja, story.wim)
    everybody = (story.timo.person, *parents)
    points: tuple[tuple[str, Verb, Sequence[Person], int], ...] = (
        ("Wat we weten over rustig blijven", Verb.INFORM, everybody, 10),
        ("Meedenken over thuis", Verb.EXPLORE, parents, 20),
        ("Hoe gaan we verder?", Verb.LISTEN, everybody, 5),
    )
    for position, (title, verb, to, minutes) in enumerate(points, start=2):
        item(
            ledger,
            story.talk,
            position,
            title,
            verb=verb,
            by=staff.ruben,
            to=to,
            present=(staff.fatma,) if to is everybody else (),
            about=story.behaviour if to is everybody else story.temper,
            minutes=minutes,
        )
    yesterday = ledger.days.before(1)
    words = "U bleef zoeken naar wat hem rustig maakt. Daar bouwen wij op verder."
    acknowledge(ledger, story.talk, staff.ruben, story.anja, words, on=yesterday)


def saskia_prepared(ledger: Ledger, staff: Staff, story: Saskia) -> None:
    """What school acknowledged before the talk, and what each wrote: some for oneself, some shared."""
    yesterday, ruben = ledger.days.before(1), (staff.ruben,)
    saskia, marloes, erik = story.saskia.person, story.marloes, story.erik
    for somebody, words in (
        (saskia, "Je zei vorige week zelf waar we zouden beginnen. Dat hielp ons allemaal."),
        (marloes, "U kookt samen met Saskia, ook als het druk is. Dat merken wij hier aan haar."),
        (erik, "U belde zelf toen het even niet ging. Dankzij u wisten wij het op tijd."),
    ):
        acknowledge(ledger, story.talk, staff.ruben, somebody, words, on=yesterday)
    own: tuple[tuple[Person, VoiceKind, str, tuple[Person, ...]], ...] = (
        (saskia, VoiceKind.KNOWLEDGE, "Als ik eerst even mag tekenen, lukt het beter.", ruben),
        (saskia, VoiceKind.INVOLVE, "Bel ze gerust. Zeg het dan eerst tegen mij.", ruben),
        (saskia, VoiceKind.QUESTION, "Mag ik volgend jaar bij Noa in de klas?", ()),
        (marloes, VoiceKind.FROM_SCHOOL, "Een kort bericht als er iets was, goed of niet goed.", ruben),
        (erik, VoiceKind.TAKE_PART, "Ik kan na vier uur. Anders bel ik graag mee.", ruben),
    )
    for somebody, kind, words, shared_with in own:
        voice(ledger, story.talk, somebody, kind, words, on=yesterday, shared_with=shared_with)
