"""The Lindecollege: the invented school of the demo and of the tests."""

from dataclasses import dataclass
from datetime import date

from keuzeruimte_web.demo.cast import DOMAIN
from keuzeruimte_web.demo.days import Days
from keuzeruimte_web.demo.ledger import Ledger, open_ledger
from keuzeruimte_web.demo.staff import Staff, staff
from keuzeruimte_web.demo.stories.noor import Noor, noor_story
from keuzeruimte_web.demo.stories.saskia import Saskia, saskia_story
from keuzeruimte_web.demo.stories.timo import Timo, timo_story

SEED = 1


@dataclass(frozen=True, slots=True)
class Lindecollege:
    """The school with its three stories, before anybody else is there."""

    ledger: Ledger
    staff: Staff
    saskia: Saskia
    timo: Timo
    noor: Noor


def lindecollege(today: date, *, seed: int = SEED, password: str = "") -> Lindecollege:
    """The staff and the stories as they stand on this day; nothing is in the database before `save`.

    `password` is a hashed password for everybody; without it nobody can sign in with one.
    """
    ledger = open_ledger(
        "Lindecollege",
        days=Days(today),
        seed=seed,
        domain=DOMAIN,
        password=password,
    )
    people = staff(ledger)
    return Lindecollege(
        ledger=ledger,
        staff=people,
        saskia=saskia_story(ledger, people),
        timo=timo_story(ledger, people),
        noor=noor_story(ledger, people),
    )
