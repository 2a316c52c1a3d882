"""Two application servers, PgBouncer, a primary and a replica: the primary is killed while people write.

A drill; with `-s` it prints what it measured (docs/operations/scale.md).
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from cluster import Cluster, missing
from installation import Installation, free_port
from writing import Writer, school_in, written_in

from keuzeruimte_web.keys.master import new_master_key

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(bool(missing() or os.getuid()), reason="run bin/needs patroni etcd haproxy, as root"),
]
KILLS = int(os.environ.get("FAILOVERS", "1"))


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    made = Cluster()
    try:
        made.start()
        yield made
    finally:
        made.stop()


def test_when_the_primary_is_killed_nothing_that_was_told_is_lost_and_writing_goes_on(
    cluster: Cluster, tmp_path: Path
) -> None:
    owner = {
        "KEUZERUIMTE_DATABASE_URL": cluster.url("keuzeruimte_owner", "records"),
        "KEUZERUIMTE_KEYS_URL": cluster.url("keuzeruimte", "keys"),
        "KEUZERUIMTE_LISTEN_URL": cluster.url("keuzeruimte", "records", port=cluster.direct),
        "KEUZERUIMTE_LOG_KEY": "5a" * 32,
        "KEUZERUIMTE_SECOND_FACTOR": "0",
    }
    (tmp_path / "one").mkdir()
    one = Installation(tmp_path / "one", settings=owner, master_key=new_master_key(), port=free_port())
    school = school_in(one, serves="keuzeruimte")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    two = replace(one, folder=tmp_path / "two", port=free_port(), settings=dict(owner))
    servers = (one, two)
    for server in servers:
        server.settings["KEUZERUIMTE_DATABASE_URL"] = cluster.url("keuzeruimte", "records")
    ports = tuple(server.port for server in servers)
    with servers[0].served(), servers[1].served():
        writers = [
            Writer(ports[turn:] + ports[:turn], school, name=name).begin()
            for turn, name in ((0, "a"), (1, "b"))
        ]
        for writer in writers:
            writer.wait_for(10)
        killed_at = time.monotonic()
        cluster.kill_the_primary()
        for writer in writers:
            writer.wait_for(10, seconds=180)
        told = [words for writer in writers for words in writer.end()]
        tried = sum(writer.tried for writer in writers)
        moments = sorted(at for writer in writers for at in writer.when)
        silence = max(after - before for before, after in pairwise(moments))
        again = next(at for at in moments if at > killed_at + 1) - killed_at
    sys.stdout.write(f"\nwriting went on after {again:.1f} s; longest silence {silence:.1f} s\n")
    written = written_in(servers[1])
    sys.stdout.write(f"{len(told)} told, {tried} tried, {len(written)} written\n")
    assert set(told) <= set(written)
    assert len(written) == len(set(written))
    assert ": whole. " in servers[1].run("verify-log")
