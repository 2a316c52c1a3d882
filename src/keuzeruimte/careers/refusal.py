"""Why a file of subject rules is refused, told in the engine's way, with what only these files have."""

from collections.abc import Mapping
from typing import ClassVar

from keuzeruimte.careers.requirements.refusal import RequirementError
from keuzeruimte.reading.place import Place
from keuzeruimte.reading.refusal import EXPECTED, PROBLEMS, RefusedFileError

OWN: dict[str, dict[str, str]] = {
    "too-large": {
        "nl": "dit bestand is groter dan 1 MB; regels voor vakken zijn veel kleiner",
        "en": "this file is larger than 1 MB; rules for subjects are much smaller",
    },
    "empty": {
        "nl": "hier staan geen regels voor vakken; begin met ‘subject_rules: 1’",
        "en": "there are no rules for subjects here; begin with ‘subject_rules: 1’",
    },
    "several-documents": {
        "nl": "hier staan meer documenten na elkaar; één bestand heeft de regels van één soort school",
        "en": "there are several documents here; one file holds the rules of one type of school",
    },
    "too-deep": {
        "nl": "dit zit te diep in elkaar; regels zijn hoogstens {allowed} lagen diep",
        "en": "this is nested too deeply; rules are at most {allowed} levels deep",
    },
    "tag": {
        "nl": "het soort {found} hoort hier niet; laat het weg",
        "en": "the tag {found} does not belong here; leave it out",
    },
    "unknown-word": {
        "nl": "{found} kan hier niet.{nearest} Toegestaan: {allowed}",
        "en": "{found} cannot stand here.{nearest} Allowed: {allowed}",
    },
    "other-version": {
        "nl": "hier staat {found}; deze versie leest ‘subject_rules: 1’",
        "en": "found {found}; this version reads ‘subject_rules: 1’",
    },
    "not-a-code": {
        "nl": "{found} kan geen code zijn; gebruik letters, cijfers, & en -, maar niet ‘en’, ‘of’ of ‘uit’",
        "en": "{found} cannot be a code; use letters, digits, & and -, but not ‘en’, ‘of’ or ‘uit’",
    },
    "no-name": {
        "nl": "{found} kennen we niet; zet er een naam achter, zoals ‘robo: robotica’",
        "en": "we do not know {found}; give it a name, such as ‘robo: robotica’",
    },
    "double-name": {
        "nl": "de naam {found} hoort al bij een ander vak; geef ieder vak eigen namen",
        "en": "the name {found} belongs to another subject already; give each subject names of its own",
    },
    "unknown-subject": {
        "nl": "{found} staat niet bij ‘subjects’.{nearest}",
        "en": "{found} is not among ‘subjects’.{nearest}",
    },
    "unknown-profile": {
        "nl": "{found} staat niet bij ‘profiles’.{nearest} Toegestaan: {allowed}",
        "en": "{found} is not among ‘profiles’.{nearest} Allowed: {allowed}",
    },
    "twice": {
        "nl": "{found} staat hier twee keer; één keer is genoeg",
        "en": "{found} stands here twice; once is enough",
    },
    "none": {
        "nl": "hier moet er minstens één staan",
        "en": "there must be at least one here",
    },
    "one-kind": {
        "nl": "dit is niet één soort regel; gebruik precies één van: {allowed}",
        "en": "this is not one kind of rule; use exactly one of: {allowed}",
    },
    "belongs-to": {
        "nl": "{found} hoort alleen bij {allowed}",
        "en": "{found} belongs to {allowed} only",
    },
    "missing-beside": {
        "nl": "bij deze regel hoort ook {found}",
        "en": "this rule also needs {found}",
    },
    "too-few": {
        "nl": "hier worden er {found} gevraagd; er staan er {allowed} in de lijst",
        "en": "this asks for {found}; the list holds {allowed}",
    },
    "more-than-most": {
        "nl": "{found} is meer dan ‘to’: {allowed}",
        "en": "{found} is more than ‘to’: {allowed}",
    },
    "law-closes": {
        "nl": "een regel van de wet sluit altijd; ‘advises’ kan alleen bij ‘basis: school’",
        "en": "a rule of the law always closes; ‘advises’ goes with ‘basis: school’ only",
    },
    "same-id": {
        "nl": "twee regels heten {found}; geef ieder een eigen ‘id’",
        "en": "two rules are called {found}; give each an ‘id’ of its own",
    },
    "requirement": {
        "nl": "in {found}, {allowed}",
        "en": "in {found}, {allowed}",
    },
    "too-many-parts": {
        "nl": "een profiel kan hoogstens {allowed} keuzedelen hebben; hier zijn het er {found}",
        "en": "a profile can have at most {allowed} parts to choose from; here are {found}",
    },
    "no-package": {
        "nl": "met deze regels is er geen enkel pakket mogelijk; kijk of ze elkaar niet tegenspreken",
        "en": "with these rules no package is possible at all; see whether they contradict each other",
    },
    "no-package-in-profile": {
        "nl": "met deze regels is er in dit profiel geen enkel pakket mogelijk: {allowed}",
        "en": "with these rules no package is possible in this profile: {allowed}",
    },
}


EXPECTED_HERE: dict[str, dict[str, str]] = {
    "table": {
        "nl": "velden met een waarde, zoals {choose: 1, from: [nlt, biol]}",
        "en": "keys with values, such as {choose: 1, from: [nlt, biol]}",
    },
    "list": {"nl": "een lijst, zoals [nat, schk]", "en": "a list, such as [nat, schk]"},
}


class RulesFileError(RefusedFileError):
    """A file of subject rules that cannot be used."""

    problems: ClassVar[Mapping[str, Mapping[str, str]]] = {**PROBLEMS, **OWN}
    expected: ClassVar[Mapping[str, Mapping[str, str]]] = {**EXPECTED, **EXPECTED_HERE}

    @classmethod
    def like(cls, refusal: RefusedFileError) -> "RulesFileError":
        """The same refusal, told as one of rules and not of a case."""
        return cls(
            refusal.problem,
            place=refusal.place,
            found=refusal.found,
            allowed=refusal.allowed,
            near=refusal.near,
        )


class RequirementInFileError(RulesFileError):
    """An expression within a file that cannot be read: the place in the file, then the place in the text."""

    def __init__(self, text: str, *, place: Place, refusal: RequirementError) -> None:
        super().__init__("requirement", place=place, found=text)
        self.refusal = refusal

    def in_words(self, lang: str) -> str:
        """One line in this language: both places, and what was expected."""
        self.allowed = self.refusal.in_words(lang).removesuffix(".")
        return super().in_words(lang)
