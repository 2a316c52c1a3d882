"""The rule book as a counsellor reads it on the screen: every rule and signal with its card and examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from keuzeruimte.cards.example import examples
from keuzeruimte.explain import RuleWords, source_words, words_for_rule
from keuzeruimte.rule import PlanRule, Rule, SignalRule
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES, SIGNALS
from keuzeruimte.words import Hierarchy

AnyRule = Rule | PlanRule | SignalRule
PLAN, SIGNAL = "plan", "signal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents."""

    rule: str
    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules that belong together: `emotional`, `responsibility`, `expertise`, `plan` or `signal`."""

    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """A small case: its title, and the severity found in it; empty where the rule is silent."""

    title: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Page:
    """One rule: where it belongs, how heavy it can be, its card, its examples, its sources."""

    chapter: str
    severities: tuple[str, ...]
    words: RuleWords
    examples: tuple[ExampleShown, ...]
    sources: tuple[str, ...]


def chapters(lang: str) -> tuple[Chapter, ...]:
    """The table of contents in `nl` or `en`."""
    in_order: dict[str, list[Entry]] = {}
    for rule in _rules():
        entry = Entry(rule.id, words_for_rule(rule.id, lang=lang).title)
        in_order.setdefault(_chapter(rule), []).append(entry)
    names = (*Hierarchy, PLAN, SIGNAL)
    return tuple(Chapter(str(name), tuple(in_order[name])) for name in names)


def page(rule_id: str, *, lang: str) -> Page | None:
    """One rule or signal in `nl` or `en`; None where there is no such rule."""
    rule = next((one for one in _rules() if one.id == rule_id), None)
    if rule is None:
        return None
    return Page(
        chapter=_chapter(rule),
        severities=_severities(rule),
        words=words_for_rule(rule.id, lang=lang),
        examples=_in_turn([ExampleShown(one.title[lang], one.fires or "") for one in examples(rule.id)]),
        sources=tuple(source_words(key, lang=lang) for key in rule.source),
    )


def _rules() -> Iterator[AnyRule]:
    yield from ACT_RULES
    yield from PLAN_RULES
    yield from SIGNALS


def _in_turn(shown: list[ExampleShown]) -> tuple[ExampleShown, ...]:
    """One that fires, one near miss, and so on: a rule is understood from both sides."""
    sides = [one for one in shown if one.outcome], [one for one in shown if not one.outcome]
    return tuple(one for pair in zip_longest(*sides) for one in pair if one is not None)


def _chapter(rule: AnyRule) -> str:
    if isinstance(rule, SignalRule):
        return SIGNAL
    return rule.hierarchy.value if isinstance(rule, Rule) else PLAN


def _severities(rule: AnyRule) -> tuple[str, ...]:
    if isinstance(rule, SignalRule):
        return ()
    found = rule.severities if isinstance(rule, Rule) else (rule.severity,)
    return tuple(severity.value for severity in found)
