"""Requirements weighed fast: one pass tells whether a package meets them, and which one subject would do.

Every subject has a bit. A set of bits stands for that many worlds at once: the lowest bit is the world as it
is, each other bit the world in which that one subject is added. A subject that was chosen holds in every
world, any other only in its own; *en* is `&`, *of* is `|`, and *2 uit …* counts, for all worlds together. So
the answer costs one step a part, however many subjects there are.
"""

from collections.abc import Iterable

from keuzeruimte.careers.requirements.requirement import (
    AllOf,
    AnyOf,
    Named,
    Nothing,
    Requirement,
    SomeOf,
)
from keuzeruimte.careers.vocabulary import Vocabulary

AS_IT_IS = 1


class Weighing:
    """The bits of one vocabulary."""

    __slots__ = ("_bits", "_codes", "_members", "everywhere")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._codes = tuple(vocabulary.subjects)
        self._bits = {code: AS_IT_IS << place for place, code in enumerate(self._codes, start=1)}
        self._members = {
            code: self.bits(vocabulary.members(code)) for code in (*vocabulary.subjects, *vocabulary.groups)
        }
        self.everywhere = (AS_IT_IS << (len(self._codes) + 1)) - 1

    def bits(self, codes: Iterable[str]) -> int:
        """The bits of these subjects; a code that the vocabulary does not know has none."""
        bits = 0
        for code in codes:
            bits |= self._bits.get(code, 0)
        return bits

    def codes(self, bits: int) -> tuple[str, ...]:
        """The subjects of these bits, in the order of the vocabulary."""
        return tuple(code for code in self._codes if bits & self._bits[code])

    def worlds(self, requirement: Requirement, *, package: int) -> int:
        """The worlds in which it is met: all of them, or those in which the one right subject is added."""
        match requirement:
            case Named(code):
                members = self._members[code]
                return self.everywhere if members & package else members
            case AllOf(parts):
                found = self.everywhere
                for part in parts:
                    found &= self.worlds(part, package=package)
                return found
            case AnyOf(parts):
                found = 0
                for part in parts:
                    found |= self.worlds(part, package=package)
                return found
            case SomeOf(count, parts):
                return self._at_least(count, [self.worlds(part, package=package) for part in parts])
            case Nothing():
                return self.everywhere
            case _:
                return 0

    def _at_least(self, count: int, worlds: list[int]) -> int:
        """The worlds in which at least this many parts are met."""
        reached = [self.everywhere] + [0] * count
        for met in worlds:
            for number in range(count, 0, -1):
                reached[number] |= reached[number - 1] & met
        return reached[count]
