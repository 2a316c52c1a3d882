"""Environment variables: a wrong value is refused by the name of its variable."""

from pathlib import Path

import pytest

from keuzeruimte_web import environment
from keuzeruimte_web.environment import WrongVariable


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False), ("", True)],
)
def test_yes_and_no_are_read_in_several_spellings(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", value)
    assert environment.yes_no("KEUZERUIMTE_X", default=True) is expected


def test_anything_else_than_yes_or_no_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", "misschien")
    with pytest.raises(WrongVariable, match=r"^KEUZERUIMTE_X: found 'misschien', allowed: 1 or 0\.$"):
        environment.yes_no("KEUZERUIMTE_X", default=True)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "8000.5", "٣"])
def test_number_out_of_range_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", value)
    with pytest.raises(WrongVariable, match="KEUZERUIMTE_X"):
        environment.whole_number("KEUZERUIMTE_X", default=1, lowest=1, highest=65535)


def test_names_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", " a.nl, b.nl ,")
    assert environment.names("KEUZERUIMTE_X", default=("c",)) == ["a.nl", "b.nl"]
    assert environment.names("KEUZERUIMTE_Y", default=("c",)) == ["c"]


def test_file_where_a_folder_must_be_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "var"
    file.touch()
    monkeypatch.setenv("KEUZERUIMTE_X", str(file))
    with pytest.raises(WrongVariable, match="KEUZERUIMTE_X"):
        environment.folder("KEUZERUIMTE_X", default=tmp_path)


def test_postgresql_address_becomes_database_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", "postgresql://school:p%40ss@db.example:5433/keuze?sslmode=require")
    assert environment.postgresql("KEUZERUIMTE_X", kept=0) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "keuze",
        "USER": "school",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"sslmode": "require"},
    }
    assert environment.postgresql("KEUZERUIMTE_Y", kept=0) is None


def test_refused_database_address_does_not_repeat_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", "mysql://school:geheim@db.example/keuze")
    with pytest.raises(WrongVariable) as refused:
        environment.postgresql("KEUZERUIMTE_X", kept=0)
    assert "geheim" not in str(refused.value)
    assert "KEUZERUIMTE_X" in str(refused.value)


def test_a_web_address_ends_without_a_slash_and_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEUZERUIMTE_X", "https://keuzeruimte.school.example/")
    assert environment.web_address("KEUZERUIMTE_X", default="") == "https://keuzeruimte.school.example"
    assert (
        environment.web_address("KEUZERUIMTE_Y", default="http://localhost:8000") == "http://localhost:8000"
    )
    for wrong in ("keuzeruimte.school.example", "ftp://school.example", "https:///inloggen"):
        monkeypatch.setenv("KEUZERUIMTE_X", wrong)
        with pytest.raises(WrongVariable, match="KEUZERUIMTE_X"):
            environment.web_address("KEUZERUIMTE_X", default="")
