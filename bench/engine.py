"""The engine's speed: acts a second, beside a plain loop that builds the same answers, and the start-up.

python -m bench.engine
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from time import perf_counter

from keuzeruimte.assess import assess
from keuzeruimte.case import Case
from keuzeruimte.finding import ActAssessment, Assessment, Finding, Signal
from keuzeruimte.reading.case_file import read_case

CASES = Path(__file__).parents[1] / "tests" / "engine" / "cases"
ROUNDS = 5
LEAST_SECONDS = 0.5
STARTS = 15
GOAL_ACTS = 30_000
GOAL_START = 3.0


def main() -> None:
    """Print acts a second, the ratio to building the same answers, and the ratio of the start-up."""
    cases = [read_case(file.read_bytes(), today=date(2026, 3, 10)) for file in sorted(CASES.glob("*.yaml"))]
    acts = sum(len(case.plan) + len(case.history) for case in cases)
    answers = [assess(case) for case in cases]
    assessing = acts / _seconds(lambda: _assess_all(cases))
    building = acts / _seconds(lambda: _build_all(answers))
    _print(f"assessed acts a second    {assessing:10,.0f}   (aim: {GOAL_ACTS:,})")
    _print(f"only building the answers {building:10,.0f}   assessing takes {building / assessing:.1f} times")
    small = CASES / "saskia-1-before-the-talk.yaml"
    command = _start([sys.executable, "-m", "keuzeruimte", "assess", str(small)])
    bare = _start([sys.executable, "-c", "pass"])
    yaml = _start([sys.executable, "-c", "import yaml"])
    _print(f"start-up of assess        {command * 1000:10.0f} ms")
    _print(
        f"python -c pass, with yaml {yaml * 1000:10.0f} ms   assess takes {command / yaml:.1f} times "
        f"(aim: under {GOAL_START}; python alone: {bare * 1000:.0f} ms)"
    )


def _assess_all(cases: list[Case]) -> None:
    for case in cases:
        assess(case)


def _build_all(answers: list[Assessment]) -> None:
    """Make the same frozen answers again, without thinking."""
    for answer in answers:
        Assessment(
            answer.verdict,
            tuple(_again(act) for act in answer.acts),
            tuple(_again(act) for act in answer.history),
            tuple(_finding(finding) for finding in answer.plan),
            tuple(Signal(signal.signal, signal.act, signal.proof_events) for signal in answer.signals),
        )


def _again(act: ActAssessment) -> ActAssessment:
    return ActAssessment(
        act.index, act.act, act.role, act.top, tuple(_finding(finding) for finding in act.findings)
    )


def _finding(finding: Finding) -> Finding:
    return Finding(*(getattr(finding, field) for field in FINDING))


FINDING = tuple(field.name for field in fields(Finding))


def _seconds(work: Callable[[], None]) -> float:
    """The time of one round of work: the best of several, each long enough to measure."""
    times = 1
    while (spent := _timed(work, times)) < LEAST_SECONDS / ROUNDS:
        times *= 2
    return min(spent, *(_timed(work, times) for _ in range(ROUNDS))) / times


def _timed(work: Callable[[], None], times: int) -> float:
    start = perf_counter()
    for _ in range(times):
        work()
    return perf_counter() - start


def _start(command: list[str]) -> float:
    """The time that a new process takes: the best of several."""
    times = []
    for _ in range(STARTS):
        start = perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 (our own commands)
        times.append(perf_counter() - start)
    return min(times)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
