"""Rows by what is written in them: the database cannot look there, for it lies sealed."""

from typing import Any


def those(records: Any, **written: str) -> list[Any]:
    """The rows in which this is written: `text="..."`, or along a key `topic__title="..."`."""
    return [row for row in records if all(_at(row, path) == words for path, words in written.items())]


def the(records: Any, **written: str) -> Any:
    """The one row in which this is written."""
    (row,) = those(records, **written)
    return row


def _at(row: Any, path: str) -> Any:
    for step in path.split("__"):
        row = getattr(row, step, None)
    return row
