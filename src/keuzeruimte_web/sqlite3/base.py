"""Django's own backend for SQLite; the text of a question is put in SQLite's words once."""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from django.db.backends.sqlite3 import base

KEPT = 512
"""Texts of questions that are kept, as many as SQLite keeps worked out (`cached_statements`)."""
NEXT_PORTION = "\n/* next portion */\n"
"""Stands between the portions of one long question (`bridge/portions.py`)."""
KEEP = "keep_as_"
"""Begins the name of the one value of a portion: a list, that others get under the rest of that name."""
ONLY_WITH = "only with "
"""Begins the names of lists, in a comment before a portion: where all of them are empty it finds nothing."""
_NAMED = re.compile(r"%\((\w+)\)s|%%")
_ONLY_WITH = re.compile(rf"/\* {ONLY_WITH}([\w ]+) \*/")
_EMPTY = "[]"


@dataclass(frozen=True, slots=True)
class _Portion:
    """A portion in the words of SQLite. `keep`: the name of the list that it finds, or "" for rows.

    `uses`: the lists that it needs; it is only asked when `only_with` is empty, or one of those is not.
    """

    keep: str
    sql: str
    uses: tuple[str, ...]
    only_with: tuple[str, ...]


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

    def _ask_in_portions(self, portions: tuple[_Portion, ...], params: Mapping[str, Any]) -> "Cursor":
        ask = sqlite3.Cursor.execute
        alone = not self.connection.in_transaction
        found: list[Any] = []
        lists = {portion.keep: portion for portion in portions if portion.keep}
        values = dict(params)

        if alone:
            ask(self, "BEGIN")
        try:
            for portion in portions:
                if portion.keep:
                    continue
                self._find(portion.only_with, lists, values)
                if portion.only_with and all(values[name] == _EMPTY for name in portion.only_with):
                    continue
                self._find(portion.uses, lists, values)
                ask(self, portion.sql, values)
                found += super().fetchall()
        finally:
            if alone:
                ask(self, "COMMIT")
        self.found_before = found
        return self

    def _find(self, names: tuple[str, ...], lists: dict[str, _Portion], values: dict[str, Any]) -> None:
        # A list is found when it is first needed: some are for what turns out not to be there.
        for name in names:
            if portion := lists.pop(name, None):
                self._find(portion.uses, lists, values)
                sqlite3.Cursor.execute(self, portion.sql, values)
                values[name] = super().fetchone()[0]


@lru_cache(maxsize=KEPT)
def _converted(query: str) -> str:
    # Text alone: what is filled in never stands in it.
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


@lru_cache(maxsize=KEPT)
def _portions(query: str) -> tuple[_Portion, ...]:
    written = query.split(NEXT_PORTION)
    kept = [re.search(rf"{KEEP}(\w+)", portion) for portion in written]
    lists = [keep[1] for keep in kept if keep]
    made = []
    for portion, keep in zip(written, kept, strict=True):
        named = {place[1] for place in _NAMED.finditer(portion)}
        only = _ONLY_WITH.match(portion)
        made.append(
            _Portion(
                keep=keep[1] if keep else "",
                sql=_NAMED.sub(lambda place: f":{place[1]}" if place[1] else "%", portion),
                uses=tuple(name for name in lists if name in named),
                only_with=tuple(only[1].split()) if only else (),
            )
        )
    return tuple(made)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with this cursor.

    What stands alone behind LIKE could be the beginning of what an index holds, so SQLite works the question
    out anew for each text; of what can stand anywhere it needs not.
    """

    operators: ClassVar[dict[str, str]] = base.DatabaseWrapper.operators | {  # type: ignore[misc]
        "contains": r"LIKE '' || %s ESCAPE '\'",
        "icontains": r"LIKE '' || %s ESCAPE '\'",
    }

    def create_cursor(self, name: Any = None) -> Cursor:
        """A cursor of this connection."""
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made
