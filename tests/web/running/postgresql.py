"""A PostgreSQL of its own, in a folder that is gone afterwards: for boards that stand apart."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import psycopg
from installation import free_port

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """Where it listens."""

    folder: Path
    port: int

    def url(self, role: str, database: str) -> str:
        """The address of this database, for this role."""
        return f"postgresql://{role}@/{database}?host={self.folder}&port={self.port}"

    def make(self, board: str) -> dict[str, str]:
        """A database, a key store and two roles for this board; by which settings it gets there, as owner."""
        self.say(f"create role {board}_owner login", f"create role {board} login")
        self.say(
            f"create database {board} owner {board}_owner", f"create database {board}_keys owner {board}"
        )
        for database in (board, f"{board}_keys"):
            self.say(f"revoke connect on database {database} from public")
            self.say(f"grant connect on database {database} to {board}")
        return {
            "KEUZERUIMTE_DATABASE_URL": self.url(f"{board}_owner", board),
            "KEUZERUIMTE_KEYS_URL": self.url(board, f"{board}_keys"),
        }

    def say(self, *statements: str) -> None:
        """As the superuser."""
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as line:
            for statement in statements:
                line.execute(statement.encode())


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """One that was made now, and is stopped when this ends."""
    folder, port = Path(mkdtemp(prefix="kz-pg.")), free_port()
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    folder.chmod(0o755)
    data = f"{folder}/data"
    try:
        _run("initdb", "--no-sync", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8")
        options = f"-c port={port} -c unix_socket_directories={folder} -c listen_addresses="
        _run("pg_ctl", "-D", data, "-l", f"{folder}/log", "-w", "-o", options, "start")
        yield PostgreSQL(folder, port)
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *words: str) -> None:
    who = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    # Whoever runs the tests may stand where postgres may not; and a server keeps what it was given open.
    subprocess.run(
        [*who, str(PROGRAMS[-1] / program), *words],
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
