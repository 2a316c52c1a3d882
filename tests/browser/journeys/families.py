"""Families as they are, for the journey of an administrator, a mentor and every parent (issue 4)."""

from dataclasses import dataclass

YES, NO, UNKNOWN = "Heeft gezag", "Heeft geen gezag", "Niet bekend"


@dataclass(frozen=True, slots=True)
class Adult:
    """A parent or carer as the administrator enters it; `known` is the name of somebody the school has."""

    given: str
    family: str
    kind: str = "Ouder"
    authority: str = YES
    household: str = ""
    speaks: str = ""
    interpreter: bool = False
    known: bool = False
    secret: bool = False
    deceased: bool = False

    @property
    def full(self) -> str:
        """As one says it."""
        return f"{self.given} {self.family}"


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


EVA = Adult("Eva", "Brandt", household="bij moeder")
TOM = Adult("Tom", "Lind", household="bij vader")
MIRJAM = Adult("Mirjam", "van den Oever", known=True)
JUDITH = Adult("Judith", "Aalders")
FAMILIES = (
    Family("two households", "Mila", "Lind", (EVA, TOM)),
    Family(
        "a brother at the same school",
        "Max",
        "Lind",
        (Adult("Eva", "Brandt", known=True), Adult("Tom", "Lind", known=True)),
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
