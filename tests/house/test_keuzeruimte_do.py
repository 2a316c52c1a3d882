"""deploy/systemd/keuzeruimte-do reads secrets as they lie there, or locked by systemd-creds."""

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


def do(etc: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(DO), "doctor"],
        env={
            "PATH": f"{etc}:{os.environ['PATH']}",
            "KEUZERUIMTE_ETC": str(etc),
            "KEUZERUIMTE_PROGRAM": str(etc / "program"),
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
