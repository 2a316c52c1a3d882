"""Every setting is in the list, every one of the list is read, and the page is what the program prints."""

import re
from pathlib import Path

from keuzeruimte_web.variables import VARIABLES, printed, unknown

ROOT = Path(__file__).parents[2]
NAME = re.compile(r'"(KEUZERUIMTE_[A-Z_]+)"')


def test_the_page_of_settings_is_that_of_the_program() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == printed(), "run: make docs"


def test_what_the_settings_read_is_what_the_list_names() -> None:
    read = (ROOT / "src" / "keuzeruimte_web" / "settings.py").read_text(encoding="utf-8")
    assert set(NAME.findall(read)) == VARIABLES.keys()


def test_a_misspelled_name_is_noticed_and_others_are_left_alone() -> None:
    found = unknown(
        ["PATH", "KEUZERUIMTE_HOST", "KEUZERUIMTE_PORT", "KEUZERUIMTE_MASTER_KEY_FILE", "KEUZERUIMTE_Q"]
    )
    assert found == {"KEUZERUIMTE_HOST": "KEUZERUIMTE_HOSTS", "KEUZERUIMTE_Q": ""}
