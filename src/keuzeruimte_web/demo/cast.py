"""Whom to sign in as: the people of the stories and of the school, and what each comes for."""

from dataclasses import dataclass

from keuzeruimte_web.demo.people import Name, address

DOMAIN = "lindecollege.example"
# Of invented people, on one's own machine: the demo prints it.
PASSWORD = "samen-om-tafel"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the cast. `key` is the e-mail address; `party` is pupil, parents or school."""

    name: str
    what: str
    key: str
    party: str


def at_school(name: Name, what: str) -> Somebody:
    """A professional."""
    return Somebody(str(name), what, address(name, domain=DOMAIN), "school")


def at_home(name: Name, what: str) -> Somebody:
    """A parent."""
    return Somebody(str(name), what, address(name, domain=f"thuis.{DOMAIN}"), "parents")


def in_class(name: Name, what: str) -> Somebody:
    """A pupil."""
    return Somebody(str(name), what, address(name, domain=f"leerling.{DOMAIN}"), "pupil")


CAST: tuple[Somebody, ...] = (
    at_school(Name("Ruben", "Wit", "de"), "leerlingbegeleider: praat vandaag met Saskia en haar ouders"),
    in_class(Name("Saskia", "Vermeer"), "leerling uit 1A: haar driehoek en afspraken"),
    at_home(Name("Marloes", "Hendriks"), "moeder van Saskia: haar grens en haar wensen"),
    at_home(Name("Erik", "Vermeer"), "vader van Saskia: zijn grens en zijn wensen"),
    in_class(Name("Timo", "Bakker"), "leerling uit 1B: morgen een gesprek"),
    at_home(Name("Anja", "Bakker"), "moeder van Timo: zij vroeg om raad"),
    at_home(Name("Wim", "Bakker"), "vader van Timo: hij vroeg school om in te grijpen"),
    at_school(Name("Hanneke", "Smit"), "decaan: begeleidt de profielkeuze van Noor"),
    in_class(Name("Noor", "Willemsen"), "leerling uit 3H2: kiest een profiel"),
    at_home(Name("Karin", "Willemsen"), "moeder van Noor: vertelt over haar werk"),
    at_home(Name("Bas", "Willemsen"), "vader van Noor: nog te horen"),
    in_class(Name("Milan", "Verhoef"), "leerling uit 4V1: wordt over twee weken 16"),
    in_class(Name("Lotte", "Wiersma"), "leerling uit 5H1: wordt over twee weken 18"),
    at_home(Name("Ineke", "Wiersma"), "moeder van Lotte: leest wat er op die dag verandert"),
    in_class(Name("Shirley", "Landveld"), "leerling uit 5H1: is 18 en kiest wat thuis meeleest"),
    at_school(Name("Joris", "Kuiper"), "mentor van 1A"),
    at_school(Name("Samira", "Amrani", "el"), "mentor van 2C, en moeder van een leerling uit 1A"),
    at_school(Name("Marit", "Dekker"), "teamleider"),
    at_school(Name("Petra", "Vos"), "beheerder: mensen en klassen, geen dossiers"),
)
