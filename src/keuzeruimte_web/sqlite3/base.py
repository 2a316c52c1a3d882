"""Django's own backend for SQLite; the text of a question is put in SQLite's words once."""

import re
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

KEPT = 512
"""Texts of questions that are kept, as many as SQLite keeps worked out (`cached_statements`)."""
NEXT_PORTION = "\n/* next portion */\n"
"""Stands between the portions of one long question (`bridge/portions.py`)."""
KEEP = "keep_as_"
"""Begins the name of the one value of a portion that the next portions get under the rest of that name."""
_NAMED = re.compile(r"%\((\w+)\)s|%%")


class Cursor(base.SQLiteCursorWrapper):
    """Asks with `?` where Django writes `%s`. What is asked about a pupil is 50,000 letters long.

    A question in portions has values by name. All of it is read at one moment, and comes with `fetchall`.
    """

    found_before: list[Any] | None = None

    def execute(self, query: Any, params: Any = None) -> Any:
        """Ask; a question in portions one after another, in which nothing changes."""
        self.found_before = None
        if isinstance(params, dict) and NEXT_PORTION in query:
            return self._ask_in_portions(_portions(query), params)
        return super().execute(query, params)

    def fetchall(self) -> list[Any]:
        """All that was found, of every portion."""
        found = super().fetchall()
        return found if self.found_before is None else self.found_before + found

    def convert_query(self, query: Any, *, param_names: list[str] | None = None) -> str:
        """The same question in the words of SQLite."""
        if param_names is None and isinstance(query, str):
            return _converted(query)
        return str(super().convert_query(query, param_names=param_names))

    def _ask_in_portions(self, portions: tuple[tuple[str, str], ...], params: Mapping[str, Any]) -> "Cursor":
        ask = sqlite3.Cursor.execute
        alone = not self.connection.in_transaction
        found: list[Any] = []
        if alone:
            ask(self, "BEGIN")
        try:
            values = dict(params)
            for keep, portion in portions:
                ask(self, portion, values)
                if keep:
                    values[keep] = super().fetchone()[0]
                else:
                    found += super().fetchall()
        finally:
            if alone:
                ask(self, "COMMIT")
        self.found_before = found
        return self


@lru_cache(maxsize=KEPT)
def _converted(query: str) -> str:
    # Text alone: what is filled in never stands in it.
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


@lru_cache(maxsize=KEPT)
def _portions(query: str) -> tuple[tuple[str, str], ...]:
    """The portions in the words of SQLite, each after the name under which what it finds is kept, or ""."""
    written = _NAMED.sub(lambda place: f":{place[1]}" if place[1] else "%", query).split(NEXT_PORTION)
    kept = [re.search(rf"{KEEP}(\w+)", portion) for portion in written]
    return tuple((keep[1] if keep else "", portion) for keep, portion in zip(kept, written, strict=True))


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with this cursor."""

    def create_cursor(self, name: Any = None) -> Cursor:
        """A cursor of this connection."""
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made
