"""`keuzeruimte repair`: what it prints, and its exit status."""

import json
from datetime import date
from pathlib import Path

import pytest

from keuzeruimte.cli import main
from keuzeruimte.reading.case_file import read_case

CASES = Path(__file__).parent.parent / "cases"
SASKIA = str(CASES / "saskia-1-before-the-talk.yaml")


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    status = main(["repair", *argv])
    return status, capsys.readouterr().out


def test_json_has_the_outcome_and_each_step_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    status, output = printed(capsys, SASKIA, "--format", "json")
    outcome = json.loads(output)
    assert status == 0
    assert set(outcome) == {"verdict", "cost", "exact", "case", "remains", "steps"}
    assert (outcome["verdict"], outcome["cost"], outcome["exact"]) == ("clear", 5, True)
    assert [(step["edit"], step["item"], step["removes"]) for step in outcome["steps"]] == [
        ("ask-first", 1, ["against-limit"]),
        ("listen", 4, ["against-limit", "better-parent"]),
    ]
    keys = {"edit", "item", "removes", "cost", "why", "wording", "source"}
    assert all(set(step) == keys for step in outcome["steps"])
    assert len(output.splitlines()) == 1


def test_yaml_is_the_repaired_case_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    status, output = printed(capsys, SASKIA, "--format", "yaml")
    case = read_case(output.encode(), today=date(2026, 1, 1))
    assert (status, len(case.plan)) == (0, 5)


def test_take_applies_the_first_steps_only_and_something_then_remains(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, output = printed(capsys, SASKIA, "--format", "json", "--take", "1")
    outcome = json.loads(output)
    assert (status, outcome["verdict"], len(outcome["steps"])) == (1, "conflict", 1)
    assert [(found["rule"], found["act"]) for found in outcome["remains"]] == [
        ("against-limit", 4),
        ("better-parent", 4),
    ]


def test_text_tells_the_steps_and_the_plan_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    status, dutch = printed(capsys, SASKIA)
    assert status == 0
    assert "1. Vraag het eerst aan moeder en vader (bij punt 2)" in dutch
    assert "pas na het ja van moeder en" in dutch
    _, english = printed(capsys, SASKIA, "--lang", "en")
    assert "1. Ask moeder and vader first (at item 2)" in english


def test_a_clear_plan_is_left_as_it_is_and_told_what_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    status, output = printed(capsys, str(CASES / "saskia-3-with-the-parents.yaml"))
    assert status == 0
    assert "Dit plan kan blijven zoals het is." in output
    assert "mandate-asked" in output


def test_what_no_edit_can_mend_remains_with_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(
        "keuzeruimte: 1\npeople:\n  noa: {role: pupil}\n  mam: {role: parent}\n  karim: {role: counsellor}\n"
        "plan:\n  - {act: protect, by: karim, to: [noa], domain: safety}\n",
        encoding="utf-8",
    )
    status, output = printed(capsys, str(file))
    assert status == 1
    assert "Hier vindt het programma geen weg omheen." in output
    assert "meldcode" in output


def test_a_bad_file_is_refused_and_prints_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("keuzeruimte: 1\nplan: [{act: discus}]\n", encoding="utf-8")
    assert main(["repair", str(file)]) == 2
    shown = capsys.readouterr()
    assert (shown.out, bool(shown.err)) == ("", True)
