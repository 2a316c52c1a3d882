"""Reading one card: what belongs on it, and what is refused."""

import pytest

from keuzeruimte.cards.card import CardError, card, read_card

WHOLE = """# Hoe hoor je {person}?

## Wanneer
Als iemand nog niet gehoord is.

## Waarom
{person} weet iets
wat jij niet weet.

## Wat er dan waarschijnlijk gebeurt

### botst
Het loopt vast.

### let op
Het kan vastlopen.

## Doe liever dit
Vraag het {person}.

## Zo kun je het zeggen
‘Hoe ziet u het?’
"""


def test_a_whole_card_gives_its_passages_in_order() -> None:
    whole = read_card(WHOLE, rule_id="voice-missing", lang="nl")
    assert (whole.id, whole.lang, whole.title.source) == ("voice-missing", "nl", "Hoe hoor je {person}?")
    assert list(whole.passages) == ["when", "why", "effect", "instead", "wording"]
    assert whole.passages["why"].always.source == "{person} weet iets wat jij niet weet."


def test_words_may_differ_by_severity() -> None:
    effect = read_card(WHOLE, rule_id="voice-missing", lang="nl").passages["effect"]
    assert effect.for_severity("conflict").source == "Het loopt vast."
    assert effect.for_severity("risk").source == "Het kan vastlopen."
    assert [severity for severity, _ in effect.versions()] == ["conflict", "risk"]


def test_a_card_with_a_question_is_of_a_signal() -> None:
    text = (
        "# Wat?\n## Wanneer\nSoms.\n## Waarom\nHet kan toeval zijn.\n## Vraag om mee te beginnen\nHoe is het?"
    )
    assert read_card(text, rule_id="boomerang", lang="nl").is_of_signal


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Hoe hoor je {person}?\n", ""),
        ("## Waarom", "## Waarvoor"),
        ("## Waarom\n{person} weet iets\nwat jij niet weet.\n", ""),
        ("## Waarom", "## Wanneer"),
        ("## Doe liever dit", "## When"),
        ("‘Hoe ziet u het?’", ""),
        ("### let op", "### pas op"),
        ("{person} weet iets", "{wie} weet iets"),
        ("Als iemand", "Als {person}"),
        ("### botst", "Altijd dit.\n### botst"),
        ("## Wanneer", "## Wat deze regel niet weet\nVeel.\n## Wanneer"),
    ],
)
def test_a_card_that_does_not_hold_together_is_refused(old: str, new: str) -> None:
    with pytest.raises(CardError, match=r"nl/voice-missing\.md"):
        read_card(WHOLE.replace(old, new, 1), rule_id="voice-missing", lang="nl")


@pytest.mark.parametrize("rule_id", ["no-such-rule", "../en/voice-missing", "", "Voice"])
def test_a_card_that_is_not_there_is_refused(rule_id: str) -> None:
    with pytest.raises(CardError, match="no card"):
        card(rule_id, "nl")


def test_a_language_without_cards_is_refused() -> None:
    with pytest.raises(CardError, match="nl and en"):
        card("voice-missing", "fr")
