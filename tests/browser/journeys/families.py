"""Families as they are, for the journey of an administrator, a mentor and every parent (issue 4)."""

from dataclasses import dataclass

YES, NO, UNKNOWN = "Heeft gezag", "Heeft geen gezag", "Niet bekend"


@dataclass(frozen=True, slots=True)
class Adult:
    """A parent or carer as the administrator enters it; `known` is the name of somebody the school has.

    `misspelt` is the family name as it was entered first; the language and the interpreter come later too.
    """

    given: str
    family: str
    kind: str = "Ouder"
    authority: str = YES
    household: str = ""
    speaks: str = ""
    interpreter: bool = False
    known: bool = False
    misspelt: str = ""
    secret: bool = False
    deceased: bool = False

    @property
    def full(self) -> str:
        """As one says it."""
        return f"{self.given} {self.family}"

    @property
    def entered(self) -> str:
        """As it was entered first."""
        return f"{self.given} {self.misspelt or self.family}"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A tie that turns out otherwise: what is filled in, how it was and is for the administrator, and what
    the mentor reads of it from then on."""

    child: str
    adult: str
    was: str
    now: str
    guided: str = ""
    authority: str = ""
    household: str = ""
    source: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A name, a language or a death that was not known: the field of the form, and what stands there then."""

    child: str
    adult: str
    field: str
    value: str
    now: str


@dataclass(frozen=True, slots=True)
class Family:
    """A pupil with everybody who is a parent or carer of this pupil."""

    form: str
    given: str
    family: str
    adults: tuple[Adult, ...]

    @property
    def full(self) -> str:
        """As one says it."""
        return f"{self.given} {self.family}"

    @property
    def living(self) -> tuple[Adult, ...]:
        """Who can come, speak and read."""
        return tuple(adult for adult in self.adults if not adult.deceased)


EVA = Adult("Eva", "Brandt", misspelt="Brand", household="bij moeder")
TOM = Adult("Tom", "Lind", household="bij vader")
MIRJAM = Adult("Mirjam", "van den Oever", known=True)
JUDITH = Adult("Judith", "Aalders", authority=UNKNOWN)
FAMILIES = (
    Family("two households", "Mila", "Lind", (EVA, TOM)),
    Family(
        "a brother at the same school",
        "Max",
        "Lind",
        (Adult("Eva", "Brandt", misspelt="Brand", known=True), Adult("Tom", "Lind", known=True)),
    ),
    Family("one parent", "Sanne", "Oomen", (Adult("Nadia", "Oomen"),)),
    Family(
        "three parents",
        "Liv",
        "Zomer",
        (
            Adult("Anna", "Zomer"),
            Adult("Bea", "Winter", kind="Adoptieouder"),
            Adult("Carl", "Herfst", authority=NO),
        ),
    ),
    Family(
        "a grandmother who cares, and a mother without authority",
        "Jip",
        "Kramer",
        (
            Adult("Toos", "Kramer", kind="Pleegouder of verzorger", authority=UNKNOWN),
            Adult("Linda", "Kramer", authority=NO),
        ),
    ),
    Family(
        "a stepfather of whom nothing is known",
        "Fleur",
        "Dekkers",
        (Adult("Ineke", "Dekkers"), Adult("Omar", "Haddad", kind="Stiefouder", authority=UNKNOWN)),
    ),
    Family("a guardian", "Roos", "Verbeek", (Adult("Hugo", "Meijer", kind="Voogd"),)),
    Family("an institution with a measure", "Wout", "Schouten", (Adult("Wanda", "Schouten", authority=NO),)),
    Family(
        "a parent whose address is secret",
        "Bo",
        "Peeters",
        (Adult("Ria", "Smulders", household="bij moeder", secret=True), Adult("Sjef", "Peeters")),
    ),
    Family(
        "a parent who died",
        "Tess",
        "Hendrix",
        (Adult("Koen", "Hendrix"), Adult("Lotte", "Waals", deceased=True)),
    ),
    Family(
        "another language, with an interpreter",
        "Amir",
        "Nasser",
        (Adult("Fatima", "Nasser", speaks="Arabisch", interpreter=True),),
    ),
    Family("a mother who works here", "Kim", "Oever", (MIRJAM,)),
    Family("a mother with a child at two schools", "Zara", "Aalders", (JUDITH,)),
)

# Each form of family is corrected once, in what fits it; besides a secret address, and who speaks for whom.
OTHERWISE = (
    Otherwise(
        "Mila",
        "Tom Lind",
        household="bij vader, om de week",
        was="bij vader",
        now="bij vader, om de week",
        guided="bij vader, om de week",
    ),
    Otherwise(
        "Liv",
        "Carl Herfst",
        authority=YES,
        source="gezagsregister opnieuw gezien",
        was="heeft geen gezag",
        now="heeft gezag",
    ),
    Otherwise(
        "Jip", "Toos Kramer", household="bij oma", was="gezag niet bekend", now="bij oma", guided="bij oma"
    ),
    Otherwise(
        "Fleur",
        "Omar Haddad",
        authority=NO,
        source="Ineke vertelde het",
        was="gezag niet bekend",
        now="heeft geen gezag",
        guided="zonder gezag",
    ),
    Otherwise(
        "Roos",
        "Hugo Meijer",
        source="uitspraak gezien",
        since="2024-09-01",
        was="bron: gezagsregister gezien",
        now="sinds 1 september 2024",
    ),
    Otherwise(
        "Kim", MIRJAM.full, household="bij moeder", was="heeft gezag", now="bij moeder", guided="bij moeder"
    ),
    Otherwise(
        "Zara",
        JUDITH.full,
        authority=YES,
        source="gezagsregister gezien",
        was="gezag niet bekend",
        now="heeft gezag",
    ),
)
MENDED = (
    Mended("Max", "Eva Brand", "Achternaam", "Brandt", now="Eva Brandt"),
    Mended(
        "Sanne", "Nadia Oomen", "Praat liever in een andere taal", "Papiaments", now="praat liever Papiaments"
    ),
    Mended("Amir", "Fatima Nasser", "Er komt een tolk bij gesprekken", "", now="met een tolk"),
    Mended("Tess", "Lotte Waals", "Deze persoon is overleden", "", now="overleden"),
)


def decides(family: Family, adult: Adult) -> bool:
    """Whether this parent has authority once all is corrected."""
    found = [o.authority for o in OTHERWISE if (o.child, o.adult) == (family.given, adult.full)]
    return (found[0] if found and found[0] else adult.authority) == YES
