"""A world of the benchmark fills tables of PostgreSQL that are bare meanwhile, and leaves them as before."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from installation import Installation

from conftest import URL

pytestmark = pytest.mark.skipif(not URL, reason="SQLite keeps its indexes")
ROOT = Path(__file__).parents[3]
PUPILS = 60
FACES = 4
RESTS = (
    "SELECT conrelid::regclass::text, conname, contype, convalidated FROM pg_constraint ORDER BY 1, 2",
    "SELECT indexrelid::regclass::text, indrelid::regclass::text, indisvalid FROM pg_index ORDER BY 1",
    "SELECT relname, reloptions FROM pg_class WHERE relkind = 'r' ORDER BY 1, 2",
)
THERE = "SELECT count(*) FROM records_pupil"


def asked(here: Installation, *questions: str) -> list[list[tuple[object, ...]]]:
    """What the superuser of the cluster is told."""
    with psycopg.connect(as_superuser(here)) as connection:
        return [connection.execute(question).fetchall() for question in questions]


def as_superuser(here: Installation) -> str:
    _role, _, rest = here.settings["KEUZERUIMTE_DATABASE_URL"].partition("@")
    return f"postgresql://owner@{rest}"


def fill(here: Installation) -> str:
    """Write the world; what it said."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "bench.world", str(PUPILS)),
            *(str(here.folder / "faces.json"), f"{datetime.now(UTC):%Y-%m-%d}"),
        ],
        env=here.surroundings | {"KEUZERUIMTE_DATABASE_URL": as_superuser(here)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    ).stderr


def test_a_world_has_every_key_and_index_again_and_is_written_once(
    installation: Callable[..., Installation],
) -> None:
    here = installation("here")
    here.run("prepare")
    before = asked(here, *RESTS)
    assert "putting back foreign keys" in fill(here)
    assert asked(here, *RESTS, THERE) == [*before, [(PUPILS,)]]
    assert "0 rows" in fill(here)
    assert asked(here, THERE) == [[(PUPILS,)]]
    assert ": whole." in here.run("verify-log")
    assert len(json.loads((here.folder / "faces.json").read_text())["accounts"]) == FACES
