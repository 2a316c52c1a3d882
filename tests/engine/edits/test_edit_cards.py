"""Every edit has a card in both languages that reads well whoever is named, and without a judgement."""

import re
from random import Random

import pytest
from worlds import random_case

from keuzeruimte.cards.card import FOLDER, CardError
from keuzeruimte.cards.edit_card import edit_card, read_edit_card
from keuzeruimte.edits.editbook import EDIT_SOURCES
from keuzeruimte.explain import source_words
from keuzeruimte.explain_step import words_for_step
from keuzeruimte.repair import repair

LONGEST_SENTENCE = 22
JUDGES = re.compile(r"\b(slechte|onwillig|ongemotiveerd|delegatie|dient te|betere ouder|bad parent)\b")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_there_is_one_card_for_each_edit_and_none_over(lang: str) -> None:
    assert {path.stem for path in (FOLDER / "edits" / lang).glob("*.md")} == set(EDIT_SOURCES)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("edit", sorted(EDIT_SOURCES))
def test_a_card_is_short_gives_words_to_say_and_judges_nobody(edit: str, lang: str) -> None:
    its_card = edit_card(edit, lang)
    assert its_card.wording.source.lstrip("[").startswith("‘")
    for text in (its_card.title, its_card.why, its_card.wording):
        assert not JUDGES.search(text.source)
        for sentence in re.split(r"[.?!:]’?\s+", re.sub(r"\{[^}]*\}", "naam", text.source)):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    assert not re.search(r"[.?!]$", its_card.title.source)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_step_of_any_plan_reads_broken(lang: str) -> None:
    seen = set()
    for seed in range(700):
        for step in repair(random_case(Random(seed), most_items=4)).steps:
            words = words_for_step(step, lang=lang)
            seen.add(step.edit)
            for text in (words.title, words.why, words.wording):
                assert text
                assert not re.search(r"[{}\[\]]|\s[.,?]|\.\.|  ", text), text
    rare = {"more-options", "reporting-code", "with-them-there", "smaller-room"}
    assert set(EDIT_SOURCES) - seen <= rare | {"think-along", "ask-themselves", "let-parents-tell", "park"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_source_of_an_edit_has_words(lang: str) -> None:
    for keys in EDIT_SOURCES.values():
        assert all(source_words(key, lang=lang) for key in keys)


@pytest.mark.parametrize(
    "text",
    [
        "# Titel\n\n## Zo kun je het zeggen\n\n‘Dag.’\n",
        "# Titel\n\n## Waarom\n\nDaarom.\n",
        "# Titel\n\n## Waarom\n\nDaarom.\n\n## Zo kun je het zeggen\n\n‘Dag.’\n\n## Bron\n\nTekst A.\n",
    ],
)
def test_a_card_that_is_not_whole_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(CardError, match=r"nl/proef\.md"):
        read_edit_card(text, where="nl/proef.md", lang="nl")


def test_a_card_that_is_not_there_is_refused() -> None:
    with pytest.raises(CardError, match="no card"):
        edit_card("teleport", "nl")
