"""The way round as one line of JSON, stable, for programs."""

import json
from datetime import date

from keuzeruimte.edits.editbook import EDIT_SOURCES
from keuzeruimte.explain_step import words_for_step
from keuzeruimte.repair import Repair, Step
from keuzeruimte.report.as_json import Report
from keuzeruimte.writing import case_file


def repair_as_json(repair: Repair, *, lang: str) -> str:
    """One line of JSON, with its end of line; texts in `lang` (nl or en)."""
    report = Report(repair.case, lang=lang)
    plan = repair.case.plan
    line = {
        "verdict": repair.verdict,
        "cost": repair.cost,
        "exact": repair.exact,
        "case": case_file(repair.case),
        "remains": [
            {"act": found.act, **report.finding(found, act=None if found.act is None else plan[found.act])}
            for found in repair.remains
        ],
        "steps": [_step(step, lang=lang) for step in repair.steps],
    }
    return json.dumps(line, ensure_ascii=False, default=date.isoformat) + "\n"


def _step(step: Step, *, lang: str) -> dict[str, object]:
    words = words_for_step(step, lang=lang)
    return {
        "edit": step.edit,
        "item": step.item,
        "removes": list(step.removes),
        "cost": step.cost,
        "why": words.why,
        "wording": words.wording,
        "source": list(EDIT_SOURCES[step.edit]),
    }
