"""Requirements as they are written: every one of the law's annexes, errors, and what they mean."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.careers.names import shipped_names
from keuzeruimte.careers.requirements.grammar import Parsed, parse
from keuzeruimte.careers.requirements.printing import written
from keuzeruimte.careers.requirements.refusal import RequirementError
from keuzeruimte.careers.requirements.requirement import (
    AllOf,
    AnyOf,
    Named,
    Never,
    Nothing,
    Requirement,
    SomeOf,
    is_met,
)
from keuzeruimte.careers.requirements.weighing import AS_IT_IS, Weighing

NAMES = shipped_names()
# The annexes A and B of the Regeling aanmelding en toelating hoger onderwijs (BWBR0035059) in 2017, one row
# a programme, with the slips they hold. The form is of use; the content is out of date.
ANNEXES = Path(__file__).with_name("ratho_2017_bijlagen_A_B.csv")
REFUSED = {
    "---": "teken 1: ‘---’ betekent hier niets; schrijf een eis, * (geen eis) of # (niet met dit profiel).",
    "wisA a of wisB": "teken 6: hier staat ‘a’; verwacht: ‘en’, ‘of’, of het einde.",
    "wisA of wiskB": "teken 9: ‘wiskB’ is geen vak dat we kennen. Bedoel je ‘wisB’?",
    "wisA of wiskB en econ": "teken 9: ‘wiskB’ is geen vak dat we kennen. Bedoel je ‘wisB’?",
}
WIS_A, WIS_B, NAT, SCHK, BIOL = map(Named, ("wisA", "wisB", "nat", "schk", "biol"))

codes = st.sampled_from([*NAMES.subjects, *NAMES.groups]).map(Named)


def several(parts: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    two_or_more = st.lists(parts, min_size=2, max_size=4).map(tuple)
    some = st.lists(parts, min_size=1, max_size=4, unique=True).flatmap(
        lambda chosen: st.builds(SomeOf, st.integers(1, len(chosen)), st.just(tuple(chosen)))
    )
    return st.one_of(st.builds(AllOf, two_or_more), st.builds(AnyOf, two_or_more), some)


requirements = st.one_of(st.recursive(codes, several, max_leaves=12), st.just(Nothing()), st.just(Never()))
packages = st.frozensets(st.sampled_from(list(NAMES.subjects)))


def expressions_of_the_annexes() -> list[str]:
    with ANNEXES.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    return sorted({row[profile] for row in rows for profile in ("NT", "NG", "EM", "CM")})


def outcome(text: str) -> str | None:
    """The refusal in Dutch, or None where it was read."""
    try:
        parse(text, vocabulary=NAMES)
    except RequirementError as refusal:
        return refusal.in_words("nl")
    return None


def test_every_expression_of_the_annexes_is_read_or_refused_with_a_reason() -> None:
    expressions = expressions_of_the_annexes()
    assert len(expressions) == 56
    refused = {text: told for text in expressions if (told := outcome(text)) is not None}
    assert refused == REFUSED


@pytest.mark.parametrize(
    ("text", "requirement"),
    [
        ("*", Nothing()),
        (" # ", Never()),
        ("Wis A of Wis B", AnyOf((WIS_A, WIS_B))),
        ("wiskunde a / WISKUNDE B", AnyOf((WIS_A, WIS_B))),
        ("wisB + nat +schk", AllOf((WIS_B, NAT, SCHK))),
        ("nat en schk", AllOf((NAT, SCHK))),
        ("2 uit nat, schk en biol", SomeOf(2, (NAT, SCHK, BIOL))),
        ("twee van nat, schk, of biol", SomeOf(2, (NAT, SCHK, BIOL))),
        ("wisB en 2 uit nat, schk, biol", AllOf((WIS_B, SomeOf(2, (NAT, SCHK, BIOL))))),
        ("2 uit (wisA of wisB), nat en schk", SomeOf(2, (AnyOf((WIS_A, WIS_B)), NAT, SCHK))),
        ("(2 uit nat, schk en biol) of wisB", AnyOf((SomeOf(2, (NAT, SCHK, BIOL)), WIS_B))),
        ("nat of (wisB+nlt)", AnyOf((NAT, AllOf((WIS_B, Named("nlt")))))),
        ('"natuur, leven en technologie" of nat', AnyOf((Named("nlt"), NAT))),
        ("m&o", Named("beco")),
    ],
)
def test_a_requirement_is_read_as_it_is_meant(text: str, requirement: Requirement) -> None:
    assert parse(text, vocabulary=NAMES) == Parsed(requirement)


def test_and_binds_tighter_than_or_and_says_that_brackets_were_missing() -> None:
    assert parse("wisA of wisB en nat", vocabulary=NAMES) == Parsed(
        AnyOf((WIS_A, AllOf((WIS_B, NAT)))), mixed=True
    )
    assert parse("wisA of (wisB en nat)", vocabulary=NAMES) == Parsed(AnyOf((WIS_A, AllOf((WIS_B, NAT)))))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  ", "teken 1: hier staat niets; schrijf een eis, of * als er geen eis is."),
        (
            "wisA en",
            "teken 8: hier staat het einde; verwacht: een vak, een aantal (‘2 uit …’) of een haakje openen.",
        ),
        (
            "(wisA of wisB",
            "teken 14: hier staat het einde; verwacht: ‘en’, ‘of’, of het haakje sluiten bij teken 1.",
        ),
        ("nat, schk", "teken 4: hier staat ‘,’; verwacht: ‘en’, ‘of’, of het einde."),
        (
            "2 nat",
            "teken 3: hier staat ‘nat’; verwacht na een aantal: ‘uit’, zoals in ‘2 uit nat, schk en biol’.",
        ),
        ("3 uit nat en schk", "teken 1: ‘3’ uit deze lijst kan niet: er staan er 2 in."),
        ("0 uit nat", "teken 1: ‘0’ uit deze lijst kan niet: er staan er 1 in."),
        ("2 uit nat, na", "teken 12: ‘na’ staat twee keer in deze lijst."),
        (
            "2 uit nat, schk en biol of wisA",
            "teken 25: na een lijst (‘2 uit a, b en c’) is ‘of’ niet duidelijk; zet haakjes om de lijst.",
        ),
        ('nat of "wis', "teken 8: het aanhalingsteken sluit niet."),
        (
            "wisA = wisB",
            "teken 6: ‘=’ betekent hier niets; schrijf een eis, * (geen eis) of # (niet met dit profiel).",
        ),
        (
            "nat of ()",
            "teken 9: hier staat ‘)’; verwacht: een vak, een aantal (‘2 uit …’) of een haakje openen.",
        ),
        ("(" * 21 + "nat" + ")" * 21, "teken 21: hier staan meer dan 20 haakjes in elkaar."),
        ("nat of " * 100, "teken 501: deze eis is langer dan 500 tekens."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_what_was_expected(text: str, told: str) -> None:
    assert outcome(text) == told


def test_an_error_speaks_english_too() -> None:
    with pytest.raises(RequirementError) as refused:
        parse("nat of wiskB", vocabulary=NAMES)
    assert str(refused.value) == "character 8: ‘wiskB’ is no subject that we know. Did you mean ‘wisB’?"


@given(st.text(alphabet='nat schkwisAB2of en uit,()+/*#"é²', max_size=40))
def test_whatever_is_written_is_read_or_refused_in_words(text: str) -> None:
    try:
        parse(text, vocabulary=NAMES)
    except RequirementError as refusal:
        assert 1 <= refusal.at <= len(text) + 1
        assert all(refusal.in_words(lang).startswith(place) for lang, place in PLACES.items())


PLACES = {"nl": "teken ", "en": "character "}


@given(requirements)
def test_what_is_written_out_is_read_back_the_same(requirement: Requirement) -> None:
    assert parse(written(requirement), vocabulary=NAMES) == Parsed(requirement)


@given(requirements, packages)
def test_weighing_fast_equals_trying_every_subject(requirement: Requirement, package: frozenset[str]) -> None:
    weighing = Weighing(NAMES)
    worlds = weighing.worlds(requirement, package=weighing.bits(package))
    would_do = tuple(
        code for code in NAMES.subjects if is_met(requirement, subjects=package | {code}, vocabulary=NAMES)
    )
    assert bool(worlds & AS_IT_IS) == is_met(requirement, subjects=package, vocabulary=NAMES)
    assert weighing.codes(worlds) == would_do


@given(requirements, packages, packages)
def test_more_subjects_never_close_what_was_open(
    requirement: Requirement, package: frozenset[str], more: frozenset[str]
) -> None:
    if is_met(requirement, subjects=package, vocabulary=NAMES):
        assert is_met(requirement, subjects=package | more, vocabulary=NAMES)
