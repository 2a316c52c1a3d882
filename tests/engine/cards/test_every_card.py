"""What must hold of every card: one a rule in each language, complete, readable, kind."""

import re
from pathlib import Path

import pytest

from keuzeruimte.cards import card as card_module
from keuzeruimte.cards.card import LANGUAGES, card
from keuzeruimte.cards.general import CARERS, WITHOUT_CASE
from keuzeruimte.cards.template import PLACES, Filling, Template
from keuzeruimte.explain import source_words
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES, RULE_IDS, SIGNALS, SOURCES

FOLDER = Path(card_module.__file__).parent

# The ids of METHOD 4, 5 and 6, pinned: once released, an id never changes.
METHOD_IDS = """
parent-disapproval implied-disapproval sides-with-pupil sides-with-one-parent takes-sides better-parent
against-limit no-mandate mandate-withdrawn substitute-parent cure-proves-parents-wrong claimed-follow-up
decides-for-others referred-past-parents nobody-responsible secrecy-from-parents shared-past-parents
kept-from-parents pupil-kept-out pupil-as-messenger pupil-as-witness unasked-parenting-advice
single-prescription outside-context not-your-expertise protection-unfounded protection-in-force
pupil-opened-it serving-expertise parents-acknowledged mandate-asked choice-left responsibility-returned
voice-asked waits-for-answer legal-duty
voice-missing parent-left-out pupil-absent one-parent-heard one-parent-acknowledged only-asking many-sided
boomerang cannot-cooperate withdrawal allies-become-opponents
""".split()  # noqa: SIM905 (as a list it would fill half a page)

LONGEST_SENTENCE = {"nl": 22, "en": 26}

UNKIND = {
    "nl": (
        r"delegatie|gedelegeerd|dient te|slechte ouder|moeilijke ouder|betere ouder|ongemotiveerd|onwillig"
        r"|klager|tegenpartij|weigerachtig|lastig kind|pusher|laissez|vechtscheiding|probleemgezin|falen"
    ),
    "en": (
        r"delegat|bad parent|difficult parent|better parent|unmotivated|unwilling parent|complainer|opponent"
        r"|problem family|laissez|pusher|failing parent"
    ),
}

# A case always has a pupil, under 18 or adult, and somebody who cares; others may be one, several or nobody.
PUPIL = {
    "minor": {"pupil": Filling("Saskia"), "minor": Filling("Saskia")},
    "adult": {"pupil": Filling("Saskia"), "adult": Filling("Saskia")},
}
OTHERS = PLACES - {"pupil", "minor", "adult"}
FILLED_IN = {
    f"{age}, {number}": others | pupil
    for age, pupil in PUPIL.items()
    for number, others in {
        "one": {place: Filling("Marloes") for place in OTHERS},
        "several": {place: Filling("Marloes en Erik", several=True) for place in OTHERS},
        "nobody": {"parents": CARERS["nl"], "entrusters": CARERS["nl"]},
    }.items()
}
# Places that the rule itself sees to: who shares, shares with somebody.
ALWAYS_THERE = {"shared-past-parents": {"to": Filling("Marloes")}}

BY_LANGUAGE = [(rule_id, lang) for rule_id in METHOD_IDS for lang in LANGUAGES]


def texts(rule_id: str, lang: str) -> dict[str, Template]:
    """Every text of a card by the name of its place on the card."""
    its_card = card(rule_id, lang)
    return {"title": its_card.title} | {
        f"{name} {severity}".strip(): text
        for name, passage in its_card.passages.items()
        for severity, text in passage.versions()
    }


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"[.?!:;]’?\s+|[.?!]’?$", text) if sentence]


def test_the_rules_and_signals_are_those_of_the_method() -> None:
    assert list(RULE_IDS) == METHOD_IDS
    assert (len(ACT_RULES), len(PLAN_RULES), len(SIGNALS)) == (36, 7, 4)


@pytest.mark.parametrize("shelf", ["nl/*.md", "en/*.md", "examples/*.yaml"])
def test_there_is_one_card_for_each_and_none_over(shelf: str) -> None:
    assert sorted(path.stem for path in FOLDER.glob(shelf)) == sorted(METHOD_IDS)


@pytest.mark.parametrize(("rule_id", "lang"), BY_LANGUAGE)
def test_a_card_opens_a_talk_for_a_signal_and_gives_an_alternative_for_a_rule(
    rule_id: str, lang: str
) -> None:
    assert card(rule_id, lang).is_of_signal == (rule_id in {signal.id for signal in SIGNALS})


@pytest.mark.parametrize("rule_id", METHOD_IDS)
def test_the_languages_differ_by_severity_in_the_same_passages(rule_id: str) -> None:
    dutch, english = (
        {name: set(passage.by_severity) for name, passage in card(rule_id, lang).passages.items()}
        for lang in LANGUAGES
    )
    assert dutch == english


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", ACT_RULES, ids=lambda rule: rule.id)
def test_words_that_differ_by_severity_are_there_for_every_severity_of_the_rule(rule, lang: str) -> None:
    for passage in card(rule.id, lang).passages.values():
        assert set(passage.by_severity) in (set(), set(rule.severities))


@pytest.mark.parametrize(("rule_id", "lang"), BY_LANGUAGE)
def test_no_sentence_breaks_whoever_is_named(rule_id: str, lang: str) -> None:
    for place, text in texts(rule_id, lang).items():
        for people, fillings in FILLED_IN.items():
            named = fillings | ALWAYS_THERE.get(rule_id, {})
            words = text.filled(named, missing=WITHOUT_CASE[lang])
            broken = re.search(r"[{}|\[\]]|  | [,.?!:;]|[,;:][.?!]|\(\)|‘\s|\s’(?!\w)|\.\.|^$", words)
            assert broken is None, (place, people, words)
            assert words.count("‘") == words.count("’") - len(re.findall(r"\w’\w", words)), (place, words)
            assert words[0] == "‘" or words[0].isupper(), (place, words)
            assert words[-1] in ".?’!" or place == "title", (place, words)


@pytest.mark.parametrize(("rule_id", "lang"), BY_LANGUAGE)
def test_sentences_are_short_enough_to_read_once(rule_id: str, lang: str) -> None:
    for place, text in texts(rule_id, lang).items():
        for age in PUPIL:
            words = text.filled(FILLED_IN[f"{age}, one"], missing=WITHOUT_CASE[lang])
            for sentence in sentences(words):
                assert len(sentence.split()) <= LONGEST_SENTENCE[lang], (place, sentence)


@pytest.mark.parametrize(("rule_id", "lang"), BY_LANGUAGE)
def test_no_card_holds_a_word_that_judges_or_that_nobody_says(rule_id: str, lang: str) -> None:
    for place, text in texts(rule_id, lang).items():
        assert re.search(UNKIND[lang], text.source, re.IGNORECASE) is None, (place, text.source)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", ACT_RULES, ids=lambda rule: rule.id)
def test_a_conflict_or_risk_is_a_question_and_a_strength_is_a_statement(rule, lang: str) -> None:
    is_question = card(rule.id, lang).title.source.endswith("?")
    if {"conflict", "risk"}.intersection(rule.severities):
        assert is_question
    if "strength" in rule.severities:
        assert not is_question


@pytest.mark.parametrize(("rule_id", "lang"), BY_LANGUAGE)
def test_a_card_gives_words_to_say_aloud(rule_id: str, lang: str) -> None:
    its_card = card(rule_id, lang)
    for _, aloud in its_card.passages["ask" if its_card.is_of_signal else "wording"].versions():
        assert "‘" in aloud.source


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.id)
def test_a_signal_has_a_second_reading_and_a_question(signal) -> None:
    assert "Dat kan toeval zijn" in card(signal.id, "nl").passages["why"].always.source
    assert "That can be chance" in card(signal.id, "en").passages["why"].always.source
    for lang in LANGUAGES:
        assert "?" in card(signal.id, lang).passages["ask"].always.source


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule_id", METHOD_IDS)
def test_every_source_has_words(rule_id: str, lang: str) -> None:
    assert all(source_words(key, lang=lang) for key in SOURCES[rule_id])
