"""The rule book in a terminal: what a rule looks at, why, what to do instead, and examples."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from keuzeruimte.cards.card import heading
from keuzeruimte.cards.example import examples
from keuzeruimte.explain import source_words, words_for_rule
from keuzeruimte.report.phrases import PHRASES, outcome
from keuzeruimte.rulebook import SOURCES

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
        yield from ("", heading(passage, lang=lang))
        for version in versions:
            if version.severity:
                yield f"{INDENT}{outcome(version.severity, phrases)}:"
            yield _wrapped(version.words, width=width)
    yield from ("", phrases.examples)
    for example in examples(rule):
        yield _wrapped(
            f"{outcome(example.fires, phrases)}: {example.title[lang]}", width=width, hanging=INDENT
        )
    yield from ("", phrases.source)
    for key in SOURCES[rule]:
        yield _wrapped(source_words(key, lang=lang), width=width, hanging=INDENT)


def _wrapped(text: str, *, width: int, hanging: str = "") -> str:
    return fill(
        text,
        width,
        initial_indent=INDENT,
        subsequent_indent=INDENT + hanging,
        break_on_hyphens=False,
    )
