"""Django's own backend for SQLite; the text of a question is put in SQLite's words once."""

from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

KEPT = 512
"""Texts of questions that are kept, as many as SQLite keeps worked out (`cached_statements`)."""


class Cursor(base.SQLiteCursorWrapper):
    """Asks with `?` where Django writes `%s`. What is asked about a pupil is 50,000 letters long."""

    def convert_query(self, query: Any, *, param_names: list[str] | None = None) -> str:
        """The same question in the words of SQLite."""
        if param_names is None and isinstance(query, str):
            return _converted(query)
        return str(super().convert_query(query, param_names=param_names))


@lru_cache(maxsize=KEPT)
def _converted(query: str) -> str:
    # Text alone: what is filled in never stands in it.
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with this cursor."""

    def create_cursor(self, name: Any = None) -> Cursor:
        """A cursor of this connection."""
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made
