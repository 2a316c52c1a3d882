"""A PostgreSQL of our own for the worlds, kept between runs; it listens on a socket there alone.

As an operator sets it up: one role owns the tables, another serves and owns nothing, so row-level security is
part of what is measured. Writing to disk is as a production server does it.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.folder import FOLDER as WORLDS

FOLDER = WORLDS / "postgresql"
OWNER, SERVES, SUPER = "keuzeruimte", "keuzeruimte_serves", "bench"
SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_directories": f"'{FOLDER}'",
    "shared_buffers": "1GB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "random_page_cost": "1.1",
    "max_connections": "120",
}


def url(database: str, *, role: str) -> str:
    """As KEUZERUIMTE_DATABASE_URL wants it."""
    return f"postgresql://{role}@/{database}?host={FOLDER}"


@contextmanager
def running() -> Iterator[int]:
    """Start it, made first where it is not there yet; the id of its first process."""
    if not (FOLDER / "data").exists():
        _make()
    there = (FOLDER / "data" / "postmaster.pid").exists()
    if not there:  # else another run started it, and will stop it
        _as_postgres("pg_ctl", "-D", "data", "-l", "log", "-w", "start")
    try:
        yield int((FOLDER / "data" / "postmaster.pid").read_text().splitlines()[0])
    finally:
        if not there:
            _as_postgres("pg_ctl", "-D", "data", "-m", "fast", "-w", "stop")


def sql(database: str, *statements: str) -> str:
    """Run statements as the superuser of this cluster; what psql prints."""
    asked = [part for statement in statements for part in ("-c", statement)]
    return _as_postgres("psql", "-qtA", "-h", str(FOLDER), "-U", SUPER, "-d", database, *asked).strip()


def databases() -> set[str]:
    """The databases that are there."""
    return set(sql("postgres", "SELECT datname FROM pg_database").splitlines())


def _make() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        shutil.chown(FOLDER, "postgres")
    _as_postgres("initdb", "-D", "data", "-U", SUPER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    with (FOLDER / "data" / "postgresql.conf").open("a") as conf:
        conf.writelines(f"{name} = {value}\n" for name, value in SETTINGS.items())
    _as_postgres("pg_ctl", "-D", "data", "-l", "log", "-w", "start")
    for _ in range(50):
        try:
            sql("postgres", f"CREATE ROLE {OWNER} LOGIN CREATEDB", f"CREATE ROLE {SERVES} LOGIN")
            break
        except subprocess.CalledProcessError:
            time.sleep(0.1)
    _as_postgres("pg_ctl", "-D", "data", "-m", "fast", "-w", "stop")


def _as_postgres(program: str, *args: str) -> str:
    """PostgreSQL refuses to run as root; its programs are not on everybody's path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    named = str(found[-1]) if found else program
    who = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    started = subprocess.run(  # noqa: S603 (our own commands)
        [*who, named, *args],
        check=True,
        cwd=FOLDER,
        capture_output=True,
        text=True,
    )
    return started.stdout
