"""A replica that follows the PostgreSQL of these tests (bin/with-postgresql), in a folder of its own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import parse_qsl, urlsplit

import psycopg
from installation import free_port


@dataclass(frozen=True, slots=True)
class Replica:
    """Where it listens; `say` speaks as the superuser."""

    folder: Path
    port: int

    def url(self, primary: str) -> str:
        """The same database with the same role, here."""
        parts = urlsplit(primary)
        return f"postgresql://{parts.username}@{parts.path}?host={self.folder}&port={self.port}"

    def say(self, statement: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        """What it answers; nothing for what has no answer."""
        with psycopg.connect(
            host=str(self.folder), port=self.port, user="owner", dbname=database, autocommit=True
        ) as line:
            cursor = line.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        """As when its machine is lost."""
        _as_postgres("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")


@contextmanager
def following(primary: str) -> Iterator[Replica]:
    """A replica of the whole cluster at this address, made now."""
    folder, port = Path(mkdtemp(prefix="kz-replica.")), free_port()
    replica = Replica(folder, port)
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        where = dict(parse_qsl(urlsplit(primary).query))["host"]
        _as_postgres(
            "pg_basebackup", "-h", where, "-U", "owner", "-D", f"{folder}/data", "-R", "-X", "stream",
            "-c", "fast", "--no-sync",
        )  # fmt: skip
        options = f"-c port={port} -c unix_socket_directories={folder} -c listen_addresses= -c fsync=off"
        folder.chmod(0o755)
        _as_postgres("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
        yield replica
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            replica.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(program: str, *words: str) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    who = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    named = str(found[-1]) if found else program
    subprocess.run([*who, named, *words], check=True, cwd="/", capture_output=True, timeout=120)
