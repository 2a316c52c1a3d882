"""Asking for a page again and again with wrk, one at a time or many at once."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

WARM = 7
SCRIPT = Path(__file__).parent / "load.lua"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the cookies; what is sent, with a form; and where to, when that is not the page itself.

    `stays`: with htmx, which shows the answer to the form where it was sent from.
    """

    cookie: str
    path: str
    form_path: str = ""
    form: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What wrk counted; milliseconds within which half, and 99 in 100, were answered; bytes each."""

    connections: int
    requests: int
    failures: int
    seconds: float
    middle: float
    slowest: float
    bytes_each: float


def load(port: int, visitors: Sequence[Visitor], *, at_once: int, seconds: int) -> Answered:
    """Ask as these visitors, each with a connection of its own when there are forms to send.

    Raises ValueError when wrk says nothing.
    """
    forms = any(one.form_path for one in visitors)
    threads = min(at_once, len(visitors)) if forms else 1
    connections = threads if forms else at_once
    command = ["wrk", "-t", str(threads), "-c", str(connections), "-d", f"{seconds}s", "--timeout", "30s"]
    command += ["-s", str(SCRIPT), f"http://127.0.0.1:{port}/"]
    env = os.environ | _as_variables(visitors)
    printed = subprocess.run(  # noqa: S603 (our own commands)
        command, env=env, check=True, capture_output=True, text=True
    ).stdout
    line = next((line for line in printed.splitlines() if line.startswith("{")), "")
    if not line:
        raise ValueError(printed)
    counted = json.loads(line)
    return Answered(
        connections=connections,
        requests=counted["requests"],
        failures=counted["failures"],
        seconds=counted["microseconds"] / 1e6,
        middle=counted["middle"] / 1000,
        slowest=counted["slowest"] / 1000,
        bytes_each=counted["bytes"] / max(1, counted["requests"]),
    )


def together(turns: Sequence[Answered]) -> Answered:
    """All turns as one: counts added up, and of the times the middle turn's."""
    requests = sum(one.requests for one in turns)
    return Answered(
        connections=turns[0].connections,
        requests=requests,
        failures=sum(one.failures for one in turns),
        seconds=sum(one.seconds for one in turns),
        middle=median(one.middle for one in turns),
        slowest=median(one.slowest for one in turns),
        bytes_each=sum(one.bytes_each * one.requests for one in turns) / max(1, requests),
    )


def warm(port: int, one: Visitor) -> None:
    """A few visits before anything is counted: the first of each kind builds templates and queries."""
    for _ in range(WARM):
        sent = one.form.encode() if one.form and not one.form_path else None
        asked = Request(f"http://127.0.0.1:{port}{one.path}", data=sent, headers={"Cookie": one.cookie})
        urlopen(asked, timeout=60).read()  # noqa: S310 (our own address)


def _as_variables(visitors: Sequence[Visitor]) -> Mapping[str, str]:
    named: dict[str, str] = {"VISITORS": str(len(visitors))}
    for number, one in enumerate(visitors):
        named |= {
            f"COOKIE_{number}": one.cookie,
            f"PATH_{number}": one.path,
            f"FORM_PATH_{number}": one.form_path,
            f"FORM_{number}": one.form,
            f"STAYS_{number}": "yes" if one.stays else "",
        }
    return named
