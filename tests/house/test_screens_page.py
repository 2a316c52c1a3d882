"""The list of screens in the documents is the one that the program serves."""

from pathlib import Path

from keuzeruimte_web.screen_list import printed

PAGE = Path(__file__).parents[2] / "docs" / "screens.md"


def test_the_list_of_screens_is_that_of_the_program() -> None:
    assert PAGE.read_text(encoding="utf-8") == printed(), "run: make docs"
