"""The rule book in a terminal: what a rule looks at, why, and what to do instead, without a case."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from keuzeruimte.explain import source_words, words_for_rule
from keuzeruimte.report.phrases import PHRASES, Phrases
from keuzeruimte.rulebook import SOURCES
from keuzeruimte.words import Severity

INDENT = "  "


def rulebook_text(rules: Iterable[str], *, lang: str, width: int = 80) -> str:
    """These rules and signals, by id, in `lang` (nl or en), wrapped at `width` characters."""
    return "\n\n".join("\n".join(_rule(rule, lang=lang, width=width)) for rule in rules) + "\n"


def _rule(rule: str, *, lang: str, width: int) -> Iterator[str]:
    phrases = PHRASES[lang]
    words = words_for_rule(rule, lang=lang)
    title = f"{words.title}  [{rule}]"
    yield fill(title, width)
    yield "=" * min(len(title), width)
    for passage, versions in words.passages.items():
        yield ""
        yield _heading(passage, phrases)
        for version in versions:
            if version.severity:
                yield f"{INDENT}{phrases.severities[Severity(version.severity)]}:"
            for paragraph in version.words.split("\n\n"):
                yield fill(
                    " ".join(paragraph.split()),
                    width,
                    initial_indent=INDENT,
                    subsequent_indent=INDENT,
                    break_on_hyphens=False,
                )
    yield ""
    yield phrases.source
    for key in SOURCES[rule]:
        yield fill(source_words(key, lang=lang), width, initial_indent=INDENT, subsequent_indent=INDENT)


def _heading(passage: str, phrases: Phrases) -> str:
    headings = {
        "when": phrases.when,
        "why": phrases.why,
        "effect": phrases.effect,
        "instead": phrases.instead,
        "wording": phrases.wording,
        "ask": phrases.ask,
    }
    return headings.get(passage, phrases.limits_of_rule)
