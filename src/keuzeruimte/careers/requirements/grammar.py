"""How a requirement is written, and the parser for it.

    cell        = "*" | "#" | either ;
    either      = both , { ( "of" | "/" ) , both } ;
    both        = one , { ( "en" | "+" ) , one } ;
    one         = "(" , either , ")" | some | subject ;
    some        = number , ( "uit" | "van" ) , item , { "," , item } , [ [ "," ] , ( "en" | "of" ) , item ] ;
    item        = "(" , either , ")" | subject ;
    number      = "1" | "2" | ... | "een" | "twee" | ... | "zes" ;
    subject     = a name that the vocabulary knows, in one word or several ; or any name in double quotes

`*` asks nothing and `#` admits nobody; they stand alone. Capitals make no difference, and neither do spaces
and hyphens within a name. *En* binds tighter than *of*: `a of b en c` is `a of (b en c)`. As people often
mean the other, `Parsed.mixed` says that a text leaned on this, so that who imports it can be asked to put
brackets. The list of *2 uit a, b en c* ends with its last item; whatever follows needs brackets around the
list. Source: the form of the annexes A and B of the Regeling aanmelding en toelating hoger onderwijs.
"""

from dataclasses import dataclass

from keuzeruimte.careers.requirements.refusal import RequirementError
from keuzeruimte.careers.requirements.requirement import (
    AllOf,
    AnyOf,
    Named,
    Never,
    Nothing,
    Requirement,
    SomeOf,
)
from keuzeruimte.careers.requirements.tokens import Kind, Token, number_in, tokens_of
from keuzeruimte.careers.vocabulary import Vocabulary

DEEPEST = 20
_SIGNS: dict[str, Requirement] = {"*": Nothing(), "#": Never()}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A requirement as it was read; `mixed` where *en* stands beside *of* without brackets."""

    requirement: Requirement
    mixed: bool = False


def parse(text: str, *, vocabulary: Vocabulary) -> Parsed:
    """The requirement that this text says; RequirementError with the place and what was expected."""
    plain = text.strip()
    if not plain:
        raise RequirementError("nothing-there", at=1)
    if plain in _SIGNS:
        return Parsed(_SIGNS[plain])
    parser = _Parser(tokens_of(text), vocabulary)
    requirement = parser.either()
    parser.expect_end()
    return Parsed(requirement, mixed=parser.mixed)


class _Parser:
    def __init__(self, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.place = 0
        self.opened: list[Token] = []
        self.mixed = False

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    def either(self) -> Requirement:
        parts = [self.both()]
        while self._take(Kind.OR):
            parts.append(self.both())
        if len(parts) == 1:
            return parts[0].requirement
        self.mixed = self.mixed or any(part.mixed for part in parts)
        return AnyOf(tuple(part.requirement for part in parts))

    def both(self) -> Parsed:
        parts = [self.one()]
        while self._take(Kind.AND):
            parts.append(self.one())
        return Parsed(parts[0]) if len(parts) == 1 else Parsed(AllOf(tuple(parts)), mixed=True)

    def one(self) -> Requirement:
        return self.some() if self.token.kind is Kind.NUMBER else self.item()

    def item(self) -> Requirement:
        return self.bracketed() if self.token.kind is Kind.OPEN else self.subject()

    def bracketed(self) -> Requirement:
        if len(self.opened) >= DEEPEST:
            raise RequirementError("too-deep", at=self.token.at, opened=DEEPEST)
        self.opened.append(self.token)
        self.place += 1
        inner = self.either()
        if not self._take(Kind.CLOSE):
            raise self._refuse("bracket-expected", opened=self.opened[-1].at)
        self.opened.pop()
        return inner

    def some(self) -> Requirement:
        number = self.token
        self.place += 1
        if not self._take(Kind.OUT_OF):
            raise self._refuse("out-of-expected")
        parts = self._list()
        if self.token.kind in (Kind.AND, Kind.OR, Kind.COMMA):
            raise self._refuse("list-goes-on")
        if not 1 <= number_in(number) <= len(parts):
            raise RequirementError("too-many-asked", at=number.at, found=number.text, opened=len(parts))
        return SomeOf(number_in(number), parts)

    def _list(self) -> tuple[Requirement, ...]:
        parts: dict[Requirement, None] = {}
        last = False
        while True:
            begin = self.token
            part = self.item()
            if part in parts:
                raise RequirementError("twice-in-list", at=begin.at, found=begin.text)
            parts[part] = None
            if last:
                return tuple(parts)
            comma = self._take(Kind.COMMA)
            last = self._take_word_of_joining()
            if not comma and not last:
                return tuple(parts)

    def subject(self) -> Requirement:
        if self.token.kind is not Kind.WORD:
            raise self._refuse("subject-expected")
        begin = self.place
        end = begin
        while self.tokens[end].kind in (Kind.WORD, Kind.NUMBER):
            end += 1
        for self.place in range(end, begin, -1):
            name = " ".join(token.text for token in self.tokens[begin : self.place])
            code = self.vocabulary.code_of(name)
            if code is not None:
                return Named(code)
        first = self.tokens[begin]
        raise RequirementError("unknown-subject", at=first.at, found=first.text, near=self.vocabulary.names())

    def expect_end(self) -> None:
        if self.token.kind is not Kind.END:
            raise self._refuse("joining-expected")

    def _take_word_of_joining(self) -> bool:
        """The *en* or *of* before the last of a list; a plus or a slash joins no list."""
        return self.token.text not in ("+", "/") and (self._take(Kind.AND) or self._take(Kind.OR))

    def _take(self, kind: Kind) -> bool:
        if self.token.kind is not kind:
            return False
        self.place += 1
        return True

    def _refuse(self, problem: str, *, opened: int = 0) -> RequirementError:
        return RequirementError(problem, at=self.token.at, found=self.token.text, opened=opened)
