"""Asking for every page, one at a time and many at once, and for the floor in between."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.web.kept import World
from bench.web.load import Answered, Visitor, load, warm
from bench.web.server import Server, application, floor, processor_seconds

FLOOR = "floor"
AT_ONCE = (1, 32)
LEAST = {1: 0, 32: 10}
"""Seconds a page is asked for at least: with so many at once a shorter time says nothing."""
WARM = {1: 1, 32: 5}
"""Seconds before anything is counted: in the first each thread opens its connections."""
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One page, asked for by so many at once. `processor`: milliseconds a request, all processes together."""

    name: str
    bar: float | None
    at_once: int
    queries: int
    html: int
    answered: Answered
    processor: float
    of_database: float
    explained: int
    read_whole: tuple[str, ...]


def measured(
    world: World, *, seconds: int, database: int | None, only: str, each_at_once: Sequence[int]
) -> list[Row]:
    """All rows of a world; the floor stands first and last, for each number at once."""
    pages = _pages(world)
    account = json.loads(world.faces.read_text())["accounts"]["mentor"]
    bare = f"/floor/{account}/"
    rows: list[Row] = []
    with floor(world.env, path=bare) as below, application(world.env) as above:
        for at_once in each_at_once:
            rows.append(_floor(below, bare, at_once, seconds=seconds, database=database))
            for page in pages:
                if only not in page["name"]:
                    continue
                visitors = [Visitor(**one) for one in page["visitors"]]
                rows.append(_row(above, page, visitors, at_once=at_once, seconds=seconds, database=database))
            rows.append(_floor(below, bare, at_once, seconds=seconds, database=database))
    return rows


def _floor(server: Server, path: str, at_once: int, *, seconds: int, database: int | None) -> Row:
    page = {"name": FLOOR, "bar": None, "queries": 1, "html": 0, "pages_each": 1}
    page |= {"explained": 0, "read_whole": ()}
    return _row(server, page, [Visitor("", path)], at_once=at_once, seconds=seconds, database=database)


def _row(
    server: Server,
    page: dict[str, Any],
    visitors: list[Visitor],
    *,
    at_once: int,
    seconds: int,
    database: int | None,
) -> Row:
    asking = visitors[:at_once] if len(visitors) > 1 else visitors
    warm(server.port, asking[0])
    load(server.port, asking, at_once=at_once, seconds=WARM[at_once])
    _come_to_rest(server)
    before, below = processor_seconds(server.process), _database(database)
    answered = load(server.port, asking, at_once=at_once, seconds=max(seconds, LEAST[at_once]))
    ours, theirs = processor_seconds(server.process) - before, _database(database) - below
    each = page["pages_each"] / max(1, answered.requests) * 1000
    return Row(
        name=page["name"],
        bar=page["bar"],
        at_once=at_once,
        queries=page["queries"],
        html=page["html"],
        answered=answered,
        processor=(ours + theirs) * each,
        of_database=theirs * each,
        explained=page["explained"],
        read_whole=tuple(page["read_whole"]),
    )


def _come_to_rest(server: Server) -> None:
    """Wait for what was asked and not waited for: else it is counted with what comes next."""
    before = -1.0
    until = time.monotonic() + PATIENCE
    while before != (before := processor_seconds(server.process)) and time.monotonic() < until:
        time.sleep(0.3)


def _database(first: int | None) -> float:
    return 0.0 if first is None else processor_seconds(first)


def _pages(world: World) -> list[dict[str, Any]]:
    """Who visits what, from a process of its own that has the world's settings."""
    printed = subprocess.run(  # noqa: S603 (our own commands)
        [sys.executable, "-m", "bench.web.visits", str(world.faces)],
        env={**os.environ, **world.env},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    found: list[dict[str, Any]] = json.loads(printed)
    return found


def times_the_floor(rows: list[Row]) -> dict[tuple[str, int], float]:
    """What each page costs, for each number at once: its processor time over the floor's in that world."""
    least = dict(floors(rows))
    return {(row.name, row.at_once): row.processor / least[row.at_once] for row in rows if row.name != FLOOR}


def floors(rows: list[Row]) -> Iterator[tuple[int, float]]:
    """For each number at once, the processor time of the floor: the least of what was measured."""
    for at_once in sorted({row.at_once for row in rows}):
        each = [row.processor for row in rows if row.name == FLOOR and row.at_once == at_once]
        if each:
            yield at_once, min(each)
