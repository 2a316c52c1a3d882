"""The glossary holds every word of the method, and no word that the method does not know."""

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest

from keuzeruimte import words

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
LISTS = [
    value for _, value in inspect.getmembers(words, inspect.isclass) if value.__module__ == words.__name__
]


def rows_under(heading: str) -> list[list[str]]:
    """The rows of the table under the heading that opens with these words."""
    section = re.search(rf"^### {heading}:.*?$(.*?)(?=^##|\Z)", GLOSSARY.read_text("utf-8"), re.M | re.S)
    assert section is not None, f"no heading ‘### {heading}: …’ in docs/glossary.md"
    lines = [line for line in section.group(1).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_there_are_closed_lists_to_compare() -> None:
    assert words.Role in LISTS
    assert words.Verdict in LISTS


@pytest.mark.parametrize("closed_list", LISTS, ids=lambda each: each.__name__)
def test_every_word_of_a_closed_list_stands_in_the_glossary_in_its_own_order(
    closed_list: type[StrEnum],
) -> None:
    rows = rows_under(closed_list.__name__)
    assert [code for _, code, _ in rows] == [f"`{word}`" for word in closed_list]


@pytest.mark.parametrize("closed_list", LISTS, ids=lambda each: each.__name__)
def test_every_word_has_a_dutch_term(closed_list: type[StrEnum]) -> None:
    assert all(dutch for dutch, _, _ in rows_under(closed_list.__name__))
