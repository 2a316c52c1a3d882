"""Can subjects be dealt out over the parts of a profile, each to one part? Said in numbers, without dealing.

Every few parts together must find enough subjects in the package (Hall's theorem), and the subjects that fit
nowhere else must not be too many for them. When one deal gives every part the least that it asks, and
another places every subject within the most, then a deal exists that does both (Mendelsohn and Dulmage). The
tests deal out in every possible way, and compare.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from keuzeruimte.careers.subjects.book import Book, Choose, Fixed, Profile, Rule

MOST_CHOICES = 8  # parts to choose from in one profile; three or four is usual


@dataclass(frozen=True, slots=True)
class Enough:
    """The package holds at least `least` of these subjects, or these parts together cannot be filled."""

    parts: frozenset[str]
    subjects: frozenset[str]
    least: int


@dataclass(frozen=True, slots=True)
class Room:
    """The package holds at most `most` of these subjects, as they fit in a few parts only."""

    subjects: frozenset[str]
    most: int


def fixed_in(book: Book, profile: Profile) -> frozenset[str]:
    """The subjects of every package in this profile."""
    return frozenset(
        subject
        for rule in (*book.common, *profile.parts)
        if isinstance(rule.asks, Fixed)
        for subject in rule.asks.subjects
    )


def choices_in(book: Book, profile: Profile) -> dict[str, Choose]:
    """The parts of this profile in which one chooses, by the id of their rule."""
    every: tuple[Rule, ...] = (*book.common, *profile.parts)
    return {rule.id: rule.asks for rule in every if isinstance(rule.asks, Choose)}


def enough_for(book: Book, profile: Profile) -> Iterator[Enough]:
    """What one part asks, and what several ask together where they share subjects."""
    fixed, choices = fixed_in(book, profile), choices_in(book, profile)
    asking = [id for id, asks in choices.items() if asks.least]
    for ids in _some_of(asking):
        yield Enough(
            parts=frozenset(ids),
            subjects=_union(choices[id].subjects for id in ids) - fixed,
            least=sum(choices[id].least for id in ids),
        )


def room_in(book: Book, profile: Profile) -> Iterator[Room]:
    """What every few parts that have an end can hold; and that nothing fits in no part."""
    fixed, choices = fixed_in(book, profile), choices_in(book, profile)
    every = frozenset(book.vocabulary.subjects) - fixed
    ending = {id: asks.most for id, asks in choices.items() if asks.most is not None}
    for ids in ((), *_some_of(list(ending))):
        elsewhere = _union(asks.subjects for id, asks in choices.items() if id not in ids)
        yield Room(subjects=every - elsewhere, most=sum(ending[id] for id in ids))


def _some_of(ids: list[str]) -> Iterator[tuple[str, ...]]:
    """Each, every two, every three, …"""
    for size in range(1, len(ids) + 1):
        yield from combinations(ids, size)


def _union(several: Iterator[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(subject for subjects in several for subject in subjects)


def dealt(places: Mapping[str, int], *, fitting: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """One deal of subjects that fills as many places as can be: the subjects of each part.

    `places` tells how many each part takes, and `fitting` which parts each subject may go to. A part that
    stands earlier is never left short for a later one. (Augmenting paths, after Kuhn.)
    """
    deal: dict[str, list[str]] = {part: [] for part in places}

    def place(part: str, tried: set[str]) -> bool:
        """Find one more subject for this part, if need be from a part that can find another."""
        held = {subject: other for other, subjects in deal.items() for subject in subjects}
        for subject in fitting:
            if part not in fitting[subject] or subject in tried or held.get(subject) == part:
                continue
            tried.add(subject)
            other = held.get(subject)
            if other is None or place(other, tried):
                if other is not None:
                    deal[other].remove(subject)
                deal[part].append(subject)
                return True
        return False

    for part, count in places.items():
        while len(deal[part]) < count and place(part, set()):
            pass
    return deal
