"""An assessment as one line of JSON, stable and sorted, for programs (METHOD 8)."""

import json
from collections.abc import Iterable

from keuzeruimte.case import Act, Case
from keuzeruimte.explain import words_for_finding, words_for_signal
from keuzeruimte.finding import ActAssessment, Assessment, Finding, Signal, Top
from keuzeruimte.rulebook import SOURCES


def as_json(assessment: Assessment, *, case: Case, lang: str) -> str:
    """One line of JSON, with its end of line, laid out as METHOD 8 shows; texts in `lang` (nl or en)."""
    report = Report(case, lang=lang)
    line = {
        "keuzeruimte": 1,
        "title": case.title,
        "verdict": assessment.verdict,
        "acts": report.acts(assessment.acts),
        "history": report.acts(assessment.history),
        "plan": [report.finding(finding, act=None) for finding in assessment.plan],
        "signals": [report.signal(signal) for signal in assessment.signals],
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


class Report:
    """The parts of a report in plain values, for one case and one language."""

    def __init__(self, case: Case, *, lang: str) -> None:
        self.case = case
        self.lang = lang

    def acts(self, acts: Iterable[ActAssessment]) -> list[dict[str, object]]:
        return [
            {
                "index": assessed.index,
                **({} if assessed.act.day is None else {"date": assessed.act.day.isoformat()}),
                "act": assessed.act.verb,
                "role": assessed.role,
                "top": _top(assessed.top),
                "findings": [self.finding(finding, act=assessed.act) for finding in assessed.findings],
            }
            for assessed in acts
        ]

    def finding(self, finding: Finding, *, act: Act | None) -> dict[str, object]:
        """One finding with its texts; `act` is the act it was found on, None for one on the plan."""
        words = words_for_finding(finding, case=self.case, act=act, lang=self.lang)
        return {
            "rule": finding.rule,
            "severity": finding.severity,
            **({} if finding.hierarchy is None else {"hierarchy": finding.hierarchy}),
            **({} if finding.person is None else {"person": finding.person}),
            "touches": list(finding.touches),
            "why": words.why,
            "effect": words.effect,
            "instead": words.instead,
            "wording": words.wording,
            "source": list(SOURCES[finding.rule]),
        }

    def signal(self, signal: Signal) -> dict[str, object]:
        words = words_for_signal(signal, case=self.case, lang=self.lang)
        return {
            "signal": signal.signal,
            "act": signal.act,
            "why": words.why,
            "ask": words.ask,
            "source": list(SOURCES[signal.signal]),
        }


def _top(top: Top) -> dict[str, list[str]]:
    return {
        "emotional": list(top.emotional),
        "responsibility": list(top.responsibility),
        "expertise": list(top.expertise),
    }
