"""A requirement cut into words and signs, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from keuzeruimte.careers.requirements.refusal import RequirementError

LONGEST = 500

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<sign>[()+,/])
    | "(?P<quoted>[^"]*)"
    | (?P<word>[\w&][\w&.'’-]*)
    )""",
    re.VERBOSE,
)
_NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
}


class Kind(Enum):
    """What a token does in a requirement."""

    WORD = auto()
    NUMBER = auto()
    AND = auto()
    OR = auto()
    COMMA = auto()
    OUT_OF = auto()
    OPEN = auto()
    CLOSE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign; `at` is where it begins, counted from 1."""

    kind: Kind
    text: str
    at: int


_SIGNS = {"(": Kind.OPEN, ")": Kind.CLOSE, "+": Kind.AND, "/": Kind.OR, ",": Kind.COMMA}
_WORDS = {"en": Kind.AND, "of": Kind.OR, "uit": Kind.OUT_OF, "van": Kind.OUT_OF}


def tokens_of(text: str) -> list[Token]:
    """The tokens of this text, with END at its end; RequirementError for a sign that has no meaning."""
    if len(text) > LONGEST:
        raise RequirementError("too-long", at=LONGEST + 1, opened=LONGEST)
    tokens, place, end = [], 0, len(text.rstrip())
    while place < end:
        found = _TOKEN.match(text, place)
        if found is None:
            raise _unreadable(text, place)
        tokens.append(_token(found))
        place = found.end()
    return [*tokens, Token(Kind.END, "", end + 1)]


def number_in(token: Token) -> int:
    """The number that a token of kind NUMBER says."""
    return _NUMBERS.get(token.text.casefold()) or int(token.text)


def _token(found: re.Match[str]) -> Token:
    if sign := found["sign"]:
        return Token(_SIGNS[sign], sign, found.start("sign") + 1)
    if found["quoted"] is not None:
        return Token(Kind.WORD, found["quoted"], found.start("quoted"))
    word = found["word"]
    return Token(_kind(word.casefold()), word, found.start("word") + 1)


def _kind(word: str) -> Kind:
    if word in _NUMBERS or (word.isascii() and word.isdigit() and len(word) <= 3):
        return Kind.NUMBER
    return _WORDS.get(word, Kind.WORD)


def _unreadable(text: str, place: int) -> RequirementError:
    rest = text[place:]
    at = place + len(rest) - len(rest.lstrip()) + 1
    if rest.lstrip().startswith('"'):
        return RequirementError("not-closed", at=at)
    return RequirementError("unknown-sign", at=at, found=rest.split()[0])
