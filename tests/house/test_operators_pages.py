"""What an operator reads: commands that are named are there, with their options; every check is told."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs/operating.md", *sorted((ROOT / "docs/operations").glob("*.md"))]
COMMANDS = ROOT / "src/keuzeruimte_web/management/commands"
OF_DJANGO = {"check"}
CALL = re.compile(r"(?:keuzeruimte-(?:web|do)|\$by_hand) +([a-z][a-z-]+)([^`\n|;#&]*)")
OPTION = re.compile(r"(--[a-z][a-z-]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_is_there_with_its_options(page: Path) -> None:
    missing = set()
    for name, words in CALL.findall(page.read_text("utf-8")):
        file = COMMANDS / f"{name.replace('-', '_')}.py"
        if name in OF_DJANGO:
            continue
        if not file.exists():
            missing.add(name)
            continue
        code = file.read_text("utf-8")
        missing |= {f"{name} {option}" for option in OPTION.findall(words) if f'"{option}"' not in code}
    assert missing == set()


def test_the_table_of_checks_is_that_of_the_program() -> None:
    there = re.findall(
        r'id="(keuzeruimte\.\w+)"', (ROOT / "src/keuzeruimte_web/checks.py").read_text("utf-8")
    )
    told = re.findall(r"^\| (keuzeruimte\.\w+) \|", PAGES[0].read_text("utf-8"), re.M)
    assert told == sorted(there)


def test_a_command_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("`keuzeruimte-web mend`, and `keuzeruimte-do restore --records FOLDER --anyway`")
    with pytest.raises(AssertionError, match=r"mend.*restore --anyway|restore --anyway.*mend"):
        test_every_command_that_is_named_is_there_with_its_options(page)
