"""A real installation (no demo) in a folder of its own, with the commands as an operator types them."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

from keuzeruimte_web.keys.master import new_master_key

PATIENCE = 580
"""Seconds: making every table takes long where ten others work on the same machine."""
PROGRAM = str(Path(sys.executable).parent / "keuzeruimte-web")


@dataclass
class Installation:
    """Its folder, and its settings beside those that follow from it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    master_key: str = field(default_factory=new_master_key)
    port: int = 0

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of its processes: nothing of the tests' own."""
        mine = {k: v for k, v in os.environ.items() if not k.startswith(("KEUZERUIMTE_", "DJANGO_"))}
        return mine | {
            "KEUZERUIMTE_VAR": str(self.folder / "var"),
            "KEUZERUIMTE_KEYS": str(self.folder / "keys" / "keys.sqlite3"),
            "KEUZERUIMTE_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-only-in-a-test",
            "KEUZERUIMTE_MASTER_KEY": self.master_key,
            "KEUZERUIMTE_HTTPS": "0",
            **self.settings,
        }

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command; what it said, on both ways out. It must end with this code."""
        done = subprocess.run(
            [PROGRAM, *words],
            env=self.surroundings,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == code, said
        return said

    def script(self, text: str) -> str:
        """Run Python inside this installation, above its schools; what it printed."""
        whole = (
            "import django; django.setup()\n"
            "from keuzeruimte_web.records import models as m\n"
            "from keuzeruimte_web.records.scope import above_schools, school_scope\n" + text
        )
        done = subprocess.run(
            [sys.executable, "-c", whole],
            env=self.surroundings | {"DJANGO_SETTINGS_MODULE": "keuzeruimte_web.settings"},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start its server, and wait until it answers; `port` is where. What it says goes to serve.log."""
        self.port = self.port or free_port()
        with (self.folder / "serve.log").open("ab") as said:
            process = subprocess.Popen(
                [PROGRAM, "serve", "--port", str(self.port), *words],
                env=self.surroundings,
                cwd=self.folder,
                stdout=said,
                stderr=said,
            )
        self.wait_until_it_answers(process)
        return process

    @contextmanager
    def served(self, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Its server, for as long as this lasts; then it is asked to stop."""
        process = self.start(*words)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(40)

    def wait_until_it_answers(self, process: "subprocess.Popen[bytes]") -> None:
        """Until /gezond/ answers."""
        until = time.monotonic() + 120
        while time.monotonic() < until:
            assert process.poll() is None, (self.folder / "serve.log").read_text()[-2000:]
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/gezond/", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        process.kill()
        raise TimeoutError(self.port)


def free_port() -> int:
    """A port at which nobody listens."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
