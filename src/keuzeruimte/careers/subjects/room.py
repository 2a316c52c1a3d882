"""The choice room: what is open, what is closed and what would open it, what was not looked at yet.

It weighs nothing: no order of better and worse, no score, no advice of its own. A rule by which the school
advises otherwise leaves an option open, and stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from keuzeruimte.careers.subjects.book import Book, Package, Rule, Weight
from keuzeruimte.careers.subjects.checking import Lack, lacks
from keuzeruimte.careers.subjects.diagram import NO
from keuzeruimte.careers.subjects.packages import Packages


class State(StrEnum):
    """How an option stands, given what was chosen so far."""

    CHOSEN = "chosen"
    INCLUDED = "included"  # in every package that is left
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has in mind: a profile or none yet, subjects, those laid aside, options looked at."""

    profile: str | None = None
    subjects: frozenset[str] = frozenset()
    laid_aside: frozenset[str] = frozenset()
    looked_at: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Option:
    """One profile or subject.

    `because` holds the rules that close it; `opens_by` each smallest set of own choices (codes, of what was
    chosen or laid aside) that one would let go of to open it; `advised` the advice that it goes against.
    """

    code: str
    state: State
    looked_at: bool
    laid_aside: bool = False
    because: tuple[Rule, ...] = ()
    opens_by: tuple[tuple[str, ...], ...] = ()
    advised: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """All options, and how the choice as a whole stands.

    `left` counts the packages that are still possible. `missing` tells what has to be chosen yet, and
    `advice` what the school advises and was not followed; `whole` says that it is a package as it is. Where
    what was chosen does not go together, `because` and `opens_by` tell why, and what one could let go of; the
    options are then those of whoever lets go of it.
    """

    profiles: tuple[Option, ...]
    subjects: tuple[Option, ...]
    left: int
    whole: bool
    missing: tuple[Lack, ...]
    advice: tuple[Rule, ...]
    because: tuple[Rule, ...]
    opens_by: tuple[tuple[str, ...], ...]


class UnknownOptionError(Exception):
    """A wish names something that the rules do not know; `code` is what it names."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def room_of(book: Book, *, wish: Wish, packages: Packages | None = None) -> Room:
    """The choice room of this wish. `packages` are those of the book, where somebody made them already.

    UnknownOptionError where the wish names no profile or subject of the book.
    """
    return _Weighed(packages or Packages(book), wish).room()


class _Weighed:
    def __init__(self, packages: Packages, wish: Wish) -> None:
        self.packages = packages
        self.book = packages.book
        self.wish = wish
        self.answers = self._answers()
        self.repairs = self._nearest(packages.allowed, self.answers)
        # Without any way out, as when all places are taken, the choice is weighed as it is.
        self.kept = [_without(self.answers, repair) for repair in self.repairs or ((),)]
        self.possible = [packages.diagrams.possible(packages.given(answers)) for answers in self.kept]
        self.advice = [rule for rule in self.book.every_rule() if rule.weight is Weight.ADVISES]

    def room(self) -> Room:
        goes_together = self.repairs == ((),)
        lacking = self._lacking() if goes_together else ()
        missing = tuple(lack for lack in lacking if lack.rule.weight is Weight.CLOSES)
        return Room(
            profiles=tuple(self._profile(profile.code) for profile in self.book.profiles),
            subjects=tuple(self._subject(code) for code in self.book.vocabulary.subjects),
            left=self._count(),
            whole=goes_together and self.wish.profile is not None and not missing,
            missing=missing,
            advice=tuple(lack.rule for lack in lacking if lack.rule.weight is Weight.ADVISES),
            because=() if goes_together else self.packages.because(self.answers),
            opens_by=() if goes_together else self.repairs,
        )

    def _answers(self) -> dict[str, bool]:
        """What was chosen and laid aside, as answers."""
        wish = self.wish
        for code in sorted(wish.subjects | wish.laid_aside):
            if code not in self.book.vocabulary.subjects:
                raise UnknownOptionError(code)
        if wish.profile not in (None, *(profile.code for profile in self.book.profiles)):
            raise UnknownOptionError(str(wish.profile))
        answers = dict.fromkeys(wish.laid_aside, False) | dict.fromkeys(wish.subjects, True)
        return answers if wish.profile is None else answers | {wish.profile: True}

    def _profile(self, code: str) -> Option:
        """Another profile is weighed with the same subjects, and in place of the one chosen."""
        if code == self.wish.profile:
            return self._open(code, State.CHOSEN, self.kept)
        profile = () if self.wish.profile is None else (self.wish.profile,)
        return self._weighed(code, [_without(answers, profile) for answers in self.kept])

    def _subject(self, code: str) -> Option:
        if code in self.wish.subjects:
            return self._open(code, State.CHOSEN, self.kept)
        question = self.packages.question[code]
        if all(possible[question] == {True} for possible in self.possible):
            return self._open(code, State.INCLUDED, self.kept)
        return self._weighed(code, self.kept)

    def _weighed(self, code: str, kept: list[dict[str, bool]]) -> Option:
        """Open where a package has it beside what is kept; else why not, and what would open it."""
        asked = [{**answers, code: True} for answers in kept]
        fitting = [answers for answers in asked if self.packages.given(answers) != NO]
        if fitting:
            return self._open(code, State.OPEN, fitting)
        return Option(
            code=code,
            state=State.CLOSED,
            looked_at=code in self.wish.looked_at,
            laid_aside=code in self.wish.laid_aside,
            because=self.packages.because(asked[0]),
            opens_by=self._nearest(self.packages.given({code: True}), _without(self.answers, (code,))),
        )

    def _open(self, code: str, state: State, kept: list[dict[str, bool]]) -> Option:
        return Option(
            code=code,
            state=state,
            looked_at=code in self.wish.looked_at or state is State.CHOSEN,
            laid_aside=code in self.wish.laid_aside,
            advised=tuple(rule for rule in self.advice if not self._can_follow(rule, kept)),
        )

    def _can_follow(self, rule: Rule, kept: list[dict[str, bool]]) -> bool:
        """Whether a package that has all this follows the school's advice."""
        return any(self.packages.goes_with(rule, self.packages.given(answers), answers) for answers in kept)

    def _nearest(self, diagram: int, wanted: Mapping[str, bool]) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of wanted codes to let go of so that the diagram has a package."""
        found = self.packages.diagrams.nearest(diagram, wanted=self.packages.asked(wanted))
        codes = self.packages.codes
        return tuple(tuple(codes[question] for question in sorted(one)) for one in found)

    def _lacking(self) -> tuple[Lack, ...]:
        """The rules that what was chosen, with what belongs to it anyway, does not keep yet."""
        if self.wish.profile is None:
            return ()
        (possible,) = self.possible
        included = {code for code, question in self.packages.question.items() if possible[question] == {True}}
        everything = self.book.vocabulary.subjects
        chosen = tuple(code for code in everything if code in self.wish.subjects or code in included)
        return lacks(self.book, package=Package(self.wish.profile, chosen), taken=self.packages.taken)

    def _count(self) -> int:
        """Packages left; what is decided already is not asked any more."""
        left = self.packages.given(self.answers)
        asked = [place for place, code in enumerate(self.packages.codes) if code not in self.answers]
        return self.packages.diagrams.count(left, among=asked)


def _without(answers: Mapping[str, bool], codes: tuple[str, ...]) -> dict[str, bool]:
    return {code: answer for code, answer in answers.items() if code not in codes}
