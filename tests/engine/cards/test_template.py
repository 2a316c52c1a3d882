"""A text of a card, filled in with names."""

import pytest

from keuzeruimte.cards.template import Filling, TemplateError, template

MISSING = {"parents": Filling("de ouders", several=True)}


def filled(source: str, **fillings: Filling) -> str:
    return template(source, where="nl/test.md").filled(fillings, missing=MISSING)


def test_a_place_takes_the_names() -> None:
    assert filled("Vraag het {pupil}.", pupil=Filling("Saskia")) == "Vraag het Saskia."


def test_words_follow_the_number_of_people() -> None:
    source = "{parents} {parents|vraagt|vragen} het."
    assert filled(source, parents=Filling("Marloes")) == "Marloes vraagt het."
    assert filled(source, parents=Filling("Marloes en Erik", several=True)) == "Marloes en Erik vragen het."


def test_a_clause_with_something_missing_disappears() -> None:
    source = "Dat vroegen zij[[ op {since}]]."
    assert filled(source) == "Dat vroegen zij."
    assert filled(source, since=Filling("14 januari")) == "Dat vroegen zij op 14 januari."


def test_a_missing_name_outside_a_clause_takes_the_general_words() -> None:
    assert filled("{parents} {parents|weet|weten} het.") == "De ouders weten het."


def test_a_place_that_opens_a_sentence_has_a_capital() -> None:
    mother = Filling("moeder")
    assert filled("Kijk. {parents} zegt: ‘{parents}, dank u.’", parents=mother) == (
        "Kijk. Moeder zegt: ‘Moeder, dank u.’"
    )


@pytest.mark.parametrize(
    "source",
    [
        "{wie}",
        "Hallo {pupil",
        "Hallo pupil}",
        "[[ sinds {since}",
        "sinds]]",
        "{parents|een}",
        "{parents|a|b|c}",
    ],
)
def test_a_text_that_cannot_be_filled_in_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(TemplateError, match=r"nl/test\.md"):
        template(source, where="nl/test.md")
