"""All packages that a book of rules allows: counted, listed, checked, and why something is not among them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from keuzeruimte.careers.requirements.requirement import AllOf, AnyOf, Named, Nothing, Requirement, SomeOf
from keuzeruimte.careers.subjects.book import (
    Book,
    Bound,
    Fixed,
    Needs,
    Package,
    Places,
    Profile,
    Rule,
    Weight,
)
from keuzeruimte.careers.subjects.dealing import enough_for, room_in
from keuzeruimte.careers.subjects.diagram import NO, YES, Diagrams


class Packages:
    """The packages of one book, as a decision diagram that asks for the profiles first and then the subjects.

    `taken` tells how many places of a subject are taken in the year group.
    """

    def __init__(self, book: Book, *, taken: Mapping[str, int] | None = None) -> None:
        self.book = book
        self.codes = (*(profile.code for profile in book.profiles), *book.vocabulary.subjects)
        self.question = {code: place for place, code in enumerate(self.codes)}
        self.diagrams = Diagrams(questions=len(self.codes))
        self.rules = {rule.id: rule for rule in book.every_rule()}
        self.taken = taken or {}
        self._alone = dict.fromkeys(self.rules, YES)
        self._together: dict[frozenset[str], int] = {}
        for rule in (*book.rules, *book.common):
            self._alone[rule.id] = self._in_profiles(rule.profiles, self._meaning(rule))
        for profile in book.profiles:
            self._add_profile(profile)
        profiles = [self.question[profile.code] for profile in book.profiles]
        self._one_profile = self.diagrams.between(profiles, least=1, most=1)
        self.allowed = self.diagrams.both(self._one_profile, *self._closing())

    def count(self, *, profile: str | None = None) -> int:
        """How many packages there are: in this profile, or all, a profile and its subjects together."""
        chosen = [one.code for one in self.book.profiles if profile in (None, one.code)]
        return sum(self.diagrams.count(self._of(code), among=self._subjects()) for code in chosen)

    def count_of_sets(self) -> int:
        """How many different sets of subjects there are; one that fits two profiles counts once."""
        union = self.diagrams.either(*(self._of(profile.code) for profile in self.book.profiles))
        return self.diagrams.count(union, among=self._subjects())

    def each(self, *, profile: str | None = None) -> Iterator[Package]:
        """Every package, one at a time; in the order of the profiles and subjects in the book."""
        for one in self.book.profiles:
            if profile in (None, one.code):
                for chosen in self.diagrams.every_yes(self._of(one.code), among=self._subjects()):
                    yield Package(one.code, tuple(self.codes[question] for question in chosen))

    def given(self, answers: Mapping[str, bool]) -> int:
        """The diagram of the packages with these answers, by code of a profile or subject."""
        return self.diagrams.given(self.allowed, self.asked(answers))

    def asked(self, answers: Mapping[str, bool]) -> dict[int, bool]:
        """The same answers, by question."""
        return {self.question[code]: answer for code, answer in answers.items()}

    def goes_with(self, rule: Rule, diagram: int, answers: Mapping[str, bool]) -> bool:
        """Whether this rule, such as an advice, can still be followed by some package of the diagram."""
        meaning = self.diagrams.given(self._alone[rule.id], self.asked(answers))
        return self.diagrams.both(meaning, diagram) != NO

    def because(self, answers: Mapping[str, bool]) -> tuple[Rule, ...]:
        """A smallest set of closing rules by which no package has these answers; none when one has."""
        asked = self.asked(answers)
        background = self.diagrams.given(self._one_profile, asked)
        alone = {id: self.diagrams.given(diagram, asked) for id, diagram in self._alone.items()}
        together = {ids: self.diagrams.given(diagram, asked) for ids, diagram in self._together.items()}
        bearing = {id for id, diagram in alone.items() if diagram != YES}
        bearing.update(*(ids for ids, diagram in together.items() if diagram != YES))

        def possible(ids: Iterable[str]) -> bool:
            active = frozenset(ids)
            parts = (diagram for group, diagram in together.items() if group <= active)
            return self.diagrams.both(background, *(alone[id] for id in ids), *parts) != NO

        candidates = [id for id, rule in self.rules.items() if id in bearing and _closes(rule)]
        return tuple(self.rules[id] for id in _smallest(candidates, possible))

    def _subjects(self) -> range:
        return range(len(self.book.profiles), len(self.codes))

    def _of(self, profile: str) -> int:
        return self.given({one.code: one.code == profile for one in self.book.profiles})

    def _closing(self) -> Iterator[int]:
        yield from (diagram for id, diagram in self._alone.items() if _closes(self.rules[id]))
        yield from self._together.values()

    def _add_profile(self, profile: Profile) -> None:
        """The parts of a profile: what each asks, what several ask together, and that every subject fits."""
        for rule in profile.parts:
            self._alone[rule.id] = self._in_profiles((profile.code,), self._meaning(rule))
        for enough in enough_for(self.book, profile):
            meaning = self.diagrams.between(self._questions(enough.subjects), least=enough.least)
            here = self._in_profiles((profile.code,), meaning)
            if len(enough.parts) == 1:
                (id,) = enough.parts
                self._alone[id] = self.diagrams.both(self._alone[id], here)
            else:
                known = self._together.get(enough.parts, YES)
                self._together[enough.parts] = self.diagrams.both(known, here)
        rooms = (
            self.diagrams.between(self._questions(room.subjects), most=room.most)
            for room in room_in(self.book, profile)
        )
        self._alone[profile.fits.id] = self._in_profiles((profile.code,), self.diagrams.both(*rooms))

    def _in_profiles(self, profiles: tuple[str, ...], meaning: int) -> int:
        """A rule of some profiles says nothing in the others."""
        if not profiles:
            return meaning
        elsewhere = (self.diagrams.denies(self.question[profile]) for profile in profiles)
        return self.diagrams.either(meaning, self.diagrams.both(*elsewhere))

    def _meaning(self, rule: Rule) -> int:
        """What a rule asks by itself; the parts to choose from have theirs from `dealing.py`."""
        match rule.asks:
            case Fixed(subjects):
                return self.diagrams.between(self._questions(subjects), least=len(subjects))
            case Bound(subjects, least, most):
                return self.diagrams.between(self._questions(subjects), least=least, most=most)
            case Needs(when, needs):
                unasked = self.diagrams.opposite(self._required(when))
                return self.diagrams.either(unasked, self._required(needs))
            case Places(subject, places) if self.taken.get(subject, 0) >= places:
                return self.diagrams.denies(self.question[subject])
            case _:
                return YES

    def _required(self, requirement: Requirement) -> int:
        match requirement:
            case Named(code):
                return self.diagrams.between(self._questions(self.book.vocabulary.members(code)), least=1)
            case AllOf(parts):
                return self.diagrams.both(*map(self._required, parts))
            case AnyOf(parts):
                return self.diagrams.either(*map(self._required, parts))
            case SomeOf(count, parts):
                return self.diagrams.at_least(count, [self._required(part) for part in parts])
            case Nothing():
                return YES
            case _:
                return NO

    def _questions(self, subjects: Iterable[str]) -> list[int]:
        return [self.question[subject] for subject in subjects]


def _closes(rule: Rule) -> bool:
    return rule.weight is Weight.CLOSES


def _smallest(ids: list[str], possible: Callable[[Iterable[str]], bool]) -> tuple[str, ...]:
    """The first smallest of these that together leave nothing possible, or none where something is left.

    Sets of none, one and two are all tried; a larger one has nothing to spare, but another may be smaller.
    """
    if possible(ids):
        return ()
    for size in range(3):
        for some in combinations(ids, size):
            if not possible(some):
                return some
    needed: list[str] = []
    rest = ids
    while possible(needed):
        for place in range(len(rest) + 1):
            if not possible((*needed, *rest[:place])):
                needed.append(rest[place - 1])
                rest = rest[: place - 1]
                break
    return tuple(id for id in ids if id in needed)
