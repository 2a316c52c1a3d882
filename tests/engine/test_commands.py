"""The command line: what it prints, where, and its exit status (METHOD 7, 8)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from keuzeruimte.rulebook import RULE_IDS

HERE = Path(__file__).parent
CASES = HERE / "cases"
CLEAR = CASES / "saskia-3-with-the-parents.yaml"
CONFLICT = CASES / "saskia-1-before-the-talk.yaml"
SOURCE = HERE.parent.parent / "src"


def run(*arguments: object, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "keuzeruimte", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        timeout=60,
    )


def test_clear_plan_gives_status_0_and_a_conflict_in_any_file_1() -> None:
    assert run("assess", CLEAR).returncode == 0
    assert run("assess", CLEAR, CONFLICT).returncode == 1


def test_json_is_one_line_a_file_in_the_order_given_and_always_the_same() -> None:
    done = run("assess", CONFLICT, CLEAR, "--format", "json")
    again = run("assess", CONFLICT, CLEAR, "--format", "json", PYTHONHASHSEED="7")
    first, second = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (first["title"], second["title"]) == ("Saskia, voor het gesprek", "Saskia, eerst naar de ouders")
    assert done.stdout == again.stdout
    assert list(first) == ["keuzeruimte", "title", "verdict", "acts", "history", "plan", "signals"]
    assert list(first["acts"][0]) == ["index", "act", "role", "top", "findings"]
    findings = first["acts"][2]["findings"]
    assert [finding["rule"] for finding in findings] == ["against-limit", "better-parent"]
    assert list(findings[0]) == [
        "rule",
        "severity",
        "hierarchy",
        "touches",
        "why",
        "effect",
        "instead",
        "wording",
        "source",
    ]
    assert findings[0]["touches"] == ["moeder", "saskia", "vader"]
    assert findings[0]["source"] == ["A.saskia"]


def test_json_of_the_past_has_dates_and_signals_and_of_the_plan_persons() -> None:
    past = json.loads(run("assess", CASES / "saskia-2-after-the-talk.yaml", "--format=json").stdout)
    assert past["history"][0]["date"] == "2026-03-12"
    assert list(past["signals"][0]) == ["signal", "act", "why", "ask", "source"]
    plan = json.loads(run("assess", CASES / "lob-1-profile-without-the-pupil.yaml", "--format=json").stdout)
    assert [(finding["rule"], finding.get("person")) for finding in plan["plan"]] == [
        ("pupil-absent", None),
        ("voice-missing", "vader"),
        ("voice-missing", "yara"),
    ]


def test_standard_input_is_read_where_a_dash_stands() -> None:
    assert run("assess", "-", "--format", "json", given=CONFLICT.read_bytes()).returncode == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_text_is_wrapped_and_tells_role_and_findings_by_name(lang: str) -> None:
    done = run("assess", CONFLICT, "--lang", lang, COLUMNS="70")
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= 70
    assert {"nl": "   Rol: niet aan zet", "en": "   Role: not your move"}[lang] in lines
    assert any("Saskia" in line and "[against-limit]" not in line for line in lines)
    assert any("[against-limit]" in line for line in lines)


@pytest.mark.parametrize("file", sorted(CASES.glob("*.yaml")), ids=lambda file: file.stem)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_text_of_every_case_of_the_method_names_every_finding(file: Path, lang: str) -> None:
    from datetime import date

    from keuzeruimte.assess import assess
    from keuzeruimte.reading.case_file import read_case
    from keuzeruimte.report.as_text import as_text

    case = read_case(file.read_bytes(), today=date(2026, 3, 10))
    assessment = assess(case)
    text = as_text(assessment, case=case, lang=lang, width=100)
    rules = [finding.rule for act in (*assessment.acts, *assessment.history) for finding in act.findings] + [
        finding.rule for finding in assessment.plan
    ]
    assert sorted(rule for rule in RULE_IDS for _ in range(text.count(f"[{rule}]"))) == sorted(
        [*rules, *(signal.signal for signal in assessment.signals)]
    )


def test_bad_file_gives_status_2_and_nothing_on_standard_output(tmp_path: Path) -> None:
    bad = tmp_path / "fout.yaml"
    bad.write_text("keuzeruimte: 1\npeople: {kind: {role: pupl}}", "utf-8")
    done = run("assess", CONFLICT, bad, tmp_path / "weg.yaml", tmp_path, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert lines[0].startswith(
        f"keuzeruimte: {bad}: people.kind.role: the method has no word ‘pupl’ here. Did you mean ‘pupil’?"
    )
    assert lines[1:] == [
        f"keuzeruimte: {tmp_path / 'weg.yaml'}: there is no such file.",
        f"keuzeruimte: {tmp_path}: this file cannot be read.",
    ]


@pytest.mark.parametrize("given", [b"", b"\0", b"\xff", b"[" * 500_000, b"a" * 3_000_000, b"{", b"&a [*a]"])
def test_hostile_input_never_gives_a_traceback(given: bytes) -> None:
    done = run("assess", "-", given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"keuzeruimte: -: ")


def test_names_are_printed_whatever_the_terminal_can_do() -> None:
    given = "keuzeruimte: 1\ntitle: Zoë ✓\npeople: {kind: {role: pupil, name: Zoë}}".encode()
    done = run("assess", "-", given=given, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "Zoë ✓" in done.stdout.decode()


def test_reader_that_stops_early_hears_no_complaint() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "keuzeruimte", "rules"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_outcome_that_cannot_be_written_is_no_outcome(tmp_path: Path) -> None:
    (tmp_path / "only to read").touch()
    sinks = [(tmp_path / "only to read", "rb"), (Path("/dev/full"), "wb")]  # Linux has a disk that is full
    there = [sink for sink in sinks if sink[0].exists()]
    for lang, word, (sink, mode) in (
        (lang, word, sink) for lang, word in (("nl", "schrijven"), ("en", "written")) for sink in there
    ):
        with sink.open(mode) as full:
            done = subprocess.run(
                [sys.executable, "-m", "keuzeruimte", "assess", str(CLEAR), "--lang", lang],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                env={**os.environ, "PYTHONPATH": str(SOURCE)},
                timeout=60,
            )
        told = done.stderr.decode()
        assert (done.returncode, told.count("\n"), word in told) == (2, 1, True)


def test_rule_book_prints_one_rule_or_all_of_them() -> None:
    one = run("rules", "against-limit", "--lang", "en")
    assert one.returncode == 0
    assert "[against-limit]" in one.stdout.decode().splitlines()[0]
    assert "\nExamples\n  Conflict: " in one.stdout.decode()
    assert "\n  Rule is silent: " in one.stdout.decode()
    every = run("rules").stdout.decode()
    assert [rule for rule in RULE_IDS if f"[{rule}]" not in every] == []


def test_unknown_rule_is_refused_with_the_nearest() -> None:
    done = run("rules", "aganst-limit", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Did you mean ‘against-limit’?" in done.stderr.decode()


def test_triangle_is_told_in_words_numbers_and_as_a_drawing() -> None:
    assert "leerling en ouders" in run("triangle", "0.3", "1", "0.6").stdout.decode()
    numbers = json.loads(run("triangle", "0.3", "1", "0.6", "--format", "json").stdout)
    assert list(numbers) == ["keuzeruimte", "lengths", "angles", "in_line", "lever"]
    assert numbers["lever"] == ["pupil_parents"]
    assert run("triangle", "0.3", "1", "0.6", "--format", "svg").stdout.startswith(b"<svg")


@pytest.mark.parametrize("value", ["1.1", "-0.1", "nan", "inf", "veel", "", "0,5"])
def test_triangle_refuses_what_is_no_number_from_0_to_1(value: str) -> None:
    done = run("triangle", "0.5", value, "0.5", "--format", "json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert b"pupil_school" in done.stderr


def test_help_teaches_by_example_in_both_languages() -> None:
    assert "Zo begin je:" in run("--help").stdout.decode()
    assert "To begin:" in run("--lang", "en", "--help").stdout.decode()
    assert run("assess").returncode == 2
    assert run("assess", "--help").returncode == 0


def test_example_in_the_help_is_a_case_that_conflicts() -> None:
    for lang in ("nl", "en"):
        words = run("--help", "--lang", lang).stdout.decode()
        example = words[words.index("  keuzeruimte: 1") :].split("\n\n")[0]
        assert run("assess", "-", given=example.encode()).returncode == 1


def test_engine_imports_only_the_standard_library_and_yaml() -> None:
    program = """
import sys, pkgutil, importlib, keuzeruimte
for module in pkgutil.walk_packages(keuzeruimte.__path__, "keuzeruimte."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
roots = {name.split(".")[0] for name in sys.modules}
print(*roots - set(sys.stdlib_module_names) - {"keuzeruimte", "__main__"})
"""
    before = subprocess.run(
        [sys.executable, "-c", "import sys; print(*{name.split('.')[0] for name in sys.modules})"],
        capture_output=True,
        check=True,
        text=True,
    )
    after = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert {root for root in after.stdout.split() if "cython" not in root} - set(before.stdout.split()) <= {
        "yaml",
        "_yaml",
    }
    assert "yaml" in after.stdout.split()
