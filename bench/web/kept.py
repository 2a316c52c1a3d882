"""The worlds: built where they are not there yet, or where they have grown old, and kept."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bench import postgresql
from bench.folder import FOLDER
from keuzeruimte_web.keys.master import new_master_key
from keuzeruimte_web.records import migrations

STEPS = Path(migrations.__file__).parent
BEGUN, BUILT = "begun.json", "built.json"
FRESH = 14 * 24 * 3600
"""Seconds that a world is told as of today: its conversations were planned around the day it was built."""


@dataclass(frozen=True, slots=True)
class World:
    """A world to measure in: how large, in which database, and the variables of a server in it."""

    pupils: int
    database: str
    folder: Path
    env: dict[str, str]

    @property
    def faces(self) -> Path:
        """Who is measured as."""
        return self.folder / "faces.json"


def with_sqlite(pupils: int) -> World:
    """A world in a file."""
    folder = FOLDER / f"{pupils}-sqlite"
    world = World(pupils, "SQLite", folder, {})
    if not _is_fresh(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        env = _env(folder)
        _run("keuzeruimte-web", "prepare", env=env)
        _begin(folder)
        _fill(world, env)
    _upgraded(folder, _env(folder))
    return World(pupils, "SQLite", folder, _env(folder))


def with_postgresql(pupils: int) -> World:
    """A world in a database of the cluster that runs."""
    name = f"world_{pupils}"
    folder = FOLDER / f"{pupils}-postgresql"
    serving = {"KEUZERUIMTE_DATABASE_URL": postgresql.url(name, role=postgresql.SERVES)}
    world = World(pupils, "PostgreSQL", folder, {})
    owning = {"KEUZERUIMTE_DATABASE_URL": postgresql.url(name, role=postgresql.OWNER)}
    there = name in postgresql.databases()
    if not (there and _is_fresh(folder)):
        if not (there and _is_begun(folder)):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, mode=0o700)
            postgresql.sql("postgres", f"DROP DATABASE IF EXISTS {name}")
            postgresql.sql("postgres", f"CREATE DATABASE {name} OWNER {postgresql.OWNER}")
            _run("keuzeruimte-web", "prepare", "--serves", postgresql.SERVES, env=_env(folder) | owning)
            _begin(folder)
        filling = {"KEUZERUIMTE_DATABASE_URL": postgresql.url(name, role=postgresql.SUPER)}
        _fill(world, _env(folder) | filling)
    _upgraded(folder, _env(folder) | owning, "--serves", postgresql.SERVES)
    return World(pupils, "PostgreSQL", folder, _env(folder) | serving)


def _env(folder: Path) -> dict[str, str]:
    """The variables of a server on this machine alone; its master key is made once."""
    keys = folder / "master-key"
    if not keys.exists():
        keys.write_text(new_master_key())
    return {
        "KEUZERUIMTE_VAR": str(folder.absolute()),
        "KEUZERUIMTE_SECRET_KEY": "of-an-invented-world-" * 3,
        "KEUZERUIMTE_MASTER_KEY": keys.read_text(),
        "KEUZERUIMTE_LOG_KEY": sha256(keys.read_bytes()).hexdigest(),
        "KEUZERUIMTE_HTTPS": "no",
        "KEUZERUIMTE_SECOND_FACTOR": "no",
        "DJANGO_SETTINGS_MODULE": "keuzeruimte_web.settings",
    }


def _is_fresh(folder: Path) -> bool:
    """Whether a whole world is there, of the last weeks, that can be upgraded.

    One from before migrations were folded cannot: the step that it was at last is no more.
    """
    return _said(folder / BUILT) and _is_a_step(json.loads((folder / BUILT).read_text())["tables"])


def _is_begun(folder: Path) -> bool:
    """Whether part of a world is there, with the tables of now: then it goes on from there."""
    return _said(folder / BEGUN) and json.loads((folder / BEGUN).read_text())["tables"] == _tables()


def _said(file: Path) -> bool:
    return file.exists() and time.time() - json.loads(file.read_text())["at"] < FRESH


def _begin(folder: Path) -> None:
    begun = {"tables": _tables(), "at": time.time(), "today": f"{datetime.now().astimezone():%Y-%m-%d}"}
    (folder / BEGUN).write_text(json.dumps(begun))


def _fill(world: World, env: dict[str, str]) -> None:
    """Write every school that is not there yet, and say that the world is whole."""
    begun = json.loads((world.folder / BEGUN).read_text())
    _run("python", "-m", "bench.world", str(world.pupils), str(world.faces), begun["today"], env=env)
    (world.folder / BEGUN).rename(world.folder / BUILT)


def _upgraded(folder: Path, env: dict[str, str], *args: str) -> None:
    """Its tables as they are now, the way an operator upgrades: that is far quicker than building."""
    built = folder / BUILT
    said = json.loads(built.read_text())
    if said["tables"] != _tables():
        _run("keuzeruimte-web", "prepare", *args, env=env)
        built.write_text(json.dumps(said | {"tables": _tables()}))


def _tables() -> str:
    return (STEPS / "max_migration.txt").read_text().strip()


def _is_a_step(migration: str) -> bool:
    return (STEPS / f"{migration}.py").exists()


def _run(program: str, *args: str, env: dict[str, str]) -> None:
    started = Path(sys.executable).parent / program
    subprocess.run([started, *args], check=True, env={**os.environ, **env})  # noqa: S603 (our own commands)
