"""Upgrading loses nothing: from every release kept here by bin/keep-release."""

import json
from pathlib import Path

import pytest
from installation import Installation
from writing import School, Writer, written_in

RELEASES = sorted((Path(__file__).parent / "releases").glob("*/records-*"))
COUNTS = """
import json
from django.db import connection
with above_schools(), connection.cursor() as cursor:
    tables = [name for name in connection.introspection.table_names() if name.startswith("records_")]
    found = {}
    for name in tables:
        cursor.execute(f"select count(*) from {name}")
        found[name] = cursor.fetchone()[0]
    print(json.dumps(found))
"""
# The trail has lines of what is done to it here, and what an upgrade makes anew is of no earlier date.
GROWS = frozenset({"records_trace", "records_chain", "records_seal", "records_sealedhead", "records_turn"})


def counts(here: Installation) -> dict[str, int]:
    """How many rows each table has."""
    found: dict[str, int] = json.loads(here.script(COUNTS))
    return {name: count for name, count in found.items() if name not in GROWS}


@pytest.mark.parametrize("kept", RELEASES, ids=lambda folder: folder.parent.name)
def test_a_release_that_was_kept_comes_through(kept: Path, tmp_path: Path) -> None:
    """With SQLite, as it was kept; its people, words and log are there, and somebody goes on writing."""
    told = json.loads((kept.parent / "told.json").read_text())
    there = Installation(tmp_path, settings={"KEUZERUIMTE_SECOND_FACTOR": "0"}, master_key=told["master_key"])
    (keys,) = kept.parent.glob("keys-*")
    there.run("restore", "--records", str(kept), "--keys", str(keys))
    after = counts(there)
    assert {name: after.get(name) for name in told["counts"]} == told["counts"]
    assert ": whole. " in there.run("verify-log")
    with there.served("--no-worker"):
        writer = Writer((there.port,), School(**told["school"])).begin()
        writer.wait_for(2)
        words = writer.end()
    assert set(words) <= set(written_in(there))
    said = there.run("doctor", "--without", "address", "--without", "backups", code=1)
    assert "wrong: 1" in said, said  # no worker
