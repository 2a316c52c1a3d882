"""The rule book as a counsellor reads it: every rule and signal with its card, examples and sources."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from keuzeruimte.cards.card import heading
from keuzeruimte.cards.example import examples
from keuzeruimte.explain import Version, source_words, words_for_rule
from keuzeruimte.report import as_ways
from keuzeruimte.report.phrases import PHRASES, Phrases, outcome
from keuzeruimte.rule import PlanRule, Rule, SignalRule
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES, SIGNALS
from keuzeruimte.words import Hierarchy

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "title": "Het regelboek",
        "intro": (
            "Dit zijn alle regels waarmee Keuzeruimte een gesprek bekijkt. Een regel is een bril, geen wet. "
            "Hij zegt nooit iets over een mens, alleen over wat je van plan bent. Zie je het anders? "
            "Bespreek het met je team. Bij zorgen over veiligheid geldt altijd de meldcode van je school."
        ),
        "made": "Gemaakt uit de kaarten in `src/keuzeruimte/cards/`. Verander een kaart, niet deze pagina.",
        "plan": "Het plan als geheel",
        "signals": "Signalen",
    },
    "en": {
        "title": "The rule book",
        "intro": (
            "By these rules Keuzeruimte looks at a conversation. A rule is a lens, not a law. "
            "It never says anything of a person, only of what you mean to do. Do you see it differently? "
            "Talk about it with your team. When worried about safety, follow your school's reporting code."
        ),
        "made": "Made from the cards in `src/keuzeruimte/cards/`. Change a card, not this page.",
        "plan": "The plan as a whole",
        "signals": "Signals",
    },
}

PAGES: Mapping[str, str] = {"nl": "regels.md", "en": "rules.md"}


def book(lang: str) -> str:
    """Return the whole rule book in `nl` or `en`, as Markdown."""
    words = _WORDS[lang]
    parts = [f"# {words['title']}", f"_{words['made']}_", words["intro"]]
    for hierarchy in Hierarchy:
        parts.append(f"## {PHRASES[lang].hierarchies[hierarchy]}")
        parts += [rule_page(rule, lang=lang, level=3) for rule in ACT_RULES if rule.hierarchy is hierarchy]
    parts.append(f"## {words['plan']}")
    parts += [rule_page(rule, lang=lang, level=3) for rule in PLAN_RULES]
    parts.append(f"## {words['signals']}")
    parts += [rule_page(rule, lang=lang, level=3) for rule in SIGNALS]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def rule_page(rule: Rule | PlanRule | SignalRule, *, lang: str, level: int = 1) -> str:
    """Return one rule or signal as Markdown, under a heading of this level."""
    return "\n\n".join(_page(rule, lang=lang, level=level)) + "\n"


def _page(rule: Rule | PlanRule | SignalRule, *, lang: str, level: int) -> Iterator[str]:
    phrases, card = PHRASES[lang], words_for_rule(rule.id, lang=lang)
    yield f"{'#' * level} {card.title}"
    yield f"`{rule.id}` · {_kind(rule, lang=lang)}"
    for name, versions in card.passages.items():
        yield from _passage(heading(name, lang=lang), versions, phrases=phrases)
    yield f"**{phrases.examples}.**"
    yield "\n".join(
        f"- {outcome(example.fires, phrases)}: {example.title[lang]}." for example in examples(rule.id)
    )
    sources = "; ".join(source_words(key, lang=lang) for key in rule.source)
    yield f"**{phrases.source}.** {sources}."


def _kind(rule: Rule | PlanRule | SignalRule, *, lang: str) -> str:
    """Where the rule belongs and how heavy it can be: ‘Gevoel. Botst, let op.’"""
    phrases = PHRASES[lang]
    if isinstance(rule, SignalRule):
        return f"{phrases.signal}."
    place = phrases.hierarchies[rule.hierarchy] if isinstance(rule, Rule) else _WORDS[lang]["plan"]
    severities = rule.severities if isinstance(rule, Rule) else (rule.severity,)
    return f"{place}. {', '.join(phrases.severities[severity] for severity in severities).capitalize()}."


def _passage(title: str, versions: tuple[Version, ...], *, phrases: Phrases) -> Iterator[str]:
    if len(versions) == 1:
        yield f"**{title}.** {versions[0].words}"
        return
    yield f"**{title}.**"
    yield "\n".join(f"- {outcome(version.severity, phrases)}: {version.words}" for version in versions)


def write_pages(folder: Path) -> None:
    """Write the rule book and the way round, in every language, into this folder, which must exist."""
    for lang, page in PAGES.items():
        (folder / page).write_text(book(lang), encoding="utf-8")
    for lang, page in as_ways.PAGES.items():
        (folder / page).write_text(as_ways.ways(lang), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
