"""PostgreSQL that goes on when a machine is lost: two nodes with Patroni, etcd, HAProxy, and PgBouncer.

All of it on this machine, in a folder that is gone afterwards. Synchronous: a save is told when both have it.
"""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import psycopg
from installation import free_port

NEEDS = ("patroni", "etcd", "haproxy", "pgbouncer")
PATRONI = """
scope: keuzeruimte
name: {name}
restapi: {{listen: "127.0.0.1:{rest}", connect_address: "127.0.0.1:{rest}"}}
etcd3: {{host: "127.0.0.1:{etcd}"}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    maximum_lag_on_failover: 0
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {{max_connections: 60, shared_buffers: 64MB, wal_level: replica, hot_standby: "on"}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, data-checksums]
  pg_hba:
    - local all all trust
    - host all all 127.0.0.1/32 trust
    - host replication all 127.0.0.1/32 trust
postgresql:
  listen: 127.0.0.1:{port}
  connect_address: 127.0.0.1:{port}
  data_dir: {folder}/{name}
  bin_dir: {programs}
  pgpass: {folder}/{name}.pass
  authentication:
    superuser: {{username: postgres}}
    replication: {{username: replicator}}
  parameters: {{unix_socket_directories: "{folder}"}}
"""
HAPROXY = """
global
  maxconn 400
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
  timeout check 2s
listen primary
  bind 127.0.0.1:{port}
  option httpchk GET /primary
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
{servers}
"""
PGBOUNCER = """
[databases]
* = host=127.0.0.1 port={haproxy}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = trust
auth_file = {users}
pool_mode = transaction
default_pool_size = 12
max_client_conn = 300
server_login_retry = 1
query_wait_timeout = 60
ignore_startup_parameters = options
"""


def missing() -> list[str]:
    """Which of the programs are not there."""
    return [name for name in NEEDS if shutil.which(name, path="/usr/bin:/usr/sbin") is None]


@dataclass
class Node:
    """One machine: Patroni with its PostgreSQL."""

    name: str
    port: int
    rest: int
    process: "subprocess.Popen[bytes]"

    def leads(self) -> bool:
        """Whether it is the primary now, by its own word."""
        return self.state().get("role") in ("master", "primary")

    def state(self) -> dict[str, object]:
        """What its Patroni says of it; nothing when it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest}/patroni", timeout=2) as answer:
                found: dict[str, object] = json.load(answer)
        except OSError as refused:
            body = getattr(refused, "read", lambda: b"")()
            found = json.loads(body) if body else {}
        return found


@dataclass
class Cluster:
    """Both nodes with what stands before them. `through` is PgBouncer's port, `direct` HAProxy's."""

    folder: Path = field(default_factory=lambda: Path(mkdtemp(prefix="kz-ha.")))
    nodes: list[Node] = field(default_factory=list)
    through: int = field(default_factory=free_port)
    direct: int = field(default_factory=free_port)
    _running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self) -> None:
        """Start everything, and wait until the replica follows synchronously."""
        shutil.chown(self.folder, "postgres", "postgres")
        etcd, peers = free_port(), free_port()
        here, there = f"http://127.0.0.1:{etcd}", f"http://127.0.0.1:{peers}"
        self._run(
            "etcd", "--data-dir", f"{self.folder}/etcd", "--listen-client-urls", here,
            "--advertise-client-urls", here, "--listen-peer-urls", there,
            "--initial-advertise-peer-urls", there, "--initial-cluster", f"default={there}",
        )  # fmt: skip
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        for name in ("one", "two"):
            port, rest = free_port(), free_port()
            config = self._config(
                f"{name}.yml",
                PATRONI.format(
                    name=name, rest=rest, etcd=etcd, port=port, folder=self.folder, programs=programs
                ),
            )
            self.nodes.append(Node(name, port, rest, self._run("patroni", config)))
            wait(lambda: any(node.leads() for node in self.nodes), seconds=60, what="a primary")
        servers = "\n".join(
            f"  server {node.name} 127.0.0.1:{node.port} check port {node.rest}" for node in self.nodes
        )
        self._run(
            "haproxy", "-f", self._config("haproxy.cfg", HAPROXY.format(port=self.direct, servers=servers))
        )
        users = self._config("users", '"keuzeruimte_owner" ""\n"keuzeruimte" ""\n')
        self._run(
            "pgbouncer",
            "-q",
            self._config(
                "pgbouncer.ini", PGBOUNCER.format(port=self.through, haproxy=self.direct, users=users)
            ),
        )
        wait(self._follows, seconds=90, what="a synchronous replica")
        self.say("create role keuzeruimte_owner login", "create role keuzeruimte login")
        for name in ("records", "keys"):
            self.say(f"create database {name} owner keuzeruimte_owner")
        self.say("alter database keys owner to keuzeruimte")

    def url(self, role: str, database: str, *, port: int = 0) -> str:
        """Where an installation finds this database: through the pooler, unless told otherwise."""
        return f"postgresql://{role}@127.0.0.1:{port or self.through}/{database}"

    def say(self, *statements: str) -> None:
        """As the superuser, to the primary."""
        with psycopg.connect(self.url("postgres", "postgres", port=self.direct), autocommit=True) as primary:
            for statement in statements:
                primary.execute(statement.encode())

    def kill_the_primary(self) -> Node:
        """As when its machine is lost: Patroni and every process of its PostgreSQL, with -9, at once."""
        (leader,) = (node for node in self.nodes if node.leads())
        postmaster = int((self.folder / leader.name / "postmaster.pid").read_text().splitlines()[0])
        family = [leader.process.pid, *_below(leader.process.pid), postmaster, *_below(postmaster)]
        for pid in family:
            _kill(pid)
        return leader

    def stop(self) -> None:
        """Stop all of it, and throw the folder away."""
        for process in reversed(self._running):
            for pid in [*_below(process.pid), process.pid]:
                _kill(pid)
            process.wait()
        for node in self.nodes:
            file = self.folder / node.name / "postmaster.pid"
            if file.exists() and Path(f"/proc/{(pid := file.read_text().split()[0])}").exists():
                for one in [*_below(int(pid)), int(pid)]:
                    _kill(one)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _follows(self) -> bool:
        try:
            with psycopg.connect(
                self.url("postgres", "postgres", port=self.direct), connect_timeout=2
            ) as primary:
                found = primary.execute("select count(*) from pg_stat_replication where sync_state = 'sync'")
                return found.fetchone() == (1,)
        except psycopg.Error:
            return False

    def _config(self, name: str, text: str) -> str:
        file = self.folder / name
        file.write_text(text)
        shutil.chown(file, "postgres")
        return str(file)

    def _run(self, program: str, *words: str) -> "subprocess.Popen[bytes]":
        where = shutil.which(program, path="/usr/bin:/usr/sbin") or program
        with (self.folder / f"{program}.log").open("ab") as said:
            process = subprocess.Popen(
                ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", where, *words],
                stdout=said, stderr=said, cwd=self.folder, env={**os.environ, "HOME": str(self.folder)},
            )  # fmt: skip
        self._running.append(process)
        return process


def wait(until: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait until this holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.2)


def _below(pid: int) -> list[int]:
    """The children of this process, and theirs."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == pid:
            child = int(file.parent.name)
            found += [child, *_below(child)]
    return found


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
