"""Tests that run together stand in folders without a package: two files of one name hide each other."""

from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
ON_THEIR_OWN = {"browser", "engine"}
"""Folders of which the tests run by themselves."""


def test_no_two_files_that_run_together_have_one_name() -> None:
    runs: dict[str, Counter[str]] = {}
    for file in TESTS.rglob("*.py"):
        folder = file.relative_to(TESTS).parts[0]
        run = folder if folder in ON_THEIR_OWN else "the others"
        runs.setdefault(run, Counter())[file.name] += file.name != "conftest.py"
    twice = {run: [name for name, often in names.items() if often > 1] for run, names in runs.items()}
    assert twice == {"browser": [], "engine": [], "the others": []}
