"""Copying a database while people work in it, and filling an empty one: SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from .refusal import BackupRefused

Place = Mapping[str, Any]
"""Django's settings of one database."""
ABOVE = "-c keuzeruimte.above=on"
"""For all schools at once: row-level security would otherwise show no row (records/wall.py)."""


def is_sqlite(place: Place) -> bool:
    """Whether it is a file of SQLite; else it is PostgreSQL."""
    return "sqlite3" in str(place["ENGINE"])


def copy(place: Place, *, into: Path) -> None:
    """The whole database as it is at one moment, in this file, readable by its owner alone.

    SQLite: its own online backup, and then a look whether the copy is sound. PostgreSQL: `pg_dump`. Raises
    BackupRefused.
    """
    refuse_unless_there(place)
    into.touch(mode=0o600)
    if is_sqlite(place):
        _copy_sqlite(Path(str(place["NAME"])), into=into)
        return
    # --enable-row-security: as a role that may not pass by the wall, above the schools.
    _run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--enable-row-security",
        place=place,
        to=into,
    )


def fill(place: Place, *, out_of: Path) -> None:
    """Put a copy in an empty database. Raises BackupRefused when anything is there already."""
    refuse_unless_empty(place)
    if is_sqlite(place):
        there = Path(str(place["NAME"]))
        there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = there.with_name(there.name + ".coming")
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        try:
            shutil.copyfile(out_of, beside)
            with beside.open("rb") as copied:
                os.fsync(copied.fileno())
        except OSError:
            beside.unlink()
            raise
        beside.replace(there)
        return
    _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
         f"--dbname={place['NAME']}", str(out_of), place=place)  # fmt: skip


def refuse_unless_there(place: Place) -> None:
    """Raise BackupRefused when this is a file of SQLite that was never made."""
    if is_sqlite(place) and not Path(str(place["NAME"])).exists():
        raise BackupRefused(f"There is no {place['NAME']}. Run keuzeruimte-web prepare first.")


def refuse_unless_empty(place: Place) -> None:
    """Raise BackupRefused when this database holds anything, or cannot be reached."""
    if is_sqlite(place):
        there = Path(str(place["NAME"]))
        if there.exists() and there.stat().st_size:
            raise BackupRefused(f"{there} is there already: a copy is put back in an empty place only.")
        return
    found = _run(
        "psql", "--no-psqlrc", "--tuples-only", "--no-align", f"--dbname={place['NAME']}",
        "--command=select count(*) from pg_tables where schemaname = 'public'", place=place,
    )  # fmt: skip
    if found.strip() != b"0":
        raise BackupRefused(
            f"The database {place['NAME']} holds tables: a copy is put back in an empty place only."
        )


def _copy_sqlite(there: Path, *, into: Path) -> None:
    with (
        closing(sqlite3.connect(f"{there.as_uri()}?mode=ro", uri=True, timeout=60)) as source,
        closing(sqlite3.connect(into)) as target,
    ):
        try:
            source.backup(target)  # in one step: a copy in small steps begins anew each time somebody writes
            target.execute("PRAGMA journal_mode = DELETE")
            (sound,) = target.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.Error as error:  # a full disk, most of the time
            raise BackupRefused(f"{there} could not be copied to {into.parent.parent}: {error}.") from error
    if sound != "ok":
        raise BackupRefused(
            f"The copy of {there} is not sound: {sound}. Look at the disk, and keep older backups."
        )
    with into.open("rb") as copied:
        os.fsync(copied.fileno())


def _run(program: str, *words: str, place: Place, to: Path | None = None) -> bytes:
    found = shutil.which(program)
    if found is None:
        raise BackupRefused(f"{program} is not installed: on Debian, apt-get install postgresql-client.")
    options = {
        f"PG{name.upper()}": str(value)
        for name, value in place.get("OPTIONS", {}).items()
        if name == "sslmode"
    }
    names = {
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "HOST": "PGHOST",
        "PORT": "PGPORT",
    }
    given = {ours: str(place[theirs]) for theirs, ours in names.items() if place.get(theirs)}
    done = subprocess.run(  # noqa: S603, words of ours and of the settings, and no shell
        [found, *words, *([f"--file={to}"] if to else [])],
        env={**os.environ, **given, **options, "PGOPTIONS": ABOVE},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        # What is wrong, and the line with its detail: of two versions that differ it says which.
        raise BackupRefused(f"{program} stopped: {'; '.join(said[:2]) or done.returncode}")
    return done.stdout
