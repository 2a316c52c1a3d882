"""Which column of a list of programmes is which: the names that institutions and exports give them."""

from collections.abc import Mapping, Sequence

from keuzeruimte.careers.admission.programme import EVERY_PROFILE
from keuzeruimte.careers.admission.refusal import ProgrammesFileError
from keuzeruimte.careers.vocabulary import spelled

NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("opleiding", "naam", "naam opleiding", "opleidingsnaam", "studie", "programma", "programme"),
    "institution": ("instelling", "naam instelling", "instellingsnaam", "hogeschool", "universiteit", "roc"),
    "place": ("plaats", "vestigingsplaats", "gemeente", "place"),
    "level": ("soort", "niveau", "soort ho", "opleidingsniveau", "level"),
    "intake": ("instroom", "vooropleiding", "diploma", "intake"),
}
REQUIREMENT = ("eis", "eisen", "toelatingseis", "toelatingseisen", "vakeisen", "requirement")
# The profiles of havo and vwo; those of other schools are given by their own rules.
PROFILES: Mapping[str, tuple[str, ...]] = {
    "nt": ("nt", "n&t", "natuur en techniek", "natuur & techniek"),
    "ng": ("ng", "n&g", "natuur en gezondheid", "natuur & gezondheid"),
    "em": ("em", "e&m", "economie en maatschappij", "economie & maatschappij"),
    "cm": ("cm", "c&m", "cultuur en maatschappij", "cultuur & maatschappij"),
}


class Columns:
    """Where in a row each thing stands: `facts` by attribute of a programme, `asked` by code of a profile."""

    def __init__(self, heading: Sequence[str], *, profiles: Mapping[str, Sequence[str]]) -> None:
        self.heading = tuple(name.strip() for name in heading)
        self.facts: dict[str, int] = {}
        self.asked: dict[str, int] = {}
        facts = {spelled(name): attribute for attribute, names in NAMES.items() for name in names}
        asked = {spelled(name): EVERY_PROFILE for name in REQUIREMENT}
        asked |= {spelled(name): code for code, names in profiles.items() for name in (code, *names)}
        for place, name in enumerate(self.heading):
            key = spelled(name)
            if key in facts:
                self._take(self.facts, facts[key], place)
            elif key in asked:
                self._take(self.asked, asked[key], place)

    @property
    def enough(self) -> bool:
        """Whether these can be column names: a programme, and what it asks."""
        return "name" in self.facts and bool(self.asked)

    @property
    def known(self) -> int:
        """How many columns have a name that we know."""
        return len(self.facts) + len(self.asked)

    def _take(self, home: dict[str, int], what: str, place: int) -> None:
        """The first column of a name; a second that means the same is refused where it would matter."""
        if home is self.asked and what in home:
            raise ProgrammesFileError(
                "doubled-column", found=self.heading[home[what]], other=self.heading[place]
            )
        home.setdefault(what, place)
