"""deploy/systemd/keuzeruimte-do reads secrets as they lie there or locked by systemd-creds; boards too."""

import os
import subprocess
from pathlib import Path

import pytest

DO = Path(__file__).parents[2] / "deploy/systemd/keuzeruimte-do"
STUBS = {
    "setpriv": 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"',
    "systemd-creds": 'echo "opened $2 of $(cat "$3")"',
    "program": 'echo "$KEUZERUIMTE_SECRET_KEY, $KEUZERUIMTE_MASTER_KEY"',
}


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    for name, does in STUBS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "settings").touch()
    (tmp_path / "secret-key").write_text("plain\n")
    return tmp_path


def do(etc: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(DO), *(words or ["doctor"])],
        env={
            "PATH": f"{etc}:{os.environ['PATH']}",
            "KEUZERUIMTE_ETC": str(etc),
            "KEUZERUIMTE_PROGRAM": str(etc / "program"),
            **given,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_locked_secret_is_opened_and_another_read(etc: Path) -> None:
    (etc / "master-key.locked").write_text("what was locked")
    assert do(etc).stdout == "plain, opened --name=master-key of what was locked\n"


def test_nothing_runs_without_a_secret(etc: Path) -> None:
    done = do(etc)
    assert (done.returncode != 0, done.stdout) == (True, "")


def test_a_board_has_secrets_and_a_role_of_its_own_and_its_program_reads_settings_alone(etc: Path) -> None:
    board = etc / "linden"
    board.mkdir()
    (board / "settings").write_text("KEUZERUIMTE_PORT=8001\n")
    (board / "secret-key.locked").write_text("linden's own")
    (board / "master-key").write_text("another\n")
    (board / "owner-url").write_text("postgresql://linden_owner\n")
    assert do(etc, KEUZERUIMTE_BOARD="linden").stdout == "opened --name=secret-key of linden's own, another\n"
    (etc / "program").write_text('#!/bin/sh\necho "$@"; env | grep -o "^KEUZERUIMTE_[A-Z_]*" | sort\n')
    assert do(etc, "prepare", KEUZERUIMTE_BOARD="linden").stdout.splitlines() == [
        "prepare --serves linden",
        "KEUZERUIMTE_DATABASE_URL",
        "KEUZERUIMTE_MASTER_KEY",
        "KEUZERUIMTE_PORT",
        "KEUZERUIMTE_SECRET_KEY",
    ]
