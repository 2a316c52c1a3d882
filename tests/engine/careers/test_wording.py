"""Every rule has words in both languages: why, and what would do; a school's own words come first."""

import pytest

from keuzeruimte.careers.requirements.printing import read_aloud
from keuzeruimte.careers.requirements.requirement import AllOf, AnyOf, Named, Never, Nothing, SomeOf
from keuzeruimte.careers.subjects.book import Basis, Bound, Choose, Fits, Fixed, Needs, Places, Rule, Weight
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.wording import instead, whose, why

HAVO = read_book(shipped_books()["havo"].read_bytes())
WIS_B, NAT, SCHK = Named("wisB"), Named("nat"), Named("schk")


@pytest.mark.parametrize(
    ("asks", "told_why", "told_instead"),
    [
        (
            Fixed(("netl",)),
            "Nederlands hoort bij elk pakket.",
            "Dit staat vast. In een ander profiel kan het anders zijn.",
        ),
        (
            Choose(("nlt", "inf"), 1, 1),
            "Uit een lijst: kies er 1 uit natuur, leven en technologie en informatica.",
            "Kies uit natuur, leven en technologie en informatica.",
        ),
        (
            Fits(),
            "Er is geen plek meer in dit pakket.",
            "Laat een ander vak los, of vraag de decaan of er een vak extra bij kan.",
        ),
        (Bound(("nat", "schk"), 0, 1), "Natuurkunde en scheikunde gaan niet samen.", "Kies er één van."),
        (Bound(("nat", "schk"), 0, 2), "Hoogstens 2 van natuurkunde en scheikunde.", "Laat er één los."),
        (
            Bound(("nat", "schk"), 1, None),
            "Minstens 1 van natuurkunde en scheikunde.",
            "Kies er nog één bij.",
        ),
        (
            Needs(WIS_B, AnyOf((NAT, SCHK))),
            "Bij wiskunde B hoort natuurkunde of scheikunde.",
            "Kies ook natuurkunde of scheikunde, of kies wiskunde B niet.",
        ),
        (
            Places("inf", 28),
            "Voor informatica zijn alle plekken bezet.",
            "Vraag de decaan of er nog een plek komt.",
        ),
    ],
)
def test_each_kind_of_rule_has_a_general_sentence(asks: object, told_why: str, told_instead: str) -> None:
    rule = Rule("x", asks)  # type: ignore[arg-type]
    assert (why(rule, book=HAVO, lang="nl"), instead(rule, book=HAVO, lang="nl")) == (told_why, told_instead)


def test_a_school_s_own_words_come_first_and_in_english_where_it_gave_them() -> None:
    rule = Rule("x", Fits(), why={"nl": "Vol.", "en": "Full."}, instead={"nl": "Kom langs."})
    assert [why(rule, book=HAVO, lang=lang) for lang in ("nl", "en")] == ["Vol.", "Full."]
    assert [instead(rule, book=HAVO, lang=lang) for lang in ("nl", "en")] == ["Kom langs.", "Kom langs."]


def test_the_law_the_school_and_its_advice_are_told_apart() -> None:
    law, own = Rule("x", Fits()), Rule("x", Fits(), basis=Basis.SCHOOL)
    advice = Rule("x", Fits(), basis=Basis.SCHOOL, weight=Weight.ADVISES)
    assert [whose(rule, lang="nl") for rule in (law, own, advice)] == [
        "Dit is een landelijke regel.",
        "Dit is een regel van school.",
        "School raadt dit aan. Het mag ook anders.",
    ]


@pytest.mark.parametrize("name", sorted(shipped_books()))
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_rule_that_we_ship_has_whole_sentences(name: str, lang: str) -> None:
    book = read_book(shipped_books()[name].read_bytes())
    for rule in book.every_rule():
        for sentence in (why(rule, book=book, lang=lang), instead(rule, book=book, lang=lang)):
            assert sentence[:1].isupper() and sentence.endswith((".", "…")) and "{" not in sentence


def test_a_requirement_is_read_aloud_with_names() -> None:
    requirement = AllOf((AnyOf((WIS_B, NAT)), SomeOf(1, (SCHK, NAT))))
    assert read_aloud(requirement, vocabulary=HAVO.vocabulary, lang="nl") == (
        "(wiskunde B of natuurkunde) en (1 uit scheikunde en natuurkunde)"
    )
    assert read_aloud(Nothing(), vocabulary=HAVO.vocabulary, lang="en") == "no requirement"
    assert read_aloud(Never(), vocabulary=HAVO.vocabulary, lang="nl") == "niet met dit profiel"
