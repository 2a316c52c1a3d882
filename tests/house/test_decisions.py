"""Every decision has the same form and stands in the index; every dependency has its sentence."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "decisions"
PAGES = sorted(FOLDER.glob("[0-9]*.md"))
HEADINGS = ["Context", "Decision", "Rejected", "Consequences"]
LEANS_ON = FOLDER / "0060-dependencies.md"


def bare(requirement: str) -> str:
    """The name in a requirement: without versions and extras, as one compares names of packages."""
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_has_a_status_and_the_headings_in_order(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.match(r"# [^\n]+\n\nStatus: ", text)
    assert re.findall(r"^## (.+)$", text, re.M) == HEADINGS


def test_every_decision_has_a_number_of_its_own_and_stands_in_the_index() -> None:
    numbers = [page.name[:4] for page in PAGES]
    index = (FOLDER / "README.md").read_text("utf-8")
    assert sorted(re.findall(r"\((\d{4}-[a-z0-9-]+\.md)\)", index)) == [page.name for page in PAGES]
    assert len(set(numbers)) == len(numbers)


def test_every_direct_dependency_has_its_sentence_and_no_other_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["web"],
        *project["project"]["optional-dependencies"]["saml"],
        *(
            entry
            for group in project["dependency-groups"].values()
            for entry in group
            if isinstance(entry, str)
        ),
        *(ROOT / "requirements" / "build.in").read_text("utf-8").split(),
        "uv",  # the installer, which the Makefile fetches
    ]
    told = re.findall(r"^\| ([\w-]+) \| Saves ", LEANS_ON.read_text("utf-8"), re.M)
    assert sorted(name.lower() for name in told) == sorted({bare(name) for name in named})
