"""One package held against the rules, one by one, as a person would; `packages.py` does all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from keuzeruimte.careers.requirements.requirement import is_met
from keuzeruimte.careers.subjects.book import (
    Book,
    Bound,
    Choose,
    Fits,
    Fixed,
    Needs,
    Package,
    Places,
    Profile,
    Rule,
)
from keuzeruimte.careers.subjects.dealing import choices_in, dealt, fixed_in


@dataclass(frozen=True, slots=True)
class Lack:
    """A rule that a package does not keep: how many subjects it still asks, or which are too many."""

    rule: Rule
    short: int = 0
    too_many: tuple[str, ...] = ()


def lacks(book: Book, *, package: Package, taken: Mapping[str, int] | None = None) -> tuple[Lack, ...]:
    """Every rule that this package does not keep, advice among them; none: it may be chosen, and is advised.

    `taken` tells how many places of a subject are taken in the year group. ValueError for a profile that the
    book does not have.
    """
    profile = next((one for one in book.profiles if one.code == package.profile), None)
    if profile is None:
        raise ValueError(package.profile)
    subjects = frozenset(package.subjects)
    general = (rule for rule in book.rules if not rule.profiles or profile.code in rule.profiles)
    found = [_lack(book, rule, subjects, taken or {}) for rule in general]
    return (*(lack for lack in found if lack), *_in_parts(book, profile, subjects))


def parts_of(book: Book, *, package: Package) -> dict[str, tuple[str, ...]]:
    """Which subjects count for which part to choose from, by the id of its rule; the narrowest part first.

    Subjects beyond what a part asks are left out, and so is what belongs to the profile anyway.
    """
    profile = next(one for one in book.profiles if one.code == package.profile)
    deal = _deal(book, profile, frozenset(package.subjects))
    return {part: tuple(sorted(subjects, key=package.subjects.index)) for part, subjects in deal.items()}


def _in_parts(book: Book, profile: Profile, subjects: frozenset[str]) -> Iterator[Lack]:
    deal = _deal(book, profile, subjects)
    for rule in (*book.common, *profile.parts):
        if isinstance(rule.asks, Fixed):
            short = len(set(rule.asks.subjects) - subjects)
        elif isinstance(rule.asks, Choose):
            short = rule.asks.least - len(deal[rule.id])
        if short:
            yield Lack(rule, short=short)
    unplaced = _unplaced(book, profile, subjects)
    if unplaced:
        yield Lack(profile.fits, too_many=unplaced)


def _deal(book: Book, profile: Profile, subjects: frozenset[str]) -> dict[str, list[str]]:
    choices = choices_in(book, profile)
    narrow_first = sorted(choices, key=lambda id: len(choices[id].subjects))
    return dealt(
        {id: choices[id].least for id in narrow_first},
        fitting=_fitting(book, profile, subjects),
    )


def _unplaced(book: Book, profile: Profile, subjects: frozenset[str]) -> tuple[str, ...]:
    """The subjects for which no part has a place, however one deals."""
    choices = choices_in(book, profile)
    fitting = _fitting(book, profile, subjects)
    every = len(fitting)
    deal = dealt(
        {id: every if asks.most is None else asks.most for id, asks in choices.items()}, fitting=fitting
    )
    placed = {subject for held in deal.values() for subject in held}
    return tuple(subject for subject in fitting if subject not in placed)


def _fitting(book: Book, profile: Profile, subjects: frozenset[str]) -> dict[str, list[str]]:
    choices, fixed = choices_in(book, profile), fixed_in(book, profile)
    return {
        subject: [id for id, asks in choices.items() if subject in asks.subjects]
        for subject in book.vocabulary.subjects
        if subject in subjects and subject not in fixed
    }


def _lack(book: Book, rule: Rule, subjects: frozenset[str], taken: Mapping[str, int]) -> Lack | None:
    match rule.asks:
        case Bound(among, least, most):
            held = tuple(subject for subject in among if subject in subjects)
            if most is not None and len(held) > most:
                return Lack(rule, too_many=held)
            return Lack(rule, short=least - len(held)) if len(held) < least else None
        case Needs(when, needs):
            asked = is_met(when, subjects=subjects, vocabulary=book.vocabulary)
            unmet = asked and not is_met(needs, subjects=subjects, vocabulary=book.vocabulary)
            return Lack(rule, short=1) if unmet else None
        case Places(subject, places):
            full = subject in subjects and taken.get(subject, 0) >= places
            return Lack(rule, too_many=(subject,)) if full else None
        case Fixed() | Choose() | Fits():
            return None
