"""Upgrading loses nothing: from every release kept here, and, before there is one, from earlier tables."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from installation import Installation
from writing import Writer, school_in, written_in

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
EARLIER = "0003"
# The trail has lines of what is done to it here, and what an upgrade makes anew is of no earlier date.
GROWS = frozenset({"records_trace", "records_chain", "records_seal", "records_sealedhead", "records_turn"})


def counts(here: Installation) -> dict[str, int]:
    """How many rows each table has."""
    found: dict[str, int] = json.loads(here.script(COUNTS))
    return {name: count for name, count in found.items() if name not in GROWS}


@pytest.mark.drill
def test_rows_of_earlier_tables_come_through_every_step(installation: Callable[..., Installation]) -> None:
    here = installation("here", KEUZERUIMTE_SECOND_FACTOR="0")
    school = school_in(here)
    with here.served("--no-worker"):
        writer = Writer((here.port,), school).begin()
        writer.wait_for(2)
        told = writer.end()
    here.run("migrate", "records", EARLIER)
    before = counts(here)
    assert before["records_person"] > 10
    assert "tables" in json.dumps(here.run("doctor", "--json", "--without", "address", code=1))
    here.run("prepare")
    after = counts(here)
    assert {name: after[name] for name in before} == before
    assert set(told) <= set(written_in(here))
    assert ": whole. " in here.run("verify-log")


@pytest.mark.skipif(not RELEASES, reason="there is no release yet: bin/keep-release keeps one")
@pytest.mark.parametrize("kept", RELEASES, ids=lambda folder: folder.parent.name)
def test_a_release_that_was_kept_comes_through(kept: Path, installation: Callable[..., Installation]) -> None:
    there = installation("there")
    (keys,) = kept.parent.glob("keys-*")
    told = json.loads((kept.parent / "told.json").read_text())
    there.master_key = told["master_key"]
    there.run("restore", "--records", str(kept), "--keys", str(keys))
    after = counts(there)
    assert {name: after.get(name) for name in told["counts"]} == told["counts"]
    assert "wrong: 1" in there.run(
        "doctor", "--without", "address", "--without", "backups", code=1
    )  # no worker
