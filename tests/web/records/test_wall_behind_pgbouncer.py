"""The wall where connections are shared: PgBouncer in transaction mode with one connection to the server."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection
from pytest_django import Settings
from world import World

from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.planned import Question, keeps_plans
from keuzeruimte_web.records.scope import school_scope

THREADS, ROUNDS = 6, 150
KEPT = Question("SELECT DISTINCT school_id FROM records_person WHERE family_name <> %s", ("",), ("not",))

pytestmark = [
    pytest.mark.drill,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PgBouncer stands before PostgreSQL"),
]


@pytest.fixture
def through_pgbouncer(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """All connections from here on go through one."""
    program = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin") or pytest.fail("run bin/needs pgbouncer")
    there = connection.settings_dict
    place = Path(str(there["HOST"]))  # the socket's folder, which the server's own user may write to
    config = place / "pgbouncer.ini"
    config.write_text(
        f"""[databases]
* = host={place} user={there["USER"]}
[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = {place}
auth_type = any
pool_mode = transaction
default_pool_size = 1
max_client_conn = 100
ignore_startup_parameters = options
"""
    )
    shutil.chown(config, "postgres")
    bouncer = subprocess.Popen(["runuser", "-u", "postgres", "--", program, "-q", str(config)])
    before = there["PORT"]
    _elsewhere("6432")
    until = time.monotonic() + 20
    while not (place / ".s.PGSQL.6432").exists() and time.monotonic() < until:
        time.sleep(0.05)
    yield
    _elsewhere(before)
    bouncer.terminate()
    bouncer.wait(20)


def _elsewhere(port: str) -> None:
    """Connections that were kept open lead to where they led: close them all."""
    connection.close()
    connection.close_pool()
    connection.settings_dict["PORT"] = port


def test_schools_that_share_one_connection_never_read_each_other(
    world: World, through_pgbouncer: None, settings: Settings
) -> None:
    schools = (world.school.pk, world.elsewhere.school.pk)
    begin, wrong, right = Barrier(THREADS), [], []

    def read(number: int) -> None:
        mine = schools[number % 2]
        begin.wait()
        # What PgBouncer lends out is not ours, and nothing is kept on it.
        (wrong if keeps_plans("default") else right).append("kept")
        for _ in range(ROUNDS):
            with school_scope(mine), connection.cursor() as cursor:
                cursor.execute("select distinct school_id from records_person")
                found = {school for (school,) in cursor.fetchall()}
                (right if found == {mine} else wrong).append(found)
                Person.objects.filter(given_name="").exists()
                found = {school for (school,) in KEPT.rows({"not": "nobody"}, using="default")}
                (right if found == {mine} else wrong).append(found)
            with connection.cursor() as cursor:
                cursor.execute("select count(*) from records_person")
                (right if cursor.fetchone() == (0,) else wrong).append("without a school")
        connection.close()

    threads = [Thread(target=read, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (wrong, len(right)) == ([], THREADS * (1 + ROUNDS * 3))
