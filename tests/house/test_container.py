"""What deploy/container/compose.yaml leaves alone, for podman-compose does otherwise (decision 0210).

And how its `prepare` waits for PostgreSQL, and who can read what it is given.
"""

import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

CONTAINER = Path(__file__).parents[2] / "deploy/container"
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((CONTAINER / "compose.yaml").read_text())["services"]


@pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
def test_no_setting_is_named_after_itself(service: dict[str, Any]) -> None:
    """`NAME: ${NAME:-...}` reaches the program as that text when .env has no NAME."""
    assert not [name for name, value in service["environment"].items() if f"${{{name}" in str(value)]


@pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
def test_nothing_waits_for_what_has_ended(service: dict[str, Any]) -> None:
    """Podman does not start, nor start again, what depends on a container that ran to its end."""
    lasting = {name for name, one in SERVICES.items() if one["restart"] == "always"}
    assert set(service.get("depends_on", {})) <= lasting


@pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
def test_health_is_asked_by_one_text(service: dict[str, Any]) -> None:
    """Of a list of words the quotes are broken."""
    assert service.get("healthcheck", {"test": ["CMD-SHELL"]})["test"][0] == "CMD-SHELL"


def test_tables_are_made_and_put_back_as_their_owner() -> None:
    owner = {"source": "owner-url", "target": "database-url"}
    assert [name for name, one in SERVICES.items() if owner in one["secrets"]] == ["prepare", "restore"]


def run(script: Path, folder: Path, stubs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """This script in this folder, where each of these programs does what is said here."""
    for name, does in stubs.items():
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    return subprocess.run(
        ["sh", str(script)],
        cwd=folder,
        env={"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_containers_read_what_they_are_given_and_nobody_else_here(tmp_path: Path) -> None:
    """Also from a clone for root alone: what PostgreSQL cannot read, it starts without."""
    for name in ("make-secrets.sh", "roles.sh"):
        shutil.copyfile(CONTAINER / name, tmp_path / name)
        (tmp_path / name).chmod(0o600)
    run(tmp_path / "make-secrets.sh", tmp_path, {"openssl": 'echo "$@"'}).check_returncode()
    secrets = tmp_path / "secrets"
    modes = {stat.S_IMODE(one.stat().st_mode) for one in secrets.iterdir()}
    assert (stat.S_IMODE(secrets.stat().st_mode), modes) == (0o700, {0o444})
    assert stat.S_IMODE((tmp_path / "roles.sh").stat().st_mode) == 0o644


def prepared(folder: Path, *, answers_after: int) -> subprocess.CompletedProcess[str]:
    """`prepare.sh` where PostgreSQL answers at this second, by a clock that goes on by one at each look."""
    (folder / "clock").write_text("0")
    stubs = {
        "date": 'n=$(($(cat clock) + 1)); echo "$n" | tee clock',
        "pg_isready": f'[ "$(cat clock)" -ge {answers_after} ]',
        "sleep": "",
        "keuzeruimte-web": 'echo "$@"',
    }
    return run(CONTAINER / "prepare.sh", folder, stubs)


@pytest.mark.parametrize(("answers_after", "lines"), [(0, 0), (4, 0), (50, 1)])
def test_tables_are_made_once_postgresql_answers(tmp_path: Path, answers_after: int, lines: int) -> None:
    done = prepared(tmp_path, answers_after=answers_after)
    assert (done.returncode, done.stdout) == (0, "prepare --serves keuzeruimte\n")
    assert done.stderr.count("up -d database") == len(done.stderr.splitlines()) == lines


def test_who_started_no_database_reads_so_and_it_gives_up(tmp_path: Path) -> None:
    done = prepared(tmp_path, answers_after=1000)
    assert (done.returncode, done.stdout) == (1, "")
    assert "podman compose up -d database" in done.stderr
    assert "podman compose logs database" in done.stderr
