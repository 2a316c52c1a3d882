"""Why a requirement cannot be read: where it goes wrong, what stands there, and what was expected."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_SHOWN = 60

PROBLEMS = {
    "nothing-there": {
        "nl": "hier staat niets; schrijf een eis, of * als er geen eis is",
        "en": "there is nothing here; write a requirement, or * where there is none",
    },
    "unknown-sign": {
        "nl": "{found} betekent hier niets; schrijf een eis, * (geen eis) of # (niet met dit profiel)",
        "en": "{found} means nothing here; write a requirement, * (none) or # (not with this profile)",
    },
    "unknown-subject": {
        "nl": "{found} is geen vak dat we kennen.{nearest}",
        "en": "{found} is no subject that we know.{nearest}",
    },
    "subject-expected": {
        "nl": "hier staat {found}; verwacht: een vak, een aantal (‘2 uit …’) of een haakje openen",
        "en": "found {found}; expected: a subject, a number (‘2 uit …’) or an opening bracket",
    },
    "joining-expected": {
        "nl": "hier staat {found}; verwacht: ‘en’, ‘of’, of het einde",
        "en": "found {found}; expected: ‘en’, ‘of’, or the end",
    },
    "bracket-expected": {
        "nl": "hier staat {found}; verwacht: ‘en’, ‘of’, of het haakje sluiten bij teken {opened}",
        "en": "found {found}; expected: ‘en’, ‘of’, or the bracket that closes character {opened}",
    },
    "out-of-expected": {
        "nl": "hier staat {found}; verwacht na een aantal: ‘uit’, zoals in ‘2 uit nat, schk en biol’",
        "en": "found {found}; expected after a number: ‘uit’, as in ‘2 uit nat, schk en biol’",
    },
    "list-goes-on": {
        "nl": "na een lijst (‘2 uit a, b en c’) is {found} niet duidelijk; zet haakjes om de lijst",
        "en": "after a list (‘2 uit a, b en c’) {found} is not clear; put brackets around the list",
    },
    "too-many-asked": {
        "nl": "{found} uit deze lijst kan niet: er staan er {opened} in",
        "en": "{found} out of this list cannot be: it holds {opened}",
    },
    "twice-in-list": {
        "nl": "{found} staat twee keer in deze lijst",
        "en": "{found} stands twice in this list",
    },
    "not-closed": {
        "nl": "het aanhalingsteken sluit niet",
        "en": "the quotation mark does not close",
    },
    "too-long": {
        "nl": "deze eis is langer dan {opened} tekens",
        "en": "this requirement is longer than {opened} characters",
    },
    "too-deep": {
        "nl": "hier staan meer dan {opened} haakjes in elkaar",
        "en": "there are more than {opened} brackets within each other here",
    },
}
END = {"nl": "het einde", "en": "the end"}
AT = {"nl": "teken {0}: {1}.", "en": "character {0}: {1}."}
NEAREST = {"nl": " Bedoel je ‘{0}’?", "en": " Did you mean ‘{0}’?"}


class RequirementError(Exception):
    """A requirement that cannot be read. `at` counts characters from 1; `in_words` tells the rest."""

    def __init__(
        self, problem: str, *, at: int, found: str = "", opened: int = 0, near: Iterable[str] = ()
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.found = found
        self.opened = opened
        self.near = tuple(near)

    def in_words(self, lang: str) -> str:
        """One line in this language (nl or en): where, what was found, what was expected."""
        words = PROBLEMS[self.problem][lang].format(
            found=f"‘{_short(self.found)}’" if self.found else END[lang],
            opened=self.opened,
            nearest=self._nearest(lang),
        )
        return AT[lang].format(self.at, words.removesuffix(".")).replace("?.", "?")

    def __str__(self) -> str:
        return self.in_words("en")

    def _nearest(self, lang: str) -> str:
        spelled = {name.casefold(): name for name in self.near}
        nearest = get_close_matches(self.found.casefold()[:LONGEST_SHOWN], spelled, n=1)
        return NEAREST[lang].format(spelled[nearest[0]]) if nearest else ""


def _short(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else "?" for sign in text[:LONGEST_SHOWN])
    return plain if len(text) <= LONGEST_SHOWN else plain + "…"
