"""The access policy in words, for the commands that print it and the page that shows it."""

from keuzeruimte_web.access.printed import Chapter, chapters, printed

__all__ = ["Chapter", "chapters", "printed"]
