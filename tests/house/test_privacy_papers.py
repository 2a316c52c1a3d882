"""The papers on privacy are true to the code: every measure is carried by a file that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "privacy"
PATH = re.compile(r"`((?:src|tests|docs|\.importlinter)[\w./-]*)`")
STRIDE = (
    "Spoofing",
    "Tampering",
    "Repudiation",
    "Information disclosure",
    "Denial of service",
    "Elevation of privilege",
)


def carried(heading: str) -> dict[str, list[str]]:
    """Each threat of this chapter with the paths in its row."""
    model = (FOLDER / "threat-model.md").read_text("utf-8")
    chapter = model.split(f"\n## {heading}:")[1].split("\n## ")[0]
    rows = [row for row in chapter.splitlines() if row.startswith("| ")][1:]
    return {row.split("|")[1].strip(): PATH.findall(row.split("|")[3]) for row in rows}


@pytest.mark.parametrize("heading", STRIDE)
def test_every_measure_names_a_file_that_carries_it_and_is_there(heading: str) -> None:
    rows = carried(heading)
    assert len(rows) > 2
    assert {threat for threat, paths in rows.items() if not paths} == set()
    assert {path for paths in rows.values() for path in paths if not (ROOT / path).exists()} == set()


def test_what_a_paper_says_of_a_file_is_said_of_one_that_is_there() -> None:
    named = {path for page in FOLDER.glob("*.md") for path in PATH.findall(page.read_text("utf-8"))}
    assert len(named) > 30
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_the_model_for_schools_is_in_five_parts_and_leaves_to_a_school_what_is_theirs() -> None:
    page = (FOLDER / "dpia.md").read_text("utf-8")
    assert re.findall(r"^## ([A-E])\.", page, re.M) == list("ABCDE")
    assert page.count("⟦") == page.count("⟧") > 30


def test_what_is_not_covered_is_said() -> None:
    model = (FOLDER / "threat-model.md").read_text("utf-8")
    assert model.split("\n## Not covered\n")[1].count("\n- **") > 5
