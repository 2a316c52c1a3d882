"""`keuzeruimte-web prepare`, as an operator types it on a new server."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

from keuzeruimte_web.keys.master import new_master_key


def prepare(folder: Path) -> subprocess.CompletedProcess[str]:
    """Prepare a real school (no demo) that keeps everything in this folder."""
    mine = {
        name: value for name, value in os.environ.items() if not name.startswith(("KEUZERUIMTE_", "DJANGO_"))
    }
    return subprocess.run(
        [str(Path(sys.executable).parent / "keuzeruimte-web"), "prepare"],
        env=mine
        | {
            "KEUZERUIMTE_VAR": str(folder),
            "KEUZERUIMTE_SECRET_KEY": "x" * 50,
            "KEUZERUIMTE_MASTER_KEY": new_master_key(),
        },
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_makes_the_folder_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "school" / "var"
    done = prepare(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert {file.name for file in folder.iterdir()} >= {"keuzeruimte.sqlite3", "static"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_sqlite_knows_how_its_rows_are_spread_after_an_upgrade(tmp_path: Path) -> None:
    assert prepare(tmp_path / "var").returncode == 0
    assert prepare(tmp_path / "var").returncode == 0
    with sqlite3.connect(tmp_path / "var" / "keuzeruimte.sqlite3") as records:
        looked_at = {table for (table,) in records.execute("SELECT DISTINCT tbl FROM sqlite_stat1")}
    assert "django_migrations" in looked_at
