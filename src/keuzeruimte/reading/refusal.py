"""Why a case file is refused, in Dutch or English: the place, what was found, what is allowed (METHOD 8)."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import ClassVar

from keuzeruimte.reading.place import Place

LONGEST_SHOWN = 60
MOST_SHOWN = 40
MOST_COMPARED = 1000

PROBLEMS: dict[str, dict[str, str]] = {
    "not-found": {"nl": "dit bestand is er niet", "en": "there is no such file"},
    "not-opened": {"nl": "dit bestand is niet te lezen", "en": "this file cannot be read"},
    "too-large": {
        "nl": "dit bestand is groter dan 1 MB; een casus is veel kleiner",
        "en": "this file is larger than 1 MB; a case is much smaller",
    },
    "not-text": {
        "nl": "dit is geen tekst in UTF-8; bewaar het bestand als UTF-8",
        "en": "this is not UTF-8 text; save the file as UTF-8",
    },
    "empty": {
        "nl": "hier staat geen casus; begin met ‘keuzeruimte: 1’",
        "en": "there is no case here; begin with ‘keuzeruimte: 1’",
    },
    "not-yaml": {
        "nl": "dit is geen geldige YAML; kijk bij {found}",
        "en": "this is not valid YAML; look near {found}",
    },
    "not-json": {
        "nl": "dit is geen geldige JSON; kijk bij {found}",
        "en": "this is not valid JSON; look near {found}",
    },
    "several-documents": {
        "nl": "hier staan meer documenten na elkaar; één bestand is één casus",
        "en": "there are several documents here; one file is one case",
    },
    "too-deep": {
        "nl": "dit zit te diep in elkaar; een casus is hoogstens {allowed} lagen diep",
        "en": "this is nested too deeply; a case is at most {allowed} levels deep",
    },
    "too-much-repeated": {
        "nl": "hier wordt met verwijzingen (*) te veel herhaald; schrijf het uit",
        "en": "too much is repeated here by references (*); write it out",
    },
    "unknown-anchor": {
        "nl": "de verwijzing {found} wijst naar niets dat hierboven af is",
        "en": "the reference {found} points at nothing that is complete above it",
    },
    "tag": {
        "nl": "het soort {found} hoort niet in een casus; laat het weg",
        "en": "the tag {found} does not belong in a case; leave it out",
    },
    "key-not-text": {
        "nl": "een veldnaam moet tekst zijn; hier staat {found}. Zet er aanhalingstekens om",
        "en": "a key must be text; here is {found}. Put quotes around it",
    },
    "doubled-key": {
        "nl": "dit staat er twee keer; alles en iedereen heeft één eigen naam",
        "en": "this stands here twice; everything and everybody has one name of its own",
    },
    "wrong-type": {
        "nl": "hier staat {found}; verwacht: {allowed}",
        "en": "found {found}; expected: {allowed}",
    },
    "not-plain": {
        "nl": "deze tekst bevat stuurtekens: {found}; typ de tekst opnieuw",
        "en": "this text holds control characters: {found}; type it again",
    },
    "unknown-key": {
        "nl": "het veld {found} bestaat hier niet.{nearest} Toegestaan: {allowed}",
        "en": "there is no key {found} here.{nearest} Allowed: {allowed}",
    },
    "missing-key": {
        "nl": "hier ontbreekt {found}",
        "en": "{found} is missing here",
    },
    "unknown-word": {
        "nl": "het woord {found} kent de methode hier niet.{nearest} Toegestaan: {allowed}",
        "en": "the method has no word {found} here.{nearest} Allowed: {allowed}",
    },
    "unknown-person": {
        "nl": "{found} staat niet bij ‘people’.{nearest} Toegestaan: {allowed}",
        "en": "{found} is not among ‘people’.{nearest} Allowed: {allowed}",
    },
    "not-a-day": {
        "nl": "{found} is geen dag die bestaat; schrijf een dag als 2026-03-10",
        "en": "{found} is not a day that exists; write a day as 2026-03-10",
    },
    "after-as-of": {
        "nl": "deze dag ({found}) ligt na de dag van de casus; toegestaan: tot en met {allowed}",
        "en": "this day ({found}) lies after the day of the case; allowed: up to {allowed}",
    },
    "other-version": {
        "nl": "hier staat {found}; deze versie leest ‘keuzeruimte: 1’",
        "en": "found {found}; this version reads ‘keuzeruimte: 1’",
    },
    "pupils": {
        "nl": "gevonden: {found}; een casus gaat over precies één leerling (role: pupil)",
        "en": "found: {found}; a case is about exactly one pupil (role: pupil)",
    },
    "same-name": {
        "nl": "twee mensen heten {found}; geef ieder een eigen naam, zoals ‘Jan (vader)’",
        "en": "two people are called {found}; give each a name of their own, such as ‘Jan (father)’",
    },
    "for-parents-only": {
        "nl": "dit veld hoort alleen bij een ouder (role: parent); hier staat {found}",
        "en": "this key belongs to a parent only (role: parent); here is {found}",
    },
    "not-a-professional": {
        "nl": "{found} kan hier niet handelen; wel: schoolrollen en protector: {allowed}",
        "en": "{found} cannot act here; those with a school role and protectors can: {allowed}",
    },
    "topic-or-domain": {
        "nl": "hier ontbreekt waar dit over gaat: ‘topic’ of ‘domain’",
        "en": "what this is about is missing here: ‘topic’ or ‘domain’",
    },
    "no-domain": {
        "nl": "het gebied van {found} ontbreekt.{nearest} Geef ‘domain’ ({allowed}) of zet het bij ‘topics’",
        "en": "the domain of {found} is not known.{nearest} Give ‘domain’ ({allowed}) or put it in ‘topics’",
    },
}

EXPECTED: dict[str, dict[str, str]] = {
    "table": {
        "nl": "velden met een waarde, zoals {role: parent}",
        "en": "keys with values, such as {role: parent}",
    },
    "list": {"nl": "een lijst, zoals [moeder, vader]", "en": "a list, such as [mother, father]"},
    "text": {"nl": "tekst", "en": "text"},
    "day": {"nl": "een dag als 2026-03-10", "en": "a day as 2026-03-10"},
    "flag": {"nl": "true of false", "en": "true or false"},
    "count": {"nl": "een heel getal, 0 of meer", "en": "a whole number, 0 or more"},
    "authority": {"nl": "true, false of unknown", "en": "true, false or unknown"},
    "recipients": {
        "nl": "een lijst van mensen, of het woord school",
        "en": "a list of people, or the word school",
    },
}

FOUND: dict[str, dict[str, str]] = {
    "table": {"nl": "een tabel met velden", "en": "a table of keys"},
    "list": {"nl": "een lijst", "en": "a list"},
    "nothing": {"nl": "niets", "en": "nothing"},
    "number": {"nl": "een heel groot getal", "en": "a very large number"},
    "line": {"nl": "regel {0}, teken {1}", "en": "line {0}, character {1}"},
    "act": {"nl": "deze handeling", "en": "this act"},
    "pupils": {"nl": "{0} leerlingen", "en": "{0} pupils"},
}

NEAREST = {"nl": " Bedoel je ‘{0}’?", "en": " Did you mean ‘{0}’?"}


class RefusedFileError(Exception):
    """A file that cannot be used. `in_words` tells where, what was found and what is allowed."""

    problems: ClassVar[Mapping[str, Mapping[str, str]]] = PROBLEMS
    expected: ClassVar[Mapping[str, Mapping[str, str]]] = EXPECTED

    def __init__(
        self,
        problem: str,
        *,
        place: Place | None = None,
        found: object = "",
        allowed: Iterable[str] | str = "",
        near: Iterable[str] = (),
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place or Place()
        self.found = found
        self.allowed = allowed
        self.near = near

    def in_words(self, lang: str) -> str:
        """One line in this language (nl or en)."""
        words = self.problems[self.problem][lang].format(
            found=shown(self.found, lang=lang),
            allowed=self._allowed_in_words(lang),
            nearest=self._nearest_in_words(lang),
        )
        place = str(self.place)
        told = words if words.endswith("?") else f"{words}."
        return f"{place}: {told}" if place else told

    def __str__(self) -> str:
        return self.in_words("en")

    def _allowed_in_words(self, lang: str) -> str:
        if isinstance(self.allowed, str):
            return self.expected[self.allowed][lang] if self.allowed in self.expected else self.allowed
        words = [_short(word) for word in self.allowed]
        return ", ".join(words[:MOST_SHOWN]) + ("" if len(words) <= MOST_SHOWN else ", …")

    def _nearest_in_words(self, lang: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 (only a refused file needs it)

        if not isinstance(self.found, str):
            return ""
        nearest = get_close_matches(self.found[:LONGEST_SHOWN], list(islice(self.near, MOST_COMPARED)), n=1)
        return NEAREST[lang].format(_short(nearest[0])) if nearest else ""


class CaseFileError(RefusedFileError):
    """A case file that cannot be used (METHOD 8)."""


class Phrase:
    """Something found that has no text of its own, such as a line in the file."""

    def __init__(self, phrase: str, *parts: object) -> None:
        self.phrase = phrase
        self.parts = parts

    def in_words(self, lang: str) -> str:
        """The phrase in this language."""
        return FOUND[self.phrase][lang].format(*self.parts)


def shown(value: object, *, lang: str) -> str:
    """What was found, short and safe to print."""
    match value:
        case Phrase():
            return value.in_words(lang)
        case None:
            return FOUND["nothing"][lang]
        case bool():
            return "true" if value else "false"
        case str():
            return f"‘{_short(value)}’"
        case int() if abs(value) >= 10**18:
            return FOUND["number"][lang]
        case int() | float():
            return str(value)
        case dict():
            return FOUND["table"][lang]
        case _:
            return FOUND["list"][lang]


def _short(text: str) -> str:
    plain = "".join(character if character.isprintable() else "?" for character in text[:LONGEST_SHOWN])
    return plain if len(text) <= LONGEST_SHOWN else plain + "…"
