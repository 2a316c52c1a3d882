"""Load one card and check it: the text a counsellor reads about one rule or signal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from keuzeruimte.cards.template import Template, TemplateError, template

LANGUAGES = ("nl", "en")
FOLDER = Path(__file__).parent

_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "Wanneer": "when",
        "Waarom": "why",
        "Wat er dan waarschijnlijk gebeurt": "effect",
        "Doe liever dit": "instead",
        "Zo kun je het zeggen": "wording",
        "Vraag om mee te beginnen": "ask",
        "Wat deze regel niet weet": "unknown",
    },
    "en": {
        "When": "when",
        "Why": "why",
        "What is likely to happen": "effect",
        "Rather do this": "instead",
        "How you could say it": "wording",
        "A question to open with": "ask",
        "What this rule cannot know": "unknown",
    },
}
_SEVERITIES: Mapping[str, Mapping[str, str]] = {
    "nl": {"botst": "conflict", "let op": "risk"},
    "en": {"conflict": "conflict", "risk": "risk"},
}
_RULE_PASSAGES = ("when", "why", "effect", "instead", "wording")
_SIGNAL_PASSAGES = ("when", "why", "ask")

_ID = re.compile(r"[a-z]+(-[a-z]+)*")


class CardError(ValueError):
    """A card that is missing, or that a counsellor could not read: it names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a card: the same words always, or other words for a conflict than for a risk."""

    always: Template
    by_severity: Mapping[str, Template]

    def for_severity(self, severity: str) -> Template:
        """Return the words for this severity, else the words that always hold."""
        return self.by_severity.get(severity, self.always)

    def versions(self) -> tuple[tuple[str, Template], ...]:
        """Return every version with its severity; the severity is empty where the words always hold."""
        return tuple(self.by_severity.items()) or (("", self.always),)


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its title, and its passages in the order in which they are read."""

    id: str
    lang: str
    title: Template
    passages: Mapping[str, Passage]

    @property
    def is_of_signal(self) -> bool:
        """Whether this card is about a signal, not about a rule."""
        return "ask" in self.passages


@cache
def card(rule_id: str, lang: str) -> Card:
    """Return the card of a rule or signal in `nl` or `en`.

    Reads one file, once. Raises CardError for a card that does not exist or does not hold together.
    """
    if lang not in LANGUAGES:
        raise CardError(f"no cards in language {lang!r}; there are cards in {' and '.join(LANGUAGES)}")
    path = FOLDER / lang / f"{rule_id}.md"
    if not _ID.fullmatch(rule_id) or not path.is_file():
        raise CardError(f"no card {lang}/{rule_id}.md")
    return read_card(path.read_text(encoding="utf-8"), rule_id=rule_id, lang=lang)


def heading(passage: str, *, lang: str) -> str:
    """Return the heading above a passage; StopIteration if there is no such passage."""
    return next(words for words, name in _HEADINGS[lang].items() if name == passage)


def read_card(text: str, *, rule_id: str, lang: str) -> Card:
    """Return the card that `text` holds. Raises CardError with the place of what is missing or too much."""
    where = f"{lang}/{rule_id}.md"
    opening, *sections = re.split(r"^## +", text, flags=re.MULTILINE)
    title = re.fullmatch(r"\s*# +([^\n]+?)\s*", opening)
    if title is None:
        raise CardError(f"{where}: a card opens with one line ‘# title’ and then ‘## ’ headings")
    passages: dict[str, Passage] = {}
    for section in sections:
        line, _, body = section.partition("\n")
        name = _HEADINGS[lang].get(line.strip())
        if name is None or name in passages:
            raise CardError(f"{where}: heading ‘{line.strip()}’ is unknown or stands there twice")
        passages[name] = _passage(body, where=f"{where}, ‘{line.strip()}’", lang=lang)
    expected = _SIGNAL_PASSAGES if "ask" in passages else _RULE_PASSAGES
    if tuple(name for name in passages if name != "unknown") != expected or (
        "unknown" in passages and list(passages)[-1] != "unknown"
    ):
        english = {name: heading for heading, name in _HEADINGS[lang].items()}
        raise CardError(
            f"{where}: the headings are {', '.join(english[name] for name in expected)}, in order"
        )
    if passages["when"].always.places() or passages["when"].by_severity:
        raise CardError(f"{where}: the ‘when’ is general; it holds no names and no severities")
    return Card(id=rule_id, lang=lang, title=_text(title.group(1), where=where), passages=passages)


def _passage(body: str, *, where: str, lang: str) -> Passage:
    always, *versions = re.split(r"^### +", body, flags=re.MULTILINE)
    by_severity: dict[str, Template] = {}
    for version in versions:
        line, _, words = version.partition("\n")
        severity = _SEVERITIES[lang].get(line.strip())
        if severity is None:
            raise CardError(f"{where}: ‘### {line.strip()}’ is none of {', '.join(_SEVERITIES[lang])}")
        by_severity[severity] = _text(words, where=f"{where}, {line.strip()}")
    if by_severity and always.strip():
        raise CardError(f"{where}: words stand either before the severities or under them, not both")
    return Passage(
        always=_text(always, where=where) if not by_severity else next(iter(by_severity.values())),
        by_severity=by_severity,
    )


def _text(words: str, *, where: str) -> Template:
    """Lines of one paragraph are joined: how a card is wrapped is not how it is read."""
    joined = " ".join(words.split())
    if not joined:
        raise CardError(f"{where}: there are no words here")
    try:
        return template(joined, where=where)
    except TemplateError as error:
        raise CardError(str(error)) from error
