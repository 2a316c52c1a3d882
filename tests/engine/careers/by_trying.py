"""The rules of subjects, the slow way: every set of subjects, dealt out in every possible way."""

from collections.abc import Collection, Iterator
from itertools import combinations

from keuzeruimte.careers.requirements.requirement import is_met
from keuzeruimte.careers.subjects.book import (
    Book,
    Bound,
    Choose,
    Fixed,
    Needs,
    Package,
    Profile,
    Rule,
    Weight,
)


def may_be_chosen(
    book: Book, profile: Profile, subjects: frozenset[str], rules: Collection[str] | None = None
) -> bool:
    """Whether these subjects keep the closing rules, or of those only the `rules` (ids)."""
    active = {
        rule.id
        for rule in book.every_rule()
        if rule.weight is Weight.CLOSES and (rules is None or rule.id in rules)
    }
    general = (rule for rule in book.rules if rule.id in active)
    return all(keeps(book, profile, rule, subjects) for rule in general) and can_be_dealt(
        book, profile, subjects, active
    )


def keeps(book: Book, profile: Profile, rule: Rule, subjects: frozenset[str]) -> bool:
    if rule.profiles and profile.code not in rule.profiles:
        return True
    match rule.asks:
        case Bound(among, least, most):
            held = sum(subject in subjects for subject in among)
            return held >= least and (most is None or held <= most)
        case Needs(when, needs):
            return not is_met(when, subjects=subjects, vocabulary=book.vocabulary) or is_met(
                needs, subjects=subjects, vocabulary=book.vocabulary
            )
    return True


def can_be_dealt(book: Book, profile: Profile, subjects: frozenset[str], active: set[str]) -> bool:
    """Give each subject to a part that has it, in every possible way, until the parts are content."""
    every = (*book.common, *profile.parts)
    fixed = {subject for rule in every if isinstance(rule.asks, Fixed) for subject in rule.asks.subjects}
    for rule in every:
        if rule.id in active and isinstance(rule.asks, Fixed) and not set(rule.asks.subjects) <= subjects:
            return False
    parts = {rule.id: rule.asks for rule in every if isinstance(rule.asks, Choose)}
    must_fit = profile.fits.id in active
    free = sorted(subjects - fixed)

    def give(place: int, held: dict[str, int]) -> bool:
        if place == len(free):
            return all(held[id] >= parts[id].least for id in parts if id in active)
        for id, asks in parts.items():
            full = must_fit and asks.most is not None and held[id] >= asks.most
            if free[place] in asks.subjects and not full and give(place + 1, {**held, id: held[id] + 1}):
                return True
        return not must_fit and give(place + 1, held)

    return give(0, dict.fromkeys(parts, 0))


def every_package(book: Book, *, at_most: int | None = None) -> Iterator[Package]:
    """Every package of at most this many subjects, by trying."""
    codes = list(book.vocabulary.subjects)
    for profile in book.profiles:
        every = (*book.common, *profile.parts)
        fixed = {subject for rule in every if isinstance(rule.asks, Fixed) for subject in rule.asks.subjects}
        optional = [code for code in codes if code not in fixed]
        most = len(optional) if at_most is None else max(0, at_most - len(fixed))
        for size in range(min(most, len(optional)) + 1):
            for more in combinations(optional, size):
                chosen = fixed.union(more)
                if may_be_chosen(book, profile, chosen):
                    yield Package(profile.code, tuple(code for code in codes if code in chosen))


def every_subset(codes: Collection[str]) -> Iterator[frozenset[str]]:
    for size in range(len(codes) + 1):
        yield from map(frozenset, combinations(sorted(codes), size))
