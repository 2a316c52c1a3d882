"""The method's own cases give the method's own answers (METHOD 8)."""

import json
from datetime import date
from pathlib import Path

import pytest

from keuzeruimte.assess import assess
from keuzeruimte.finding import ActAssessment, Assessment, Finding
from keuzeruimte.reading.case_file import read_case

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case_of_the_method_gives_its_expected_assessment(file: Path) -> None:
    expected = json.loads(file.with_name(f"{file.stem}.expected.json").read_text("utf-8"))
    assert in_short(assess(read_case(file.read_bytes(), today=date(2030, 1, 1)))) == as_sets(expected)


def test_all_fifteen_cases_are_here() -> None:
    assert len(CASES) == 15


def in_short(assessment: Assessment) -> dict[str, object]:
    """What the expected files hold of an assessment, findings as sets."""
    return as_sets(
        {
            "verdict": assessment.verdict,
            "acts": [_act(assessed) for assessed in assessment.acts],
            "history": [_act(assessed) for assessed in assessment.history],
            "plan": [_finding(finding) for finding in assessment.plan],
            "signals": [{"signal": signal.signal, "act": signal.act} for signal in assessment.signals],
        }
    )


def as_sets(report: dict[str, object]) -> dict[str, object]:
    return {
        **report,
        "acts": [{**act, "findings": _set(act["findings"])} for act in report["acts"]],
        "history": [{**act, "findings": _set(act["findings"])} for act in report["history"]],
        "plan": _set(report["plan"]),
        "signals": _set(report["signals"]),
    }


def _set(found: object) -> object:
    if isinstance(found, frozenset):
        return found
    return frozenset(tuple(sorted(one.items(), key=str)) for one in found)


def _act(assessed: ActAssessment) -> dict[str, object]:
    top = assessed.top
    return {
        "role": assessed.role,
        "top": {
            "emotional": list(top.emotional),
            "responsibility": list(top.responsibility),
            "expertise": list(top.expertise),
        },
        "findings": [_finding(finding) for finding in assessed.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        **({"hierarchy": finding.hierarchy} if finding.hierarchy else {}),
        **({"person": finding.person} if finding.person else {}),
    }
