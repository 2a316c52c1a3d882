"""The rule book: the same for everybody, and about nobody."""

from dataclasses import dataclass

from django.utils.translation import get_language

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.bridge.book import Chapter, Page, chapters, page


@dataclass(frozen=True, slots=True)
class Book:
    """The table of contents, and one rule opened."""

    chapters: tuple[Chapter, ...]
    page: Page


def rulebook(rule: str = "") -> Book:
    """The rule book in the reader's language, open at this rule or at the first. Raises Invisible."""
    lang = "en" if get_language() == "en" else "nl"
    contents = chapters(lang)
    opened = page(rule or contents[0].entries[0].rule, lang=lang)
    if opened is None:
        raise Invisible("rule")
    return Book(contents, opened)
