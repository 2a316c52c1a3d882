"""What deploy/container/compose.yaml leaves alone, for podman-compose does otherwise (decision 0210).

And how its `prepare` waits for PostgreSQL.
"""

import os
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


def prepared(folder: Path, *, answers_after: int) -> subprocess.CompletedProcess[str]:
    """`prepare.sh` where PostgreSQL answers at this second, by a clock that goes on by one at each look."""
    stubs = {
        "date": 'n=$(($(cat clock) + 1)); echo "$n" | tee clock',
        "pg_isready": f'[ "$(cat clock)" -ge {answers_after} ]',
        "sleep": "",
        "keuzeruimte-web": 'echo "$@"',
    }
    for name, does in stubs.items():
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    (folder / "clock").write_text("0")
    return subprocess.run(
        ["sh", str(CONTAINER / "prepare.sh")],
        cwd=folder,
        env={"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


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
