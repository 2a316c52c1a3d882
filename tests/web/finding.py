"""Rows by what is written in them: the database cannot look there, for it lies sealed."""

from typing import Any


def those(records: Any, **words: str) -> list[Any]:
    """The rows in which this is written: `text="..."`, or along a key `topic__title="..."`."""
    return [row for row in records if all(written(row, path) == text for path, text in words.items())]


def the(records: Any, **words: str) -> Any:
    """The one row in which this is written."""
    (row,) = those(records, **words)
    return row


def written(row: Any, path: str) -> Any:
    """What is written there, along keys; None where they lead nowhere."""
    for step in path.split("__"):
        row = getattr(row, step, None)
    return row
