"""A requirement written out again: with codes, so that parsing gives it back, or with names, to be read."""

from collections.abc import Callable, Mapping

from keuzeruimte.careers.requirements.requirement import (
    AllOf,
    AnyOf,
    Named,
    Never,
    Nothing,
    Requirement,
    SomeOf,
)
from keuzeruimte.careers.vocabulary import Vocabulary

Words = Mapping[str, str]

_GRAMMAR: Words = {"and": "en", "or": "of", "out_of": "uit", "nothing": "*", "never": "#"}
_READ: Mapping[str, Words] = {
    "nl": {
        "and": "en",
        "or": "of",
        "out_of": "uit",
        "nothing": "geen eis",
        "never": "niet met dit profiel",
    },
    "en": {
        "and": "and",
        "or": "or",
        "out_of": "out of",
        "nothing": "no requirement",
        "never": "not with this profile",
    },
}


def written(requirement: Requirement) -> str:
    """The requirement in the grammar of `grammar.py`, with brackets wherever one is inside another."""
    return _Writing(_GRAMMAR, str).all_of(requirement)


def read_aloud(requirement: Requirement, *, vocabulary: Vocabulary, lang: str) -> str:
    """The requirement with the names of subjects: ‘wiskunde A of wiskunde B’."""
    return _Writing(_READ[lang], vocabulary.name_of).all_of(requirement)


class _Writing:
    def __init__(self, words: Words, name: Callable[[str], str]) -> None:
        self.words = words
        self.name = name

    def all_of(self, requirement: Requirement) -> str:
        match requirement:
            case Named(code):
                return self.name(code)
            case AllOf(parts):
                return f" {self.words['and']} ".join(map(self.part_of, parts))
            case AnyOf(parts):
                return f" {self.words['or']} ".join(map(self.part_of, parts))
            case SomeOf(count, parts):
                return f"{count} {self.words['out_of']} {self.listed(parts)}"
            case Nothing():
                return self.words["nothing"]
            case Never():
                return self.words["never"]

    def listed(self, parts: tuple[Requirement, ...]) -> str:
        *first, last = map(self.part_of, parts)
        return f"{', '.join(first)} {self.words['and']} {last}" if first else last

    def part_of(self, requirement: Requirement) -> str:
        whole = self.all_of(requirement)
        return whole if isinstance(requirement, Named) else f"({whole})"
