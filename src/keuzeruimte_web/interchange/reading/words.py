"""The words in words.toml, as the modules beside it use them."""

import tomllib
from pathlib import Path
from typing import Any

_words: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
)


def meaning_of(subject: str) -> dict[str, str]:
    """Each word of this part of the file, and what it means."""
    return {word: meaning for meaning, words in _words[subject].items() for word in words}


def words_of(subject: str, meaning: str) -> tuple[str, ...]:
    """The words with one meaning."""
    return tuple(_words[subject][meaning])
