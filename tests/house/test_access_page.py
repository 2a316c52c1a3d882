"""The access table that the privacy officer reads is the one that the program uses."""

from pathlib import Path

from keuzeruimte_web.access.printed import printed

PAGE = Path(__file__).parents[2] / "docs" / "access" / "wie-mag-wat.md"


def test_the_page_for_the_privacy_officer_is_the_table_of_the_program() -> None:
    assert PAGE.read_text(encoding="utf-8") == printed(), "run: make docs"
