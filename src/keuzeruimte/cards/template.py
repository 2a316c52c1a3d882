"""A text with places for people's names, made ready once and filled in many times.

`{pupil}` is replaced by names; `{parents|zegt|zeggen}` follows their number; a clause in `[[ ]]` disappears
when a name or date in it is missing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACES = frozenset(
    {
        "about",
        "adult",
        "against",
        "askers",
        "domain",
        "entrusters",
        "limiters",
        "minor",
        "parents",
        "person",
        "professional",
        "pupil",
        "since",
        "through",
        "to",
        "topic",
        "touched",
        "waits_for",
        "with",
        "withdrawers",
    }
)

_PART = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SENTENCE_OPENS = re.compile(r"(?:^|[.?!:]\s+|[.?!]’\s+|‘)$")
_SPACES = re.compile(r" {2,}")
_NUMBER_CHOICES = 3


class TemplateError(ValueError):
    """A text of a card that cannot be filled in: an unknown place, or a bracket without its partner."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in one place: the words, and whether they name several people."""

    words: str
    several: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    one: str | None
    many: str | None
    opens_sentence: bool


@dataclass(frozen=True, slots=True)
class _Clause:
    optional: bool
    parts: tuple[str | _Place, ...]

    def places(self) -> tuple[str, ...]:
        return tuple(part.name for part in self.parts if isinstance(part, _Place))


@dataclass(frozen=True, slots=True)
class Template:
    """A text of a card. Make one with `template`, fill it in with `filled`."""

    source: str
    clauses: tuple[_Clause, ...]

    def places(self) -> frozenset[str]:
        """Return the names of every place in this text."""
        return frozenset(name for clause in self.clauses for name in clause.places())

    def filled(self, fillings: Mapping[str, Filling], *, missing: Mapping[str, Filling]) -> str:
        """Return the text with its places filled in.

        A place without a filling takes the words of `missing`, unless its clause is optional: that clause
        then disappears as a whole.
        """
        written: list[str] = []
        for clause in self.clauses:
            if clause.optional and any(name not in fillings for name in clause.places()):
                continue
            for part in clause.parts:
                if isinstance(part, str):
                    written.append(part)
                else:
                    written.append(_words(part, fillings.get(part.name) or missing[part.name]))
        text = "".join(written)
        return (_SPACES.sub(" ", text) if "  " in text else text).strip()


def template(source: str, *, where: str) -> Template:
    """Return the text of a card, ready to be filled in.

    Raises TemplateError, naming `where`, for a place that does not exist or a bracket left open.
    """
    clauses: list[_Clause] = []
    end = 0
    for optional in _OPTIONAL.finditer(source):
        clauses.append(_clause(source, end, optional.start(), optional=False, where=where))
        clauses.append(_clause(source, optional.start(1), optional.end(1), optional=True, where=where))
        end = optional.end()
    clauses.append(_clause(source, end, len(source), optional=False, where=where))
    return Template(source=source, clauses=tuple(clause for clause in clauses if clause.parts))


def _clause(source: str, start: int, stop: int, *, optional: bool, where: str) -> _Clause:
    parts: list[str | _Place] = []
    end = start
    for found in _PART.finditer(source, start, stop):
        parts.append(_plain(source[end : found.start()], where=where))
        before = source[: found.start()].replace("[[", "").replace("]]", "")
        parts.append(_place(found.group(1), opens=bool(_SENTENCE_OPENS.search(before)), where=where))
        end = found.end()
    parts.append(_plain(source[end:stop], where=where))
    return _Clause(optional=optional, parts=tuple(part for part in parts if part))


def _plain(text: str, *, where: str) -> str:
    for bracket in ("{", "}", "[[", "]]"):
        if bracket in text:
            raise TemplateError(f"{where}: a {bracket!r} without its partner in {text!r}")
    return text


def _place(inside: str, *, opens: bool, where: str) -> _Place:
    name, *choices = inside.split("|")
    if name not in PLACES:
        raise TemplateError(f"{where}: unknown place {{{inside}}}; allowed: {', '.join(sorted(PLACES))}")
    if choices and len(choices) != _NUMBER_CHOICES - 1:
        raise TemplateError(f"{where}: {{{inside}}} needs one word for one person and one for several")
    one, many = choices or (None, None)
    return _Place(name=name, one=one, many=many, opens_sentence=opens)


def _words(place: _Place, filling: Filling) -> str:
    words = filling.words
    if place.one is not None and place.many is not None:
        words = place.many if filling.several else place.one
    return words[:1].upper() + words[1:] if place.opens_sentence else words
