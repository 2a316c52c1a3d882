"""Starting what is measured, and how much processor time it took."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens: its address, and the process that answers."""

    port: int
    process: int


@contextmanager
def application(env: Mapping[str, str]) -> Iterator[Server]:
    """Keuzeruimte as an operator starts it; the worker is another process there."""
    port = free_port()
    ours = str(Path(sys.executable).parent / "keuzeruimte-web")
    command = [ours, "serve", "--port", str(port), "--no-worker"]
    with _listening(command, env, port=port, path="/inloggen/") as server:
        yield server


@contextmanager
def floor(env: Mapping[str, str], *, path: str) -> Iterator[Server]:
    """The bare page, on the same server."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "bench.web.floor:application", "--port", str(port)]
    command += ["--log-level", "warning", "--no-proxy-headers", "--no-server-header"]
    with _listening(command, env, port=port, path=path) as server:
        yield server


@contextmanager
def _listening(command: list[str], env: Mapping[str, str], *, port: int, path: str) -> Iterator[Server]:
    process = subprocess.Popen(command, env={**os.environ, **env})  # noqa: S603 (our own commands)
    try:
        _wait_for(f"http://127.0.0.1:{port}{path}", process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(address, timeout=5).read()  # noqa: S310 (our own address)
            return
        except URLError as not_yet:
            if getattr(not_yet, "code", None):
                raise
            time.sleep(0.1)
    raise TimeoutError(f"nothing listens at {address}")


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def processor_seconds(first: int) -> float:
    """What a process and all that it started have used so far, those that ended among them."""
    found = _tree(first)
    return sum(_used(process) for process in found)


def _tree(first: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [first]
    while waiting:
        found.append(one := waiting.pop())
        waiting += parents.get(one, [])
    return found


def _used(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS  # own and of children that ended
