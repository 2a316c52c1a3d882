"""`keuzeruimte-web demo`, from nothing, as somebody types it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from keuzeruimte_web.demo.cast import CAST, PASSWORD


def demo(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Lay the demo ready in this folder; nothing of the tests' own settings goes along."""
    mine = {
        name: value for name, value in os.environ.items() if not name.startswith(("KEUZERUIMTE_", "DJANGO_"))
    }
    return subprocess.run(
        [str(Path(sys.executable).parent / "keuzeruimte-web"), "demo", "--no-serve", *options],
        env=mine,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def database(folder: Path) -> sqlite3.Connection:
    """The demo's own database."""
    return sqlite3.connect(folder / "var" / "demo" / "demo.sqlite3")


def test_it_sets_itself_up_tells_whom_to_sign_in_as_and_keeps_what_was_done(tmp_path: Path) -> None:
    first = demo(tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    lines = first.stdout.splitlines()
    shown = [
        one
        for one in CAST
        if any(one.name in line and one.key in line and PASSWORD in line for line in lines)
    ]
    assert shown == list(CAST)

    with database(tmp_path) as rows:
        rows.execute("update records_agreement set text = 'door iemand veranderd'")
    assert demo(tmp_path).returncode == 0
    with database(tmp_path) as rows:
        assert rows.execute("select distinct text from records_agreement").fetchall() == [
            ("door iemand veranderd",)
        ]
    assert demo(tmp_path, "--fresh").returncode == 0
    with database(tmp_path) as rows:
        assert ("door iemand veranderd",) not in rows.execute("select text from records_agreement").fetchall()


def test_it_refuses_a_real_school_and_touches_nothing(tmp_path: Path) -> None:
    demo(tmp_path)
    with database(tmp_path) as rows:
        rows.execute("update records_school set demo = 0, name = 'Een echte school'")
        before = list(rows.iterdump())
    for options in ((), ("--fresh",)):
        refused = demo(tmp_path, *options)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "echte school" in refused.stderr
    with database(tmp_path) as rows:
        assert list(rows.iterdump()) == before
