"""All packages of a book: the same as by trying every set, for the files we ship and for books at random."""

from dataclasses import replace

import pytest
from books_at_random import CODES, books
from by_trying import every_package, every_subset, may_be_chosen
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.careers.subjects.book import Basis, Book, Bound, Package, Places, Rule, Weight
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.checking import lacks, parts_of
from keuzeruimte.careers.subjects.packages import Packages

SHIPPED = sorted(shipped_books())
# How many subjects at most, so that trying every set takes seconds. In vmbo-bb and -kb that is all of them.
AT_MOST = {
    "atheneum": 11,
    "gymnasium": 10,
    "havo": 11,
    "vmbo-bb": 9,
    "vmbo-gl": 10,
    "vmbo-kb": 9,
    "vmbo-tl": 11,
}
EVERY = {
    "atheneum": (484129948, 298922652),
    "gymnasium": (1459441339, 900449613),
    "havo": (242202405, 149558070),
    "vmbo-bb": (154, 154),
    "vmbo-gl": (39346, 39346),
    "vmbo-kb": (154, 154),
    "vmbo-tl": (831276, 415314),
}


def shipped(name: str) -> Book:
    return read_book(shipped_books()[name].read_bytes())


def small(book: Book, at_most: int) -> Book:
    """The same book, with a rule of the school that a package has no more subjects than this."""
    rule = Rule("small", Bound(tuple(book.vocabulary.subjects), 0, at_most), basis=Basis.SCHOOL)
    return replace(book, rules=(*book.rules, rule))


@pytest.mark.parametrize("name", SHIPPED)
def test_packages_of_a_shipped_file_are_those_found_by_trying_every_set(name: str) -> None:
    book = small(shipped(name), AT_MOST[name])
    packages = Packages(book)
    found = set(every_package(book, at_most=AT_MOST[name]))
    assert set(packages.each()) == found
    assert packages.count() == len(found)
    assert packages.count_of_sets() == len({package.subjects for package in found})


@pytest.mark.parametrize("name", SHIPPED)
def test_packages_of_a_shipped_file_are_counted_whatever_their_number(name: str) -> None:
    packages = Packages(shipped(name))
    assert (packages.count(), packages.count_of_sets()) == EVERY[name]


@given(books())
def test_packages_of_any_book_are_those_found_by_trying_every_set(book: Book) -> None:
    packages = Packages(book)
    found = list(packages.each())
    assert set(found) == set(every_package(book))
    assert len(found) == len(set(found)) == packages.count()
    assert packages.count_of_sets() == len({package.subjects for package in found})


@given(books(), st.frozensets(st.sampled_from(CODES)))
def test_one_package_held_against_the_rules_says_the_same(book: Book, subjects: frozenset[str]) -> None:
    for profile in book.profiles:
        package = Package(profile.code, tuple(sorted(subjects)))
        closing = [lack for lack in lacks(book, package=package) if lack.rule.weight is Weight.CLOSES]
        assert (not closing) == may_be_chosen(book, profile, subjects)


@given(books(), st.dictionaries(st.sampled_from(CODES), st.booleans()))
def test_reasons_are_enough_and_none_is_to_spare(book: Book, answers: dict[str, bool]) -> None:
    because = [rule.id for rule in Packages(book).because(answers)]
    assert bool(because) == (not possible(book, answers, None))
    if because:
        assert not possible(book, answers, because)
        assert all(possible(book, answers, [id for id in because if id != spared]) for spared in because)


def possible(book: Book, answers: dict[str, bool], rules: list[str] | None) -> bool:
    """Whether any set of subjects with these answers keeps these rules."""
    return any(
        may_be_chosen(book, profile, subjects, rules)
        for profile in book.profiles
        for subjects in every_subset(CODES)
        if all((code in subjects) == answer for code, answer in answers.items())
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_no_rule_of_a_shipped_file_is_without_effect(name: str) -> None:
    book = shipped(name)
    left_out = {
        rule.id: Packages(replace(book, rules=tuple(one for one in book.rules if one is not rule))).count()
        for rule in book.rules
    }
    assert [id for id, count in left_out.items() if count == Packages(book).count()] == []


def test_every_shipped_file_tells_its_source_and_asks_to_be_checked() -> None:
    told = {
        name: (shipped(name).source != "", shipped(name).check.startswith("Kijk dit na")) for name in SHIPPED
    }
    assert told == dict.fromkeys(SHIPPED, (True, True))


def test_a_package_tells_what_it_lacks_and_which_subject_counts_where() -> None:
    book = shipped("havo")
    common = ("netl", "entl", "maat", "ckv", "lo", "pws")
    package = Package("nt", (*common, "wisA", "wisD", "nat", "schk"))
    assert [(lack.rule.id, lack.short, lack.too_many) for lack in lacks(book, package=package)] == [
        ("wiskunde-d-bij-b", 1, ()),
        ("nt-vast", 1, ()),
    ]
    whole = Package("cm", (*common, "gs", "fatl", "dutl", "ak", "kubv"))
    assert lacks(book, package=whole) == ()
    assert parts_of(book, package=whole) == {
        "cm-maatschappij": ("ak",),
        "cm-taal": ("dutl",),
        "cm-cultuur": ("kubv",),
        "vrij": ("fatl",),
    }


def test_a_subject_whose_places_are_taken_is_closed_and_a_place_left_opens_it() -> None:
    book = shipped("havo")
    rule = Rule("plek", Places("inf", 28), basis=Basis.SCHOOL)
    book = replace(book, rules=(*book.rules, rule))
    assert Packages(book, taken={"inf": 28}).because({"inf": True}) == (rule,)
    assert Packages(book, taken={"inf": 27}).because({"inf": True}) == ()
    assert Packages(book).count() == EVERY["havo"][0]
