"""`keuzeruimte subjects` and `keuzeruimte admission`: what they print, where, and their exit status."""

import json
from pathlib import Path

import pytest

from keuzeruimte.cli import main

ANNEXES = Path(__file__).with_name("ratho_2017_bijlagen_A_B.csv")


def test_packages_are_counted_by_profile(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subjects", "count", "vmbo-gl", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["packages"], told["sets_of_subjects"], told["profiles"]["mvi"]) == (39346, 39346, 8100)
    assert main(["subjects", "count", "havo"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-5:] == [
        "Natuur en Gezondheid: 44.040.186 pakketten",
        "Economie en Maatschappij: 50.282.476 pakketten",
        "Cultuur en Maatschappij: 116.422.467 pakketten",
        "Samen: 242.202.405 pakketten",
        "149.558.070 verschillende rijtjes vakken",
    ]


def test_packages_are_listed_as_far_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subjects", "list", "vmbo-bb", "--profile", "eo", "--limit", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "eo: netl, entl, wis, econ, maat, lo, kv, pv-eo",
        "eo: netl, entl, tutl, econ, maat, lo, kv, pv-eo",
        "… en nog 4",
    ]
    assert main(["subjects", "list", "vmbo-bb", "--profile", "bwi", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "profile": "bwi",
        "subjects": ["netl", "entl", "wis", "nsk1", "maat", "lo", "kv", "pv-bwi"],
    }


def test_a_choice_room_is_told_with_reasons_and_ways_out(capsys: pytest.CaptureFixture[str]) -> None:
    wish = ["--profile", "em", "--chosen", "wiskunde A,fatl", "--looked-at", "nat", "--laid-aside", "nlt"]
    assert main(["subjects", "room", "havo", *wish]) == 0
    text = capsys.readouterr().out
    for line in (
        "  Economie en Maatschappij: gekozen",
        "  Cultuur en Maatschappij: open, nog niet bekeken",
        "  natuurkunde: open",
        "  natuur, leven en technologie: open, nog niet bekeken, weggelegd",
        "  economie: hoort erbij",
        "  wiskunde B: dicht",
        "    In een pakket zit één van wiskunde A of B. Dit is een landelijke regel.",
        "    Gaat open als je loslaat: wiskunde A.",
        "  Vrije deel: nog 1.",
    ):
        assert line in text.splitlines()


def test_subjects_that_do_not_go_together_give_status_1_and_the_reasons(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["subjects", "room", "atheneum", "--chosen", "wisC,wisD", "--lang", "en", "--format", "json"]
    assert main(command) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["left"], told["whole"], told["opens_by"]) == (0, False, [["wisC"], ["wisD"]])
    assert [rule["rule"] for rule in told["because"]] == ["een-wiskunde", "wiskunde-d-bij-b"]
    assert list(told["subjects"][0]) == [
        "code",
        "name",
        "state",
        "looked_at",
        "laid_aside",
        "because",
        "opens_by",
        "advised",
    ]


def test_programmes_are_told_for_a_package_and_rows_left_out_give_status_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert (
        main(["admission", str(ANNEXES), "--profile", "NT", "--package", "wisB,nat", "--intake", "vwo"]) == 1
    )
    text = capsys.readouterr().out
    assert "  B Biologie (wo): met biologie\n" in text
    assert "\nDeze rijen konden we niet gebruiken (5):\n" in text
    good = tmp_path / "opleidingen.csv"
    good.write_text("opleiding,eis\nA,nat of schk\n", "utf-8")
    command = ["admission", str(good), "--profile", "nt", "--package", "wisB", "--format", "json"]
    assert main(command) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["one_away"] == [
        {"row": 2, "name": "A", "institution": "", "place": "", "level": "", "subjects": ["nat", "schk"]}
    ]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["subjects", "count", "nergens.yaml"], "nergens.yaml: dit bestand is er niet."),
        (
            ["subjects", "list", "vmbo-gl", "--profile", "zz"],
            "‘zz’ staat niet in deze regels. Kies uit: bwi, ",
        ),
        (["subjects", "room", "havo", "--chosen", "toverkunst"], "‘toverkunst’ staat niet in deze regels."),
        (
            ["admission", "nergens.csv", "--profile", "nt", "--package", "nat"],
            "nergens.csv: dit bestand is er niet.",
        ),
        (
            ["admission", str(ANNEXES), "--profile", "nt", "--package", "toverkunst"],
            "‘toverkunst’ is geen vak dat we kennen.",
        ),
    ],
)
def test_what_cannot_be_used_gives_status_2_and_one_line(
    command: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.startswith(f"keuzeruimte: {told}")) == ("", True)
