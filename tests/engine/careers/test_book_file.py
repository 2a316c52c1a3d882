"""A file of subject rules is read, or refused with the exact place and what is allowed there."""

from pathlib import Path

import pytest

from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.requirements.requirement import AnyOf, Named
from keuzeruimte.careers.subjects.book import (
    Basis,
    Bound,
    Choose,
    Fits,
    Fixed,
    Needs,
    Places,
    Profile,
    Rule,
    SchoolType,
    Weight,
)
from keuzeruimte.careers.subjects.book_file import read_book
from keuzeruimte.careers.vocabulary import Subject

BOOK = """
subject_rules: 1
title: Onze vakken
school_type: havo
year: 2027-2028
source: het schoolplan
subjects: {netl: , wisA: , wisB: , nat: , robo: robotica, fatl: , dutl: }
groups: {mvt: {name: vreemde taal, subjects: [fatl, dutl]}}
common:
  - {all: [netl]}
  - {choose: 1, from: any, more: true, id: vrij, name: vrije deel}
profiles:
  nt:
    name: Natuur en Techniek
    parts:
      - {all: [nat], id: vast}
      - {choose: 1, from: [wisB, mvt], to: 2, id: keuze}
rules:
  - {not_together: [wisA, wisB], why: Eén wiskunde., instead: {nl: Kies., en: Choose.}}
  - {when: robo, needs: wisA of wisB, basis: school, weight: advises, profiles: [nt], id: robo-met-wis}
  - {at_most: 5, from: any, basis: school}
  - {places: {robo: 24, nat: 0}, id: plek, weight: advises}
"""
# What is changed in the book above, into what, what is told then, and an empty line.
LINES = Path(__file__).with_name("refused_books.txt").read_text("utf-8").splitlines()
REFUSED = list(zip(LINES[0::4], LINES[1::4], LINES[2::4], strict=True))
EVERY = ("netl", "wisA", "wisB", "nat", "robo", "fatl", "dutl")


def changed(old: str, new: str) -> bytes:
    assert BOOK.count(old) == 1
    return BOOK.replace(old, new).encode()


def test_every_kind_of_rule_is_read() -> None:
    book = read_book(BOOK.encode())
    assert (book.title, book.school_type, book.year, book.source) == (
        "Onze vakken",
        SchoolType.HAVO,
        "2027-2028",
        "het schoolplan",
    )
    assert book.vocabulary.subjects["robo"] == Subject("robo", "robotica")
    assert book.vocabulary.subjects["wisA"] == Subject("wisA", "wiskunde A", ("wa",))
    assert book.common == (
        Rule("common-1", Fixed(("netl",))),
        Rule("vrij", Choose(EVERY, 1, None), name="vrije deel"),
    )
    assert book.profiles == (
        Profile(
            "nt",
            "Natuur en Techniek",
            (Rule("vast", Fixed(("nat",))), Rule("keuze", Choose(("wisB", "fatl", "dutl"), 1, 2))),
            Rule("nt-fits", Fits()),
        ),
    )
    assert book.rules == (
        Rule(
            "rule-1",
            Bound(("wisA", "wisB"), 0, 1),
            why={"nl": "Eén wiskunde."},
            instead={"nl": "Kies.", "en": "Choose."},
        ),
        Rule(
            "robo-met-wis",
            Needs(Named("robo"), AnyOf((Named("wisA"), Named("wisB")))),
            basis=Basis.SCHOOL,
            weight=Weight.ADVISES,
            profiles=("nt",),
        ),
        Rule("rule-3", Bound(EVERY, 0, 5), basis=Basis.SCHOOL),
        Rule("plek-robo", Places("robo", 24), basis=Basis.SCHOOL, weight=Weight.ADVISES),
        Rule("plek-nat", Places("nat", 0), basis=Basis.SCHOOL, weight=Weight.ADVISES),
    )


@pytest.mark.parametrize(("old", "new", "told"), REFUSED)
def test_what_is_not_sound_is_told_with_its_place_and_what_is_allowed(old: str, new: str, told: str) -> None:
    with pytest.raises(RulesFileError) as refused:
        read_book(changed(old, new))
    assert refused.value.in_words("nl") == told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"",
            "there are no rules for subjects here; begin with ‘subject_rules: 1’.",
        ),
        (
            b"keuzeruimte: 1\npeople: {}",
            "there are no rules for subjects here; begin with ‘subject_rules: 1’.",
        ),
        (
            b"subject_rules: 1\n--- \n2",
            "there are several documents here; one file holds the rules of one type of school.",
        ),
        (
            b"\xff\xfe",
            "this is not UTF-8 text; save the file as UTF-8.",
        ),
        (
            b"subject_rules: [",
            "this is not valid YAML; look near line 2, character 1.",
        ),
        (
            b"subject_rules: 1\nsubjects: {a: b}\nprofiles: {}\ntitle: x\nschool_type: vwo\nsource: x",
            "profiles: there must be at least one here.",
        ),
    ],
)
def test_what_is_no_file_of_rules_is_told_in_its_own_words(content: bytes, told: str) -> None:
    with pytest.raises(RulesFileError) as refused:
        read_book(content)
    assert str(refused.value) == told


def test_the_example_in_the_guide_for_schools_is_read() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "vakken-en-eisen.md").read_text("utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    book = read_book(example.encode())
    assert [rule.id for rule in book.every_rule()] == [
        "een-wiskunde",
        "rule-2",
        "common-1",
        "vrij",
        "nt-1",
        "nt-keuze",
        "nt-fits",
    ]
