"""The cases that the documents show say what the documents tell of them."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from keuzeruimte.assess import assess
from keuzeruimte.reading.case_file import read_case

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.M | re.S)
HERE = re.compile(r"<<'CASE'\n(.*?)^CASE$", re.M | re.S)


def found(case_file: str) -> list[str]:
    """The rules that speak on the first act of this case."""
    case = read_case(case_file.encode(), today=date(2026, 3, 10))
    return [finding.rule for finding in assess(case).acts[0].findings]


@pytest.mark.parametrize("document", ["README.md", "docs/start.md"])
def test_the_case_to_try_goes_against_a_limit(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    cases = HERE.findall(text) or [fence for fence in FENCE.findall(text) if fence.startswith("keuzeruimte:")]
    assert [found(case) for case in cases] == [["against-limit"]]


def test_the_example_of_a_near_miss_is_one() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (example,) = next(yaml.safe_load(fence) for fence in FENCE.findall(text) if fence.startswith("- title:"))
    assert example["fires"] is None
    assert "against-limit" not in found(yaml.safe_dump(example["case"]))
